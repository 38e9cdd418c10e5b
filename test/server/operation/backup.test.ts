import { existsSync } from 'node:fs';
import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimDataFolder } from '../../../server/data-folder.ts';
import { backUp } from '../../../server/operation/backup.ts';
import { restore } from '../../../server/operation/restore.ts';
import { openQueue } from '../../../server/unanswered/queue.ts';
import { openUnansweredStore } from '../../../server/unanswered/store.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';
import { entry } from '../unanswered/entries.ts';

const sunday = new Date('2026-03-01T03:00:00Z');

async function keep(dataDir: string, ids: readonly string[]) {
  const store = await openUnansweredStore({ dataDir });
  await store.add(ids.map((id) => entry(id)));
  await store.close();
}

async function keptIn(dataDir: string): Promise<readonly string[]> {
  const store = await openUnansweredStore({ dataDir });
  // What waits in the queue is kept as well: the next server hands it over.
  const queue = await openQueue(dataDir, store, {
    onTrouble: (error) => expect.unreachable(String(error)),
    onRecovery: () => {},
  });
  const ids = (await store.list(100_000)).map(({ id }) => id);
  await queue.close();
  await store.close();
  return ids;
}

test('a backup taken while questions come in holds all that was acknowledged before it began, once', async () => {
  const dataDir = temporaryFolder();
  const store = await openUnansweredStore({ dataDir });
  const queue = await openQueue(dataDir, store, { onTrouble: () => {}, onRecovery: () => {} });
  const acknowledged: string[] = [];
  let isOver = false;
  const writing = (async () => {
    for (let each = 0; !isOver; each += 1) {
      await queue.put(entry(`q${each}`));
      acknowledged.push(`q${each}`);
      if (each % 40 === 0) void queue.flush();
    }
  })();
  while (acknowledged.length < 200) await new Promise((resolve) => setImmediate(resolve));
  const before = [...acknowledged];
  const folder = await backUp({ dataDir, databaseUrl: undefined }, temporaryFolder(), sunday);
  isOver = true;
  await writing;
  await queue.close();
  await store.close();

  const elsewhere = temporaryFolder();
  await restore({ dataDir: elsewhere, databaseUrl: undefined }, folder, sunday);
  const restored = await keptIn(elsewhere);
  expect(before.filter((id) => !restored.includes(id))).toEqual([]);
  expect(new Set(restored).size).toBe(restored.length);
});

test('a backup is for its owner alone', async () => {
  const dataDir = temporaryFolder();
  await keep(dataDir, ['a']);
  const folder = await backUp({ dataDir, databaseUrl: undefined }, temporaryFolder(), sunday);
  expect((await stat(folder)).mode & 0o077).toBe(0);
  for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
});

test('what was there before a restore is moved aside, not lost', async () => {
  const [from, to] = [temporaryFolder(), temporaryFolder()];
  await keep(from, ['old']);
  await keep(to, ['new']);
  await writeFile(join(from, 'token.key'), Buffer.alloc(32, 7));
  const folder = await backUp({ dataDir: from, databaseUrl: undefined }, temporaryFolder(), sunday);
  const before = await restore({ dataDir: to, databaseUrl: undefined }, folder, sunday);
  expect(await keptIn(to)).toEqual(['old']);
  expect(await readFile(join(to, 'token.key'))).toEqual(Buffer.alloc(32, 7));
  expect(await keptIn(before)).toEqual(['new']);
});

test('a restore is refused while a server runs on the folder', async () => {
  const [from, to] = [temporaryFolder(), temporaryFolder()];
  await keep(from, ['a']);
  const folder = await backUp({ dataDir: from, databaseUrl: undefined }, temporaryFolder(), sunday);
  const server = claimDataFolder(to);
  await expect(restore({ dataDir: to, databaseUrl: undefined }, folder, sunday)).rejects.toThrow(
    'used by another server',
  );
  server.release();
});

test('a backup that was changed is refused, and nothing is touched', async () => {
  const [from, to] = [temporaryFolder(), temporaryFolder()];
  await keep(from, ['old']);
  await keep(to, ['new']);
  const folder = await backUp({ dataDir: from, databaseUrl: undefined }, temporaryFolder(), sunday);
  await appendFile(join(folder, 'review.db'), 'x');
  await expect(restore({ dataDir: to, databaseUrl: undefined }, folder, sunday)).rejects.toThrow('review.db');
  expect(await keptIn(to)).toEqual(['new']);
});

test.each([
  ['a folder without a manifest', undefined],
  ['a manifest that is no JSON', 'x'],
  [
    'a manifest that names a file elsewhere',
    '{"at":"2026-03-01T03:00:00.000Z","database":"sqlite","files":{"../x":""}}',
  ],
])('%s is no backup', async (_, manifest) => {
  const folder = temporaryFolder();
  if (manifest !== undefined) await writeFile(join(folder, 'backup.json'), manifest);
  await expect(restore({ dataDir: temporaryFolder(), databaseUrl: undefined }, folder, sunday)).rejects.toThrow(
    'is no backup',
  );
});

test('a backup of SQLite is not put into PostgreSQL', async () => {
  const dataDir = temporaryFolder();
  await keep(dataDir, ['a']);
  const folder = await backUp({ dataDir, databaseUrl: undefined }, temporaryFolder(), sunday);
  const url = 'postgres://nobody@127.0.0.1:1/none';
  await expect(restore({ dataDir: temporaryFolder(), databaseUrl: url }, folder, sunday)).rejects.toThrow(
    'DATABASE_URL',
  );
});

test('there is nothing to back up where no server has ever run', async () => {
  const to = temporaryFolder();
  const dataDir = join(to, 'none');
  await expect(backUp({ dataDir, databaseUrl: undefined }, to, sunday)).rejects.toThrow('DATA_DIR');
  expect(existsSync(dataDir)).toBe(false);
});
