import type { Migration } from '../migrate.ts';

/** Unanswered questions. Installations before there were migrations have the table already. */
export const unanswered: Migration = async (db, kind) => {
  await db.schema
    .createTable('unanswered')
    .ifNotExists()
    .addColumn('sequence', kind === 'sqlite' ? 'integer' : 'serial', (column) =>
      kind === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('nearest', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('comment', 'text')
    .execute();
};
