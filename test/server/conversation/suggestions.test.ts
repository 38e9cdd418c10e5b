import { brotliCompressSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { findTarget } from '../../../server/content/catalogue.ts';
import { loadCatalogue } from '../../../server/content/load.ts';
import { freshContext } from '../../../server/conversation/context.ts';
import { suggestionsFor } from '../../../server/conversation/suggestions.ts';
import { welcome } from '../../../server/conversation/turn.ts';
import { languages } from '../../../server/protocol/messages.ts';
import { tuesday } from './talk.ts';

const now = new Date(tuesday);
let catalogue: Catalogue;

beforeAll(async () => {
  catalogue = await loadCatalogue('.');
});

function startsOn(page: string): readonly string[] {
  return welcome(freshContext('de'), catalogue, now, page).choices.map(({ value }) => value);
}

test('suggests services also by other words for them, with the questions that have an answer', () => {
  const { subjects, questions } = suggestionsFor({ catalogue, language: 'de', now });
  const card = subjects.find(({ value }) => value === 'personalausweis');
  expect(card?.terms).toContain('BPA');
  expect(card?.questions).toContain('costs');
  expect(questions.costs).toBe('Kosten');
});

test.each(languages)('suggests nothing in %s that leads nowhere', (language) => {
  const { subjects, questions } = suggestionsFor({ catalogue, language, now });
  const values = subjects.flatMap(({ value, questions: names }) => [value, ...names.map((name) => `${value}/${name}`)]);
  expect(values.length).toBeGreaterThan(100);
  expect(values.filter((value) => findTarget(catalogue, value) === undefined)).toEqual([]);
  expect(subjects.flatMap((subject) => subject.questions).filter((name) => !questions[name])).toEqual([]);
});

test.each(languages)('is small enough in %s to be part of the first question', (language) => {
  const list = JSON.stringify(suggestionsFor({ catalogue, language, now }));
  expect(brotliCompressSync(list).length).toBeLessThanOrEqual(3700);
});

test('begins with questions about the service a page is about', () => {
  expect(startsOn('reisepass')).toContain('reisepass/costs');
  expect(startsOn('reisepass').every((value) => value.startsWith('reisepass/'))).toBe(true);
});

test('begins with the services of the topic a page is about', () => {
  expect(startsOn('residence')[0]).toBe('wohnsitz-anmelden');
});

test('begins with the hours of the office a page is about', () => {
  expect(startsOn('buergeramt-linden')).toContain('buergeramt-linden/opening-hours');
});

test('begins as usual on a page about nothing it knows', () => {
  expect(startsOn('nachrichten __proto__')).toEqual(startsOn(''));
});
