import { sql } from 'kysely';
import type { Database } from '../../server/store/database.ts';

/** In an order in which whatever a row refers to is there already. */
const tables = ['groups', 'wordings', 'landmarks', 'group_days', 'unanswered'] as const;

/** PostgreSQL bounds the values of a statement. */
const rowsAtOnce = 1000;

/** Copies questions and groups from the embedded database into an empty PostgreSQL database. */
export async function copyTables(from: Database, to: Database): Promise<void> {
  for (const table of tables) {
    const rows = await from.db.selectFrom(table).selectAll().execute();
    for (let start = 0; start < rows.length; start += rowsAtOnce)
      await to.db
        .insertInto(table)
        .values(rows.slice(start, start + rowsAtOnce))
        .execute();
  }
  for (const [table, column] of [
    ['groups', 'id'],
    ['wordings', 'id'],
    ['landmarks', 'id'],
    ['unanswered', 'sequence'],
  ] as const)
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}), (select max(${sql.ref(column)}) from ${sql.table(table)}))`.execute(
      to.db,
    );
  // What the server does by itself after a while.
  await sql`analyze`.execute(to.db);
}
