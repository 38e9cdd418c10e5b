import { extractAskingFeatures, extractFeatures, spellOut } from './features.ts';
import type { KnownUtterance } from './known-utterances.ts';
import { questionOf } from './labels.ts';
import type { Token } from './normalise.ts';
import type { Regression } from './regression.ts';
import { type Example, trainRegression } from './regression-training.ts';

/** The two models of the engine; each answers one question about an utterance. */
export interface Models {
  /** What is it about: which service, an office, or which of the other intents? Sees the whole text. */
  readonly subject: Regression;
  /** What about the service or office? Sees the text with names masked. */
  readonly aspect: Regression;
}

/** A known utterance as read: its words, and those of the part that asks, with names masked. */
export interface Learnt extends KnownUtterance {
  readonly tokens: readonly Token[];
  readonly names: readonly string[];
  readonly masked: readonly Token[];
}

/** Trains both models. Takes seconds for a city's content: done once for each version of it. */
export function trainModels(utterances: readonly Learnt[]): Models {
  const subject: Example[] = [];
  const aspect: Example[] = [];
  for (const { tokens, names, masked, subject: about, aspect: asked } of utterances) {
    subject.push({ features: spellOut(extractFeatures(tokens, names)), label: about });
    // A service's own question is like no other: it would teach the aspects nothing.
    if (asked === undefined || questionOf(asked) !== undefined) continue;
    aspect.push({ features: spellOut(extractAskingFeatures(masked)), label: asked });
  }
  return { subject: trainRegression(subject), aspect: trainRegression(aspect) };
}
