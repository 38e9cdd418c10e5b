import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { circumstances } from '../../../server/content/schema.ts';
import { languages, maxUtteranceLength } from '../../../server/protocol/messages.ts';
import { trainClassifier } from '../../../server/understanding/classifier.ts';
import { extractFeatures } from '../../../server/understanding/features.ts';
import type { Heard } from '../../../server/understanding/heard.ts';
import { tokenise } from '../../../server/understanding/normalise.ts';
import type { Candidate } from '../../../server/understanding/rank.ts';
import { type Understanding, understand } from '../../../server/understanding/understand.ts';
import { realCatalogue, realCatalogueMs } from '../real-catalogue.ts';

/** A text that fails once fails again, and is shown in its shortest form. */
const always = (numRuns: number) => ({ seed: 20261129, numRuns });

const taught: Readonly<Record<string, readonly string[]>> = {
  costs: ['was kostet das', 'wie teuer ist es', 'wie hoch ist die Gebühr', 'Preis', 'muss ich etwas bezahlen'],
  hours: ['wann ist geöffnet', 'wie sind die Öffnungszeiten', 'wann habt ihr auf', 'habt ihr samstags offen'],
  documents: ['was muss ich mitbringen', 'welche Unterlagen brauche ich', 'welche Papiere', 'Dokumente'],
  place: ['wo ist das', 'in welcher Straße liegt ihr', 'Adresse', 'wie komme ich dorthin', 'Lageplan'],
};
const examples = Object.entries(taught).flatMap(([intent, texts]) => texts.map((text) => ({ text, intent })));
const taughtWords = [...new Set(examples.flatMap(({ text }) => text.split(' ')))];

/** Any sequence of UTF-16 units: half characters, marks without letters and control characters among them. */
const units = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  maxLength: 300,
});

/** What a keyboard, a dictation or an attacker may send. */
const anyText = fc.oneof(
  units,
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  // Words that lead on, between things that nobody expects.
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...taughtWords, 'Reisepass', 'Bürgeramt Linden', '30451', 'für mein Kind', 'nicht', 'und'),
        fc.constantFrom('{service}', '__proto__', 'constructor', '\u0000', '\ud83d', '\u0308', '\u202e', '\u200b', 'ﷺ'),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      ),
      { maxLength: 40 },
    )
    .chain((parts) => fc.constantFrom('', ' ', ', ', '. ', '?\n', '-', '/').map((glue) => parts.join(glue))),
);

/** Words of German letters, none of which anybody taught. */
const germanWord = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäöüß'),
  minLength: 1,
  maxLength: 14,
});

const germanText = fc
  .array(fc.oneof(fc.constantFrom(...taughtWords), germanWord), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(' '));

const blanks = fc.string({
  unit: fc.constantFrom(' ', '\t', '\u00a0', '\u2009', '\u3000'),
  minLength: 1,
  maxLength: 4,
});

/** The same text as others would type it. */
function variantsOf(text: string, blank: string): readonly string[] {
  return [
    text.normalize('NFC'),
    text.normalize('NFD'),
    text.toUpperCase(),
    text.toLowerCase(),
    text.toUpperCase().normalize('NFD'),
    `${blank}${text.replaceAll(' ', blank)}${blank}`,
    `\n${text}\n`,
  ];
}

