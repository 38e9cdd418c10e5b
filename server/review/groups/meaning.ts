import type { Entry } from '../../unanswered/entry.ts';
import { addTrigrams } from '../../understanding/features.ts';
import { tokenise } from '../../understanding/normalise.ts';
import { createTally } from '../../understanding/tally.ts';

/** What a question is compared by. */
export interface Meaning {
  /** Its words as they are compared and searched: lower case, without accents and signs. */
  readonly words: string;
  /** What the engine took it for: an intent, with the service if there is one. */
  readonly target: Target | undefined;
  /** Whether the engine was sure, so that the target is what was meant, whatever the words. */
  readonly isSure: boolean;
}

export interface Target {
  readonly intent: string;
  readonly service: string | undefined;
}

/** What a question means, as far as that could be told when it was asked. */
export function meaningOf({ text, nearest, outcome, reason }: Entry): Meaning {
  const [best] = nearest;
  return {
    words: wordsOf(text),
    target: best && { intent: best.intent, service: best.service },
    // Entries from before outcomes were kept: these were answered.
    isSure: outcome === undefined ? reason === 'no-fact' || reason === 'not-helpful' : outcome === 'matched',
  };
}

/** The words of a text, each once it stands there, with single blanks. */
export function wordsOf(text: string): string {
  return tokenise(text)
    .map(({ word }) => word)
    .join(' ');
}

/**
 * The same for questions that are alike word by word. "Und was kostet das?" asks for something else each time; where the
 * engine knew for what, that belongs to it.
 */
export function keyOf({ words, target, isSure }: Meaning): string {
  return isSure && target ? `${nameOf(target)}: ${words}` : words;
}

/** A target as it is kept: `service/costs reisepass`. */
export function nameOf({ intent, service }: Target): string {
  return service === undefined ? intent : `${intent} ${service}`;
}

const trigrams = createTally();

/** The different trigrams of the words, as hashes. */
export function gramsOf(words: string): Int32Array {
  trigrams.clear();
  for (const word of words.split(' ')) addTrigrams(trigrams, word);
  return Int32Array.from({ length: trigrams.size() }, (_, place) => trigrams.hashAt(place));
}
