import type { Kysely } from 'kysely';
import { type Kind, migrate } from './migrate.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';
import { DatabaseError } from './trouble.ts';

/** All that is kept: unanswered questions and what people make of them. */
export interface Database {
  readonly db: Kysely<Tables>;
  readonly kind: Kind;
  /** Whether the database was reached and has the tables that are needed. It may be away again since. */
  readonly isReady: boolean;
  /** Settles when it is; a database that is away is tried again with each call. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseSettings {
  readonly dataDir: string;
  /** PostgreSQL's address; without one, a file in the data folder is used. */
  readonly databaseUrl?: string | undefined;
  /** Told of connections that break while nobody uses them. */
  readonly onFault?: (error: Error) => void;
  readonly now?: () => Date;
}

/**
 * Opens the database. The embedded one must be usable at once, or a `DatabaseError` says why not. PostgreSQL may be
 * away: the service starts without it, and `ready` finds it when it is back.
 */
export async function openDatabase({
  dataDir,
  databaseUrl,
  onFault = () => {},
  now = () => new Date(),
}: DatabaseSettings): Promise<Database> {
  const kind = databaseUrl === undefined ? 'sqlite' : 'postgres';
  // Loaded only where it is used: it would lengthen every start.
  const postgres = databaseUrl === undefined ? undefined : await import('./postgres.ts');
  const db = postgres && databaseUrl ? postgres.openPostgres(databaseUrl, onFault) : await openSqlite(dataDir);
  const prepare = async () => {
    if (!postgres || !databaseUrl) return migrate(db, kind, now());
    const patient = postgres.openPostgresForMigration(databaseUrl, onFault);
    try {
      await migrate(patient, kind, now());
    } finally {
      await patient.destroy();
    }
  };
  let isReady = false;
  let preparing: Promise<void> | undefined;
  const ready = () => {
    preparing ??= prepare().then(
      () => {
        isReady = true;
      },
      (error: unknown) => {
        preparing = undefined;
        throw error;
      },
    );
    return preparing;
  };
  try {
    await ready();
  } catch (error) {
    if (kind === 'sqlite' || error instanceof DatabaseError) {
      await db.destroy();
      throw error;
    }
    onFault(error instanceof Error ? error : new Error(String(error)));
  }
  return {
    db,
    kind,
    get isReady() {
      return isReady;
    },
    ready,
    close: () => db.destroy(),
  };
}
