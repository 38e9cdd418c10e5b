import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/levenshtein_distance.js';
import { describe, expect, it } from 'vitest';
import { chanceFrom, shuffle } from '../../scripts/bench-understanding/chance.ts';
import { makeDataSet, questionKinds, split } from '../../scripts/bench-understanding/data-sets.ts';
import { auroc, percentile, shareAtPrecision } from '../../scripts/bench-understanding/measures.ts';
import { markdownTable, writeInto } from '../../scripts/bench-understanding/report.ts';
import { misspell, typos } from '../../scripts/bench-understanding/typos.ts';

const sentences = [
  'Was kostet ein neuer Reisepass?',
  'perso weg',
  'Öffnungszeiten Bürgeramt Döhren',
  'Ich möchte meine Straße ändern',
  'GEBÜHR',
  'паспорт',
];

describe('typos', () => {
  it.each(sentences)('are the same every time: %s', (text) => {
    expect(misspell(text, 2, 'a')).toBe(misspell(text, 2, 'a'));
  });

  it('depend on the seed', () => {
    const withSeed = (seed: string) => sentences.map((text) => misspell(text, 2, seed));
    expect(withSeed('a')).not.toEqual(withSeed('b'));
  });

  it('are there, one or two, whatever the seed', () => {
    // Not the unrestricted distance: in that one a doubled letter costs nothing.
    const distance = (a: string, b: string) => DamerauLevenshteinDistance(a, b, { restricted: true });
    for (const text of sentences) {
      for (let seed = 0; seed < 50; seed += 1) {
        expect(distance(text, misspell(text, 1, String(seed)))).toBe(1);
        const two = misspell(text, 2, String(seed));
        expect(two).not.toBe(text);
        // A swap and a change in the same place count as three.
        expect(distance(text, two)).toBeLessThanOrEqual(3);
      }
    }
  });

  it.each(['', '?!', '42', 'ja', '12 zu 5'])('need a word: %j stays', (text) => {
    expect(misspell(text, 2, 'a')).toBe(text);
  });

  const always = () => 0;

  it('are those of a keyboard', () => {
    expect(typos.swap('Pass', 0)).toBe('aPss');
    expect(typos.swap('Pass', 2)).toBeUndefined();
    expect(typos.swap('Pass weg', 3)).toBeUndefined();
    expect(typos.drop('Pass', 1)).toBe('Pss');
    expect(typos.double('Pass', 1)).toBe('Paass');
    expect(typos.neighbour('Pass', 0, always)).toBe('Oass');
    expect(typos.neighbour('паспорт', 0, always)).toBeUndefined();
    expect(typos.umlaut('Gebühr', 3)).toBe('Gebuhr');
    expect(typos.umlaut('Pass', 1)).toBeUndefined();
  });
});

describe('chance', () => {
  it('repeats itself, between 0 and 1, and evenly', () => {
    const draw = (seed: string) => {
      const chance = chanceFrom(seed);
      return Array.from({ length: 1000 }, () => chance());
    };
    const drawn = draw('a');
    expect(draw('a')).toEqual(drawn);
    expect(draw('b')).not.toEqual(drawn);
    expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(drawn.reduce((sum, number) => sum + number, 0) / drawn.length).toBeCloseTo(0.5, 1);
  });

  it('keeps the order of the others where one is added', () => {
    const items = sentences.map((text) => ({ text }));
    const more = shuffle([{ text: 'noch einer' }, ...items], 'a');
    expect(more.filter(({ text }) => text !== 'noch einer')).toEqual(shuffle(items, 'a'));
  });
});

