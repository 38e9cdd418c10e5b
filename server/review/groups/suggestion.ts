import type { Entry } from '../../unanswered/entry.ts';
import { offTopic } from '../../understanding/labels.ts';

/** What a group is taken for, or for nothing, and how much more speaks for that than against it. */
export interface Suggestion {
  readonly suggested_intent: string | null;
  readonly suggested_service: string | null;
  readonly suggested_confidence: number;
}

export const noSuggestion: Suggestion = { suggested_intent: null, suggested_service: null, suggested_confidence: 0 };

/**
 * Below this, what came nearest says nothing: of the question sets' unanswered questions, it was right for 0 of 11 there,
 * for 8 of 20 up to 0.4.
 */
const leastConfidence = 0.2;

/**
 * What a group is taken for with one question more: what most of its questions are, weighed by how sure that is. One odd
 * spelling among ninety decides nothing. It needs no look at the others (Boyer and Moore's majority vote).
 */
export function withVote(suggestion: Suggestion, nearest: Entry['nearest']): Suggestion {
  const [best] = nearest;
  const weight = Math.max(best?.confidence ?? 0, leastConfidence);
  // Nothing is added to "I do not know".
  const says = best !== undefined && best.confidence >= leastConfidence && best.intent !== offTopic;
  const [intent, service] = says ? [best.intent, best.service ?? null] : [null, null];
  const lead = suggestion.suggested_confidence;
  if (intent === suggestion.suggested_intent && service === suggestion.suggested_service)
    return { ...suggestion, suggested_confidence: lead + weight };
  if (weight <= lead) return { ...suggestion, suggested_confidence: lead - weight };
  return { suggested_intent: intent, suggested_service: service, suggested_confidence: weight - lead };
}
