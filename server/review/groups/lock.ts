import { sql, type Transaction } from 'kysely';
import type { Kind } from '../../store/migrate.ts';
import type { Tables } from '../../store/tables.ts';

/** Any number, the same in all processes: who holds it decides which group a wording belongs to. */
const groupingLock = 1_290_2025;

/**
 * Lets one at a time decide which group a wording belongs to, until the transaction ends. Two processes that put the
 * same new question aside at the same moment would each make a group for it.
 */
export async function lockGrouping(db: Transaction<Tables>, kind: Kind): Promise<void> {
  // SQLite locks with the transaction itself.
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${groupingLock})`.execute(db);
}
