import { emptyHash, extendHash, hashText } from './hashing.ts';
import type { Token } from './normalise.ts';

/** What is seen of an utterance: each feature once, as a hash, with its weight at the same place. */
export interface Features {
  readonly hashes: Int32Array;
  readonly values: Float32Array;
}

/** The word block's share beside the n-gram block: word stems alone are confident about the wrong things. */
const wordShare = 0.4;

/** The share of the names that were recognised. */
const nameShare = 0.4;

/** A word, a pair, a name and an n-gram of the same letters are different features. */
const wordStart = hashText('w ');
const pairStart = hashText('b ');
const nameStart = hashText('n ');

/** N-grams have 3 to 5 letters. */
const shortest = 3;
const longest = 5;

const border = '_'.charCodeAt(0);
const space = ' '.charCodeAt(0);

/**
 * What the classifier sees of an utterance: word stems and pairs of them, character n-grams of 3 to 5 inside word
 * borders, which survive typos and find the parts of compounds, and the names that were recognised, if any. Each block
 * has length 1, words and names scaled by their share.
 */
export function extractFeatures(tokens: readonly Token[], names: readonly string[] = []): Features {
  const words = new Map<number, number>();
  const grams = new Map<number, number>();
  let previous = '^';
  for (const { word, stem } of tokens) {
    count(words, hashText(stem, wordStart));
    count(words, hashText(stem, extendHash(hashText(previous, pairStart), space)));
    previous = stem;
    countGrams(grams, word);
  }
  const recognised = new Map<number, number>();
  for (const name of names) recognised.set(hashText(name, nameStart), 1);
  const hashes = new Int32Array(words.size + grams.size + recognised.size);
  const values = new Float32Array(hashes.length);
  fill({ hashes, values }, 0, words, wordShare);
  fill({ hashes, values }, words.size, grams, 1);
  fill({ hashes, values }, words.size + grams.size, recognised, nameShare);
  return { hashes, values };
}

/** Counts the character n-grams of a word between its borders: `_au`, `aus`, … */
function countGrams(counts: Map<number, number>, word: string) {
  const end = word.length + 2;
  for (let start = 0; start + shortest <= end; start += 1) {
    let hash = emptyHash;
    for (let at = start; at < end && at < start + longest; at += 1) {
      hash = extendHash(hash, unitAt(word, at));
      if (at - start + 1 >= shortest) count(counts, hash);
    }
  }
}

/** Adds the hashes of a word's trigrams between its borders, in their order. */
export function addTrigrams(grams: Set<number>, word: string) {
  for (let at = 0; at < word.length; at += 1) {
    const pair = extendHash(extendHash(emptyHash, unitAt(word, at)), unitAt(word, at + 1));
    grams.add(extendHash(pair, unitAt(word, at + 2)));
  }
}

/** A UTF-16 unit of a word with a border on either side. */
function unitAt(word: string, at: number): number {
  return at === 0 || at > word.length ? border : word.charCodeAt(at - 1);
}

function count(counts: Map<number, number>, key: number) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Writes a block from a place on, scaled to the length of its share. */
function fill({ hashes, values }: Features, from: number, counts: ReadonlyMap<number, number>, share: number) {
  let sum = 0;
  for (const value of counts.values()) sum += value * value;
  const scale = sum === 0 ? 0 : share / Math.sqrt(sum);
  let at = from;
  for (const [hash, value] of counts) {
    hashes[at] = hash;
    values[at] = value * scale;
    at += 1;
  }
}
