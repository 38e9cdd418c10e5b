import type { Selectable, Transaction } from 'kysely';
import type { Kind } from '../../store/migrate.ts';
import type { GroupRow, StepRow, Tables } from '../../store/tables.ts';
import { Refusal } from '../refusal.ts';
import { settingsOf, writeSettings } from './change.ts';
import { type Done, nothingDone } from './done.ts';
import { lockGrouping } from './lock.ts';
import { record, type Step } from './record.ts';
import { recount } from './recount.ts';
import { holdGroups } from './seen.ts';

/**
 * Takes a change back, as far as nobody has changed the same groups since: what was set, group by group; a merge or
 * split as a whole or not at all. A change can be taken back once.
 */
export async function undoChange(
  transaction: Transaction<Tables>,
  kind: Kind,
  change: number,
  by: { readonly who: string; readonly at: string },
): Promise<Done> {
  await lockGrouping(transaction, kind);
  const steps = await transaction
    .selectFrom('steps')
    .innerJoin('changes', 'changes.id', 'steps.change_id')
    .selectAll('steps')
    .where('change_id', '=', change)
    .where('undone', '=', 0)
    .where('what', 'not in', ['reopen', 'undo', 'adopt'])
    .execute();
  if (steps.length === 0) throw new Refusal('not_found');
  const isMove = steps.some(({ what }) => what === 'merge' || what === 'split');
  const done = isMove
    ? await undoMove(transaction, kind, change, steps, by)
    : await undoSettings(transaction, kind, steps, by);
  if (done.change !== undefined)
    await transaction.updateTable('changes').set({ undone: 1 }).where('id', '=', change).execute();
  return done;
}

type By = { readonly who: string; readonly at: string };

async function undoSettings(
  transaction: Transaction<Tables>,
  kind: Kind,
  steps: readonly Selectable<StepRow>[],
  by: By,
): Promise<Done> {
  const seen = steps.map(({ group_id, version }) => ({ group: group_id, version }));
  const { unchanged, conflicts, gone } = await holdGroups(transaction, kind, seen);
  const undone: Step[] = [];
  for (const group of unchanged) {
    const fields = steps.filter(({ group_id }) => group_id === group.id).map(({ before }) => JSON.parse(before));
    const before: Readonly<Record<string, unknown>> = Object.assign({}, ...fields);
    await writeSettings(transaction, group, { ...settingsOf(group), ...before }, by.at);
    undone.push(undoing(group, before));
  }
  return {
    change: undone.length === 0 ? undefined : await record(transaction, by, undone),
    done: unchanged.map(({ id }) => id),
    conflicts: conflicts.map(({ id }) => id),
    gone,
  };
}

async function undoMove(
  transaction: Transaction<Tables>,
  kind: Kind,
  change: number,
  steps: readonly Selectable<StepRow>[],
  by: By,
): Promise<Done> {
  const versions = new Map(steps.map(({ group_id, version }) => [group_id, version]));
  const rows = await transaction
    .selectFrom('groups')
    .selectAll()
    .where('id', 'in', [...versions.keys()])
    .orderBy('id')
    .$if(kind === 'postgres', (query) => query.forUpdate())
    .execute();
  const changed = rows.filter(({ id, version }) => version !== versions.get(id));
  const there = new Set(rows.map(({ id }) => id));
  const gone = [...versions.keys()].filter((id) => !there.has(id));
  if (changed.length > 0 || gone.length > 0) {
    const shown = changed.filter(({ merged_into }) => merged_into === null).map(({ id }) => id);
    return nothingDone({ conflicts: shown, gone });
  }
  await moveBack(transaction, change);
  const isMerge = steps.some(({ what }) => what === 'merge');
  for (const { id, version, merged_into } of rows) {
    // What a split had made has no questions now; it leads to where they went.
    const madeFrom = isMerge ? null : originOf(steps, id);
    await transaction
      .updateTable('groups')
      .set({ version: version + 1, merged_into: isMerge ? null : (madeFrom ?? merged_into) })
      .where('id', '=', id)
      .execute();
  }
  await recount(
    transaction,
    rows.map(({ id }) => id),
  );
  const undone = rows.map((group) => undoing(group, {}));
  const shown = isMerge ? rows : rows.filter(({ id }) => originOf(steps, id) === undefined);
  return { change: await record(transaction, by, undone), done: shown.map(({ id }) => id), conflicts: [], gone: [] };
}

/** Puts every wording back that is still where the change had put it. */
async function moveBack(transaction: Transaction<Tables>, change: number) {
  const origins = await transaction
    .selectFrom('moves')
    .select('from_group')
    .distinct()
    .where('change_id', '=', change)
    .execute();
  for (const { from_group } of origins)
    await transaction
      .updateTable('wordings')
      .set({ group_id: from_group })
      .where(
        'id',
        'in',
        transaction
          .selectFrom('moves')
          .select('wording_id')
          .where('change_id', '=', change)
          .where('from_group', '=', from_group),
      )
      .execute();
}

/** The group that a group was split from. */
function originOf(steps: readonly Selectable<StepRow>[], id: number): number | undefined {
  const step = steps.find(({ group_id, what }) => group_id === id && what === 'split');
  const before: unknown = step && JSON.parse(step.before);
  return typeof before === 'object' && before !== null && 'from' in before ? Number(before.from) : undefined;
}

function undoing(group: Selectable<GroupRow>, after: Readonly<Record<string, unknown>>): Step {
  const before = Object.fromEntries(Object.entries(settingsOf(group)).filter(([name]) => name in after));
  return { group: group.id, version: group.version + 1, what: 'undo', before, after };
}
