import { firstSlot } from './hashing.ts';

/** Counts hashes, without a box for any of them. */
export interface Tally {
  /** Forgets all. */
  clear(): void;
  add(hash: number): void;
  /** How many different ones there are. */
  size(): number;
  /** The hash that came n-th, repetitions aside. */
  hashAt(place: number): number;
  /** How often that one came. */
  countAt(place: number): number;
  /** The sum of all counts squared. */
  squares(): number;
}

/** A tally that grows with what it counts and is used again and again: most texts have the same few hundred hashes. */
export function createTally(): Tally {
  let capacity = 1024;
  let hashes = new Int32Array(capacity);
  let counts = new Int32Array(capacity);
  /** Place plus one, 0 where free; open addressing, at most half full. */
  let slots = new Int32Array(capacity * 2);
  let size = 0;
  let squares = 0;

  return {
    clear() {
      if (size === 0) return;
      slots.fill(0);
      size = 0;
      squares = 0;
    },
    add(hash) {
      const slot = slotOf(hash);
      const place = (slots[slot] as number) - 1;
      if (place >= 0) {
        const count = counts[place] as number;
        counts[place] = count + 1;
        squares += 2 * count + 1;
        return;
      }
      squares += 1;
      hashes[size] = hash;
      counts[size] = 1;
      size += 1;
      slots[slot] = size;
      if (size === capacity) grow();
    },
    size: () => size,
    hashAt: (place) => hashes[place] as number,
    countAt: (place) => counts[place] as number,
    squares: () => squares,
  };

  /** Where a hash is filed, or would be. */
  function slotOf(hash: number): number {
    for (let slot = firstSlot(hash, slots.length); ; slot = (slot + 1) & (slots.length - 1)) {
      const place = (slots[slot] as number) - 1;
      if (place < 0 || hashes[place] === hash) return slot;
    }
  }

  function grow() {
    capacity *= 2;
    hashes = copyTo(new Int32Array(capacity), hashes);
    counts = copyTo(new Int32Array(capacity), counts);
    slots = new Int32Array(capacity * 2);
    for (let place = 0; place < size; place += 1) slots[slotOf(hashes[place] as number)] = place + 1;
  }
}

function copyTo(target: Int32Array<ArrayBuffer>, source: Int32Array): Int32Array<ArrayBuffer> {
  target.set(source);
  return target;
}
