import { emptyHash, extendHash, hashText } from './hashing.ts';
import { rememberOf } from './memory.ts';
import type { Token } from './normalise.ts';
import { createTally, type Tally } from './tally.ts';

/** What is seen of an utterance, as a model is asked about it. */
export interface Features {
  /** Its words, pairs of them and names, each once, as hashes with their weight at the same place. */
  readonly hashes: readonly number[];
  readonly values: readonly number[];
  /** Where the names begin. */
  readonly firstName: number;
  /** The words whose n-grams count as well, as often as they come: what a word's say together can be remembered. */
  readonly tokens: readonly Token[];
  /** What each n-gram counts each time. */
  readonly gramScale: number;
}

/** All that is seen of an utterance, as a model learns from it: each feature once, with its weight at the same place. */
export interface AllFeatures {
  readonly hashes: Int32Array;
  readonly values: Float32Array;
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
  for (const token of tokens) {
    const { stem } = token;
    words.add(hashText(stem, wordStart));
    words.add(hashPair(pairStart, previous, stem));
    previous = stem;
    const ofWord = gramsOf(token);
    for (let place = 0; place < ofWord.length; place += 1) grams.add(ofWord[place] as number);
  }
}

function hashPair(start: number, one: string, other: string): number {
  return hashText(other, extendHash(hashText(one, start), space));
}

/** What was counted, as features. */
function collect(tokens: readonly Token[], share: number, names: readonly string[]): Features {
  const hashes: number[] = [];
  const values: number[] = [];
  const scale = scaleOf(words, share);
  for (let place = 0; place < words.size(); place += 1) {
    hashes.push(words.hashAt(place));
    values.push(words.countAt(place) * scale);
  }
  const firstName = hashes.length;
  for (const name of names) {
    const hash = hashText(name, nameStart);
    if (hashes.indexOf(hash, firstName) < 0) hashes.push(hash);
  }
  const nameScale = nameShare / Math.sqrt(hashes.length - firstName);
  while (values.length < hashes.length) values.push(nameScale);
  return { hashes, values, firstName, tokens, gramScale: scaleOf(grams, 1) };
}

/** Features with the n-grams among them, behind the words and before the names. */
export function spellOut({ hashes, values, firstName, tokens, gramScale }: Features): AllFeatures {
  grams.clear();
  for (const token of tokens) for (const gram of gramsOf(token)) grams.add(gram);
  const places = Array.from({ length: grams.size() }, (_, place) => place);
  return {
    hashes: Int32Array.from([
      ...hashes.slice(0, firstName),
      ...places.map((place) => grams.hashAt(place)),
      ...hashes.slice(firstName),
    ]),
    values: Float32Array.from([
      ...values.slice(0, firstName),
      ...places.map((place) => grams.countAt(place) * gramScale),
      ...values.slice(firstName),
    ]),
  };
}

/** What was counted of the text that is just read. */
const words = createTally();
const grams = createTally();

/** The character n-grams of a word between its borders: `_au`, `aus`, … */
export const gramsOf = rememberOf(({ word }: Token) => {
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
  for (let at = 0; at < word.length; at += 1) trigrams.add(trigramAt(word, at));
}

function trigramAt(word: string, at: number): number {
  const pair = extendHash(extendHash(emptyHash, unitAt(word, at)), unitAt(word, at + 1));
  return extendHash(pair, unitAt(word, at + 2));
}

/** A UTF-16 unit of a word with a border on either side. */
function unitAt(word: string, at: number): number {
  return at === 0 || at > word.length ? border : word.charCodeAt(at - 1);
}

/** What gives a block the length of its share. */
function scaleOf(tally: Tally, share: number): number {
  return tally.squares() === 0 ? 0 : share / Math.sqrt(tally.squares());
}
