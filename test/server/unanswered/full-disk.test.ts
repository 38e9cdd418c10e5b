import { spawnSync } from 'node:child_process';
import { statfsSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openUnansweredStore } from '../../../server/unanswered/store.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';
import { openTestService, type TestServer, Visitor } from '../harness.ts';

vi.setConfig({ testTimeout: 120_000 });

/** A disk of two megabytes; undefined where this user may not mount one. */
function smallDisk(): string | undefined {
  const folder = temporaryFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]).status === 0;
  if (mounted) onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return mounted ? folder : undefined;
}

/** The mounting itself is tried at the beginning, so that a skip is seen in the report. */
const mayMount = process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0;

async function readiness({ port }: TestServer) {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  return { code: response.status, ...((await response.json()) as { status: string; troubles: readonly string[] }) };
}

/** Leaves not a byte. */
function fill(disk: string): string {
  const path = join(disk, 'filler');
  const { bsize, bavail } = statfsSync(disk);
  writeFileSync(path, Buffer.alloc(bsize * bavail));
  return path;
}

// Without the right to mount, `queue.test.ts` tries the same with a file that is always full.
test.runIf(mayMount)('a full disk costs no answer and no question, and needs no restart', async () => {
  const disk = smallDisk();
  if (disk === undefined) throw new Error('this user is root and still may not mount a disk');
  const service = await openTestService({ env: { DATA_DIR: disk } });
  onTestFinished(() => service.close());
  const visitor = await Visitor.enter(service);
  const filler = fill(disk);

  expect(await visitor.say('Krawumms qwopf brumfelt')).toMatchObject({ outcome: 'unmatched' });
  expect(await visitor.say('Was kostet ein Reisepass?')).toMatchObject({ outcome: 'matched' });
  await vi.waitFor(async () => expect(await readiness(service)).toMatchObject({ code: 200, status: 'degraded' }));

  unlinkSync(filler);
  await visitor.say('Krawumms auf leerer Platte');
  await vi.waitFor(async () => expect(await readiness(service)).toMatchObject({ status: 'ready', troubles: [] }), {
    timeout: 60_000,
    interval: 200,
  });
  const store = await openUnansweredStore({ dataDir: disk });
  onTestFinished(() => store.close());
  await vi.waitFor(
    async () =>
      expect((await store.list(10)).map(({ text }) => text)).toEqual([
        'Krawumms auf leerer Platte',
        'Krawumms qwopf brumfelt',
      ]),
    { timeout: 10_000 },
  );
});
