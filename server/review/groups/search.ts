import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Kind } from '../../store/migrate.ts';
import type { Tables } from '../../store/tables.ts';
import { wordsOf } from './meaning.ts';

/** Makes a wording findable. PostgreSQL does so itself. */
export async function indexWording(db: Transaction<Tables>, kind: Kind, id: number, words: string): Promise<void> {
  if (kind === 'sqlite') await sql`insert into wording_search (rowid, words) values (${id}, ${words})`.execute(db);
}

/** Takes wordings out of the index before they are deleted. */
export async function unindexWordings(db: Transaction<Tables>, kind: Kind, ids: readonly number[]): Promise<void> {
  if (kind === 'sqlite' && ids.length > 0)
    await sql`delete from wording_search where rowid in (${sql.join(ids)})`.execute(db);
}

/** More words make a search no better. */
const mostWords = 12;

/** The words that are looked for, as they are kept; none where nothing can be found by them. */
export function searchedWords(text: string): readonly string[] {
  return [...new Set(wordsOf(text).split(' '))].filter((word) => /^[\p{L}\p{N}]+$/u.test(word)).slice(0, mostWords);
}

/** Groups with all these words, or words that begin so, in one of their questions or in their note. */
export function groupsWith(kind: Kind, words: readonly string[]): RawBuilder<number> {
  const inNote = sql.join(
    words.map((word) => sql`note_words like ${`% ${word}%`}`),
    sql` and `,
  );
  return sql<number>`(select group_id from wordings where ${inWording(kind, words)}
    union select id from groups where note_words <> '' and ${inNote})`;
}

function inWording(kind: Kind, words: readonly string[]): RawBuilder<boolean> {
  if (kind === 'sqlite') {
    const query = words.map((word) => `"${word}"*`).join(' ');
    return sql`id in (select rowid from wording_search where wording_search match ${query})`;
  }
  const query = words.map((word) => `'${word}':*`).join(' & ');
  return sql`array_to_tsvector(string_to_array(words, ' ')) @@ ${query}::tsquery`;
}
