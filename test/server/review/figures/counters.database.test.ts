import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { listAnswered } from '../../../../server/review/figures/answered.ts';
import { mostAnswered, openCounters } from '../../../../server/review/figures/counters.ts';
import type { Answered, Count } from '../../../../server/review/figures/counts.ts';
import type { Tables } from '../../../../server/store/tables.ts';
import { temporaryFolder } from '../../content/temporary-folder.ts';
import { type Kind, kinds, makeDatabase } from '../../store/test-database.ts';

const day = '2026-11-30';

function matched(count = 1): Count {
  return { day, kind: 'outcome', key: 'matched', count };
}

function question(text: string, on = day): Answered {
  return { language: 'de', text, day: on, count: 1 };
}

async function openHere(kind: Kind) {
  const { db } = await makeDatabase(kind);
  const dataDir = temporaryFolder();
  const troubles: unknown[] = [];
  const open = (of: Kysely<Tables> = db) =>
    openCounters({
      db: of,
      dataDir,
      now: () => new Date(`${day}T12:00:00Z`),
      onTrouble: (error) => troubles.push(error),
    });
  const total = async () => {
    const rows = await db.selectFrom('counters').select(['key', 'count']).execute();
    return Object.fromEntries(rows.map(({ key, count }) => [key, count]));
  };
  return { db, dataDir, troubles, open, total };
}

describe.each(kinds)('counts in %s', (kind) => {
  it('add up over processes and restarts', async () => {
    const { open, total } = await openHere(kind);
    const [one, other] = [await open(), await open()];
    one.add([matched(), matched()]);
    other.add([matched(3), { day, kind: 'outcome', key: 'unmatched', count: 1 }]);
    await Promise.all([one.close(), other.close()]);
    const later = await open();
    later.add([matched()]);
    await later.close();
    expect(await total()).toEqual({ matched: 6, unmatched: 1 });
  });

  it('of four processes that write the same rows at once all arrive', async () => {
    const { open, total } = await openHere(kind);
    const processes = await Promise.all([open(), open(), open(), open()]);
    for (const each of processes) {
      each.add(Array.from({ length: 300 }, (_, index) => ({ day, kind: 'intent', key: `service/${index}`, count: 1 })));
    }
    await Promise.all(processes.map((each) => each.close()));
    expect(new Set(Object.values(await total()))).toEqual(new Set([4]));
  });

  it('wait while the database does not take them', async () => {
    const { db, open, total, troubles } = await openHere(kind);
    const counters = await open();
    await db.schema.alterTable('counters').renameTo('elsewhere').execute();
    counters.add([matched(2)]);
    await counters.flush();
    await db.schema.alterTable('elsewhere').renameTo('counters').execute();
    counters.add([matched()]);
    await counters.close();
    expect(await total()).toEqual({ matched: 3 });
    expect(troubles).toHaveLength(1);
  });

  it('that the database did not take until the stop are there after the next start', async () => {
    const { db, dataDir, open, total } = await openHere(kind);
    const counters = await open();
    await db.schema.alterTable('counters').renameTo('elsewhere').execute();
    counters.add([matched(2)]);
    counters.addAnswered(question('was kostet ein reisepass'));
    await counters.close();
    await db.schema.alterTable('elsewhere').renameTo('counters').execute();
    await (await open()).close();
    expect(await total()).toEqual({ matched: 2 });
    expect(await listAnswered(db, 10)).toHaveLength(1);
    expect(existsSync(join(dataDir, 'figures.json'))).toBe(false);
  });
});

describe.each(kinds)('answered questions in %s', (kind) => {
  it('are kept once with how often they were asked, the most asked first', async () => {
    const { db, open } = await openHere(kind);
    const counters = await open();
    for (const text of ['was kostet ein reisepass', 'hundesteuer', 'hundesteuer']) counters.addAnswered(question(text));
    await counters.flush();
    counters.addAnswered(question('hundesteuer'));
    await counters.close();
    expect(await listAnswered(db, 10)).toEqual([
      { text: 'hundesteuer', language: 'de', count: 3 },
      { text: 'was kostet ein reisepass', language: 'de', count: 1 },
    ]);
  });

  it('are forgotten beyond the last 5,000, those asked longest ago first', { timeout: 60_000 }, async () => {
    const { db, open } = await openHere(kind);
    const counters = await open();
    counters.addAnswered(question('vor langer zeit', '2026-01-01'));
    await counters.flush();
    for (let each = 0; each < mostAnswered; each += 1) counters.addAnswered(question(`frage ${each}`));
    await counters.close();
    const kept = await listAnswered(db, 10_000);
    expect(kept).toHaveLength(mostAnswered);
    expect(kept.filter(({ text }) => text === 'vor langer zeit')).toEqual([]);
  });

  it('are forgotten once nobody has asked them for half a year', async () => {
    const { db, open } = await openHere(kind);
    const counters = await open();
    for (const on of ['2026-06-02', '2026-06-03']) counters.addAnswered(question(`zuletzt am ${on}`, on));
    await counters.close();
    expect((await listAnswered(db, 10)).map(({ text }) => text)).toEqual(['zuletzt am 2026-06-03']);
  });

  it('bear no sign of who asked: no order of arrival, no time of day', async () => {
    const { db, open } = await openHere(kind);
    const counters = await open();
    counters.addAnswered(question('hundesteuer'));
    await counters.close();
    expect(await db.selectFrom('answered').selectAll().execute()).toEqual([
      { language: 'de', text: 'hundesteuer', day, count: 1 },
    ]);
  });
});

it('a file of counts that cannot be read does not stop the start', async () => {
  const { dataDir, open, troubles } = await openHere('sqlite');
  await writeFile(join(dataDir, 'figures.json'), '{"counts":[{"day":');
  await (await open()).close();
  expect(troubles).toHaveLength(1);
});
