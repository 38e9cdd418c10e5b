import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { groupQuerySchema, sortings, states } from '../../server/review/api.ts';
import { createGrouper } from '../../server/review/groups/assign.ts';
import { createGroups } from '../../server/review/groups/groups.ts';
import { deleteExpired } from '../../server/review/groups/retention.ts';
import type { Database } from '../../server/store/database.ts';
import { type Entry, reasons } from '../../server/unanswered/entry.ts';
import { createUnansweredStore } from '../../server/unanswered/store.ts';
import { createChance } from './questions.ts';

/** What was done so often, and how long each took, in milliseconds. */
export interface Timing {
  readonly name: string;
  readonly times: readonly number[];
}

export interface Work {
  readonly database: Database;
  readonly now: Date;
  /** Words to search for: from all questions, so frequent ones come often. */
  readonly words: readonly string[];
  /** New questions. */
  readonly fresh: readonly Entry[];
  readonly rounds: number;
}

/** The questions of half a year: so many of the oldest days are deleted. */
const daysDeleted = 10;
const daysAsked = 179;

/** Does what a person at the page does, what each new question costs, and what is deleted, again and again. */
export async function measure({ database, now, words, fresh, rounds }: Work): Promise<readonly Timing[]> {
  const groups = createGroups(database, () => now);
  const grouper = createGrouper(database);
  const store = createUnansweredStore(database);
  const chance = createChance(7);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(chance() * items.length)] as Item;
  const query = (given: object) => groupQuerySchema.parse(given);
  const timings: Timing[] = [];
  const time = async (name: string, work: (round: number) => Promise<unknown>) => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const started = performance.now();
      await work(round);
      times.push(performance.now() - started);
    }
    timings.push({ name, times });
  };

  const all = await database.db.selectFrom('groups').select('id').where('merged_into', 'is', null).execute();
  const largest = await groups.list(query({ limit: 50 }));
  for (const sort of sortings) await time(`list by ${sort}`, () => groups.list(query({ sort })));
  await time('list, filtered', () =>
    groups.list(
      query({ state: pick(states), reason: pick(reasons), sort: pick(sortings), from: '2026-01-01', to: '2026-02-01' }),
    ),
  );
  let cursor: string | undefined;
  await time('list, page by page', async () => {
    cursor = (await groups.list(query({ limit: 100, cursor }))).next;
  });
  await time('search for one word', () => groups.list(query({ q: pick(words) })));
  await time('search for two words', () => groups.list(query({ q: `${pick(words)} ${pick(words)}` })));
  await time('search for a beginning', () => groups.list(query({ q: pick(words).slice(0, 3) })));
  await time('view of one of the largest groups', () => groups.show(pick(largest.groups).id));
  await time('view of any group', () => groups.show(pick(all).id));
  await time('change', async (round) => {
    const detail = await groups.show(pick(all).id);
    if (!detail) return;
    const { id, version } = detail.group;
    await groups.change({ groups: [{ group: id, version }], set: { note: `Notiz ${round}` } }, 'Erika');
  });
  await grouper.run();
  await time('grouping one new question', async (round) => {
    const entry = fresh[round];
    if (entry) await store.add([entry]);
    await grouper.run();
  });
  const blocks: number[] = [];
  for (let day = 1; day <= daysDeleted; day += 1)
    blocks.push(await longestBlock(() => deleteExpired(database, { now, retentionDays: daysAsked - day })));
  timings.push({ name: 'chat waits while a day is deleted', times: blocks });
  return timings;
}

/** How long at most everything else in the process waited while something was done, in milliseconds. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // It begins to watch with the first tick.
  await setTimeout(20);
  delay.reset();
  await work();
  await setTimeout(20);
  delay.disable();
  return delay.max / 1e6;
}

/** So many of a hundred took no longer. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((share / 100) * sorted.length))] ?? 0;
}
