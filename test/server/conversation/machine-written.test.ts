import { expect, test } from 'vitest';
import { freshContext } from '../../../server/conversation/context.ts';
import { takeTurn, welcome } from '../../../server/conversation/turn.ts';
import { realCatalogue } from '../real-catalogue.ts';

const now = new Date('2026-11-24T09:00:00Z');

test('a visitor is told in one line where no speaker has read the texts of a language yet', async () => {
  const { parts } = welcome(freshContext('tr'), await realCatalogue(), now);
  expect(parts.filter(({ type }) => type === 'notice')).toEqual([
    {
      type: 'notice',
      tone: 'hint',
      spans: [{ text: 'Bu metinleri bir program yazdı; henüz bir insan kontrol etmedi.' }],
    },
  ]);
});

test('who changes to such a language is told as well', async () => {
  const { reply } = takeTurn({ kind: 'language', language: 'en' }, freshContext('de'), await realCatalogue(), now);
  expect(reply.parts.map(({ type }) => type)).toEqual(['text', 'notice']);
});

test('German needs no such line', async () => {
  const { parts } = welcome(freshContext('de'), await realCatalogue(), now);
  expect(parts.map(({ type }) => type)).toEqual(['text']);
});
