import { expect, onTestFinished, test } from 'vitest';
import { backUp } from '../../../server/operation/backup.ts';
import { restore } from '../../../server/operation/restore.ts';
import { openUnansweredStore } from '../../../server/unanswered/store.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';
import { makePlace } from '../store/test-database.ts';
import { entry } from '../unanswered/entries.ts';

test('a PostgreSQL database comes back from a backup as it was', { timeout: 60_000 }, async () => {
  const { dataDir, databaseUrl } = await makePlace('postgres');
  const store = await openUnansweredStore({ dataDir, databaseUrl });
  onTestFinished(() => store.close());
  await store.add([entry('old')]);
  const folder = await backUp({ dataDir, databaseUrl }, temporaryFolder(), new Date());
  await store.add([entry('new')]);
  await restore({ dataDir, databaseUrl }, folder, new Date());
  expect((await store.list(10)).map(({ id }) => id)).toEqual(['old']);
});
