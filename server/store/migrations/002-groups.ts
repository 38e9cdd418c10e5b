import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

/** Groups of questions with one meaning, what people do with them, and where each question was asked. */
export const groups: Migration = async (db, kind) => {
  const isSqlite = kind === 'sqlite';
  const numbered = isSqlite ? 'integer' : 'serial';
  const { schema } = db;

  await schema
    .createTable('groups')
    .addColumn('id', numbered, (column) => (isSqlite ? column.primaryKey().autoIncrement() : column.primaryKey()))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('resolution', 'text')
    .addColumn('resolved_at', 'text')
    .addColumn('assignee', 'text')
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('note_words', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('first_seen', 'text', (column) => column.notNull())
    .addColumn('last_seen', 'text', (column) => column.notNull())
    .addColumn('languages', 'integer', (column) => column.notNull())
    .addColumn('reasons', 'integer', (column) => column.notNull())
    .addColumn('suggested_intent', 'text')
    .addColumn('suggested_service', 'text')
    .addColumn('suggested_confidence', 'real', (column) => column.notNull())
    .addColumn('merged_into', 'integer', (column) => column.references('groups.id').onDelete('cascade'))
    .execute();
  // Every list leaves out the merged ones.
  for (const column of ['count', 'last_seen', 'first_seen'])
    await schema.createIndex(`groups_by_${column}`).on('groups').columns(['merged_into', column, 'id']).execute();

  await schema
    .createTable('group_days')
    .addColumn('group_id', 'integer', (column) => column.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('group_days_key', ['group_id', 'day'])
    .execute();
  await schema.createIndex('group_days_by_day').on('group_days').columns(['day', 'group_id', 'count']).execute();

  await schema
    .createTable('wordings')
    .addColumn('id', numbered, (column) => (isSqlite ? column.primaryKey().autoIncrement() : column.primaryKey()))
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('group_id', 'integer', (column) => column.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('target', 'text')
    .addColumn('is_sure', 'integer', (column) => column.notNull())
    .execute();
  await schema.createIndex('wordings_by_group').on('wordings').columns(['group_id', 'id']).execute();

  await schema
    .createTable('landmarks')
    .addColumn('id', numbered, (column) => (isSqlite ? column.primaryKey().autoIncrement() : column.primaryKey()))
    .addColumn('wording_id', 'integer', (column) =>
      column.notNull().unique().references('wordings.id').onDelete('cascade'),
    )
    .execute();

  await schema
    .createTable('changes')
    .addColumn('id', numbered, (column) => (isSqlite ? column.primaryKey().autoIncrement() : column.primaryKey()))
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('undone', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .createTable('steps')
    .addColumn('id', numbered, (column) => (isSqlite ? column.primaryKey().autoIncrement() : column.primaryKey()))
    .addColumn('change_id', 'integer', (column) => column.notNull().references('changes.id').onDelete('cascade'))
    .addColumn('group_id', 'integer', (column) => column.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('before', 'text', (column) => column.notNull())
    .addColumn('after', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('steps_by_group').on('steps').columns(['group_id', 'id']).execute();
  await schema.createIndex('steps_by_change').on('steps').column('change_id').execute();

  await schema
    .createTable('moves')
    .addColumn('change_id', 'integer', (column) => column.notNull().references('changes.id').onDelete('cascade'))
    .addColumn('wording_id', 'integer', (column) => column.notNull().references('wordings.id').onDelete('cascade'))
    .addColumn('from_group', 'integer', (column) => column.notNull().references('groups.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('moves_key', ['change_id', 'wording_id'])
    .execute();
  for (const column of ['wording_id', 'from_group'])
    await schema.createIndex(`moves_by_${column}`).on('moves').column(column).execute();

  await schema.alterTable('unanswered').addColumn('outcome', 'text').execute();
  await schema.alterTable('unanswered').addColumn('page', 'text').execute();
  await schema
    .alterTable('unanswered')
    .addColumn('wording_id', 'integer', (column) => column.references('wordings.id').onDelete('cascade'))
    .execute();
  await schema.createIndex('unanswered_by_wording').on('unanswered').columns(['wording_id', 'sequence']).execute();
  await schema.createIndex('unanswered_by_at').on('unanswered').column('at').execute();

  if (isSqlite)
    await sql`create virtual table wording_search using
      fts5(words, content='', contentless_delete=1, detail='none', prefix='2 3 4', tokenize='unicode61 remove_diacritics 0')`.execute(
      db,
    );
  else
    await sql`create index wording_search on wordings using gin (array_to_tsvector(string_to_array(words, ' ')))`.execute(
      db,
    );
};
