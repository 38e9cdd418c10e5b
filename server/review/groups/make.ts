import type { Transaction } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import type { Entry } from '../../unanswered/entry.ts';
import { offTopic } from '../../understanding/labels.ts';

/**
 * Below this, what came nearest says nothing: of the question sets' unanswered questions, it was right for 0 of 11 there,
 * for 8 of 20 up to 0.4.
 */
const leastConfidence = 0.2;

/** Makes a group of which a question is the first; what is counted of it comes later. */
export async function makeGroup(transaction: Transaction<Tables>, { text, at, nearest }: Entry): Promise<number> {
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
      ...suggestionColumns(suggestionOf(nearest)),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What a question may belong to; nothing is added to "I do not know". */
export function suggestionOf(nearest: Entry['nearest']): Entry['nearest'][number] | undefined {
  return nearest.find(({ intent, confidence }) => intent !== offTopic && confidence >= leastConfidence);
}

/** What a question is taken for, as a group's suggestion. */
export function suggestionColumns(best: Entry['nearest'][number] | undefined) {
  return {
    suggested_intent: best?.intent ?? null,
    suggested_service: best?.service ?? null,
    suggested_confidence: best?.confidence ?? 0,
  };
}
