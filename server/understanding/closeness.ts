import { createHashLists, type HashLists, hashText, placeOf } from './hashing.ts';
import { rememberOf } from './memory.ts';
import type { Token } from './normalise.ts';

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
  /** Utterances by the stems of the words that are in them. */
  readonly utterances: HashLists;
  /** What a stem tells, squared, by its place in the table. */
  readonly tells: Float32Array;
  /** The length of each utterance as a vector of what its words tell. */
  readonly lengths: Float32Array;
}

/**
 * Prepares the cosine similarity over words, each weighted by how rare it is (inverse document frequency), to the
 * nearest of many utterances. A probability says which class fits best even when none does; nearness to something
 * known says whether any does.
 */
export function indexUtterances(utterances: readonly (readonly Token[])[]): ClosenessIndex {
  const stems = utterances.map((tokens) => [...new Set(tokens.map(hashOf))]);
  const counts = new Map<number, number>();
  for (const each of stems) for (const stem of each) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const tellsBy = (stem: number) => Math.log((utterances.length + 1) / ((counts.get(stem) ?? 0) + 0.5)) ** 2;
  const index = createHashLists(
    stems.flat(),
    stems.flatMap((each, place) => each.map(() => place)),
  );
  return {
    utterances: index,
    tells: listTells(index, counts.keys(), tellsBy),
    lengths: Float32Array.from(stems, (each) => Math.sqrt(each.reduce((sum, stem) => sum + tellsBy(stem), 0))),
  };
}

function hashOf({ stem }: Token): number {
  return hashText(stem);
}

/** What each stem tells, by its place. */
function listTells({ table, offsets }: HashLists, stems: Iterable<number>, tellsBy: (stem: number) => number) {
  const tells = new Float32Array(offsets.length - 1);
  for (const stem of stems) tells[placeOf(table, stem)] = tellsBy(stem);
  return tells;
}

/**
 * So many entries of the lists of a text's words are read to find what may be near it, beginning with the rarest word:
 * the common ones ("ich", "muss") have the longest lists and tell the least.
 */
const mostRead = 800;

/** So many of those found are compared by all of their words. */
const mostCompared = 24;

/** The nearness to utterances that were prepared before. */
export function closenessOf({ utterances, tells, lengths }: ClosenessIndex): Closeness {
  const { table, offsets, items } = utterances;
  const wordsOf = turnRound(utterances, lengths.length);
  // What an utterance shares and, beside it, what to multiply it by instead of dividing by its length: whoever looks at
  // one looks at both.
  const shares = new Float32Array(2 * lengths.length);
  for (let index = 0; index < lengths.length; index += 1) shares[2 * index + 1] = 1 / (lengths[index] as number);
  const touched = new Int32Array(lengths.length);
  /** The search that met a word last, by its place. */
  const metBy = new Int32Array(tells.length);
  let search = 0;
  // A word never heard tells as much as the rarest: words that nobody ever said make a text strange.
  const mostTelling = tells.reduce((top, each) => Math.max(top, each), 0);
  const lookUp = rememberOf((token: Token) => placeOf(table, hashOf(token)));
  /** The places of the text's words, each once. */
  const wanted: number[] = [];

  return {
    // In these loops every index is in range by construction; they touch hundreds of utterances for each question.
    nearest(tokens, most) {
      search = (search + 1) | 0;
      let square = 0;
      wanted.length = 0;
      for (const token of tokens) {
        const place = lookUp(token);
        if (place < 0) square += mostTelling;
        if (place < 0 || metBy[place] === search) continue;
        metBy[place] = search;
        square += tells[place] as number;
        wanted.push(place);
      }
      const length = Math.sqrt(square);
      const count = findTouched(wanted.sort(rarestFirst));
      const least = leastShare(count, length);
      const indices: number[] = [];
      const similarities: number[] = [];
      for (let k = 0; k < count; k += 1) {
        const at = touched[k] as number;
        const share = (shares[at] as number) * (shares[at + 1] as number);
        shares[at] = 0;
        if (share < least) continue;
        const similarity = (sharedWith(at >> 1) * (shares[at + 1] as number)) / length;
        if (indices.length < most || similarity > (similarities[most - 1] as number))
          insert(indices, similarities, at >> 1, similarity, most);
      }
      return indices.map((index, place) => ({ index, similarity: similarities[place] as number }));
    },
  };

  function rarestFirst(a: number, b: number): number {
    return (tells[b] as number) - (tells[a] as number) || a - b;
  }

  /** Adds up what each utterance shares of the rarest words; how many have any of them. */
  function findTouched(places: readonly number[]): number {
    let count = 0;
    let read = 0;
    for (const place of places) {
      const start = offsets[place] as number;
      const end = offsets[place + 1] as number;
      read += end - start;
      if (read > mostRead && count > 0) break;
      const telling = tells[place] as number;
      for (let k = start; k < end; k += 1) {
        const at = 2 * (items[k] as number);
        const before = shares[at] as number;
        if (before === 0) {
          touched[count] = at;
          count += 1;
        }
        shares[at] = before + telling;
      }
    }
    return count;
  }

  /** What an utterance must share of the rarest words, by its length, in order to be compared. */
  function leastShare(count: number, length: number): number {
    if (count <= mostCompared) return 0;
    steps.fill(0);
    const scale = steps.length / length;
    for (let k = 0; k < count; k += 1) {
      const at = touched[k] as number;
      // No utterance shares more than all, but for what rounding adds.
      const step = Math.min(lastStep, Math.trunc((shares[at] as number) * (shares[at + 1] as number) * scale));
      steps[step] = (steps[step] as number) + 1;
    }
    let step = lastStep;
    for (let found = steps[step] as number; step > 0 && found < mostCompared; found += steps[step] as number) step -= 1;
    return step / scale;
  }

  /** What an utterance shares of all the words that this search has met. */
  function sharedWith(index: number): number {
    const end = wordsOf.offsets[index + 1] as number;
    let shared = 0;
    for (let k = wordsOf.offsets[index] as number; k < end; k += 1) {
      const place = wordsOf.places[k] as number;
      if (metBy[place] === search) shared += tells[place] as number;
    }
    return shared;
  }
}

/** How many utterances share how much, from nothing to all. */
const steps = new Int32Array(128);
const lastStep = steps.length - 1;

/** The words of each utterance, by their places. */
interface WordsByUtterance {
  /** Where those of an utterance begin; they end where those of the next one begin. */
  readonly offsets: Int32Array;
  readonly places: Int32Array;
}

/** Words by utterance, of utterances by word. */
function turnRound({ offsets, items }: HashLists, utterances: number): WordsByUtterance {
  const turned = { offsets: new Int32Array(utterances + 1), places: new Int32Array(items.length) };
  for (const item of items) turned.offsets[item + 1] = (turned.offsets[item + 1] as number) + 1;
  for (let n = 1; n <= utterances; n += 1)
    turned.offsets[n] = (turned.offsets[n] as number) + (turned.offsets[n - 1] as number);
  const next = turned.offsets.slice();
  for (let place = 0; place + 1 < offsets.length; place += 1)
    for (let k = offsets[place] as number; k < (offsets[place + 1] as number); k += 1) {
      const item = items[k] as number;
      const at = next[item] as number;
      turned.places[at] = place;
      next[item] = at + 1;
    }
  return turned;
}

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
