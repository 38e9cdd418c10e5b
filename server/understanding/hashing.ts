/** Where every hash of a text begins; other beginnings keep texts of different meaning apart. */
export const emptyHash = 0x811c9dc5 | 0;

/** A hash with one more UTF-16 unit: FNV-1a (G. Fowler, L. Noll and P. Vo). Signed, as the engine keeps such numbers without a box. */
export function extendHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** A hash with a whole text behind it. */
export function hashText(text: string, start: number = emptyHash): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = extendHash(hash, text.charCodeAt(at));
  return hash;
}

/** Places of hashes in a list, without a box for any of them. Plain data, ready to be stored. */
export interface HashTable {
  /**
   * By slot the hash and its place plus one, 0 where free: side by side, as memory is fetched by the line and most
   * tables are larger than what the processor keeps at hand. Open addressing, at most three quarters full.
   */
  readonly slots: Int32Array;
}

export function createHashTable(hashes: Int32Array): HashTable {
  // A third more slots than hashes and not the next power of two: half of the largest files would be free slots.
  const size = Math.ceil((hashes.length * 4) / 3) + 1;
  const slots = new Int32Array(size * 2);
  for (const [place, hash] of hashes.entries()) {
    let slot = slotIn(size, hash);
    while (slots[2 * slot + 1] !== 0) slot = slot + 1 === size ? 0 : slot + 1;
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = place + 1;
  }
  return { slots };
}

/** The place of a hash in its list, -1 if it is not there. */
export function placeOf({ slots }: HashTable, hash: number): number {
  const size = slots.length >> 1;
  // Every index is in range by construction, and a slot is always free.
  for (let slot = slotIn(size, hash); ; slot = slot + 1 === size ? 0 : slot + 1) {
    const place = (slots[2 * slot + 1] as number) - 1;
    if (place < 0 || slots[2 * slot] === hash) return place;
  }
}

/** Where to look for a hash first among any number of slots. */
function slotIn(size: number, hash: number): number {
  return Math.trunc((Math.imul(hash, spread) >>> 0) * (size / 2 ** 32));
}

/** Makes all bits of a hash decide about the upper bits of the product: 2³² by the golden ratio (D. Knuth). */
const spread = 0x9e3779b1;

/** Where to look for a hash first among a power of two of slots. */
export function firstSlot(hash: number, size: number): number {
  return Math.imul(hash, spread) >>> Math.clz32(size - 1);
}

/** Numbers filed under hashes. Plain data, ready to be stored. */
export interface HashLists {
  readonly table: HashTable;
  /** Where the items of a place begin; they end where those of the next one begin. */
  readonly offsets: Int32Array;
  readonly items: Items;
}

/** In half the space where the numbers are small enough, as nearly all are. */
type Items = Uint16Array | Int32Array;

/**
 * Files each item under the hash at the same place; the order of items under one hash is kept. `empty` hashes are
 * known as well, with nothing under them.
 */
export function createHashLists(
  hashes: readonly number[],
  items: readonly number[],
  empty: readonly number[] = [],
): HashLists {
  const different = new Set([...hashes, ...empty]);
  const table = createHashTable(Int32Array.from(different));
  const places = Int32Array.from(hashes, (hash) => placeOf(table, hash));
  const offsets = new Int32Array(different.size + 1);
  for (const place of places) offsets[place + 1] = (offsets[place + 1] ?? 0) + 1;
  for (let place = 1; place < offsets.length; place += 1)
    offsets[place] = (offsets[place] ?? 0) + (offsets[place - 1] ?? 0);
  const next = offsets.slice();
  const filed = items.every((item) => item < 2 ** 16) ? new Uint16Array(items.length) : new Int32Array(items.length);
  for (const [index, place] of places.entries()) {
    const at = next[place] ?? 0;
    filed[at] = items[index] ?? 0;
    next[place] = at + 1;
  }
  return { table, offsets, items: filed };
}

/** What is filed under a hash; undefined where nothing ever was. */
export function itemsOf({ table, offsets, items }: HashLists, hash: number): Items | undefined {
  const place = placeOf(table, hash);
  return place < 0 ? undefined : items.subarray(offsets[place], offsets[place + 1]);
}
