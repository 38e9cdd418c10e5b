import type { Token } from './normalise.ts';

/** How near a text is to anything ever heard. */
export interface Closeness {
  /** The most similar known utterance, by its place in the list, and how similar it is: 0 to 1. */
  nearest(tokens: readonly Token[]): { readonly index: number; readonly similarity: number };
}

/**
 * Prepares the trigram Dice similarity to the nearest of many utterances. A probability says which class fits best
 * even when none does; nearness to something known says whether any does.
 */
export function createCloseness(utterances: readonly (readonly Token[])[]): Closeness {
  const postings = new Map<string, number[]>();
  const sizes = new Uint16Array(utterances.length);
  for (const [index, tokens] of utterances.entries()) {
    const grams = trigrams(tokens);
    sizes[index] = grams.size;
    for (const gram of grams) {
      const list = postings.get(gram);
      if (list) list.push(index);
      else postings.set(gram, [index]);
    }
  }
  const shared = new Uint16Array(utterances.length);
  return {
    nearest(tokens) {
      const grams = trigrams(tokens);
      if (grams.size === 0) return { index: -1, similarity: 0 };
      shared.fill(0);
      for (const gram of grams) for (const index of postings.get(gram) ?? []) shared[index] = (shared[index] ?? 0) + 1;
      let best = 0;
      let at = -1;
      for (let index = 0; index < shared.length; index += 1) {
        const common = shared[index] ?? 0;
        if (common === 0) continue;
        const dice = (2 * common) / (grams.size + (sizes[index] ?? 0));
        if (dice > best) {
          best = dice;
          at = index;
        }
      }
      return { index: at, similarity: best };
    },
  };
}

function trigrams(tokens: readonly Token[]): ReadonlySet<string> {
  const grams = new Set<string>();
  for (const { word } of tokens) {
    const bordered = `_${word}_`;
    for (let start = 0; start + 3 <= bordered.length; start += 1) grams.add(bordered.slice(start, start + 3));
  }
  return grams;
}
