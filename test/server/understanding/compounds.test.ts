import { expect, test } from 'vitest';
import { correctCompound, isCompound, splitSlip } from '../../../server/understanding/compounds.ts';
import { indexWords, spellingOf } from '../../../server/understanding/spelling.ts';

const words =
  'abmelden frist führung zeug führungszeugnis gebühr reisepass niederlassung erlaubnis niederlassungserlaubnis standesamt personalausweis termin zulassungsstelle derzeit';
const spelling = spellingOf(
  indexWords(
    new Map(
      words
        .replaceAll('ü', 'u')
        .split(' ')
        .map((word) => [word, 10]),
    ),
  ),
);

test('a word made of two known ones is a compound', () => {
  expect(isCompound('abmeldefrist', spelling)).toBe(true);
});

test.each([
  ['with a part that is known in another form only', 'fuhrungszeugs'],
  ['that the known word has an s in', 'niederlassungerlaubnis'],
])('a word %s is none', (_, word) => {
  expect(isCompound(word, spelling)).toBe(false);
});

test.each([
  ['reisepassgebuh', 'reisepassgebuhr'],
  ['reispassgebuhr', 'reisepassgebuhr'],
  ['fuhrungszeugnisgebur', 'fuhrungszeugnisgebuhr'],
])('the typo in one part of %s is corrected', (word, corrected) => {
  expect(correctCompound(word, spelling)).toBe(corrected);
});

test('a word of no known part stays as it is', () => {
  expect(correctCompound('quarkspeise', spelling)).toBeUndefined();
});

test.each([
  ['dasstandesamt', ['das', 'standesamt']],
  ['neuenpersonalausweis', ['neuen', 'personalausweis']],
  ['derzulassungsstelle', ['der', 'zulassungsstelle']],
  ['derzeit', ['derzeit']],
  ['dastermin', ['das', 'termin']],
  ['standesamt', ['standesamt']],
])('%s is %j', (word, parts) => {
  expect(splitSlip(word, spelling)).toEqual(parts);
});
