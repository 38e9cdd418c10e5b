import type { Migration } from '../migrate.ts';

/** What was asked how often, and the words of what was answered lately. */
export const figures: Migration = async (db) => {
  await db.schema
    .createTable('counters')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('counters_key', ['day', 'kind', 'key'])
    .execute();
  await db.schema
    .createTable('answered')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('answered_key', ['language', 'text'])
    .execute();
  await db.schema.createIndex('answered_by_day').on('answered').columns(['day', 'count']).execute();
};
