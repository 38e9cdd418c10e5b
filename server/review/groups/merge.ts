import type { Transaction } from 'kysely';
import type { Kind } from '../../store/migrate.ts';
import type { Tables } from '../../store/tables.ts';
import type { Merge } from '../api.ts';
import { Refusal } from '../refusal.ts';
import { type Done, nothingDone } from './done.ts';
import { lockGrouping } from './lock.ts';
import { moveWordings } from './move.ts';
import { record } from './record.ts';
import { recount } from './recount.ts';
import { holdGroups } from './seen.ts';

/**
 * Puts the questions of groups into another one. What is like theirs goes there from now on. The groups stay as signs
 * to where their questions went.
 */
export async function mergeGroups(
  transaction: Transaction<Tables>,
  kind: Kind,
  { into, from }: Merge,
  by: { readonly who: string; readonly at: string },
): Promise<Done> {
  if (from.some(({ group }) => group === into.group)) throw new Refusal('bad_request', { detail: 'from' });
  await lockGrouping(transaction, kind);
  const { unchanged, conflicts, gone } = await holdGroups(transaction, kind, [into, ...from]);
  const target = unchanged.find(({ id }) => id === into.group);
  const sources = unchanged.filter(({ id }) => id !== into.group);
  const others = { conflicts: conflicts.map(({ id }) => id), gone };
  if (!target || sources.length === 0) return nothingDone(others);
  const change = await record(transaction, by, [
    ...sources.map(({ id, version }) => ({
      group: id,
      version: version + 1,
      what: 'merge' as const,
      before: {},
      after: { into: target.id },
    })),
    {
      group: target.id,
      version: target.version + 1,
      what: 'merge' as const,
      before: {},
      after: { from: sources.map(({ id, title, count }) => ({ id, title, count })) },
    },
  ]);
  for (const { id, version } of sources) {
    await moveWordings(transaction, { change, from: id, to: target.id });
    await transaction
      .updateTable('groups')
      .set({ merged_into: target.id, version: version + 1 })
      .where('id', '=', id)
      .execute();
  }
  await transaction
    .updateTable('groups')
    .set({ version: target.version + 1 })
    .where('id', '=', target.id)
    .execute();
  await recount(transaction, [target.id, ...sources.map(({ id }) => id)]);
  return { change, done: [target.id], ...others };
}
