import { sql, type Transaction } from 'kysely';
import { languages } from '../../protocol/messages.ts';
import type { Tables } from '../../store/tables.ts';
import { reasons } from '../../unanswered/entry.ts';
import { bitOf, dayOf, joined, type Tally } from './tally.ts';

/** Counts the questions of groups anew, after some have left or come, and gives each group a landmark. */
export async function recount(transaction: Transaction<Tables>, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  // An hour of UTC lies within one day of Berlin: far fewer rows than questions.
  const hour = sql<string>`substr(unanswered.at, 1, 13)`;
  const rows = await transaction
    .selectFrom('unanswered')
    .innerJoin('wordings', 'wordings.id', 'unanswered.wording_id')
    .select(({ fn }) => [
      'wordings.group_id',
      'language',
      'reason',
      hour.as('hour'),
      fn.countAll<number>().as('count'),
      fn.min('unanswered.at').as('first'),
      fn.max('unanswered.at').as('last'),
    ])
    .where('wordings.group_id', 'in', ids)
    .groupBy(['wordings.group_id', 'language', 'reason', hour])
    .execute();
  const tallies = new Map<number, Tally>();
  const days = new Map<string, { group_id: number; day: string; count: number }>();
  for (const { group_id, language, reason, hour: at, count, first, last } of rows) {
    tallies.set(
      group_id,
      joined(tallies.get(group_id), {
        count,
        first_seen: first,
        last_seen: last,
        languages: bitOf(languages, language),
        reasons: bitOf(reasons, reason),
      }),
    );
    const day = dayOf(new Date(`${at}:00:00Z`));
    const key = `${group_id} ${day}`;
    days.set(key, { group_id, day, count: (days.get(key)?.count ?? 0) + count });
  }
  await transaction.deleteFrom('group_days').where('group_id', 'in', ids).execute();
  const rowsOfDays = [...days.values()];
  for (let start = 0; start < rowsOfDays.length; start += daysAtOnce)
    await transaction
      .insertInto('group_days')
      .values(rowsOfDays.slice(start, start + daysAtOnce))
      .execute();
  for (const id of ids)
    await transaction
      .updateTable('groups')
      .set(tallies.get(id) ?? { count: 0 })
      .where('id', '=', id)
      .execute();
  await giveLandmarks(transaction, ids);
}

/** SQLite bounds the values of a statement. */
const daysAtOnce = 500;

/** A group whose landmarks have all gone elsewhere is known by its oldest wording. */
async function giveLandmarks(transaction: Transaction<Tables>, ids: readonly number[]) {
  const oldest = await transaction
    .selectFrom('wordings')
    .leftJoin('landmarks', 'landmarks.wording_id', 'wordings.id')
    .select(({ fn }) => fn.min('wordings.id').as('wording_id'))
    .where('group_id', 'in', ids)
    .groupBy('group_id')
    .having(({ fn }) => fn.count('landmarks.id'), '=', 0)
    .execute();
  if (oldest.length > 0) await transaction.insertInto('landmarks').values(oldest).execute();
}
