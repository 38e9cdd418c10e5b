import { describe, expect, test, vi } from 'vitest';
import { deleteExpired } from '../../../../server/review/groups/retention.ts';
import { kinds } from '../../store/test-database.ts';
import { type Office, openOffice, seen } from './office.ts';

// A busy machine takes its time to make a database.
vi.setConfig({ testTimeout: 60_000 });

const tidy = ({ database }: Office, now: string) => deleteExpired(database, { now: new Date(now), retentionDays: 180 });

const tables = ['unanswered', 'wordings', 'landmarks', 'groups', 'group_days', 'changes', 'steps', 'moves'] as const;

/** How many rows each table holds, where it holds any. */
async function rowsIn({ database: { db } }: Office) {
  const counts = await Promise.all(
    tables.map(async (table) => [table, (await db.selectFrom(table).selectAll().execute()).length] as const),
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

describe.each(kinds)('retention in %s', (kind) => {
  test('a question is there for 180 days, then it is gone with all that belongs to it', async () => {
    const office = await openOffice(kind);
    await office.ask({ text: 'Bootsführerschein', at: '2026-01-01T10:00:00.000Z' });
    const group = await office.groupOf('Bootsführerschein');
    await office.groups.change({ groups: [seen(group)], set: { note: 'eine Notiz' } }, 'Erika');
    expect(await tidy(office, '2026-06-30T09:00:00Z')).toBe(0);
    expect(await tidy(office, '2026-06-30T11:00:00Z')).toBe(1);
    expect(await rowsIn(office)).toEqual({});
    expect(await office.list({ q: 'bootsführerschein' })).toEqual([]);
  });

  test('a group goes on with the questions it still has', async () => {
    const office = await openOffice(kind);
    await office.ask({ text: 'Bootsführerschein machen', at: '2026-01-01T10:00:00.000Z', language: 'en' });
    await office.ask({ text: 'Bootsführerscheine machen', at: '2026-03-01T10:00:00.000Z' });
    expect(await office.list()).toMatchObject([{ count: 2, title: 'Bootsführerschein machen' }]);
    await tidy(office, '2026-07-15T10:00:00Z');
    expect(await office.list()).toMatchObject([
      { count: 1, title: 'Bootsführerscheine machen', firstSeen: '2026-03-01T10:00:00.000Z', languages: ['de'] },
    ]);
    await office.ask('Bootsführerscheine machn');
    expect(await office.list()).toMatchObject([{ count: 2 }]);
  });

  test('a day of many questions goes whole, and the next one stays counted', async () => {
    const office = await openOffice(kind);
    const texts = ['Angelschein', 'Lotto spielen', 'Bootsführerschein'];
    const day = (at: string) => Array.from({ length: 60 }, (_, index) => ({ text: texts[index % 3] ?? '', at }));
    await office.ask(...day('2026-01-01T10:00:00.000Z'), ...day('2026-01-02T10:00:00.000Z'));
    expect(await tidy(office, '2026-07-01T09:00:00Z')).toBe(60);
    expect((await office.list()).map(({ title, count }) => [title, count]).sort()).toEqual([
      ['Angelschein', 20],
      ['Bootsführerschein', 20],
      ['Lotto spielen', 20],
    ]);
  });

  test('who has a question open that goes is told, and nothing is half saved', async () => {
    const office = await openOffice(kind);
    await office.ask({ text: 'Bootsführerschein', at: '2026-01-01T10:00:00.000Z' });
    await office.ask({ text: 'Lotto spielen', at: '2026-01-01T10:00:00.000Z' }, 'Loto spielen');
    const [boat, lotto] = [await office.groupOf('Bootsführerschein'), await office.groupOf('Lotto spielen')];
    const [entry] = (await office.detail(lotto.id)).entries.filter(({ text }) => text === 'Lotto spielen');
    await tidy(office, '2026-07-15T10:00:00Z');

    const changed = await office.groups.change({ groups: [seen(boat), seen(lotto)], set: { note: 'x' } }, 'Erika');
    expect(changed).toMatchObject({ done: [], gone: [boat.id], conflicts: [{ id: lotto.id, count: 1, note: '' }] });
    const split = await office.groups.split({ from: seen(lotto), entries: [entry?.id ?? ''] }, 'Erika');
    expect(split).toMatchObject({ done: [], conflicts: [{ id: lotto.id }] });
    const merged = await office.groups.merge({ into: seen(boat), from: [seen(lotto)] }, 'Erika');
    expect(merged).toMatchObject({ done: [], gone: [boat.id] });
    expect(await office.groups.show(boat.id)).toBeUndefined();
    expect(await rowsIn(office)).toMatchObject({ groups: 1, unanswered: 1, wordings: 1, group_days: 1 });
  });

  test('groups that were merged go with the last question of the one they are in', async () => {
    const office = await openOffice(kind);
    for (const text of ['Bootsführerschein', 'Lotto spielen'])
      await office.ask({ text, at: '2026-01-01T10:00:00.000Z' });
    const [into, from] = [await office.groupOf('Bootsführerschein'), await office.groupOf('Lotto spielen')];
    await office.groups.merge({ into: seen(into), from: [seen(from)] }, 'Erika');
    await tidy(office, '2026-07-15T10:00:00Z');
    expect(await rowsIn(office)).toEqual({});
  });

  test('a clock that jumps a year ahead costs no more than the oldest day', async () => {
    const office = await openOffice(kind);
    const days = ['2026-01-01', '2026-01-03', '2026-01-05', '2026-02-01'];
    await office.ask(...days.map((day) => ({ text: `Frage vom ${day}`, at: `${day}T10:00:00.000Z` })));
    expect(await tidy(office, '2027-03-01T10:00:00Z')).toBe(1);
    expect(await tidy(office, '2026-03-01T10:00:00Z')).toBe(0);
    expect((await rowsIn(office)).unanswered).toBe(3);
  });

  test('a clock that jumps back costs nothing, and questions keep their order', async () => {
    const office = await openOffice(kind);
    office.setClock('2026-03-02T10:00:00Z');
    await office.ask({ text: 'Angelschein', id: 'first' });
    office.setClock('2026-03-02T09:00:00Z');
    await office.ask({ text: 'Angelschein', id: 'second' });
    expect(await tidy(office, '1970-01-01T00:00:00Z')).toBe(0);
    const [group] = await office.list();
    expect((await office.detail(group?.id ?? 0)).entries.map(({ id }) => id)).toEqual(['second', 'first']);
    expect((group?.firstSeen ?? '') <= (group?.lastSeen ?? '')).toBe(true);
  });

  test('a long stop is caught up with, day by day', async () => {
    const office = await openOffice(kind);
    const days = Array.from({ length: 10 }, (_, day) => `2026-01-${String(day + 1).padStart(2, '0')}T10:00:00.000Z`);
    await office.ask(...days.map((at) => ({ text: 'Angelschein', at })));
    for (let hour = 0; hour < 10; hour += 1) await tidy(office, '2026-12-01T10:00:00Z');
    expect(await rowsIn(office)).toEqual({});
  });
});
