import type { Selectable, Transaction } from 'kysely';
import type { Kind } from '../../store/migrate.ts';
import type { GroupRow, Tables } from '../../store/tables.ts';
import type { Change } from '../api.ts';
import { Refusal } from '../refusal.ts';
import type { Done } from './done.ts';
import { wordsOf } from './meaning.ts';
import { record, type Step } from './record.ts';
import { holdGroups } from './seen.ts';

/** What people set of a group by themselves. */
type Settings = Pick<Selectable<GroupRow>, 'state' | 'resolution' | 'assignee' | 'note'>;

/** Changes what is still as it was seen. */
export async function changeGroups(
  transaction: Transaction<Tables>,
  kind: Kind,
  { groups, set }: Change,
  by: { readonly who: string; readonly at: string },
): Promise<Done> {
  const { unchanged, conflicts, gone } = await holdGroups(transaction, kind, groups);
  const steps: Step[] = [];
  for (const group of unchanged) {
    const next = settingsAfter(group, set);
    const own = stepsBetween(group, next);
    if (own.length === 0) continue;
    steps.push(...own);
    await writeSettings(transaction, group, next, by.at);
  }
  const change = steps.length === 0 ? undefined : await record(transaction, by, steps);
  return {
    change,
    done: unchanged.map(({ id }) => id),
    conflicts: conflicts.map(({ id }) => id),
    gone,
  };
}

/** Sets what is set, raises the version, and notes when a group was resolved. */
export async function writeSettings(
  transaction: Transaction<Tables>,
  { id, version, state, resolved_at }: Selectable<GroupRow>,
  next: Settings,
  at: string,
): Promise<void> {
  const wasResolved = state === 'resolved' && resolved_at !== null;
  await transaction
    .updateTable('groups')
    .set({
      ...next,
      note_words: next.note === '' ? '' : ` ${wordsOf(next.note)}`,
      resolved_at: next.state !== 'resolved' ? null : wasResolved ? resolved_at : at,
      version: version + 1,
    })
    .where('id', '=', id)
    .execute();
}

export function settingsOf({ state, resolution, assignee, note }: Selectable<GroupRow>): Settings {
  return { state, resolution, assignee, note };
}

function settingsAfter(group: Selectable<GroupRow>, set: Change['set']): Settings {
  // Who says why it is resolved says that it is.
  const state = set.state ?? (set.resolution === undefined ? group.state : 'resolved');
  const resolution = state === 'resolved' ? (set.resolution ?? group.resolution) : null;
  if (state === 'resolved' && resolution === null) throw new Refusal('bad_request', { detail: 'set.resolution' });
  if (state !== 'resolved' && set.resolution !== undefined)
    throw new Refusal('bad_request', { detail: 'set.resolution' });
  return {
    state,
    resolution,
    assignee: set.assignee === undefined ? group.assignee : set.assignee || null,
    note: set.note ?? group.note,
  };
}

/** One step for each kind of thing that changed. */
function stepsBetween(group: Selectable<GroupRow>, next: Settings): readonly Step[] {
  const step = (what: Step['what'], fields: readonly (keyof Settings)[]): readonly Step[] =>
    fields.every((field) => group[field] === next[field])
      ? []
      : [{ group: group.id, version: group.version + 1, what, before: pick(group, fields), after: pick(next, fields) }];
  return [...step('state', ['state', 'resolution']), ...step('assignee', ['assignee']), ...step('note', ['note'])];
}

function pick(from: Settings, fields: readonly (keyof Settings)[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.map((field) => [field, from[field]]));
}
