import type { Selectable, Transaction } from 'kysely';
import type { Kind } from '../../store/migrate.ts';
import type { GroupRow, Tables } from '../../store/tables.ts';

/** A group as somebody saw it when they decided on a change. */
export interface Seen {
  readonly group: number;
  readonly version: number;
}

/** Groups that are to be changed: as they were seen, changed by somebody else meanwhile, or gone. */
export interface Sorted {
  readonly unchanged: readonly Selectable<GroupRow>[];
  readonly conflicts: readonly Selectable<GroupRow>[];
  readonly gone: readonly number[];
}

/** Looks at groups that are to be changed, and holds them until the transaction ends. */
export async function holdGroups(transaction: Transaction<Tables>, kind: Kind, seen: readonly Seen[]): Promise<Sorted> {
  const rows = await transaction
    .selectFrom('groups')
    .selectAll()
    .where(
      'id',
      'in',
      seen.map(({ group }) => group),
    )
    .where('merged_into', 'is', null)
    // Always in the same order: two people who change the same groups must not wait for each other.
    .orderBy('id')
    .$if(kind === 'postgres', (query) => query.forUpdate())
    .execute();
  const versions = new Map(seen.map(({ group, version }) => [group, version]));
  const there = new Set(rows.map(({ id }) => id));
  return {
    unchanged: rows.filter(({ id, version }) => versions.get(id) === version),
    conflicts: rows.filter(({ id, version }) => versions.get(id) !== version),
    gone: [...versions.keys()].filter((id) => !there.has(id)),
  };
}
