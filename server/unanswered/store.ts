import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Generated, Kysely, SqliteDialect, sql } from 'kysely';
import Database from 'libsql';
import { type Entry, entrySchema } from './entry.ts';

/** Where unanswered questions are kept for people to read. */
export interface UnansweredStore {
  /** Keeps entries; those that are there already stay as they are. */
  add(entries: readonly Entry[]): Promise<void>;
  /** The newest first. */
  list(limit: number): Promise<readonly Entry[]>;
  close(): Promise<void>;
}

interface Tables {
  unanswered: {
    sequence: Generated<number>;
    id: string;
    text: string;
    language: string;
    reason: string;
    nearest: string;
    at: string;
    comment: string | null;
  };
}

/** Synchronous SQLite holds the event loop while it waits for a lock: better to try again soon than to wait long. */
const busyMs = 50;

/** Rows written in one go: SQLite bounds the values of a statement, and the chat must get its turn in between. */
const rowsAtOnce = 200;

/** Opens the embedded database in the data folder, made on first use. */
export async function openSqliteStore(dataDir: string): Promise<UnansweredStore> {
  mkdirSync(dataDir, { recursive: true });
  const database = new Database(join(dataDir, 'review.db'), { timeout: busyMs });
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  await sql`pragma journal_mode = wal`.execute(db);
  await sql`pragma synchronous = normal`.execute(db);
  await db.schema
    .createTable('unanswered')
    .ifNotExists()
    .addColumn('sequence', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('nearest', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('comment', 'text')
    .execute();
  return {
    async add(entries) {
      for (let start = 0; start < entries.length; start += rowsAtOnce) {
        if (start > 0) await setImmediate();
        const rows = entries.slice(start, start + rowsAtOnce).map(({ nearest, comment, ...entry }) => ({
          ...entry,
          nearest: JSON.stringify(nearest),
          comment: comment ?? null,
        }));
        await db
          .insertInto('unanswered')
          .values(rows)
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      }
    },
    async list(limit) {
      const rows = await db
        .selectFrom('unanswered')
        .select(['id', 'text', 'language', 'reason', 'nearest', 'at', 'comment'])
        .orderBy('sequence', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) =>
        entrySchema.parse({ ...row, nearest: JSON.parse(row.nearest), comment: row.comment ?? undefined }),
      );
    },
    close: () => db.destroy(),
  };
}
