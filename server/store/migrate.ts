import { type Kysely, sql, type Transaction } from 'kysely';
import { unanswered } from './migrations/001-unanswered.ts';
import { groups } from './migrations/002-groups.ts';
import { login } from './migrations/003-login.ts';
import { figures } from './migrations/004-figures.ts';
import type { Tables } from './tables.ts';
import { transact } from './transact.ts';
import { DatabaseError } from './trouble.ts';

export type Kind = 'sqlite' | 'postgres';

/** Changes the tables from one form to the next. Runs in a transaction: whole or not at all. */
export type Migration = (db: Transaction<Tables>, kind: Kind) => Promise<void>;

/** Every step there ever was, in order. What was released is never changed: a database may have taken it. */
const migrations: readonly (readonly [name: string, migration: Migration])[] = [
  ['001-unanswered', unanswered],
  ['002-groups', groups],
  ['003-login', login],
  ['004-figures', figures],
];

/** Any number, the same in all processes: who holds it changes the tables. */
const migrationLock = 1_290_2024;

/**
 * Brings the tables to the form this program needs. Processes that start together take turns; one that is killed in the
 * middle leaves the tables as they were. Throws a `DatabaseError` if a newer program has been here.
 */
export async function migrate(db: Kysely<Tables>, kind: Kind, at: Date, steps = migrations): Promise<void> {
  await transact(db, async (transaction) => {
    // SQLite locks with the transaction itself.
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(transaction);
    await transaction.schema
      .createTable('migrations')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    const taken = new Set(
      (await transaction.selectFrom('migrations').select('name').execute()).map(({ name }) => name),
    );
    refuseNewer(taken, steps);
    for (const [name, step] of steps) {
      if (taken.has(name)) continue;
      await step(transaction, kind);
      await transaction.insertInto('migrations').values({ name, at: at.toISOString() }).execute();
    }
  });
}

function refuseNewer(taken: ReadonlySet<string>, steps: typeof migrations) {
  const unknown = [...taken].filter((name) => steps.every(([known]) => known !== name));
  if (unknown.length === 0) return;
  throw new DatabaseError(
    `The database was changed by a newer version of this program (${unknown.join(', ')}). Nothing was changed in it. Run that version, or put back a copy from before.`,
  );
}
