import { expect, test } from 'vitest';
import { createHashLists, createHashTable, hashText, itemsOf, placeOf } from '../../../server/understanding/hashing.ts';

const many = Int32Array.from({ length: 5000 }, (_, index) => hashText(`word ${index}`));

test('every hash is found in its place, others nowhere', () => {
  const table = createHashTable(many);
  for (const [place, hash] of many.entries()) expect(placeOf(table, hash)).toBe(place);
  expect(placeOf(table, hashText('never'))).toBe(-1);
});

test('hashes that want the same slot do not hide each other', () => {
  const close = Int32Array.from([0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]);
  const table = createHashTable(close);
  expect([...close].map((hash) => placeOf(table, hash))).toEqual([0, 1, 2, 3, 4]);
});

test('an empty table holds nothing', () => {
  expect(placeOf(createHashTable(new Int32Array()), 0)).toBe(-1);
});

test('items lie under their hash in the order they came', () => {
  const lists = createHashLists([7, -3, 7, 0, 7], [10, 11, 12, 13, 9], [5, 7]);
  expect([...(itemsOf(lists, 7) ?? [])]).toEqual([10, 12, 9]);
  expect([...(itemsOf(lists, -3) ?? [])]).toEqual([11]);
  expect([...(itemsOf(lists, 0) ?? [])]).toEqual([13]);
  expect([...(itemsOf(lists, 5) ?? [1])]).toEqual([]);
  expect(itemsOf(lists, 1)).toBeUndefined();
});
