import { expect, test } from 'vitest';
import { askingPart, splitClauses } from '../../../server/understanding/clauses.ts';

test.each([
  ['Was kostet der Pass?', []],
  ['Was kostet der Pass? Wie lange dauert er?', ['Was kostet der Pass', 'Wie lange dauert er']],
  ['Was kostet der Pass und wo bekomme ich ihn', ['Was kostet der Pass', 'wo bekomme ich ihn']],
  ['Pass verloren, und was nun', ['Pass verloren', 'und was nun']],
  ['I lost my ID and need a passport', ['I lost my ID', 'need a passport']],
  ['Ausweis\nReisepass\nTermin', ['Ausweis', 'Reisepass', 'Termin']],
  ['Pass; Perso; Kosten', ['Pass', 'Perso', 'Kosten']],
  ['Hunde und Katzen', ['Hunde', 'Katzen']],
  ['Grundsteuer', []],
  ['hundert Stunden', []],
  ['?!.', []],
  ['', []],
])('%j has the parts %j', (text, clauses) => {
  expect(splitClauses(text)).toEqual(clauses);
});

test.each([
  ['Mein Ausweis ist weg, ich fahre morgen los, wie bekomme ich einen neuen', 'wie bekomme ich einen neuen'],
  ['Ich ziehe im Mai um. Was muss ich mitbringen?', 'Was muss ich mitbringen?'],
  ['Führungszeugnis im Internet beantragen, geht das?', 'Führungszeugnis im Internet beantragen, geht das?'],
  ['I want to order it from home. Is that possible?', 'I want to order it from home. Is that possible?'],
])('%j asks %j', (text, asking) => {
  expect(askingPart(text)).toBe(asking);
});

test('a story is not a list of wishes', () => {
  expect(splitClauses('Eins. Zwei. Drei. Vier. Fünf. Sechs. Sieben.')).toEqual([]);
});

test('takes a bounded time', () => {
  const start = performance.now();
  for (const text of [' und'.repeat(20_000), ', '.repeat(30_000), ' '.repeat(60_000), 'a'.repeat(60_000)])
    splitClauses(text);
  expect(performance.now() - start).toBeLessThan(500);
});
