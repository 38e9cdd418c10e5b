import { beforeAll, expect, test } from 'vitest';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { freshContext } from '../../../server/conversation/context.ts';
import { takeTurn, welcome } from '../../../server/conversation/turn.ts';
import { realCatalogue, realCatalogueMs } from '../real-catalogue.ts';

const now = new Date('2026-11-24T09:00:00Z');

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await realCatalogue();
}, realCatalogueMs);

test('a visitor is told in one line where no speaker has read the texts of a language yet', () => {
  const { parts } = welcome(freshContext('tr'), catalogue, now);
  expect(parts.filter(({ type }) => type === 'notice')).toEqual([
    {
      type: 'notice',
      tone: 'hint',
      spans: [{ text: 'Bu metinleri bir program yazdı; henüz bir insan kontrol etmedi.' }],
    },
  ]);
});

test('who changes to such a language is told as well', () => {
  const { reply } = takeTurn({ kind: 'language', language: 'en' }, freshContext('de'), catalogue, now);
  expect(reply.parts.map(({ type }) => type)).toEqual(['text', 'notice']);
});

test('German needs no such line', () => {
  const { parts } = welcome(freshContext('de'), catalogue, now);
  expect(parts.map(({ type }) => type)).toEqual(['text']);
});
