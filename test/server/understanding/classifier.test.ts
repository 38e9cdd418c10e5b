import { describe, expect, test } from 'vitest';
import { trainClassifier } from '../../../server/understanding/classifier.ts';
import { type Features, spellOut } from '../../../server/understanding/features.ts';
import { hashText } from '../../../server/understanding/hashing.ts';
import { createJudge } from '../../../server/understanding/regression.ts';
import { trainRegression } from '../../../server/understanding/regression-training.ts';

const toySet = {
  costs: [
    'was kostet das',
    'wie teuer ist es',
    'wie hoch ist die gebühr',
    'preis',
    'muss ich etwas bezahlen',
    'how much is it',
  ],
  hours: [
    'wann ist geöffnet',
    'wie sind die öffnungszeiten',
    'wann habt ihr auf',
    'habt ihr samstag offen',
    'opening hours',
  ],
  documents: [
    'was muss ich mitbringen',
    'welche unterlagen brauche ich',
    'welche papiere',
    'dokumente',
    'which documents',
  ],
};
const examples = Object.entries(toySet).flatMap(([intent, texts]) => texts.map((text) => ({ text, intent })));

describe('a classifier', () => {
  const classifier = trainClassifier(examples, 'de');

  test.each(examples.map(({ text, intent }) => [text, intent]))('has learnt %s', (text, intent) => {
    expect(classifier.classify(text)[0]?.intent).toBe(intent);
  });

  test.each([
    ['Was kostet denn das?', 'costs'],
    ['GEBÜHREN', 'costs'],
    ['gebuehr', 'costs'],
    ['wieviel muss ich bezahlen', 'costs'],
    ['wann habt ihr denn offen', 'hours'],
    ['öfnungszeiten', 'hours'],
    ['welche Unterlagen', 'documents'],
    ['was soll ich mitbringen', 'documents'],
  ])('tells what was not in its examples: %s', (text, intent) => {
    expect(classifier.classify(text)[0]?.intent).toBe(intent);
  });

  test('ranks all it knows, best first, between 0 and 1', () => {
    const confidences = classifier.classify('was kostet das').map(({ confidence }) => confidence);
    expect(confidences).toHaveLength(3);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    for (const confidence of confidences) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  test.each(['xyzzy plugh', 'der Mond scheint hell über Rom', 'jjjjjjjj', '42'])(
    'is unsure of nonsense: %s',
    (text) => {
      expect(classifier.classify(text)[0]?.confidence ?? 0).toBeLessThan(0.3);
    },
  );

  test.each(['', '   ', '?!', '👍'])('says nothing to %j', (text) => {
    expect(classifier.classify(text)).toEqual([]);
  });

  test('trained twice says the very same', () => {
    const other = trainClassifier(examples, 'de');
    for (const { text } of examples) expect(other.classify(text)).toEqual(classifier.classify(text));
  });
});

/** Features by their names. */
const features = (weights: Readonly<Record<string, number>>): Features => ({
  hashes: Object.keys(weights).map((name) => hashText(name)),
  values: Object.values(weights),
  firstName: 0,
  tokens: [],
  gramScale: 0,
});

describe('a regression', () => {
  const rows = [
    { features: spellOut(features({ round: 1 })), label: 'ball' },
    { features: spellOut(features({ round: 0.9 })), label: 'ball' },
    { features: spellOut(features({ square: 1 })), label: 'box' },
    { features: spellOut(features({ square: 0.8 })), label: 'box' },
  ];
  const model = trainRegression(rows);
  const judge = createJudge(model);

  test('learns which feature speaks for which class', () => {
    const [ball = 0, box = 0] = judge(features({ round: 1 }));
    expect(model.classes).toEqual(['ball', 'box']);
    expect(ball).toBeGreaterThan(box);
  });

  test('shares out exactly one', () => {
    for (const each of [features({}), features({ round: 1 }), features({ unknown: 5 })]) {
      const sum = judge(each).reduce((total, share) => total + share, 0);
      expect(sum).toBeCloseTo(1, 5);
    }
  });

  test('makes nothing of features it does not know', () => {
    expect([...judge(features({ unknown: 5 }))]).toEqual([...judge(features({}))]);
  });

  test('comes out the same every time', () => {
    const again = trainRegression(rows);
    expect([...again.weights]).toEqual([...model.weights]);
    expect([...again.bias]).toEqual([...model.bias]);
  });

  test('stays finite', () => {
    expect([...model.weights, ...model.bias].every(Number.isFinite)).toBe(true);
  });
});
