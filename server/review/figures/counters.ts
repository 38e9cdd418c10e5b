import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { languages } from '../../protocol/messages.ts';
import type { Tables } from '../../store/tables.ts';
import { transact } from '../../store/transact.ts';
import { type Answered, type Count, dayOf, kinds } from './counts.ts';

/** Counts beside the chat: nobody waits for it, and a database that is away costs nothing but time. */
export interface Counters {
  add(counts: readonly Count[]): void;
  addAnswered(answered: Answered): void;
  /** Hands everything counted so far to the database. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface CounterParts {
  readonly db: Kysely<Tables>;
  /** Keeps what the database did not take when the server stops. */
  readonly dataDir: string;
  readonly now: () => Date;
  readonly onTrouble: (error: unknown) => void;
}

const flushMs = 5_000;

/** Wordings that nobody has used for so long are forgotten, however few there are. */
const answeredDays = 180;

/** So many wordings of answered questions wait for a database that is away; further ones are not kept. */
const mostWaiting = 5_000;

/** So many wordings are kept in all: those asked last. */
export const mostAnswered = 5_000;

/** Rows written in one go: SQLite bounds the values of a statement, and the chat must get its turn in between. */
const rowsAtOnce = 50;

const keptSchema = z.object({
  counts: z.array(z.object({ day: z.iso.date(), kind: z.enum(kinds), key: z.string(), count: z.int().positive() })),
  answered: z.array(
    z.object({ language: z.enum(languages), text: z.string(), day: z.iso.date(), count: z.int().positive() }),
  ),
});

type Kept = z.infer<typeof keptSchema>;

/** Opens the counters. Of a process that is killed the last seconds are lost; all else is counted once. */
export async function openCounters({ db, dataDir, now, onTrouble }: CounterParts): Promise<Counters> {
  const path = join(dataDir, 'figures.json');
  const counts = new Map<string, Counted<Count>>();
  const answered = new Map<string, Counted<Answered>>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let work = Promise.resolve();
  const add = (count: Count) => addTo(counts, nameOf(count), count);
  const addAnswered = (question: Answered) => {
    const key = nameOf(question);
    if (answered.size < mostWaiting || answered.has(key)) addTo(answered, key, question);
  };
  const schedule = () => {
    if (!isClosed) timer ??= setTimeout(() => void flush(), flushMs).unref();
  };
  const write = async () => {
    timer = undefined;
    const taken = { counts: itemsOf(counts), answered: itemsOf(answered) };
    if (taken.counts.length + taken.answered.length === 0) return;
    counts.clear();
    answered.clear();
    try {
      await save(db, taken.counts, taken.answered);
      if (taken.answered.length > 0) await forgetOldest(db, now());
    } catch (error) {
      taken.counts.forEach(add);
      taken.answered.forEach(addAnswered);
      onTrouble(error);
      schedule();
    }
  };
  // One after the other: what a failed write gives back must not be taken by the next one meanwhile.
  const flush = () => {
    work = work.then(write);
    return work;
  };
  const kept = await readKept(path, onTrouble);
  kept.counts.forEach(add);
  kept.answered.forEach(addAnswered);
  await rm(path, { force: true });
  await flush();
  return {
    add(more) {
      more.forEach(add);
      schedule();
    },
    addAnswered(question) {
      addAnswered(question);
      schedule();
    },
    flush,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await flush();
      if (counts.size + answered.size > 0) await keep(path, { counts: itemsOf(counts), answered: itemsOf(answered) });
    },
  };
}

/** What was counted, as it came last, and how often in all. */
interface Counted<Item> {
  item: Item;
  count: number;
}

function addTo<Item extends Count | Answered>(map: Map<string, Counted<Item>>, key: string, item: Item) {
  const before = map.get(key);
  if (before === undefined) {
    map.set(key, { item, count: item.count });
    return;
  }
  before.item = item;
  before.count += item.count;
}

function itemsOf<Item extends Count | Answered>(map: ReadonlyMap<string, Counted<Item>>): Item[] {
  return [...map.values()].map(({ item, count }) => ({ ...item, count }));
}

async function save(db: Kysely<Tables>, counts: readonly Count[], answered: readonly Answered[]) {
  // Always in the same order: two processes that wait for one another's rows would wait forever.
  const rows = [...counts].sort(byKey);
  const questions = [...answered].sort(byKey);
  await transact(db, async (transaction) => {
    for (const batch of batches(rows)) {
      await transaction
        .insertInto('counters')
        .values(batch)
        .onConflict((conflict) =>
          conflict
            .columns(['day', 'kind', 'key'])
            .doUpdateSet((row) => ({ count: row('counters.count', '+', row.ref('excluded.count')) })),
        )
        .execute();
      await setImmediate();
    }
    for (const batch of batches(questions)) {
      await transaction
        .insertInto('answered')
        .values(batch)
        .onConflict((conflict) =>
          conflict.columns(['language', 'text']).doUpdateSet((row) => ({
            count: row('answered.count', '+', row.ref('excluded.count')),
            day: row.ref('excluded.day'),
          })),
        )
        .execute();
      await setImmediate();
    }
  });
}

async function forgetOldest(db: Kysely<Tables>, at: Date) {
  const since = dayOf(new Date(at.getTime() - answeredDays * 24 * 3_600_000));
  await db.deleteFrom('answered').where('day', '<', since).execute();
  const beyond = await db
    .selectFrom('answered')
    .select(['language', 'text'])
    .orderBy('day', 'desc')
    .orderBy('count', 'desc')
    .orderBy('language')
    .orderBy('text')
    .limit(mostAnswered)
    .offset(mostAnswered)
    .execute();
  for (const batch of batches(beyond)) {
    await db
      .deleteFrom('answered')
      .where((row) => row.or(batch.map(({ language, text }) => row.and({ language, text }))))
      .execute();
    await setImmediate();
  }
}

function batches<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const count = Math.ceil(rows.length / rowsAtOnce);
  return Array.from({ length: count }, (_, index) => rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce));
}

function byKey(one: Count | Answered, other: Count | Answered): number {
  const [first, second] = [nameOf(one), nameOf(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function nameOf(item: Count | Answered): string {
  return 'kind' in item ? `${item.day} ${item.kind} ${item.key}` : `${item.language} ${item.text}`;
}

async function readKept(path: string, onTrouble: (error: unknown) => void): Promise<Kept> {
  try {
    return keptSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    // Counts that cannot be read are no reason not to start.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) onTrouble(error);
    return { counts: [], answered: [] };
  }
}

async function keep(path: string, left: Kept) {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(left));
  await rename(`${path}.new`, path);
}
