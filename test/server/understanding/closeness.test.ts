import { expect, test } from 'vitest';
import { closenessOf, indexUtterances } from '../../../server/understanding/closeness.ts';
import { tokenise } from '../../../server/understanding/normalise.ts';

const known = ['was kostet ein reisepass', 'wann hat das bürgeramt geöffnet', 'wo kann ich parken'];
const closeness = closenessOf(indexUtterances(known.map(tokenise)));
const nearest = (text: string) => closeness.nearest(tokenise(text), 2);

test.each(known.map((text, index) => [text, index]))('%s is itself', (text, index) => {
  expect(nearest(text)[0]).toEqual({ index, similarity: expect.closeTo(1) });
});

test.each([
  ['Was kostet der Reisepass?', 0],
  ['buergeramt offen', 1],
  ['parken wo', 2],
])('%s is near what it resembles', (text, index) => {
  expect(nearest(text)[0]?.index).toBe(index);
  expect(nearest(text)[0]?.similarity).toBeGreaterThan(0.3);
});

test.each(['', 'xyzzy', '42', '👍'])('%j is near nothing', (text) => {
  expect(nearest(text)).toEqual([]);
});

test('what was asked before changes nothing', () => {
  const first = nearest('was kostet parken');
  nearest('ein reisepass im bürgeramt');
  expect(nearest('was kostet parken')).toEqual(first);
});

test('the best come first, and no more than asked for', () => {
  const found = nearest('wo hat das bürgeramt parken geöffnet und was kostet das');
  expect(found).toHaveLength(2);
  expect(found[0]?.similarity).toBeGreaterThanOrEqual(found[1]?.similarity ?? 1);
});

test('words that nobody ever said make a text less like anything', () => {
  const [plain] = nearest('was kostet ein reisepass');
  const [strange] = nearest('was kostet ein reisepass xylophonkonzert');
  expect(strange?.similarity).toBeLessThan(plain?.similarity ?? 0);
});

test('nothing is near an empty list', () => {
  expect(closenessOf(indexUtterances([])).nearest(tokenise('reisepass'), 1)).toEqual([]);
});
