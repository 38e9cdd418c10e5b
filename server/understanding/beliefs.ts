import type { Closeness } from './closeness.ts';
import { extractFeatures } from './features.ts';
import type { Token } from './normalise.ts';
import { probabilities, type Regression } from './regression.ts';

/** What one model makes of an utterance. */
export interface Belief {
  /** Classes with their probabilities, best first; the improbable ones are left out. */
  readonly shares: readonly Share[];
  /** Nearness to the nearest known utterance, 0 to 1. */
  readonly near: number;
}

export interface Share {
  readonly label: string;
  /** 0 to 1, all classes together 1. */
  readonly share: number;
}

/** What the models make of an utterance, by the question they answer. */
export interface Beliefs {
  readonly topic: Belief;
  readonly aspect: Belief;
  readonly service: Belief;
}

const leastShare = 0.01;

/** Asks one model. */
export function believe(tokens: readonly Token[], model: Regression, closeness: Closeness): Belief {
  if (tokens.length === 0) return { shares: [], near: 0 };
  const values = probabilities(model, extractFeatures(tokens));
  const shares: Share[] = [];
  for (const [index, label] of model.classes.entries()) {
    const share = values[index] ?? 0;
    if (share >= leastShare) shares.push({ label, share });
  }
  return { shares: shares.sort((a, b) => b.share - a.share), near: closeness.nearest(tokens).similarity };
}

/** The share of a class in a belief. */
export function shareOf({ shares }: Belief, label: string): number {
  return shares.find((each) => each.label === label)?.share ?? 0;
}
