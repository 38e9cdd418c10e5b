/**
 * Measures the review page's work with half a year of questions, on SQLite and on PostgreSQL.
 *
 *   npm run bench:review [-- --entries 100000] [--rounds 100] [--only sqlite]
 *
 * Fills both databases with the same seeded questions, made from the content, then lists, searches, shows, changes,
 * groups and deletes. PostgreSQL is started in a temporary folder, and installed where it is missing and that can be
 * done. Ends with 1 where a bar is not met: 200 ms for the page, 20 ms for grouping a question, 100 ms that the chat
 * waits in one go while questions are deleted, each at the 95th percentile.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../server/content/load.ts';
import { prepareEngine } from '../server/models.ts';
import { createGrouper } from '../server/review/groups/assign.ts';
import { wordsOf } from '../server/review/groups/meaning.ts';
import { type Database, openDatabase } from '../server/store/database.ts';
import { createUnansweredStore } from '../server/unanswered/store.ts';
import { installEngine } from '../server/understanding/engine.ts';
import { startPostgres } from '../test/postgres.ts';
import { copyTables } from './bench-review/copy.ts';
import { measureGrouping } from './bench-review/grouping.ts';
import { measure, percentile, type Timing } from './bench-review/measure.ts';
import { makeQuestions } from './bench-review/questions.ts';
import { alignColumns } from './table.ts';

const bars = { page: 200, grouping: 20, wait: 100 };

const { entries, rounds, only } = parseArgs({
  options: {
    entries: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '100' },
    only: { type: 'string' },
  },
}).values;

const now = new Date('2026-03-02T10:00:00Z');
const catalogue = await loadCatalogue('.');
installEngine(catalogue, await prepareEngine(catalogue));
const quality = measureGrouping(catalogue);
console.log(
  `${quality.questions} questions, four of each meaning, in ${quality.groups} groups: ${percent(quality.pure)} with their own kind, ${percent(quality.together)} of the pairs together`,
);
const questions = makeQuestions(catalogue, Number(entries), now);
const fresh = makeQuestions(catalogue, Number(rounds), now, 2);
const words = questions.slice(0, 5000).flatMap(({ text }) =>
  wordsOf(text)
    .split(' ')
    .filter((word) => word.length > 2),
);

const dataDir = await mkdtemp(join(tmpdir(), 'hsc-bench-'));
const sqlite = await openDatabase({ dataDir });
const results = new Map<string, readonly Timing[]>();
try {
  const started = performance.now();
  await createUnansweredStore(sqlite).add(questions);
  const filled = performance.now();
  await createGrouper(sqlite).run();
  const groups = await count(sqlite, 'groups');
  const wordings = await count(sqlite, 'wordings');
  console.log(
    `${questions.length} questions stored in ${seconds(filled - started)}, grouped in ${seconds(performance.now() - filled)}: ${wordings} wordings, ${groups} groups`,
  );
  if (only !== 'sqlite') {
    const postgres = await startPostgres();
    try {
      const other = await openDatabase({ dataDir, databaseUrl: postgres.url });
      await copyTables(sqlite, other);
      results.set('PostgreSQL', await measure({ database: other, now, words, fresh, rounds: Number(rounds) }));
      await other.close();
    } finally {
      await postgres.remove();
    }
  }
  results.set('SQLite', await measure({ database: sqlite, now, words, fresh, rounds: Number(rounds) }));
} finally {
  await sqlite.close();
  await rm(dataDir, { recursive: true });
}

const rows = [...results].flatMap(([database, timings]) =>
  timings.map(({ name, times }) => [
    database,
    name,
    ms(percentile(times, 50)),
    ms(percentile(times, 95)),
    bar(name, times),
  ]),
);
for (const line of alignColumns([['database', 'what', 'p50 ms', 'p95 ms', 'bar'], ...rows])) console.log(line);
if (rows.some(([, , , , verdict]) => verdict?.startsWith('over'))) process.exitCode = 1;

async function count({ db }: Database, table: 'groups' | 'wordings'): Promise<number> {
  const { count: found } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return found;
}

function bar(name: string, times: readonly number[]): string {
  const most = name.startsWith('grouping') ? bars.grouping : name.startsWith('chat waits') ? bars.wait : bars.page;
  return percentile(times, 95) <= most ? `below ${most}` : `over ${most}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function ms(value: number): string {
  return value.toFixed(1);
}

function seconds(value: number): string {
  return `${(value / 1000).toFixed(1)} s`;
}