describe('the area under the curve', () => {
  it.each<[string, readonly number[], readonly number[], number]>([
    ['all above', [0.9, 0.8], [0.1, 0.2], 1],
    ['all below', [0.1, 0.2], [0.9, 0.8], 0],
    ['all the same', [0.5, 0.5, 0.5], [0.5], 0.5],
    // Of six pairs the wanted one is above in four, and even in one.
    ['mixed', [0.9, 0.6, 0.3], [0.6, 0.2], 4.5 / 6],
  ])('%s', (_, wanted, unwanted, expected) => {
    expect(auroc(wanted, unwanted)).toBeCloseTo(expected, 10);
  });

  it('counts pairs as one would by hand', () => {
    const chance = chanceFrom('pairs');
    const scores = () => Array.from({ length: 40 }, () => Math.floor(chance() * 10));
    const [wanted, unwanted] = [scores(), scores()];
    const pairs = wanted.flatMap((a) => unwanted.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
    const byHand = pairs.reduce((sum: number, pair) => sum + pair, 0) / pairs.length;
    expect(auroc(wanted, unwanted)).toBeCloseTo(byHand, 10);
  });

  it('is nothing without both sides', () => {
    expect(auroc([], [0.1])).toBeNaN();
  });
});

it('a percentile is one of the values', () => {
  const values = Array.from({ length: 200 }, (_, at) => 200 - at);
  expect([0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([100, 198, 200]);
  expect(percentile([], 0.5)).toBeNaN();
});

describe('what could be answered with certainty', () => {
  const answers = (...list: readonly (readonly [confidence: number, isRight: boolean])[]) =>
    list.map(([confidence, isRight]) => ({ confidence, isRight }));

  it('is all down to the last threshold that keeps the precision', () => {
    const four = answers([0.4, false], [0.9, true], [0.8, false], [0.7, true], [0.6, true]);
    expect(shareAtPrecision(four, 0.95)).toBe(1 / 5);
    expect(shareAtPrecision(four, 0.75)).toBe(4 / 5);
  });

  it('is nothing where right and wrong are equally sure', () => {
    expect(shareAtPrecision(answers([1, true], [1, false], [1, true]), 0.95)).toBe(0);
  });
});

describe('a data set', () => {
  const examples = ['kosten', 'dauer', 'unterlagen'].flatMap((intent) =>
    Array.from({ length: 23 }, (_, number) => ({ text: `${intent} frage nummer ${number}`, intent })),
  );
  const source = {
    id: 'small',
    title: 'Small',
    examples: [...examples, { text: 'Kosten, Frage Nummer 1!', intent: 'dauer' }, { text: 'selten', intent: 'selten' }],
    sets: [
      { text: 'was kostet das', intent: 'kosten' },
      { text: 'was ist das', intent: 'never learnt' },
      ...examples.slice(0, 23),
    ],
    far: ['wie wird das wetter'],
    near: ['termin beim friseur'],
  };
  const set = makeDataSet(source);

  it('holds out a fifth of each intent', () => {
    const { training, heldOut } = split(examples);
    expect(training).toHaveLength(3 * 19);
    expect(heldOut).toHaveLength(3 * 4);
    expect(new Set([...training, ...heldOut]).size).toBe(examples.length);
  });

  it('asks nothing that was learnt, however it is written', () => {
    const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9 ]/g, '');
    const learnt = new Set(set.training.map(({ text }) => plain(text)));
    for (const kind of questionKinds) {
      expect(set.asked[kind].length, kind).toBeGreaterThan(0);
      expect(
        set.asked[kind].filter(({ text }) => learnt.has(plain(text))),
        kind,
      ).toEqual([]);
    }
    expect(set.training.some(({ text }) => text.includes('!'))).toBe(false);
  });

  it('asks only for what was learnt', () => {
    expect(set.asked.sets.map(({ text }) => text)).toContain('was kostet das');
    expect(set.asked.sets.map(({ text }) => text)).not.toContain('was ist das');
  });

  it('asks the same questions with typos', () => {
    const { clean, oneTypo, twoTypos } = set.asked;
    expect(oneTypo.map(({ intent }) => intent)).toEqual(clean.map(({ intent }) => intent));
    expect(twoTypos.map(({ intent }) => intent)).toEqual(clean.map(({ intent }) => intent));
    for (const [at, { text }] of clean.entries()) expect(oneTypo[at]?.text).not.toBe(text);
  });

  it('is the same every time, and learns no more of an intent than it may', () => {
    expect(makeDataSet(source)).toEqual(set);
    const small = makeDataSet({ ...source, mostOfIntent: 5 });
    expect(small.training).toHaveLength(3 * 5 + 1);
    expect(small.asked.clean).toEqual(set.asked.clean);
  });
});

describe('the report', () => {
  it('is a table with numbers at the right', () => {
    expect(markdownTable(['engine', 'n'], [['own', '1']])).toBe(
      ['| engine |   n |', '| ------ | --: |', '| own    |   1 |'].join('\n'),
    );
  });

  const begin = '<!-- Written by npm run bench:understanding -- --write -->';
  const end = '<!-- End of what is written -->';

  it('takes the place of the one before, and leaves the rest as it is', () => {
    const document = (report: string) => `# Title\n\n${begin}\n\n${report}\n\n${end}\n\nMore.\n`;
    expect(writeInto(document('old'), 'new')).toBe(document('new'));
  });

  it('goes nowhere where no place is marked', () => {
    expect(() => writeInto('# Title', 'new')).toThrow(/no lines/);
  });
});
