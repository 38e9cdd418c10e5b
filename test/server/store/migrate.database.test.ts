import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../server/store/database.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { kinds, makeDatabase, makePlace, openHere } from './test-database.ts';

// A busy machine takes its time to make a database.
vi.setConfig({ testTimeout: 30_000 });

const noon = new Date('2026-03-02T12:00:00Z');

describe.each(kinds)('the tables of %s', (kind) => {
  test('are there as soon as the database is open', async () => {
    const { db } = await makeDatabase(kind);
    expect(await db.selectFrom('unanswered').selectAll().execute()).toEqual([]);
  });

  test('are made once where four open the database at the same moment', async () => {
    const place = await makePlace(kind);
    const opened = await Promise.all([1, 2, 3, 4].map(() => openHere(place)));
    const steps = await opened[0]?.db.selectFrom('migrations').select('name').execute();
    expect(new Set(steps?.map(({ name }) => name)).size).toBe(steps?.length);
  });

  test('of a newer program are left alone, and the start is refused', async () => {
    const place = await makePlace(kind);
    const { db } = await openHere(place);
    await db.insertInto('migrations').values({ name: '999-from-the-future', at: noon.toISOString() }).execute();
    await expect(openDatabase(place)).rejects.toThrow(/newer version .*999-from-the-future/);
  });

  test('stay as they were where a change fails in the middle', async () => {
    const database = await makeDatabase(kind);
    const broken = async () => {
      await migrate(database.db, kind, noon, [
        ...(await known(database)),
        [
          '998-broken',
          async (transaction) => {
            await sql`create table half_done (id integer)`.execute(transaction);
            throw new Error('the disk is on fire');
          },
        ],
      ]);
    };
    await expect(broken()).rejects.toThrow('the disk is on fire');
    await expect(sql`select * from half_done`.execute(database.db)).rejects.toThrow(/half_done/);
  });

  test('are whole after a process was killed while it changed them', { timeout: 60_000 }, async () => {
    const place = await makePlace(kind);
    await openHere(place);
    const program = fileURLToPath(new URL('migrate-until-killed.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(place)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    const { db } = await openHere(place);
    await expect(sql`select * from half_done`.execute(db)).rejects.toThrow(/half_done/);
    expect(await db.selectFrom('unanswered').selectAll().execute()).toEqual([]);
  });
});

async function known({ db }: Awaited<ReturnType<typeof makeDatabase>>) {
  const names = await db.selectFrom('migrations').select('name').execute();
  return names.map(({ name }) => [name, async () => {}] as const);
}

test('questions of an installation from before there were migrations are kept', async () => {
  const place = await makePlace('sqlite');
  const old = new Libsql(`${place.dataDir}/review.db`);
  old.exec(
    `create table unanswered (sequence integer primary key autoincrement, id text not null unique, text text not null,
     language text not null, reason text not null, nearest text not null, at text not null, comment text)`,
  );
  old.exec(`insert into unanswered values (1, 'a', 'alt', 'de', 'no-fact', '[]', '2026-01-01T00:00:00.000Z', null)`);
  old.close();
  const { db } = await openHere(place);
  expect(await db.selectFrom('unanswered').select('text').execute()).toEqual([{ text: 'alt' }]);
});
