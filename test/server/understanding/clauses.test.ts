import { expect, test } from 'vitest';
import { findStory, splitClauses, withoutOpening } from '../../../server/understanding/clauses.ts';

test.each([
  ['Was kostet der Pass? Wie lange dauert er?', 'question', ['Was kostet der Pass', 'Wie lange dauert er']],
  ['Was kostet der Pass und wo bekomme ich ihn', 'question', ['Was kostet der Pass', 'wo bekomme ich ihn']],
  ['Muss der Pass mit und kost das was', 'question', ['Muss der Pass mit', 'kost das was']],
  ['Ich muss zum Amt und das Auto ummelden', 'request', ['Ich muss zum Amt', 'das Auto ummelden']],
  ['Ausweis\nReisepass\nTermin', 'statement', ['Ausweis', 'Reisepass', 'Termin']],
  ['Pass; Perso; Kosten', 'statement', ['Pass', 'Perso', 'Kosten']],
  ['Hunde und Katzen', 'statement', ['Hunde', 'Katzen']],
])('%j may hold several wishes', (text, tone, texts) => {
  expect(splitClauses(text)).toEqual({ tone, texts });
});

test.each([
  'Was kostet der Pass?',
  'Pass verloren, und was nun',
  'I lost my ID and need a passport',
  'Die Urkunde ist alt und zerrissen, was kostet eine neue',
  'Wir sind ein Betrieb und müssen eine Adresse finden. Welche Gebühr fällt an?',
  'Ich brauche einen neuen Perso. Wie lange dauert das?',
  'Grundsteuer',
  'hundert Stunden',
  '?!.',
  '',
])('%j holds one wish at most', (text) => {
  expect(splitClauses(text)).toBeUndefined();
});

test.each([
  [
    'Mein Ausweis ist weg, ich fahre morgen los, wie bekomme ich einen neuen',
    { asks: 'wie bekomme ich einen neuen', tells: 'Mein Ausweis ist weg, ich fahre morgen los,' },
  ],
  [
    'Ich ziehe im Mai um. Was muss ich mitbringen?',
    { asks: 'Was muss ich mitbringen?', tells: 'Ich ziehe im Mai um.' },
  ],
  ['Wie geht das? Ich ziehe um.', { asks: 'Wie geht das?', tells: 'Ich ziehe um.' }],
])('%j asks and tells', (text, story) => {
  expect(findStory(text)).toEqual(story);
});

test.each([
  'Führungszeugnis im Internet beantragen, geht das?',
  'I want to order it from home. Is that possible?',
  'Was kostet der Pass? Wie lange dauert er?',
  'Perso. Kosten',
])('%j tells no story', (text) => {
  expect(findStory(text)).toBeUndefined();
});

test.each([
  ['Ok. Was anderes, wie lange gilt der Pass', 'wie lange gilt der Pass'],
  ['danke! andere Frage: was kostet ein Hund', 'was kostet ein Hund'],
  ['something else, do I need a visa', 'do I need a visa'],
  ['haben Sie noch was anderes', 'haben Sie noch was anderes'],
  ['was anderes', 'was anderes'],
])('%j asks anew %j', (text, rest) => {
  expect(withoutOpening(text)).toBe(rest);
});

test('a story is not a list of wishes', () => {
  expect(splitClauses('Eins. Zwei. Drei. Vier. Fünf. Sechs. Sieben.')).toBeUndefined();
});

test('takes a bounded time', () => {
  const start = performance.now();
  for (const text of [' und'.repeat(20_000), ', '.repeat(30_000), ' '.repeat(60_000), 'a'.repeat(60_000)])
    splitClauses(text);
  expect(performance.now() - start).toBeLessThan(500);
});
