import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';

/** When each group that nobody has resolved was first asked. */
export async function firstSeenOfOpenGroups(db: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('groups')
    .select('first_seen')
    .where('state', '<>', 'resolved')
    .where('merged_into', 'is', null)
    .execute();
  return rows.map(({ first_seen }) => first_seen);
}
