import { emptyHash, extendHash, hashText } from './hashing.ts';
import { remember } from './memory.ts';
import type { Token } from './normalise.ts';
import { createTally, type Tally } from './tally.ts';

/** What is seen of an utterance: each feature once, as a hash, with its weight at the same place. */
export interface Features {
  readonly hashes: Int32Array;
  readonly values: Float32Array;
  readonly grams: GramBlock;
}

/** Which of the features are n-grams, and what they are made of: what a word's n-grams say can be remembered by word. */
interface GramBlock {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
  /** What each n-gram of each word adds to its value. */
  readonly scale: number;
}

/** How much the words count beside the n-grams: stems alone are confident about the wrong things. */
const wordShare = 0.4;

/** The same where names are masked: what is asked lies in small words, and in their order. */
const askingWordShare = 0.8;

/** How much the names count that were recognised. */
const nameShare = 0.8;

/** A word, a pair, a name and an n-gram of the same letters are different features. */
const wordStart = hashText('w ');
const pairStart = hashText('b ');
const gapStart = hashText('s ');
const openingStart = hashText('f ');
const nameStart = hashText('n ');

/** N-grams have 3 to 5 letters. */
const shortest = 3;
const longest = 5;

const border = '_'.charCodeAt(0);
const space = ' '.charCodeAt(0);

/**
 * What a classifier sees of an utterance to tell what it is about: word stems and pairs of them, character n-grams of 3
 * to 5 inside word borders, which survive typos and find the parts of compounds, and the names that were recognised, if
 * any. Each block has length 1, words and names scaled by their share.
 */
export function extractFeatures(tokens: readonly Token[], names: readonly string[] = []): Features {
  countWords(tokens);
  return collect(tokens, wordShare, names);
}

/**
 * What a classifier sees to tell what is asked, names masked: besides, pairs with a word between them and how the text
 * begins, as in "wie … lange" and "bis wann".
 */
export function extractAskingFeatures(tokens: readonly Token[]): Features {
  countWords(tokens);
  const [first, second] = tokens;
  if (first) words.add(hashText(first.stem, openingStart));
  if (first && second) words.add(hashPair(openingStart, first.stem, second.stem));
  for (let at = 2; at < tokens.length; at += 1)
    words.add(hashPair(gapStart, tokens[at - 2]?.stem ?? '', tokens[at]?.stem ?? ''));
  return collect(tokens, askingWordShare, []);
}

function countWords(tokens: readonly Token[]) {
  words.clear();
  grams.clear();
  let previous = '^';
  for (const { word, stem } of tokens) {
    words.add(hashText(stem, wordStart));
    words.add(hashPair(pairStart, previous, stem));
    previous = stem;
    for (const gram of gramsOf(word)) grams.add(gram);
  }
}

function hashPair(start: number, one: string, other: string): number {
  return hashText(other, extendHash(hashText(one, start), space));
}

/** What was counted, as features. */
function collect(tokens: readonly Token[], share: number, names: readonly string[]): Features {
  const recognised = new Set(names.map((name) => hashText(name, nameStart)));
  const hashes = new Int32Array(words.size() + grams.size() + recognised.size);
  const values = new Float32Array(hashes.length);
  const [start, end] = [words.size(), words.size() + grams.size()];
  fill(hashes, values, 0, words, scaleOf(words, share));
  const scale = scaleOf(grams, 1);
  fill(hashes, values, start, grams, scale);
  for (const [place, name] of [...recognised].entries()) {
    hashes[end + place] = name;
    values[end + place] = nameShare / Math.sqrt(recognised.size);
  }
  return { hashes, values, grams: { start, end, words: tokens.map(({ word }) => word), scale } };
}

/** What was counted of the text that is just read. */
const words = createTally();
const grams = createTally();

/** The character n-grams of a word between its borders: `_au`, `aus`, … */
export const gramsOf = remember((word) => {
  const found: number[] = [];
  const end = word.length + 2;
  for (let start = 0; start + shortest <= end; start += 1) {
    let hash = emptyHash;
    for (let at = start; at < end && at < start + longest; at += 1) {
      hash = extendHash(hash, unitAt(word, at));
      if (at - start + 1 >= shortest) found.push(hash);
    }
  }
  return Int32Array.from(found);
});

/** Counts the trigrams of a word between its borders. */
export function addTrigrams(trigrams: Tally, word: string) {
  for (let at = 0; at < word.length; at += 1) {
    const pair = extendHash(extendHash(emptyHash, unitAt(word, at)), unitAt(word, at + 1));
    trigrams.add(extendHash(pair, unitAt(word, at + 2)));
  }
}

/** A UTF-16 unit of a word with a border on either side. */
function unitAt(word: string, at: number): number {
  return at === 0 || at > word.length ? border : word.charCodeAt(at - 1);
}

/** What gives a block the length of its share. */
function scaleOf(tally: Tally, share: number): number {
  let sum = 0;
  for (let place = 0; place < tally.size(); place += 1) sum += tally.countAt(place) ** 2;
  return sum === 0 ? 0 : share / Math.sqrt(sum);
}

/** Writes a block from a place on. */
function fill(hashes: Int32Array, values: Float32Array, from: number, tally: Tally, scale: number) {
  for (let place = 0; place < tally.size(); place += 1) {
    hashes[from + place] = tally.hashAt(place);
    values[from + place] = tally.countAt(place) * scale;
  }
}
