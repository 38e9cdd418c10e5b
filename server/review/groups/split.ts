import type { Selectable, Transaction } from 'kysely';
import type { Kind } from '../../store/migrate.ts';
import type { GroupRow, Tables } from '../../store/tables.ts';
import { entryColumns, entryOf } from '../../unanswered/store.ts';
import type { Split } from '../api.ts';
import { Refusal } from '../refusal.ts';
import { type Done, nothingDone } from './done.ts';
import { lockGrouping } from './lock.ts';
import { makeGroup } from './make.ts';
import { moveWordings } from './move.ts';
import { record } from './record.ts';
import { recount } from './recount.ts';
import { holdGroups } from './seen.ts';
import { noSuggestion, withVote } from './suggestion.ts';

/**
 * Puts questions of a group into a group of their own, with all that have the same words. What is like them goes there
 * from now on. Nothing is done where some of the questions are gone, or none would be left.
 */
export async function splitGroup(
  transaction: Transaction<Tables>,
  kind: Kind,
  { from, entries }: Split,
  by: { readonly who: string; readonly at: string },
): Promise<Done> {
  await lockGrouping(transaction, kind);
  const { unchanged, conflicts, gone } = await holdGroups(transaction, kind, [from]);
  const [group] = unchanged;
  if (!group) return nothingDone({ conflicts: conflicts.map(({ id }) => id), gone });
  const leaving = await transaction
    .selectFrom('unanswered')
    .innerJoin('wordings', 'wordings.id', 'unanswered.wording_id')
    .select(['wording_id', ...entryColumns.map((column) => `unanswered.${column}` as const)])
    .where('unanswered.id', 'in', entries)
    .where('group_id', '=', group.id)
    .orderBy('sequence', 'desc')
    .execute();
  const [newest] = leaving;
  if (!newest || leaving.length < new Set(entries).size) return nothingDone({ conflicts: [group.id], gone: [] });
  const wordings = [...new Set(leaving.flatMap(({ wording_id }) => (wording_id === null ? [] : [wording_id])))];
  if (!(await leavesSome(transaction, group, wordings))) throw new Refusal('bad_request', { detail: 'entries' });
  const suggestion = leaving.map((row) => entryOf(row).nearest).reduce(withVote, noSuggestion);
  const made = await makeGroup(transaction, entryOf(newest), suggestion);
  const change = await record(transaction, by, [
    {
      group: group.id,
      version: group.version + 1,
      what: 'split',
      before: {},
      after: { into: made, title: newest.text, count: leaving.length },
    },
    { group: made, version: 1, what: 'split', before: { from: group.id, title: group.title }, after: {} },
  ]);
  await moveWordings(transaction, { change, from: group.id, to: made }, wordings);
  await makeLandmarks(transaction, wordings);
  await transaction
    .updateTable('groups')
    .set({ version: group.version + 1 })
    .where('id', '=', group.id)
    .execute();
  await recount(transaction, [group.id, made]);
  return { change, done: [group.id, made], conflicts: [], gone };
}

async function leavesSome(
  transaction: Transaction<Tables>,
  { id }: Selectable<GroupRow>,
  leaving: readonly number[],
): Promise<boolean> {
  const stays = await transaction
    .selectFrom('wordings')
    .select('id')
    .where('group_id', '=', id)
    .where('id', 'not in', leaving)
    .limit(1)
    .executeTakeFirst();
  return stays !== undefined;
}

async function makeLandmarks(transaction: Transaction<Tables>, wordings: readonly number[]) {
  await transaction
    .insertInto('landmarks')
    .values(wordings.map((wording_id) => ({ wording_id })))
    .onConflict((conflict) => conflict.column('wording_id').doNothing())
    .execute();
}
