import type { Transaction } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import type { Entry } from '../../unanswered/entry.ts';

/** Makes a group of which a question is the first; what is counted of it comes later. */
export async function makeGroup(
  transaction: Transaction<Tables>,
  { text, at, nearest: [best] }: Entry,
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
      ...suggestionColumns(best),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What a question is taken for, as a group's suggestion. */
export function suggestionColumns(best: Entry['nearest'][number] | undefined) {
  return {
    suggested_intent: best?.intent ?? null,
    suggested_service: best?.service ?? null,
    suggested_confidence: best?.confidence ?? 0,
  };
}
