import { addTrigrams } from './features.ts';
import { createHashLists, type HashLists, placeOf } from './hashing.ts';
import type { Token } from './normalise.ts';

/** How near a text is to anything ever heard. */
export interface Closeness {
  /** The most similar known utterance, by its place in the list, and how similar it is: 0 to 1. */
  nearest(tokens: readonly Token[]): { readonly index: number; readonly similarity: number };
}

/** What is prepared once for a list of utterances. Plain data, ready to be stored. */
export interface ClosenessIndex {
  /** Utterances by the trigrams that are in them; none for trigrams that nearly everybody uses. */
  readonly utterances: HashLists;
  /** How many different trigrams each utterance has, those that nearly everybody uses left out. */
  readonly sizes: Uint16Array;
}

/**
 * Prepares the trigram Dice similarity to the nearest of many utterances. A probability says which class fits best
 * even when none does; nearness to something known says whether any does.
 */
export function indexUtterances(utterances: readonly (readonly Token[])[]): ClosenessIndex {
  const grams = utterances.map(trigrams);
  const counts = new Map<number, number>();
  for (const each of grams) for (const gram of each) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  // Trigrams that nearly everybody uses ("_ei", "en_") cost the most and tell the least.
  const mostCommon = Math.max(40, utterances.length * 0.015);
  const rare = grams.map((each) => [...each].filter((gram) => (counts.get(gram) ?? 0) <= mostCommon));
  const common = [...counts].flatMap(([gram, count]) => (count > mostCommon ? [gram] : []));
  return {
    utterances: createHashLists(
      rare.flat(),
      rare.flatMap((each, index) => each.map(() => index)),
      common,
    ),
    sizes: Uint16Array.from(rare, ({ length }) => length),
  };
}

/** The nearness to utterances that were prepared before. */
export function closenessOf({ utterances: { table, offsets, items }, sizes }: ClosenessIndex): Closeness {
  const shared = new Uint16Array(sizes.length);
  const touched = new Int32Array(sizes.length);
  return {
    nearest(tokens) {
      let grams = 0;
      let count = 0;
      // In these loops every index is in range by construction; they touch thousands of utterances for each question.
      for (const gram of trigrams(tokens)) {
        const place = placeOf(table, gram);
        const start = place < 0 ? 0 : (offsets[place] as number);
        const end = place < 0 ? 0 : (offsets[place + 1] as number);
        if (place >= 0 && start === end) continue;
        grams += 1;
        for (let k = start; k < end; k += 1) {
          const index = items[k] as number;
          const before = shared[index] as number;
          if (before === 0) {
            touched[count] = index;
            count += 1;
          }
          shared[index] = before + 1;
        }
      }
      let index = -1;
      let similarity = 0;
      for (let k = 0; k < count; k += 1) {
        const each = touched[k] as number;
        const likeness = (2 * (shared[each] as number)) / (grams + (sizes[each] as number));
        shared[each] = 0;
        if (likeness <= similarity) continue;
        index = each;
        similarity = likeness;
      }
      return { index, similarity };
    },
  };
}

/** The different trigrams of a text, in their order. */
function trigrams(tokens: readonly Token[]): ReadonlySet<number> {
  const grams = new Set<number>();
  for (const { word } of tokens) addTrigrams(grams, word);
  return grams;
}
