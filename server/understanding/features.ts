import type { Token } from './normalise.ts';

/** The word block's share beside the n-gram block: word stems alone are confident about the wrong things. */
const wordShare = 0.4;

/**
 * What the classifier sees of an utterance, as feature → weight: word stems and pairs of them, and character n-grams
 * of 3 to 5 inside word borders, which survive typos and find the parts of compounds. Each block has length 1,
 * words scaled by their share.
 */
export function extractFeatures(tokens: readonly Token[]): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  const grams = new Map<string, number>();
  let previous = '^';
  for (const { word, stem } of tokens) {
    count(words, `w ${stem}`);
    count(words, `b ${previous} ${stem}`);
    previous = stem;
    for (const gram of ngrams(word)) count(grams, gram);
  }
  return new Map([...normalised(words, wordShare), ...normalised(grams, 1)]);
}

/** The character n-grams of a word between its borders: `_au`, `aus`, … */
export function ngrams(word: string): readonly string[] {
  const bordered = `_${word}_`;
  const found: string[] = [];
  for (let size = 3; size <= 5; size += 1) {
    for (let start = 0; start + size <= bordered.length; start += 1) found.push(bordered.slice(start, start + size));
  }
  return found.length > 0 ? found : [bordered];
}

function count(counts: Map<string, number>, key: string) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function normalised(counts: ReadonlyMap<string, number>, share: number): readonly (readonly [string, number])[] {
  let sum = 0;
  for (const value of counts.values()) sum += value * value;
  const scale = sum === 0 ? 0 : share / Math.sqrt(sum);
  return [...counts].map(([key, value]) => [key, value * scale] as const);
}
