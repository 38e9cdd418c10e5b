import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { claimDataFolder, DataFolderError } from '../../server/data-folder.ts';
import { temporaryFolder } from './content/temporary-folder.ts';
import { startInVain, startServer } from './server-process.ts';

// Processes start slowly on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

test('a data folder that cannot be written ends the start with one sentence', async () => {
  // A file in the folder's place: unlike missing rights, that holds for root too.
  const file = join(temporaryFolder(), 'data');
  writeFileSync(file, '');
  expect(await startInVain({ dataDir: file })).toEqual({
    code: 1,
    output: `DATA_DIR=${file} cannot be written (EEXIST): name a folder that belongs to the user this server runs as.\n`,
  });
});

test('a second server on the same data folder is refused, and the first goes on', async () => {
  const first = await startServer();
  expect(await startInVain({ dataDir: first.dataDir })).toEqual({
    code: 1,
    output: `DATA_DIR=${first.dataDir} is used by another server: stop it, or give each server a folder of its own.\n`,
  });
  expect((await fetch(`http://127.0.0.1:${first.port}/readyz`)).status).toBe(200);
});

test('a killed server leaves its data folder to the next one', async () => {
  const first = await startServer();
  first.child.kill('SIGKILL');
  await first.ended;
  const folder = claimDataFolder(first.dataDir);
  folder.release();
});

test('a data folder that was released can be claimed again', () => {
  const folder = temporaryFolder();
  claimDataFolder(folder).release();
  const again = claimDataFolder(folder);
  expect(() => claimDataFolder(folder)).toThrow(DataFolderError);
  again.release();
});
