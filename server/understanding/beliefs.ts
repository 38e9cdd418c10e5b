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

/** The share of a class, or of two together, on the scale on which independent signs add up; what is left out is hardly possible. */
export function logShareOf(belief: Belief, label: string, other?: string): number {
  const share = shareOf(belief, label) + (other === undefined ? 0 : shareOf(belief, other));
  return Math.log(Math.max(leastShare / 2, share));
}

/** How much an utterance is like the nearest known one about a subject, 0 to 1. */
export function likenessTo(alike: readonly Alike[], subject: string): number {
  for (const each of alike) if (each.subject === subject) return each.similarity;
  return 0;
}

/** How much an utterance is like the nearest known one that asks for an aspect, 0 to 1. */
export function likenessToAspect(alike: readonly Alike[], aspect: string): number {
  for (const each of alike) if (each.aspect === aspect) return each.similarity;
  return 0;
}

/** What an editor says of a text that was written down in just these words; undefined where it was not, or editors differ. */
export function writtenDown<Key extends 'subject' | 'aspect'>(
  alike: readonly Alike[],
  key: Key,
): Alike[Key] | undefined {
  const [first] = alike;
  const isWritten = first !== undefined && first.similarity >= theSame;
  const isOne = alike.every((each) => each.similarity < theSame || each[key] === first?.[key]);
  return isWritten && isOne ? first[key] : undefined;
}

/** Different in rounding only. */
const theSame = 0.99;

/** The first of some signs that point to something known, at most so many. */
export function firstOf<Sign>(
  signs: readonly Sign[],
  most: number,
  pointsTo: (sign: Sign) => string,
  known: ReadonlyMap<string, unknown>,
): readonly string[] {
  const found: string[] = [];
  for (let place = 0; place < signs.length && found.length < most; place += 1) {
    const id = pointsTo(signs[place] as Sign);
    if (known.has(id)) found.push(id);
  }
  return found;
}
