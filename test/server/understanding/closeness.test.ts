import { expect, test } from 'vitest';
import { closenessOf, indexUtterances } from '../../../server/understanding/closeness.ts';
import { tokenise } from '../../../server/understanding/normalise.ts';

const known = ['was kostet ein reisepass', 'wann hat das bürgeramt geöffnet', 'wo kann ich parken'];
const closeness = closenessOf(indexUtterances(known.map(tokenise)));
const nearest = (text: string) => closeness.nearest(tokenise(text));

test.each(known.map((text, index) => [text, index]))('%s is itself', (text, index) => {
  expect(nearest(text)).toEqual({ index, similarity: 1 });
});

test.each([
  ['Was kostet der Reisepass?', 0],
  ['buergeramt offen', 1],
  ['parken wo', 2],
])('%s is near what it resembles', (text, index) => {
  expect(nearest(text).index).toBe(index);
  expect(nearest(text).similarity).toBeGreaterThan(0.3);
});

test.each(['', 'xyzzy', '42', '👍'])('%j is near nothing', (text) => {
  expect(nearest(text)).toEqual({ index: -1, similarity: 0 });
});

test('what was asked before changes nothing', () => {
  const first = nearest('was kostet parken');
  nearest('ein reisepass im bürgeramt');
  expect(nearest('was kostet parken')).toEqual(first);
});

test('nothing is near an empty list', () => {
  expect(closenessOf(indexUtterances([])).nearest(tokenise('reisepass'))).toEqual({ index: -1, similarity: 0 });
});
