import { expect, test } from 'vitest';
import { extractFeatures, spellOut } from '../../../server/understanding/features.ts';
import { emptyHash, extendHash, hashText } from '../../../server/understanding/hashing.ts';
import { type Token, tokenise } from '../../../server/understanding/normalise.ts';

/** All that is seen of some words. */
const allOf = (tokens: readonly Token[]) => spellOut(extractFeatures(tokens));

/** The same, worked out from the texts themselves. */
function spelledOut(text: string): ReadonlySet<number> {
  const tokens = tokenise(text);
  const names = tokens.flatMap(({ word, stem }, index) => {
    const bordered = `_${word}_`;
    const grams = [3, 4, 5].flatMap((size) =>
      [...bordered].slice(0, Math.max(0, bordered.length - size + 1)).map((_, at) => bordered.slice(at, at + size)),
    );
    return [`w ${stem}`, `b ${tokens[index - 1]?.stem ?? '^'} ${stem}`, ...grams];
  });
  return new Set(names.map((name) => hashText(name)));
}

test.each(['Was kostet ein Reisepass?', 'a', 'ab abc', 'pass pass pass', 'паспорт', ''])(
  '%j: word stems, pairs of them and n-grams, each once',
  (text) => {
    const { hashes } = allOf(tokenise(text));
    expect(new Set(hashes)).toEqual(spelledOut(text));
    expect(new Set(hashes).size).toBe(hashes.length);
  },
);

test('words weigh less than n-grams, however long the text is', () => {
  for (const text of ['pass', 'Was kostet ein Reisepass für mein Kind und mich?']) {
    const { values } = allOf(tokenise(text));
    expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(0.4 ** 2 + 1, 5);
  }
});

test('what was counted twice weighs twice as much', () => {
  const { hashes, values } = allOf(tokenise('pass pass amt'));
  const weightOf = (gram: string) => values[hashes.indexOf(hashText(gram))] ?? 0;
  expect(weightOf('pass')).toBeCloseTo(2 * weightOf('amt'), 5);
});

test('a text is hashed letter by letter', () => {
  expect(hashText('amt')).toBe(extendHash(hashText('am'), 't'.charCodeAt(0)));
  expect(hashText('')).toBe(emptyHash);
  // The published values of FNV-1a.
  expect(hashText('a') >>> 0).toBe(0xe40c292c);
  expect(hashText('foobar') >>> 0).toBe(0xbf9cf968);
});
