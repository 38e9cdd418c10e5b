import { expect, test } from 'vitest';
import { type Loop, ownLoop, waitForQuiet } from '../../../../server/review/groups/quiet.ts';

/** A process that is as busy as given, one share after the other; the last one stays. */
function loopWith(...shares: readonly number[]) {
  const pauses: number[] = [];
  const loop: Loop = {
    busy: () => shares[Math.min(pauses.length - 1, shares.length - 1)] ?? 0,
    pause: async (ms) => pauses.push(ms),
  };
  return { loop, pauses };
}

test('a process with little to do is not waited for long', async () => {
  const { loop, pauses } = loopWith(0.1);
  await waitForQuiet(loop);
  expect(pauses).toHaveLength(1);
});

test('a busy process is waited for until it is quiet', async () => {
  const { loop, pauses } = loopWith(0.9, 0.8, 0.7, 0.2);
  await waitForQuiet(loop);
  expect(pauses).toHaveLength(4);
});

test('a process that is never quiet is waited for two seconds', async () => {
  const { loop, pauses } = loopWith(1);
  await waitForQuiet(loop);
  expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBe(2_000);
});

test('nothing is waited for where the process is about to end', async () => {
  const closing = new AbortController();
  const waiting = waitForQuiet(ownLoop(closing.signal));
  closing.abort();
  await expect(waiting).resolves.toBeUndefined();
});