describe('a classifier', () => {
  const classifier = trainClassifier(examples, 'de');
  const winner = (text: string) => classifier.classify(text)[0]?.intent;

  test('says how sure it is of each of its intents, best first, to any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const guesses = classifier.classify(text);
        const intents = guesses.map(({ intent }) => intent);
        expect(guesses.length === 0 ? intents : [...intents].sort()).toEqual(
          guesses.length === 0 ? [] : Object.keys(taught).sort(),
        );
        const confidences = guesses.map(({ confidence }) => confidence);
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        expect(confidences.every((each) => each >= 0 && each <= 1)).toBe(true);
      }),
      always(1000),
    );
  });

  test('shares out no more than one', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const sum = classifier.classify(text).reduce((total, { confidence }) => total + confidence, 0);
        expect(sum).toBeLessThanOrEqual(1 + 1e-6);
      }),
      always(300),
    );
  });

  test('says the same to the same, whatever it was asked in between', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const before = classifier.classify(text);
        classifier.classify(other);
        expect(classifier.classify(text)).toEqual(before);
      }),
      always(300),
    );
  });

  test('hears the same in composed, decomposed, upper-case and widely set letters', () => {
    fc.assert(
      fc.property(germanText, blanks, (text, blank) => {
        const plain = classifier.classify(text);
        for (const variant of variantsOf(text, blank)) expect(classifier.classify(variant)).toEqual(plain);
      }),
      always(300),
    );
  });

  test('makes nothing of punctuation around words', () => {
    const marks = fc.string({ unit: fc.constantFrom('?', '!', '.', ',', ';', ' ', '„', '“', '…'), maxLength: 5 });
    fc.assert(
      fc.property(germanText, marks, marks, (text, before, after) => {
        expect(classifier.classify(`${before} ${text}${after}`)).toEqual(classifier.classify(text));
      }),
      always(300),
    );
  });

  test('is unsure of a text without any known word', () => {
    const unheardOf = fc
      .array(fc.string({ unit: fc.constantFrom(...'qxyжщэ漢字'), minLength: 3, maxLength: 12 }), {
        minLength: 1,
        maxLength: 8,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(unheardOf, (text) => {
        expect(classifier.classify(text)[0]?.confidence ?? 0).toBeLessThan(0.2);
      }),
      always(300),
    );
  });

  test('is surer of what it was taught than of the same between words it never heard', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.constantFrom('щщщщщ', '漢字漢字', 'жэжэжэжэ'),
        ({ text, intent }, strange) => {
          const sure = (said: string) => classifier.classify(said).find((guess) => guess.intent === intent)?.confidence;
          expect(sure(text)).toBeGreaterThan(sure(`${strange} ${text} ${strange}`) ?? 0);
        },
      ),
      always(100),
    );
  });

  test('has learnt its examples in whatever order they came', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(examples, { minLength: examples.length }), (shuffled) => {
        const other = trainClassifier(shuffled, 'de');
        for (const { text, intent } of examples) {
          expect(other.classify(text)[0]?.intent).toBe(intent);
          expect(winner(text)).toBe(intent);
        }
      }),
      always(25),
    );
  });

  test('tells two intents apart that share no letters', () => {
    const wordsOf = (letters: string) =>
      fc.uniqueArray(fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 9 }), {
        minLength: 6,
        maxLength: 6,
      });
    // Neither e after a vowel nor a doubled letter: spellings that meet are another matter.
    const apart = fc.tuple(wordsOf('abdgikm'), wordsOf('lnoprsu'));
    fc.assert(
      fc.property(apart, fc.nat(), (vocabularies, choice) => {
        const two = vocabularies.flatMap((words, side) =>
          words.map((word, at) => ({ text: `${word} ${words[(at + 1) % words.length]}`, intent: String(side) })),
        );
        const trained = trainClassifier(two, 'de');
        for (const { text, intent } of two) expect(trained.classify(text)[0]?.intent).toBe(intent);
        for (const [side, words] of vocabularies.entries()) {
          const unseen = [0, 2, 4].map((step) => words[(choice + step) % words.length]).join(' ');
          expect(trained.classify(unseen)[0]?.intent).toBe(String(side));
        }
      }),
      always(50),
    );
  });

  test('can be taught anything, or nothing', () => {
    const anyExample = fc.record({
      text: anyText,
      intent: fc.oneof(fc.constantFrom('a', 'b', '', '__proto__', 'constructor'), fc.string({ maxLength: 5 })),
    });
    fc.assert(
      fc.property(fc.array(anyExample, { maxLength: 12 }), anyText, (anything, text) => {
        const intents = new Set(anything.map(({ intent }) => intent));
        for (const { intent, confidence } of trainClassifier(anything, 'de').classify(text)) {
          expect(intents).toContain(intent);
          expect(confidence >= 0 && confidence <= 1).toBe(true);
        }
      }),
      always(100),
    );
  });

  test('looks at no more of a text than can be told at once', () => {
    const sizes = [1, 60, 60_000];
    fc.assert(
      fc.property(fc.oneof(units, anyText), fc.constantFrom(...sizes), (text, times) => {
        const tokens = tokenise(text.repeat(times).slice(0, 60_000));
        expect(tokens.length).toBeLessThanOrEqual(400);
        // Each letter of a word begins three n-grams, and each word has two features of its own.
        const most = tokens.reduce((sum, { word }) => sum + 3 * (word.length + 2) + 2, 0);
        expect(Math.max(0, ...tokens.map(({ word }) => word.length))).toBeLessThanOrEqual(48);
        expect(extractFeatures(tokens).hashes.length).toBeLessThanOrEqual(most);
      }),
      always(60),
    );
  });
});

