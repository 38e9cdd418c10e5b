import type { Transaction } from 'kysely';
import type { Database } from '../../store/database.ts';
import type { Tables } from '../../store/tables.ts';
import { transact } from '../../store/transact.ts';
import type { Change, Changed, GroupDetail, GroupPage, GroupQuery, Merge, Split } from '../api.ts';
import { changeGroups } from './change.ts';
import { showGroup } from './detail.ts';
import type { Done } from './done.ts';
import { listGroups } from './list.ts';
import { mergeGroups } from './merge.ts';
import { splitGroup } from './split.ts';
import { undoChange } from './undo.ts';
import { viewGroups } from './view.ts';

/** Groups of questions, and what people do with them. Every change carries the versions that were seen. */
export interface Groups {
  list(query: GroupQuery): Promise<GroupPage>;
  /** A group with its questions from a cursor on; undefined where it is gone. */
  show(id: number, entries?: string | undefined): Promise<GroupDetail | undefined>;
  change(change: Change, who: string): Promise<Changed>;
  merge(merge: Merge, who: string): Promise<Changed>;
  split(split: Split, who: string): Promise<Changed>;
  undo(change: number, who: string): Promise<Changed>;
}

/** The groups in a database. */
export function createGroups(database: Database, now: () => Date): Groups {
  const { db, kind } = database;

  const carryOut = async (
    who: string,
    work: (transaction: Transaction<Tables>, by: { readonly who: string; readonly at: string }) => Promise<Done>,
  ): Promise<Changed> =>
    transact(db, async (transaction) => {
      const { change, done, conflicts, gone } = await work(transaction, { who, at: now().toISOString() });
      const show = async (ids: readonly number[]) => {
        if (ids.length === 0) return [];
        const rows = await transaction.selectFrom('groups').selectAll().where('id', 'in', ids).orderBy('id').execute();
        return viewGroups(transaction, rows, now());
      };
      return {
        ...(change === undefined ? {} : { change }),
        done: await show(done),
        conflicts: await show(conflicts),
        gone: [...gone],
      };
    });

  return {
    list: (query) => listGroups(database, query, now()),
    show: (id, entries) => showGroup(database, id, entries, now()),
    change: (change, who) => carryOut(who, (transaction, by) => changeGroups(transaction, kind, change, by)),
    merge: (merge, who) => carryOut(who, (transaction, by) => mergeGroups(transaction, kind, merge, by)),
    split: (split, who) => carryOut(who, (transaction, by) => splitGroup(transaction, kind, split, by)),
    undo: (change, who) => carryOut(who, (transaction, by) => undoChange(transaction, kind, change, by)),
  };
}
