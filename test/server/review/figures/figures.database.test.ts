import { describe, expect, it } from 'vitest';
import { openCounters } from '../../../../server/review/figures/counters.ts';
import type { Kind as CountKind } from '../../../../server/review/figures/counts.ts';
import { figuresOf } from '../../../../server/review/figures/figures.ts';
import { catalogueOf } from '../../content/good-content.ts';
import { temporaryFolder } from '../../content/temporary-folder.ts';
import { type Kind, kinds, makeDatabase } from '../../store/test-database.ts';

const now = new Date('2026-11-30T12:00:00Z');

async function openFigures(
  kind: Kind,
  counts: readonly (readonly [day: string, CountKind, key: string, count: number])[],
) {
  const { db } = await makeDatabase(kind);
  const counters = await openCounters({
    db,
    dataDir: temporaryFolder(),
    now: () => now,
    onTrouble: (error) => expect.fail(String(error)),
  });
  counters.add(counts.map(([day, of, key, count]) => ({ day, kind: of, key, count })));
  await counters.close();
  const parts = {
    db,
    catalogue: () => catalogueOf(),
    firstSeenOfOpenGroups: async () => ['2026-11-29T12:00:00Z', '2026-11-20T12:00:00Z', '2025-11-20T12:00:00Z'],
    now: () => now,
  };
  return (from: string, to: string) => figuresOf(parts, { from, to });
}

describe.each(kinds)('figures in %s', (kind) => {
  it('are sums over the days of a period, both ends included', async () => {
    const figures = await openFigures(kind, [
      ['2026-11-01', 'outcome', 'matched', 100],
      ['2026-11-02', 'outcome', 'matched', 7],
      ['2026-11-02', 'outcome', 'ambiguous', 2],
      ['2026-11-03', 'outcome', 'unmatched', 1],
      ['2026-11-03', 'rating', 'helpful', 3],
      ['2026-11-03', 'rating', 'not-helpful', 4],
      ['2026-11-04', 'outcome', 'matched', 100],
    ]);
    expect(await figures('2026-11-02', '2026-11-03')).toMatchObject({
      questions: 10,
      answered: 7,
      askedBack: 2,
      unmatched: 1,
      helpful: 3,
      notHelpful: 4,
      days: [
        { day: '2026-11-02', questions: 9, answered: 7, unmatched: 0 },
        { day: '2026-11-03', questions: 1, answered: 0, unmatched: 1 },
      ],
    });
  });

  it('list what was asked by the names people know, the most asked first', async () => {
    const figures = await openFigures(kind, [
      ['2026-11-01', 'service', 'reisepass', 2],
      ['2026-11-02', 'service', 'reisepass', 3],
      ['2026-11-02', 'service', 'gone-since', 9],
      ['2026-11-02', 'language', 'en', 1],
    ]);
    const { services, languages } = await figures('2026-11-01', '2026-11-02');
    expect(services).toEqual([
      { key: 'gone-since', label: 'gone-since', count: 9 },
      { key: 'reisepass', label: catalogueOf().services.get('reisepass')?.name.de, count: 5 },
    ]);
    expect(languages).toEqual([{ key: 'en', label: 'English', count: 1 }]);
  });

  it('know the hours of the week', async () => {
    const figures = await openFigures(kind, [
      ['2026-11-01', 'hour', '6-23', 4],
      ['2026-11-02', 'hour', '0-8', 5],
    ]);
    const { hours } = await figures('2026-11-01', '2026-11-30');
    expect([hours.length, hours[0]?.[8], hours[6]?.[23], hours.flat().reduce((sum, count) => sum + count)]).toEqual([
      7, 5, 4, 9,
    ]);
  });

  it('are nothing but noughts where nothing happened', async () => {
    const { questions, days, services } = await (await openFigures(kind, []))('2026-11-01', '2026-11-30');
    expect([questions, days.length, services]).toEqual([0, 30, []]);
  });

  it('say how old the open groups are', async () => {
    const { unansweredByAge } = await (await openFigures(kind, []))('2026-11-01', '2026-11-30');
    expect(unansweredByAge.map(({ label, count }) => [label, count])).toEqual([
      ['bis 7 Tage', 1],
      ['8 bis 30 Tage', 1],
      ['31 bis 90 Tage', 0],
      ['über 90 Tage', 1],
    ]);
  });
});
