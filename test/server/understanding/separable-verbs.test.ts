import { expect, test } from 'vitest';
import { joinVerbs } from '../../../server/understanding/separable-verbs.ts';

const known = new Set([
  'mitanmelden',
  'abmelden',
  'wegziehen',
  'weggezogenen',
  'weggezogen',
  'ummelden',
  'anmelden',
  'umziehen',
  'abgeben',
  'zumachen',
  'austreten',
]);
const join = (text: string) => joinVerbs(text.split(' '), (word) => known.has(word)).join(' ');

test.each([
  ['wie meld ich mein auto ab', 'wie meld ich mein auto abmelden'],
  ['wo melde ich ihn an', 'wo melde ich ihn anmelden'],
  ['ich ziehe im mai um was muss ich tun', 'ich ziehe im mai umziehen was muss ich tun'],
  ['wo gibt man den alten ab', 'wo gibt man den alten abgeben'],
  ['wann macht ihr zu', 'wann macht ihr zumachen'],
  ['wie tritt man da aus', 'wie tritt man da austreten'],
])('in %j the verb is put together', (text, joined) => {
  expect(join(text)).toBe(joined);
});

test.each([
  ['ich melde mich ab montag krank', 'a preposition'],
  ['ich melde mich um 8 uhr', 'a time'],
  ['geht das online auch ohne termin an', 'no such verb'],
  ['der beutel wurde mir gezogen und der perso ist weg', 'a participle'],
  ['den hund anmelden was muss mit', 'the verb of another clause'],
  ['ab', 'a word alone'],
])('%j stays as it is: %s', (text) => {
  expect(join(text)).toBe(text);
});
