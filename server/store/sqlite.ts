import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, type SqliteDatabase, SqliteDialect, SqliteDriver, type SqliteStatement, sql } from 'kysely';
import Libsql from 'libsql';
import { storable } from './storable.ts';
import type { Tables } from './tables.ts';
import { DatabaseError } from './trouble.ts';

/** Synchronous SQLite holds the event loop while it waits for a lock: better to try again soon than to wait long. */
const busyMs = 50;

const takeLock = 'begin immediate';

/** The file below the data folder. */
export const sqliteFile = 'review.db';

/** Opens the embedded database in the data folder, made on first use. Throws a `DatabaseError` that names the file. */
export async function openSqlite(dataDir: string): Promise<Kysely<Tables>> {
  const path = join(dataDir, sqliteFile);
  try {
    mkdirSync(dataDir, { recursive: true });
    const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(new Libsql(path, { timeout: busyMs })) });
    await refuseDamaged(db);
    await sql`pragma journal_mode = wal`.execute(db);
    await sql`pragma synchronous = normal`.execute(db);
    await sql`pragma foreign_keys = on`.execute(db);
    return db;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(
      `${path} cannot be used (${why}). Nothing was changed in it. Put back a copy of the file, or move it away with its -wal and -shm files to begin with an empty one.`,
      { cause: error },
    );
  }
}

/** Answers from a damaged file may be wrong without a word, and writing to it makes it worse. */
async function refuseDamaged(db: Kysely<Tables>) {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
  const [found] = rows;
  if (found?.quick_check !== 'ok') throw new Error(found?.quick_check.replace(/\s+/g, ' ') ?? 'no answer');
}

/** A change takes the lock when it begins: taken later, it would fail where somebody else has written meanwhile. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #database: Libsql.Database;

  constructor(database: Libsql.Database) {
    super({ database: cleaning(database) });
    this.#database = database;
  }

  override async beginTransaction() {
    this.#database.exec(takeLock);
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: Libsql.Database;

  constructor(database: Libsql.Database) {
    super({ database: cleaning(database) });
    this.#database = database;
  }

  override createDriver() {
    return new ImmediateSqliteDriver(this.#database);
  }
}

/** Statements kept ready: all that the server has, with some lengths of lists. Beyond that, they are prepared anew. */
const mostPrepared = 200;

/**
 * The same database, with every value made storable on its way in. A change on its own gets a transaction: libsql leaves
 * a prepared statement that finds the database locked unfinished, and nothing could be committed as long as it is there.
 */
function cleaning(database: Libsql.Database): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  const prepare = (source: string): SqliteStatement => {
    const statement = database.prepare(source);
    const carryOut = <Result>(work: () => Result): Result => {
      try {
        return changes.test(source) && !database.inTransaction ? locked(database, work) : work();
      } catch (error) {
        // Who knows what it was left in the middle of.
        prepared.delete(source);
        throw error;
      }
    };
    return {
      reader: statement.reader,
      all: (values) => carryOut(() => statement.all(values.map(storable))),
      run: (values) => carryOut(() => statement.run(values.map(storable))),
      // Read row by row, while the same may be asked elsewhere.
      iterate: (values) => database.prepare(source).iterate(values.map(storable)),
    };
  };
  return {
    close() {
      prepared.clear();
      database.close();
    },
    prepare(source) {
      const known = prepared.get(source);
      if (known) return known;
      const fresh = prepare(source);
      if (prepared.size >= mostPrepared) prepared.clear();
      prepared.set(source, fresh);
      return fresh;
    },
  };
}

const changes = /^\s*(?:insert|update|delete)\b/i;

function locked<Result>(database: Libsql.Database, work: () => Result): Result {
  database.exec(takeLock);
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}
