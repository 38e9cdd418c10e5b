import { beforeAll, expect, test } from 'vitest';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import type { KnownUtterance } from '../../../server/understanding/known-utterances.ts';
import { spellingOf } from '../../../server/understanding/spelling.ts';
import { indexVocabulary } from '../../../server/understanding/vocabulary.ts';
import { realCatalogue, realCatalogueMs } from '../real-catalogue.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await realCatalogue();
}, realCatalogueMs);

/** The spelling of a content in which each text was written down so many times. */
function spellingAfter(uses: Readonly<Record<string, number>>) {
  const utterances = Object.entries(uses).flatMap(([text, times]) =>
    Array.from({ length: times }, (): KnownUtterance => ({ text, subject: 'zoo', aspect: undefined, spoken: true })),
  );
  return spellingOf(indexVocabulary(utterances, [], catalogue));
}

test('a typo that editors wrote down a few times is corrected', () => {
  const { has, correct } = spellingAfter({ erdferkelhaus: 20, erdferkelhuas: 2 });
  expect(has('erdferkelhuas')).toBe(false);
  expect(correct('erdferkelhuas')?.word).toBe('erdferkelhaus');
});

test('a doubled letter is a typo however often it was written down, if the word is so much more usual', () => {
  const { has, correct } = spellingAfter({ zebrapass: 200, zebrapas: 10 });
  expect(has('zebrapas')).toBe(false);
  expect(correct('zebrapas')?.word).toBe('zebrapass');
});

test('words that are usual both are both words', () => {
  const { has } = spellingAfter({ zebrapass: 60, zebrapas: 10 });
  expect(has('zebrapas')).toBe(true);
});
