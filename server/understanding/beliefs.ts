import type { Features } from './features.ts';
import { probabilities, type Regression } from './regression.ts';

/** What one model makes of an utterance: classes with their probabilities, best first, the improbable left out. */
export type Belief = readonly Share[];

export interface Share {
  readonly label: string;
  /** 0 to 1, all classes together 1. */
  readonly share: number;
}

/** What the models make of an utterance, by the question they answer. */
export interface Beliefs {
  readonly topic: Belief;
  readonly aspect: Belief;
  /** Empty where one service is named and there is nothing to decide. */
  readonly service: Belief;
  /** Nearness of the whole text to any known utterance, 0 to 1. */
  readonly near: number;
  /** Nearness of the whole text to anything said of a service, 0 to 1. */
  readonly nearService: number;
}

const leastShare = 0.01;

/** Asks one model. */
export function believe(features: Features, model: Regression): Belief {
  if (features.hashes.length === 0) return [];
  const values = probabilities(model, features);
  const shares: Share[] = [];
  for (const [index, label] of model.classes.entries()) {
    const share = values[index] ?? 0;
    if (share >= leastShare) shares.push({ label, share });
  }
  return shares.sort((a, b) => b.share - a.share);
}

/** The share of a class in a belief. */
export function shareOf(belief: Belief, label: string): number {
  return belief.find((each) => each.label === label)?.share ?? 0;
}
