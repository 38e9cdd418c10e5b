import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { utterancesOf } from '../../scripts/redaction/innocent.ts';
import { readPlanted, take } from '../../scripts/redaction/measure.ts';
import { loadCatalogue } from '../../server/content/load.ts';
import { prepareEngine } from '../../server/models.ts';
import type { IsWord } from '../../server/unanswered/known-names.ts';
import { redactNames } from '../../server/unanswered/known-names.ts';
import { nameRules } from '../../server/unanswered/name-rules.ts';
import { numberRules } from '../../server/unanswered/number-rules.ts';
import { clean, redact } from '../../server/unanswered/redact.ts';
import { tokenise } from '../../server/understanding/normalise.ts';

// Thirty thousand texts take a busy machine its time.
vi.setConfig({ testTimeout: 120_000 });

let isWord: IsWord;
let innocent: readonly string[];
beforeAll(async () => {
  const catalogue = await loadCatalogue('.');
  const { spelling } = await prepareEngine(catalogue);
  isWord = (text) => tokenise(text).every(({ word }) => spelling.knows(word));
  innocent = utterancesOf(catalogue);
}, 300_000);

const takenFrom = (file: string) =>
  readPlanted(readFileSync(`test/redaction/${file}`, 'utf8')).map((planted) =>
    take(planted, (text) => redact(text, isWord)),
  );

describe('of personal data planted in questions', () => {
  it.each([
    ['planted.txt', 200, 0.98],
    ['fresh.txt', 140, 0.95],
  ])('in %s, nearly all is taken out, and little else', (file, texts, recall) => {
    const taken = takenFrom(file);
    const items = taken.flatMap(({ planted }) => planted.items);
    const missed = taken.flatMap((each) => each.missed);
    const words = taken.reduce((sum, each) => sum + each.words, 0);
    const lost = taken.reduce((sum, each) => sum + each.lost.length, 0);
    expect(taken).toHaveLength(texts);
    expect(1 - missed.length / items.length).toBeGreaterThanOrEqual(recall);
    expect(words / (words + lost)).toBeGreaterThan(0.97);
  });

  it('questions without any are left alone', () => {
    const marked = innocent.filter((text) => redact(text, isWord).includes('['));
    expect(innocent.length).toBeGreaterThan(30_000);
    expect(marked.length / innocent.length).toBeLessThan(0.001);
  });
});

describe('rules that find nothing are left out', () => {
  const planted = ['planted.txt', 'fresh.txt'].flatMap((file) =>
    readPlanted(readFileSync(`test/redaction/${file}`, 'utf8')).map(({ text }) => text),
  );
  const withEveryRule = (text: string) =>
    redactNames(
      [...numberRules, ...nameRules].reduce((rest, { pattern, mark }) => rest.replace(pattern, mark), clean(text)),
      isWord,
    );

  it('of all that citizens say without making a difference', () => {
    expect(innocent.filter((text) => redact(text, isWord) !== withEveryRule(text))).toEqual([]);
  });

  it('of texts with personal data, cut, joined and written anyhow, without making a difference', () => {
    const piece = fc
      .tuple(fc.constantFrom(...planted), fc.nat(60), fc.nat(80))
      .map(([text, from, length]) => text.slice(from, from + length));
    const between = fc.constantFrom(' ', ', ', ': ', '. ', '', '-', ' Null fünf ', ' ſ', ' ß', ' İ', ' mit Frau ');
    const written = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toLowerCase(),
      (text: string) => text.toUpperCase(),
    );
    fc.assert(
      fc.property(piece, between, piece, written, (first, middle, second, write) => {
        const text = write(`${first}${middle}${second}`);
        expect(redact(text, isWord)).toBe(withEveryRule(text));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the measure', () => {
  const [planted] = readPlanted('Ich heiße ⟦name:Anna Müller⟧, Tel. ⟦phone:0511 1234⟧ und suche den Ausweis');

  it('sees what was missed', () => {
    expect(planted && take(planted, (text) => text.replace('0511 1234', '[Telefon]')).missed).toEqual([
      { kind: 'name', value: 'Anna Müller' },
    ]);
  });

  it('sees what was missed in part', () => {
    expect(planted && take(planted, (text) => text.replace('Anna Müller, Tel. 0511', '[Name]')).missed).toEqual([
      { kind: 'phone', value: '0511 1234' },
    ]);
  });

  it('sees what was lost', () => {
    expect(planted && take(planted, (text) => text.replace('Ausweis', '[Nummer]')).lost).toEqual(['ausweis']);
  });
});
