import { expect, test } from 'vitest';
import { decodeArrays, encodeArrays } from '../../../server/understanding/array-file.ts';

const value = {
  name: 'Bürgeramt 👍',
  list: [{ id: 'a' }, { id: 'b' }],
  nothing: null,
  inner: {
    bytes: Int8Array.from([-128, 0, 127]),
    empty: new Int32Array(),
    deeper: { floats: Float32Array.from([0.5, -1]), sizes: Uint16Array.from([65535]) },
  },
};

test('an object with arrays comes back as it was', () => {
  expect(decodeArrays(encodeArrays(value))).toEqual(value);
});

test('a part of an array is kept without the rest', () => {
  const part = Int32Array.from([1, 2, 3, 4]).subarray(1, 3);
  expect(decodeArrays(encodeArrays({ part }))).toEqual({ part: Int32Array.from([2, 3]) });
});

test('bytes of something else are no object', () => {
  for (const text of ['', '\n', '{}\n', 'null\n', '{"value":1,"size":8}\n'])
    expect(decodeArrays(Buffer.from(text))).toBeUndefined();
});
