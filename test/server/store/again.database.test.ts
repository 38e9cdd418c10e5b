import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { kinds, makeDatabase } from './test-database.ts';

describe.each(kinds)('the same statement once more, in %s', (kind) => {
  const count = (key: string) => ({ day: '2026-11-30', kind: 'intent' as const, key, count: 1 });

  test('is carried out with its own values', async () => {
    const { db } = await makeDatabase(kind);
    for (const key of ['a', 'b', 'c']) await db.insertInto('counters').values(count(key)).execute();
    const keyed = (key: string) => db.selectFrom('counters').select('key').where('key', '=', key).execute();
    expect([await keyed('c'), await keyed('a'), await keyed('d')]).toEqual([[{ key: 'c' }], [{ key: 'a' }], []]);
  });

  test('is carried out after it has failed', async () => {
    const { db } = await makeDatabase(kind);
    const insert = (key: string) => db.insertInto('counters').values(count(key)).execute();
    await insert('a');
    await expect(insert('a')).rejects.toThrow();
    await insert('b');
    const rows = await db.selectFrom('counters').select('key').orderBy('key').execute();
    expect(rows).toEqual([{ key: 'a' }, { key: 'b' }]);
  });

  test('finds what was rolled back no more', async () => {
    const { db } = await makeDatabase(kind);
    const rows = () => db.selectFrom('counters').selectAll().execute();
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('counters').values(count('a')).execute();
      expect(await transaction.selectFrom('counters').selectAll().execute()).toHaveLength(1);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await rows()).toEqual([]);
  });

  test('sees a column that was added meanwhile', async () => {
    const { db } = await makeDatabase(kind);
    const rows = () => sql<{ extra?: string }>`select * from counters`.execute(db);
    await db.insertInto('counters').values(count('a')).execute();
    expect((await rows()).rows[0]?.extra).toBeUndefined();
    await sql`alter table counters add column extra varchar(5) default 'new'`.execute(db);
    expect((await rows()).rows[0]?.extra).toBe('new');
  });
});
