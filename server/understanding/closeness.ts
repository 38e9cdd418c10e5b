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
  const collected = new Map<string, number[]>();
  const sizes = new Uint16Array(utterances.length);
  for (const [index, tokens] of utterances.entries()) {
    const grams = trigrams(tokens);
    sizes[index] = grams.size;
    for (const gram of grams) {
      const list = collected.get(gram);
      if (list) list.push(index);
      else collected.set(gram, [index]);
    }
  }
  // Trigrams that nearly everybody uses ("_ei", "en_") cost the most and tell the least.
  const mostCommon = Math.max(40, utterances.length * 0.015);
  const postings = new Map<string, Int32Array>();
  for (const [gram, list] of collected) if (list.length <= mostCommon) postings.set(gram, Int32Array.from(list));
  const common = new Set([...collected.keys()].filter((gram) => !postings.has(gram)));
  for (const [index, tokens] of utterances.entries()) {
    sizes[index] = (sizes[index] ?? 0) - [...trigrams(tokens)].filter((gram) => common.has(gram)).length;
  }
  const shared = new Uint16Array(utterances.length);
  return {
    nearest(tokens) {
      const grams = [...trigrams(tokens)].filter((gram) => !common.has(gram));
      const touched: number[] = [];
      for (const gram of grams) {
        for (const index of postings.get(gram) ?? []) {
          if (shared[index] === 0) touched.push(index);
          shared[index] = (shared[index] ?? 0) + 1;
        }
      }
      let best = { index: -1, similarity: 0 };
      for (const index of touched) {
        const similarity = (2 * (shared[index] ?? 0)) / (grams.length + (sizes[index] ?? 0));
        if (similarity > best.similarity) best = { index, similarity };
        shared[index] = 0;
      }
      return best;
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
