import type { Features } from './features.ts';
import { createJudge, type Regression } from './regression.ts';

/** What one model makes of an utterance: classes with their probabilities, best first, the improbable left out. */
export type Belief = readonly Share[];

export interface Share {
  readonly label: string;
  /** 0 to 1, all classes together 1. */
  readonly share: number;
}

/** What is believed of an utterance, by the question answered. */
export interface Beliefs {
  /** What is it about? A service, an office, any other intent. */
  readonly subject: Belief;
  /** What about it? */
  readonly aspect: Belief;
  /** The known utterances that it is most like, best first. */
  readonly alike: readonly Alike[];
  /** Those that it is most like with the names masked, best first. */
  readonly askedAlike: readonly Alike[];
  /** The same of the part that asks, where there is a story around it. */
  readonly asking: { readonly subject: Belief; readonly alike: readonly Alike[] } | undefined;
}

/** A known utterance, and how much it is like the one heard. */
export interface Alike {
  readonly subject: string;
  readonly aspect: string | undefined;
  /** 0 to 1. */
  readonly similarity: number;
}

const leastShare = 0.004;

/** What a model believes of a text, by what is seen of it. */
export type Believe = (features: Features) => Belief;

/** Asks one model about one text after another. */
export function createBelieve(model: Regression): Believe {
  const judge = createJudge(model);
  return (features) => {
    if (features.hashes.length === 0) return [];
    const shares: Share[] = [];
    const judged = judge(features);
    for (let index = 0; index < judged.length; index += 1) {
      const share = judged[index] as number;
      if (share >= leastShare) shares.push({ label: model.classes[index] as string, share });
    }
    return shares.sort((a, b) => b.share - a.share);
  };
}

/** The share of a class in a belief. */
export function shareOf(belief: Belief, label: string): number {
  for (const each of belief) if (each.label === label) return each.share;
  return 0;
}

/** The share of some classes on the scale on which independent signs add up; what is left out is hardly possible. */
export function logShareOf(belief: Belief, ...labels: readonly string[]): number {
  let sum = 0;
  for (const label of labels) sum += shareOf(belief, label);
  return Math.log(Math.max(leastShare / 2, sum));
}

/** How much an utterance is like the nearest known one that fits, 0 to 1. */
export function likeness(alike: readonly Alike[], fits: (each: Alike) => boolean): number {
  for (const each of alike) if (fits(each)) return each.similarity;
  return 0;
}
