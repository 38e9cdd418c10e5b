import { setImmediate } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../store/database.ts';
import type { Kind } from '../../store/migrate.ts';
import type { Tables } from '../../store/tables.ts';
import { transact } from '../../store/transact.ts';
import { lockGrouping } from './lock.ts';
import { recount } from './recount.ts';
import { unindexWordings } from './search.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Questions deleted in one transaction, in which the chat waits: their groups are counted anew, however large. */
const atOnce = 10;

/**
 * Deletes questions whose time is over, and groups and histories that nothing is left of; how many questions there
 * were. Once in an hour is often enough: each time, no more than the oldest day goes. A clock that jumps ahead then
 * costs a day of the oldest questions an hour, not everything, and one that jumps back costs nothing.
 */
export async function deleteExpired(
  { db, kind }: Database,
  { now, retentionDays }: { readonly now: Date; readonly retentionDays: number },
): Promise<number> {
  const oldest = await db.selectFrom('unanswered').select('at').orderBy('at').limit(1).executeTakeFirst();
  if (oldest === undefined) return 0;
  const latest = Math.min(now.getTime() - retentionDays * dayMs, new Date(oldest.at).getTime() + dayMs);
  const before = new Date(latest).toISOString();
  // Those of one group in a row: it is counted anew only once.
  const expired = await db
    .selectFrom('unanswered')
    .leftJoin('wordings', 'wordings.id', 'wording_id')
    .select('sequence')
    .where('at', '<', before)
    .orderBy('group_id')
    .execute();
  const sequences = expired.map(({ sequence }) => sequence);
  let deleted = 0;
  for (let start = 0; start < sequences.length; start += atOnce) {
    const batch = sequences.slice(start, start + atOnce);
    deleted += await transact(db, (transaction) => deleteBatch(transaction, kind, batch));
    await setImmediate();
  }
  return deleted;
}

/** Deletes those questions that nobody else has deleted meanwhile; how many there were. */
async function deleteBatch(
  transaction: Transaction<Tables>,
  kind: Kind,
  sequences: readonly number[],
): Promise<number> {
  await lockGrouping(transaction, kind);
  const deleted = await transaction
    .deleteFrom('unanswered')
    .where('sequence', 'in', sequences)
    .returning('wording_id')
    .execute();
  const wordings = [...new Set(deleted.flatMap(({ wording_id }) => (wording_id === null ? [] : [wording_id])))];
  if (wordings.length > 0) await cleanUp(transaction, kind, wordings);
  return deleted.length;
}

/** Deletes wordings without questions and groups without wordings, and counts the other groups anew. */
async function cleanUp(transaction: Transaction<Tables>, kind: Kind, wordings: readonly number[]) {
  const touched = await transaction
    .selectFrom('wordings')
    .select('group_id')
    .distinct()
    .where('id', 'in', wordings)
    .execute();
  const empty = await transaction
    .selectFrom('wordings')
    .select('id')
    .where('id', 'in', wordings)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('unanswered').select('sequence').whereRef('wording_id', '=', 'wordings.id'))),
    )
    .execute();
  const emptyIds = empty.map(({ id }) => id);
  await unindexWordings(transaction, kind, emptyIds);
  if (emptyIds.length > 0) await transaction.deleteFrom('wordings').where('id', 'in', emptyIds).execute();
  const ids = touched.map(({ group_id }) => group_id);
  await transaction
    .deleteFrom('groups')
    .where('id', 'in', ids)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('wordings').select('id').whereRef('group_id', '=', 'groups.id'))),
    )
    .execute();
  await transaction
    .deleteFrom('changes')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('steps').select('id').whereRef('change_id', '=', 'changes.id'))),
    )
    .execute();
  const left = await transaction.selectFrom('groups').select(['id', 'title']).where('id', 'in', ids).execute();
  await recount(
    transaction,
    left.map(({ id }) => id),
  );
  for (const { id, title } of left) await retitle(transaction, id, title);
}

/** What a group is called is one of its questions; it goes with the last one of these words. */
async function retitle(transaction: Transaction<Tables>, id: number, title: string) {
  const named = await transaction
    .selectFrom('unanswered')
    .innerJoin('wordings', 'wordings.id', 'wording_id')
    .select('text')
    .where('group_id', '=', id)
    .orderBy(sql`case when text = ${title} then 0 else 1 end`)
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst();
  await transaction
    .updateTable('groups')
    // Who has the group open is told that it is no longer what they saw.
    .set(({ eb }) => ({ title: named?.text ?? title, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
