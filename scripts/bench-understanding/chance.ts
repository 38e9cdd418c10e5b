import { createHash } from 'node:crypto';

/** A number that a text always gets, from 0 to 2³² − 1, with no pattern that anybody could see. */
export function numberOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}

/** Numbers from 0 up to, but not including, 1: the same ones for the same seed. */
export function chanceFrom(seed: string): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return numberOf(`${seed}\n${drawn}`) / 2 ** 32;
  };
}

/**
 * The items in an order that depends on their own texts and the seed alone: one item more or less leaves the order of
 * the others as it was.
 */
export function shuffle<Item extends { readonly text: string }>(items: readonly Item[], seed: string): readonly Item[] {
  return items
    .map((item) => ({ item, key: numberOf(`${seed}\n${item.text}`) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
