import { describe, expect, test } from 'vitest';
import { foldText, tokenise } from '../../../server/understanding/normalise.ts';

const words = (text: string) => tokenise(text).map(({ word }) => word);

describe('words are compared without regard to how they are typed', () => {
  test.each([
    ['für', ['fur']],
    ['fuer', ['fur']],
    ['fur', ['fur']],
    ['FÜR', ['fur']],
    ['fu\u0308r', ['fur']],
    ['ｆüｒ', ['fur']],
    ['Straße', ['strasse']],
    ['STRASSE', ['strasse']],
    ['STRAẞE', ['strasse']],
    ['Döhren', ['dohren']],
    ['Doehren', ['dohren']],
    ['café', ['cafe']],
    ['ﬁnden', ['finden']],
    ['dowód', ['dowod']],
    ['łódź', ['lodz']],
    ['ısı', ['isi']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test.each([
    ['neue Steuer', ['neue', 'steuer']],
    ['Bauer', ['bauer']],
    ['Quelle', ['quelle']],
    ['feuer', ['feuer']],
  ])('an e of its own stays: %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test.each([
    ['Bürger*innen', ['burger']],
    ['Bürger:innen', ['burger']],
    ['Bürger_innen', ['burger']],
    ['Bürger(innen)', ['burger']],
    ['Mitarbeiter/-in', ['mitarbeiter']],
    ['Ansprechpartner/in', ['ansprechpartner']],
  ])('gender forms mean the word: %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('a slash between words is none', () => {
    expect(words('Ausweis/Pass')).toEqual(['ausweis', 'pass']);
  });
});

describe('other scripts', () => {
  test('й and и stay different letters, however they are composed', () => {
    expect(words('мой')).toEqual(['мой']);
    expect(words('мо\u0438\u0306')).toEqual(['мой']);
    expect(words('мои')).toEqual(['мои']);
  });

  test('Arabic is read without vowel marks and hamza', () => {
    expect(words('أُمّ')).toEqual(words('ام'));
  });
});

describe('what is not words', () => {
  test.each(['', '   ', '?!…', '👍🏽', '\u200b\u200d', '\u0301\u0301'])('%j has none', (text) => {
    expect(words(text)).toEqual([]);
  });

  test('emoji and punctuation separate', () => {
    expect(words('Pass👍Kosten?!')).toEqual(['pass', 'kosten']);
  });

  test('numbers are words', () => {
    expect(words('30451 Hannover, 46,00 €')).toEqual(['30451', 'hannover', '46', '00']);
  });
});

describe('what is too long', () => {
  test('words are cut', () => {
    expect(words('a'.repeat(60_000))).toEqual(['a'.repeat(48)]);
  });

  test('texts are cut', () => {
    expect(words('pass '.repeat(5000))).toHaveLength(400);
  });

  test('folding takes time in proportion to the text', () => {
    const start = performance.now();
    for (const letter of ['a', 'ü', '\u0301', '(', '*in', '/-in', '{']) foldText(letter.repeat(60_000));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
