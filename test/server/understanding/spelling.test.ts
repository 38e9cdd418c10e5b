import { describe, expect, test } from 'vitest';
import { splitWords } from '../../../server/understanding/normalise.ts';
import { indexWords, spellingOf } from '../../../server/understanding/spelling.ts';
import { readWord } from '../../../server/understanding/words.ts';

const vocabulary = new Map([
  ['reisepass', 20],
  ['personalausweis', 20],
  ['ausweis', 30],
  ['termin', 10],
  ['anmelden', 8],
  ['anmeldung', 8],
  ['frist', 5],
  ['anmeldefrist', 2],
  ['abmelden', 4],
  ['kosten', 12],
  ['kasten', 1],
  ['pin', 3],
  ['ummelden', 4],
]);
const spelling = spellingOf(indexWords(vocabulary, new Set(['reise', 'kisten'])));
const readWords = (text: string) => splitWords(text).map((word) => readWord(word, spelling));
const read = (text: string) => readWords(text).map(({ word }) => word);

describe('typos', () => {
  test.each([
    ['reisepas', 'reisepass'],
    ['reispass', 'reisepass'],
    ['riesepass', 'reisepass'],
    ['reiseppass', 'reisepass'],
    ['personalausweiß', 'personalausweis'],
    ['persoanlausweiss', 'personalausweis'],
    ['termn', 'termin'],
    ['tremin', 'termin'],
    ['auswies', 'ausweis'],
  ])('%s is read as %s', (written, meant) => {
    expect(read(written)).toEqual([meant]);
  });

  test('the more frequent word is meant where two are as near', () => {
    expect(read('kesten')).toEqual(['kosten']);
  });

  test('cost some certainty, two more than one', () => {
    const [one, two] = readWords('reisepas riesepas');
    expect(one?.quality).toBeLessThan(1);
    expect(two?.quality).toBeLessThan(one?.quality ?? 0);
    expect(one?.written).toBe('reisepas');
  });
});

describe('what is left alone', () => {
  test.each([
    ['a known word', 'kasten'],
    ['a real word of the language', 'kisten'],
    ['a short word', 'pim'],
    ['a word with a digit', 'term1n'],
    ['a word that is near nothing', 'xyzzyplugh'],
    ['two typos in a short word', 'tremn'],
    ['a compound of known words, one letter from another', 'abmeldefrist'],
    ['another script', 'паспорт'],
  ])('%s: %s', (_, word) => {
    expect(read(word)).toEqual([word]);
  });
});

test('takes a bounded time for whatever is written', () => {
  const start = performance.now();
  for (let length = 1; length < 200; length += 1) {
    spelling.correct('a'.repeat(length));
    spelling.correct('personalausweis'.repeat(length).slice(3, 3 + length));
  }
  expect(performance.now() - start).toBeLessThan(1000);
});
