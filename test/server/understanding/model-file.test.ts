import { describe, expect, test } from 'vitest';
import { prepare } from '../../../server/understanding/engine.ts';
import { decodePrepared, encodePrepared } from '../../../server/understanding/model-file.ts';
import { catalogueOf } from '../content/good-content.ts';

const prepared = prepare(catalogueOf());
const bytes = encodePrepared(prepared);

describe('what was prepared, as a file', () => {
  test('come back as they were', () => {
    expect(decodePrepared(bytes)).toEqual(prepared);
  });

  test('come back wherever the bytes lie in memory', () => {
    for (const offset of [1, 2, 3, 4, 8]) {
      const shifted = new Uint8Array(bytes.length + offset);
      shifted.set(bytes, offset);
      expect(decodePrepared(shifted.subarray(offset))).toEqual(prepared);
    }
  });
});

describe('a damaged file is refused', () => {
  const head = Buffer.from(bytes).indexOf(10);
  const withHead = (change: (header: string) => string) =>
    Buffer.concat([Buffer.from(change(Buffer.from(bytes.subarray(0, head)).toString())), bytes.subarray(head)]);

  test.each<[string, Uint8Array]>([
    ['nothing in it', new Uint8Array()],
    ['no header', new Uint8Array(100)],
    ['one byte less', bytes.slice(0, -1)],
    ['four bytes less', bytes.slice(0, -4)],
    ['four bytes more', Buffer.concat([bytes, Buffer.alloc(4)])],
    ['the header alone', bytes.slice(0, head + 1)],
    ['another version', withHead((header) => header.replace(/"modelVersion":\d+/, '"modelVersion":0'))],
    ['a header that is no JSON', withHead((header) => header.replace('{', '['))],
    ['a header that is not about models', Buffer.from('null\n')],
    ['a header of another kind', Buffer.from('42\n')],
    ['half of it', bytes.slice(0, bytes.length / 2)],
  ])('%s', (_, damaged) => {
    expect(decodePrepared(damaged)).toBeUndefined();
  });
});
