import { emptyHash, extendHash, hashText } from './hashing.ts';
import type { Example } from './regression-training.ts';

/**
 * The orders in which examples are learnt, round by round: as if by chance, but where one stands is decided by itself
 * alone. One example more leaves all others in their order, so that a line added to the content changes what it is about
 * and little else; in a shuffled order it would move every doubtful answer a little.
 */
export function learningOrders(examples: readonly Example[], rounds: number): readonly (readonly number[])[] {
  const hashes = examples.map(({ features, label }) => features.hashes.reduce(extendHash, hashText(label)));
  return Array.from({ length: rounds }, (_, round) => {
    const keys = hashes.map((hash) => stir(extendHash(hash, round)));
    return [...examples.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  });
}

/** Lets every bit of a hash decide about every other (A. Appleby, MurmurHash3): rounds would else resemble each other. */
function stir(hash: number): number {
  let mixed = hash ^ emptyHash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
