import { addTrigrams, trigramsOf } from './features.ts';
import { createHashLists, type HashLists, placeOf } from './hashing.ts';
import { rememberOf } from './memory.ts';
import type { Token } from './normalise.ts';
import { createTally, type Tally } from './tally.ts';

/** How near a text is to what was ever heard. */
export interface Closeness {
  /** The most similar known utterances, best first, at most as many as asked for. */
  nearest(tokens: readonly Token[], count: number): readonly Neighbour[];
}

export interface Neighbour {
  /** Its place in the list of utterances. */
  readonly index: number;
  /** 0 to 1. */
  readonly similarity: number;
}

/** What is prepared once for a list of utterances. Plain data, ready to be stored. */
export interface ClosenessIndex {
  /** Utterances by the trigrams that are in them; none for trigrams too common to tell anything. */
  readonly utterances: HashLists;
  /** What a trigram tells, squared, by its place in the table; 0 for those too common to tell anything. */
  readonly tells: Float32Array;
  /** The length of each utterance as a vector of what its trigrams tell. */
  readonly lengths: Float32Array;
}

/**
 * Trigrams in a larger share of the utterances ("_ei", "en_") cost the most and tell the least. For thousands of
 * utterances; a smaller set needs a larger share.
 */
const mostCommonShare = 0.004;

/** In few utterances, no trigram is too common. */
const fewUtterances = 40;

/**
 * Prepares the cosine similarity over trigrams, each weighted by how rare it is (inverse document frequency), to the
 * nearest of many utterances. A probability says which class fits best even when none does; nearness to something
 * known says whether any does.
 */
export function indexUtterances(
  utterances: readonly (readonly Token[])[],
  commonShare: number = mostCommonShare,
): ClosenessIndex {
  const grams = utterances.map(listTrigrams);
  const counts = new Map<number, number>();
  for (const each of grams) for (const gram of each) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const mostCommon = Math.max(fewUtterances, utterances.length * commonShare);
  const tellsBy = (gram: number) => {
    const count = counts.get(gram) ?? 0;
    return count > mostCommon ? 0 : Math.log((utterances.length + 1) / (count + 0.5)) ** 2;
  };
  const rare = grams.map((each) => each.filter((gram) => tellsBy(gram) > 0));
  const index = createHashLists(
    rare.flat(),
    rare.flatMap((each, place) => each.map(() => place)),
    [...counts.keys()],
  );
  return {
    utterances: index,
    tells: listTells(index, counts.keys(), tellsBy),
    lengths: Float32Array.from(rare, (each) => Math.sqrt(each.reduce((sum, gram) => sum + tellsBy(gram), 0))),
  };
}

/** What each trigram tells, by its place. */
function listTells({ table, offsets }: HashLists, grams: Iterable<number>, tellsBy: (gram: number) => number) {
  const tells = new Float32Array(offsets.length - 1);
  for (const gram of grams) tells[placeOf(table, gram)] = tellsBy(gram);
  return tells;
}

/** What is looked up of a word: its trigrams that tell something by their place, and those never seen by their hash. */
interface LookedUp {
  readonly places: readonly number[];
  readonly strange: readonly number[];
}

/** The nearness to utterances that were prepared before. */
export function closenessOf({ utterances: { table, offsets, items }, tells, lengths }: ClosenessIndex): Closeness {
  // What an utterance shares and, beside it, its length: whoever looks at one looks at both.
  const sharedAndLength = new Float32Array(2 * lengths.length);
  for (let index = 0; index < lengths.length; index += 1) sharedAndLength[2 * index + 1] = lengths[index] as number;
  const touched = new Int32Array(lengths.length);
  /** The search that met a trigram last, by its place: each counts once. */
  const metBy = new Int32Array(tells.length);
  let search = 0;
  // A trigram never seen tells as much as the rarest: words that nobody ever said make a text strange.
  const mostTelling = tells.reduce((top, each) => Math.max(top, each), 0);
  const lookUp = rememberOf(({ word }: Token): LookedUp => {
    const grams = trigramsOf(word);
    const places = grams.map((gram) => placeOf(table, gram));
    return {
      places: places.filter((place) => place >= 0 && tells[place] !== 0),
      strange: grams.filter((_, n) => (places[n] as number) < 0),
    };
  });
  return {
    nearest(tokens, most) {
      let square = 0;
      let count = 0;
      search = (search + 1) | 0;
      trigrams.clear();
      // In these loops every index is in range by construction; they touch thousands of utterances for each question.
      for (let n = 0; n < tokens.length; n += 1) {
        const { places, strange } = lookUp(tokens[n] as Token);
        for (let g = 0; g < strange.length; g += 1) trigrams.add(strange[g] as number);
        for (let g = 0; g < places.length; g += 1) {
          const place = places[g] as number;
          if (metBy[place] === search) continue;
          metBy[place] = search;
          const telling = tells[place] as number;
          square += telling;
          const end = offsets[place + 1] as number;
          for (let k = offsets[place] as number; k < end; k += 1) {
            const at = 2 * (items[k] as number);
            const before = sharedAndLength[at] as number;
            if (before === 0) {
              touched[count] = at;
              count += 1;
            }
            sharedAndLength[at] = before + telling;
          }
        }
      }
      square += trigrams.size() * mostTelling;
      const length = Math.sqrt(square);
      const indices: number[] = [];
      const similarities: number[] = [];
      let least = 0;
      for (let k = 0; k < count; k += 1) {
        const at = touched[k] as number;
        const product = sharedAndLength[at] as number;
        sharedAndLength[at] = 0;
        const whole = length * (sharedAndLength[at + 1] as number);
        // Nearly all are too far off, and to multiply is quicker than to divide.
        if (product < least * whole * almost) continue;
        const similarity = product / whole;
        if (similarity <= least) continue;
        insert(indices, similarities, at >> 1, similarity, most);
        if (indices.length === most) least = similarities[most - 1] as number;
      }
      return indices.map((index, place) => ({ index, similarity: similarities[place] as number }));
    },
  };
}

/** Less than 1 by more than what rounding can do. */
const almost = 1 - 1e-9;

/** Puts a neighbour in its place in both lists, best first; equals keep their order. */
function insert(indices: number[], similarities: number[], index: number, similarity: number, most: number) {
  if (indices.length < most) {
    indices.push(index);
    similarities.push(similarity);
  }
  let place = indices.length - 1;
  for (; place > 0 && (similarities[place - 1] as number) < similarity; place -= 1) {
    indices[place] = indices[place - 1] as number;
    similarities[place] = similarities[place - 1] as number;
  }
  indices[place] = index;
  similarities[place] = similarity;
}

/** The trigrams of the text that is just looked up. */
const trigrams = createTally();

function tallyTrigrams(tokens: readonly Token[]): Tally {
  trigrams.clear();
  for (const { word } of tokens) addTrigrams(trigrams, word);
  return trigrams;
}

/** The different trigrams of a text, in their order. */
function listTrigrams(tokens: readonly Token[]): readonly number[] {
  const grams = tallyTrigrams(tokens);
  return Array.from({ length: grams.size() }, (_, place) => grams.hashAt(place));
}
