import type { Catalogue } from '../content/catalogue.ts';
import { tokenise } from './normalise.ts';

/** A word group that means an emergency: every stem must occur, near the others, in any order. */
export interface Trigger {
  readonly intent: string;
  readonly phrase: string;
  readonly stems: readonly string[];
}

/** The word groups of all emergency intents. */
export function readTriggers(catalogue: Catalogue): readonly Trigger[] {
  return [...catalogue.intents.values()].flatMap((intent) =>
    intent.kind === 'emergency'
      ? Object.values(intent.triggers).flatMap((phrases) =>
          (phrases ?? []).map((phrase) => ({
            intent: intent.id,
            phrase,
            stems: tokenise(phrase).map(({ stem }) => stem),
          })),
        )
      : [],
  );
}
