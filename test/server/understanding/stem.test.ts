import { describe, expect, test } from 'vitest';
import { tokenise } from '../../../server/understanding/normalise.ts';
import { stem } from '../../../server/understanding/stem.ts';

const stemOf = (word: string) => tokenise(word)[0]?.stem;

describe('forms of a word have one stem', () => {
  test.each([
    ['Gebühr', 'Gebühren'],
    ['kosten', 'kostet'],
    ['anmelden', 'Anmeldung'],
    ['ummelden', 'Ummeldung'],
    ['beantragen', 'beantragt'],
    ['verloren', 'verlorenen'],
    ['neue', 'neuen'],
    ['Termin', 'Termine'],
    ['Urkunde', 'Urkunden'],
    ['document', 'documents'],
  ])('%s, %s', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });
});

describe('different words keep different stems', () => {
  test.each([
    ['anmelden', 'abmelden'],
    ['Anmeldung', 'Ummeldung'],
    ['Ausweis', 'Ausbildung'],
    ['Geburt', 'Gebühr'],
  ])('%s, %s', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});

test.each([
  ['gebuhren', 'buhr'],
  ['kostet', 'kos'],
  ['ummeldung', 'ummeld'],
  ['urkunden', 'urku'],
  ['ids', 'ids'],
  ['bpa', 'bpa'],
  ['30451', '30451'],
  ['паспорт', 'паспорт'],
  ['', ''],
])('%s → %s', (word, expected) => {
  expect(stem(word)).toBe(expected);
});