describe('understanding', () => {
  let catalogue: Catalogue;
  beforeAll(async () => {
    catalogue = await realCatalogue();
  }, realCatalogueMs);

  const anyContext: fc.Arbitrary<Heard> = fc.record(
    {
      language: fc.constantFrom(...languages),
      intent: fc.constantFrom(
        'service/costs',
        'location/opening-hours',
        'smalltalk/greeting',
        'gone/for-good',
        '__proto__',
      ),
      service: fc.constantFrom('reisepass', 'personalausweis-kind', 'wohnsitz-anmelden', 'gone', 'constructor'),
      location: fc.constantFrom('buergeramt-linden', 'gone', '__proto__'),
      circumstance: fc.constantFrom(...circumstances),
      asked: fc.constantFrom('service' as const, 'place' as const),
    },
    { requiredKeys: ['language'] },
  );

  function candidatesOf({ ranking, also }: Understanding): readonly Candidate[] {
    const also_ = also ? [also] : [];
    switch (ranking.outcome) {
      case 'matched':
        return [ranking.best, ...also_];
      case 'ambiguous':
        return [...ranking.candidates, ...also_];
      case 'unmatched':
        return ranking.nearest ? [ranking.nearest] : [];
    }
  }

  test('comes to something that can be answered, for any text in any context', () => {
    fc.assert(
      fc.property(anyText, anyContext, (text, heard) => {
        const understanding = understand(text.slice(0, maxUtteranceLength), heard, catalogue);
        for (const { intent, slots, confidence } of candidatesOf(understanding)) {
          expect(catalogue.intents.has(intent), intent).toBe(true);
          if (slots.service !== undefined) expect(catalogue.services.has(slots.service), slots.service).toBe(true);
          expect(confidence >= 0 && confidence <= 1, String(confidence)).toBe(true);
        }
        expect(languages).toContain(understanding.language);
      }),
      always(500),
    );
  });

  test('offers choices best first, never one twice, and few enough to read', () => {
    fc.assert(
      fc.property(anyText, anyContext, (text, heard) => {
        const { ranking } = understand(text, heard, catalogue);
        if (ranking.outcome !== 'ambiguous') return;
        const confidences = ranking.candidates.map(({ confidence }) => confidence);
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        expect(confidences.length).toBeLessThanOrEqual(3);
        const choices = ranking.candidates.map(({ intent, slots, question }) =>
          JSON.stringify([intent, slots, question]),
        );
        expect(new Set(choices).size).toBe(choices.length);
      }),
      always(500),
    );
  });

  test('is the same every time, whatever was asked in between', () => {
    fc.assert(
      fc.property(anyText, anyText, anyContext, (text, other, heard) => {
        const before = understand(text, heard, catalogue);
        understand(other, heard, catalogue);
        expect(understand(text, heard, catalogue)).toEqual(before);
      }),
      always(150),
    );
  });

  test('changes nothing of what it is given', () => {
    fc.assert(
      fc.property(anyText, anyContext, (text, heard) => {
        const copy = structuredClone(heard);
        understand(text, Object.freeze(heard), catalogue);
        expect(heard).toEqual(copy);
      }),
      always(50),
    );
  });

  describe('is the same in composed, decomposed, upper-case and widely set letters', () => {
    const names: Readonly<Record<string, string>> = {
      service: 'Führungszeugnis',
      location: 'Bürgeramt Döhren',
      district: 'List',
    };
    const sentence = fc.nat().map((number) => {
      const patterns = [...catalogue.intents.values()].flatMap(({ utterances }) => utterances.de);
      const pattern = patterns[number % patterns.length] ?? '';
      return pattern.replace(/\{(\w+)\}/g, (whole, kind) => names[kind] ?? whole);
    });
    const glue = fc.constantFrom('. ', '? ', '! ', ', ', ' und ', ', und ', ', aber ', ' könnte ich ', ', wofür ');
    const story = fc.tuple(sentence, glue, sentence, glue, sentence).map((parts) => parts.join(''));
    const meaning = (text: string) => {
      const { ranking, also, circumstance, language } = understand(text, { language: 'de' }, catalogue);
      return { ranking, also, circumstance, language };
    };

    test.each([
      ['a sentence', sentence, 300],
      ['a story', story, 100],
    ])(
      '%s',
      (_, texts, runs) => {
        fc.assert(
          fc.property(texts, blanks, (text, blank) => {
            const plain = meaning(text);
            for (const variant of variantsOf(text, blank)) expect(meaning(variant), variant).toEqual(plain);
          }),
          always(runs),
        );
      },
      realCatalogueMs,
    );
  });
});
