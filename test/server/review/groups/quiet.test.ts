import { expect, test } from 'vitest';
import { createWaitForQuiet, type Loop, ownLoop } from '../../../../server/review/groups/quiet.ts';

/** A process that is as busy as given, one share after the other; the last one stays. */
function loopWith(...shares: readonly number[]) {
  const pauses: number[] = [];
  const loop: Loop = {
    busy: () => shares[Math.min(pauses.length - 1, shares.length - 1)] ?? 0,
    pause: async (ms) => pauses.push(ms),
  };
  return { loop, pauses };
}

test('a process with little to do is waited for a tenth of a second, and then no longer than a moment', async () => {
  const { loop, pauses } = loopWith(0.1);
  const quiet = createWaitForQuiet(loop);
  await quiet();
  expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBe(100);
  await quiet();
  expect(pauses).toHaveLength(6);
});

test('a busy process is waited for until it is quiet', async () => {
  const { loop, pauses } = loopWith(0.9, 0.8, 0.7, 0.2, 0.2, 0.2, 0.2);
  await createWaitForQuiet(loop)();
  expect(pauses).toHaveLength(6);
});

test('a moment between two questions is not yet quiet', async () => {
  const { loop, pauses } = loopWith(0.9, 0.1, 0.9, 0.1, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1);
  await createWaitForQuiet(loop)();
  expect(pauses).toHaveLength(8);
});

test('a process that is never quiet is waited for two seconds', async () => {
  const { loop, pauses } = loopWith(1);
  await createWaitForQuiet(loop)();
  expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBe(2_000);
});

test('nothing is waited for where the process is about to end', async () => {
  const closing = new AbortController();
  const waiting = createWaitForQuiet(ownLoop(closing.signal))();
  closing.abort();
  await expect(waiting).resolves.toBeUndefined();
});
