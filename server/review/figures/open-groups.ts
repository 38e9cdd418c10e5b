import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';

/** When each group that nobody has resolved was first asked. As long as questions are not grouped, each is its own. */
export async function firstSeenOfOpenGroups(db: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await db.selectFrom('unanswered').select('at').execute();
  return rows.map(({ at }) => at);
}
