import type { Transaction } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import type { Entry } from '../../unanswered/entry.ts';
import { noSuggestion, type Suggestion } from './suggestion.ts';

/** Makes a group of which a question is the first; what is counted of it comes later. */
export async function makeGroup(
  transaction: Transaction<Tables>,
  { text, at }: Pick<Entry, 'text' | 'at'>,
  suggestion: Suggestion = noSuggestion,
): Promise<number> {
  const { id } = await transaction
    .insertInto('groups')
    .values({
      version: 1,
      title: text,
      state: 'new',
      note: '',
      note_words: '',
      count: 0,
      first_seen: at,
      last_seen: at,
      languages: 0,
      reasons: 0,
      ...suggestion,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
