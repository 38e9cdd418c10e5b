import { expect, test } from 'vitest';
import type { Suggestions } from '../../server/protocol/messages.ts';
import { createCompleter } from '../../widget/completion.ts';

const list: Suggestions = {
  language: 'de',
  questions: { costs: 'Kosten', documents: 'Unterlagen', 'opening-hours': 'Öffnungszeiten' },
  subjects: [
    { label: 'Reisepass beantragen', value: 'reisepass', terms: ['ePass'], questions: ['documents', 'costs'] },
    {
      label: 'Personalausweis oder Reisepass abholen',
      value: 'abholen',
      terms: ['Direktversand'],
      questions: ['costs'],
    },
    { label: 'Führerschein umtauschen', value: 'umtausch', terms: ['Papierlappen'], questions: ['costs'] },
    { label: 'Ersatzführerschein beantragen', value: 'ersatz', terms: [], questions: [] },
    { label: 'Eheschließung anmelden', value: 'ehe', terms: ['heiraten'], questions: ['documents'] },
    { label: 'Ist mein Ausweis fertig?', value: 'fertig', terms: [], questions: ['costs'] },
    { label: 'Bürgeramt Linden', value: 'linden', terms: [], questions: ['opening-hours'] },
    { label: 'Bürgeramt Mitte', value: 'mitte', terms: [], questions: ['opening-hours'] },
  ],
};

const complete = createCompleter(list);
const labels = (draft: string) => complete(draft).map(({ label }) => label);

test.each([
  ['the beginning of a word', 'reisep', ['Reisepass beantragen', 'Personalausweis oder Reisepass abholen']],
  ['letters without marks', 'fuhrersch', ['Führerschein umtauschen', 'Ersatzführerschein beantragen']],
  ['letters written as two', 'fuehrersch', ['Führerschein umtauschen', 'Ersatzführerschein beantragen']],
  ['another word for it', 'ich möchte heiraten', ['Eheschließung anmelden', 'Eheschließung anmelden: Unterlagen']],
  [
    'a whole question',
    'Was kostet ein Reisepass?',
    ['Reisepass beantragen: Kosten', 'Personalausweis oder Reisepass abholen: Kosten'],
  ],
  ['an office', 'wo ist das bürgeramt linden', ['Bürgeramt Linden', 'Bürgeramt Mitte']],
  ['the beginning of the second word', 'bürgeramt lin', ['Bürgeramt Linden', 'Bürgeramt Mitte']],
])('finds by %s', (_, draft, expected) => {
  expect(labels(draft)).toEqual(expected);
});

test('offers what can be asked about the only service that is meant', () => {
  expect(complete('papierlappen')).toEqual([
    { label: 'Führerschein umtauschen', value: 'umtausch' },
    { label: 'Führerschein umtauschen: Kosten', value: 'umtausch/costs' },
  ]);
});

test.each([
  ['one letter', 'r'],
  ['a word that tells nothing', 'der'],
  ['small talk', 'wie geht es dir'],
  ['something personal that shares a word with a title', 'Meine IBAN ist DE02 1203 0000'],
  ['a long text', `Reisepass ${'und noch etwas '.repeat(5)}`],
])('offers nothing for %s', (_, draft) => {
  expect(complete(draft)).toEqual([]);
});

test('offers at most five', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    label: `Ausweis ${index}`,
    value: `ausweis-${index}`,
    terms: [],
    questions: [],
  }));
  expect(createCompleter({ ...list, subjects: many })('ausweis')).toHaveLength(5);
});
