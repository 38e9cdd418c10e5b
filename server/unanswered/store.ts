import { setImmediate } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import { type Database, type DatabaseSettings, openDatabase } from '../store/database.ts';
import type { UnansweredRow } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import { type Entry, entrySchema } from './entry.ts';

/** Where unanswered questions are kept for people to read. */
export interface UnansweredStore {
  /** Keeps entries; those that are there already stay as they are. */
  add(entries: readonly Entry[]): Promise<void>;
  /** The newest first. */
  list(limit: number): Promise<readonly Entry[]>;
}

/** Rows written in one go: SQLite bounds the values of a statement, and the chat must get its turn in between. */
const rowsAtOnce = 50;

/** The questions in a database. */
export function createUnansweredStore(database: Database): UnansweredStore {
  const { db } = database;
  return {
    async add(entries) {
      await database.ready();
      for (let start = 0; start < entries.length; start += rowsAtOnce) {
        if (start > 0) await setImmediate();
        const rows = entries.slice(start, start + rowsAtOnce).map(rowOf);
        await transact(db, (transaction) =>
          transaction
            .insertInto('unanswered')
            .values(rows)
            .onConflict((conflict) => conflict.column('id').doNothing())
            .execute(),
        );
      }
    },
    async list(limit) {
      const rows = await db
        .selectFrom('unanswered')
        .select(entryColumns)
        .orderBy('sequence', 'desc')
        .limit(limit)
        .execute();
      return rows.map(entryOf);
    },
  };
}

/** The columns that an entry is read from. */
export const entryColumns = [
  'id',
  'text',
  'language',
  'reason',
  'outcome',
  'page',
  'nearest',
  'at',
  'comment',
] as const;

/** An entry as it is kept, from its columns. */
export function entryOf(row: Pick<Selectable<UnansweredRow>, (typeof entryColumns)[number]>): Entry {
  const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  return entrySchema.parse({ ...given, nearest: JSON.parse(row.nearest) });
}

function rowOf({ nearest, comment, outcome, page, ...entry }: Entry) {
  return {
    ...entry,
    nearest: JSON.stringify(nearest),
    comment: comment ?? null,
    outcome: outcome ?? null,
    page: page ?? null,
  };
}

/** The questions in a database of which nothing else is wanted. Throws where it cannot be reached. */
export async function openUnansweredStore(
  settings: DatabaseSettings,
): Promise<UnansweredStore & { close(): Promise<void> }> {
  const database = await openDatabase(settings);
  try {
    await database.ready();
  } catch (error) {
    await database.close();
    throw error;
  }
  return { ...createUnansweredStore(database), close: database.close };
}
