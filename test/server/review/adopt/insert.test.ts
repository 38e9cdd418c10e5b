import { readFileSync } from 'node:fs';
import { diffLines } from 'diff';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '../../../../server/content/load.ts';
import { aspects } from '../../../../server/content/schema.ts';
import { languages } from '../../../../server/protocol/messages.ts';
import { type Addition, tidyPhrase } from '../../../../server/review/adopt/change/additions.ts';
import { insertPhrases, snippetOf, UnfitFile } from '../../../../server/review/adopt/change/insert.ts';

const to = (list: string, ...phrases: string[]): Addition => ({ list: list.split(' '), language: 'de', phrases });

describe('phrases are added to a file', () => {
  it.each<[string, string, Addition, string]>([
    [
      'at the end of a list',
      'terms:\n  de:\n    - Pass\n',
      to('terms de', 'Perso'),
      'terms:\n  de:\n    - Pass\n    - Perso\n',
    ],
    [
      'before the next list',
      'terms:\n  de:\n    - Pass\n  en:\n    - p\n',
      to('terms de', 'x'),
      'terms:\n  de:\n    - Pass\n    - x\n  en:\n    - p\n',
    ],
    [
      'in a list as far left as its key',
      'terms:\n  de:\n  - a\n',
      to('terms de', 'b'),
      'terms:\n  de:\n  - a\n  - b\n',
    ],
    [
      'below a comment on the last line',
      'terms:\n  de:\n    - a # alt\n# Ende\n',
      to('terms de', 'b'),
      'terms:\n  de:\n    - a # alt\n    - b\n# Ende\n',
    ],
    [
      'with the same space behind the hyphen',
      'terms:\n  de:\n    -   a\n',
      to('terms de', 'b'),
      'terms:\n  de:\n    -   a\n    -   b\n',
    ],
    [
      'to a file without a last line break',
      'terms:\n  de:\n    - a',
      to('terms de', 'b', 'c'),
      'terms:\n  de:\n    - a\n    - b\n    - c',
    ],
    [
      'behind a text over several lines',
      'terms:\n  de:\n    - >-\n      a\n      b\nx: 1\n',
      to('terms de', 'c'),
      'terms:\n  de:\n    - >-\n      a\n      b\n    - c\nx: 1\n',
    ],
    [
      'with the line endings of Windows',
      'terms:\r\n  de:\r\n    - a\r\n',
      to('terms de', 'b'),
      'terms:\r\n  de:\r\n    - a\r\n    - b\r\n',
    ],
    [
      'behind a byte order mark',
      '\ufeffterms:\n  de:\n    - a\n',
      to('terms de', 'b'),
      '\ufeffterms:\n  de:\n    - a\n    - b\n',
    ],
    [
      'in brackets',
      'terms: {de: [Pass, "a, b"]}\n',
      to('terms de', 'x', 'y: z'),
      'terms: {de: [Pass, "a, b", x, "y: z"]}\n',
    ],
    [
      'in brackets over several lines',
      'terms:\n  de: [\n    a,\n    b\n  ]\n',
      to('terms de', 'c'),
      'terms:\n  de: [\n    a,\n    b,\n    c\n  ]\n',
    ],
    ['behind a last comma', 'terms: {de: [a, b,]}\n', to('terms de', 'c'), 'terms: {de: [a, b, c,]}\n'],
    [
      'in quotes where most stand in quotes',
      'terms:\n  de:\n    - "a"\n    - "b"\n',
      to('terms de', 'c'),
      'terms:\n  de:\n    - "a"\n    - "b"\n    - "c"\n',
    ],
    [
      'in single quotes where those are usual',
      "terms: {de: ['a']}\n",
      to('terms de', 'c'),
      "terms: {de: ['a', 'c']}\n",
    ],
    [
      'as a new language',
      'terms:\n  de:\n    - a\nx: 1\n',
      to('terms en', 'b'),
      'terms:\n  de:\n    - a\n  en:\n    - b\nx: 1\n',
    ],
    [
      'as a new language, written like the one before',
      'terms:\n  de: [a]\nx: 1\n',
      to('terms en', 'b'),
      'terms:\n  de: [a]\n  en: [b]\nx: 1\n',
    ],
    ['as a new language in braces', 'terms: {de: [a]}\n', to('terms en', 'b'), 'terms: {de: [a], en: [b]}\n'],
    [
      'as a new aspect',
      'utterances:\n  how:\n    de:\n      - a\nx: 1\n',
      to('utterances costs de', 'b'),
      'utterances:\n  how:\n    de:\n      - a\n  costs:\n    de:\n      - b\nx: 1\n',
    ],
    [
      'as the first utterances, behind the terms',
      'terms:\n  de:\n    - a\n\nfacts: {}\n',
      to('utterances costs de', 'b'),
      'terms:\n  de:\n    - a\nutterances:\n  costs:\n    de:\n      - b\n\nfacts: {}\n',
    ],
  ])('%s', (_, before, addition, after) => {
    expect(insertPhrases(before, [addition])).toBe(after);
  });

  it.each([
    ['a number', '115', '"115"'],
    ['what means nothing to YAML', 'null', '"null"'],
    ['a colon', 'Frage: wo?', '"Frage: wo?"'],
    ['a hash', 'Raum #3', '"Raum #3"'],
    ['a name in braces', '{service} kosten', '"{service} kosten"'],
    ['quotes', '"Pass" weg', `'"Pass" weg'`],
    ['a hyphen', '- wo?', '"- wo?"'],
  ])('%s stands in quotes', (_, phrase, written) => {
    expect(insertPhrases('terms:\n  de:\n    - a\n', [to('terms de', phrase)])).toBe(
      `terms:\n  de:\n    - a\n    - ${written}\n`,
    );
  });

  it('to a list and to a new one right below it, each to its own', () => {
    const before = 'utterances:\n  how:\n    de:\n      - a\n';
    const after = insertPhrases(before, [
      to('utterances costs de', 'd'),
      { ...to('utterances how en', 'c'), language: 'en' },
      to('utterances how de', 'b'),
    ]);
    expect(parse(after)).toEqual({ utterances: { how: { de: ['a', 'b'], en: ['c'] }, costs: { de: ['d'] } } });
  });

  it.each([
    ['is no YAML', 'terms: ['],
    ['holds a text where a list belongs', 'terms: {de: Pass}\n'],
    ['holds nothing where a list belongs', 'terms:\n  de:\n'],
    ['is no map', '- a\n'],
  ])('not to a file that %s', (_, text) => {
    expect(() => insertPhrases(text, [to('terms de', 'b')])).toThrow(UnfitFile);
  });
});

describe('a snippet', () => {
  it('is the new lines below their keys', () => {
    expect(snippetOf([to('utterances costs de', 'was kost das'), to('terms de', '115')])).toBe(
      'utterances:\n  costs:\n    de:\n      - was kost das\nterms:\n  de:\n    - "115"\n',
    );
  });
});

describe('every file of intents and services', () => {
  let texts: readonly { readonly path: string; readonly text: string }[] = [];
  beforeAll(async () => {
    const files = await readContent('.');
    texts = files
      .filter(({ path }) => /^(?:intents\/.+\/|knowledge-base\/services\/)/.test(path))
      .map(({ path }) => ({ path, text: readFileSync(path, 'utf8') }));
  });

  const phrase = fc
    .oneof(
      fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
      fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(...'{}[],:#&*!|>\'"%@`-? \\ab1'.split('')) }),
      fc.constantFrom('null', 'true', '~', '0x1f', '1e3', '- a', 'a: b', 'a #b', 'ja, nein', '{service}', '---', '...'),
    )
    .map((text) => tidyPhrase(`${text}`))
    .filter((text) => text.length > 0);
  const language = fc.constantFrom(...languages);

  it('keeps all that was there, and says the new phrases besides', () => {
    expect(texts.length).toBeGreaterThan(160);
    for (const { path, text } of texts) {
      const lists = path.startsWith('intents/')
        ? language.map((each) => ['utterances', each])
        : fc.oneof(
            language.map((each) => ['terms', each]),
            fc.tuple(fc.constantFrom(...aspects), language).map(([aspect, each]) => ['utterances', aspect, each]),
          );
      const additions = fc.uniqueArray(
        fc.record({
          list: lists,
          phrases: fc.array(phrase, { minLength: 1, maxLength: 3 }),
          language: fc.constant('de' as const),
        }),
        { minLength: 1, maxLength: 3, selector: ({ list }) => list.join(' ') },
      );
      fc.assert(
        fc.property(additions, (some) => {
          const changed = insertPhrases(text, some);
          const expected = parse(text);
          for (const { list, phrases } of some) addTo(expected, list, phrases);
          expect(parse(changed), path).toEqual(expected);
          expectOnlyAdditions(text, changed);
        }),
        { numRuns: 2 },
      );
    }
  }, 240_000);
});

function addTo(value: Record<string, unknown>, [key = '', ...rest]: readonly string[], phrases: readonly string[]) {
  if (rest.length === 0) value[key] = [...((value[key] as string[] | undefined) ?? []), ...phrases];
  else {
    value[key] ??= {};
    addTo(value[key] as Record<string, unknown>, rest, phrases);
  }
}

/** Lines are only added; a line that holds a whole list in brackets goes on as it began and ends as it ended. */
function expectOnlyAdditions(before: string, after: string) {
  const parts = diffLines(before, after);
  for (const [index, { removed, value }] of parts.entries()) {
    if (!removed) continue;
    const next = parts[index + 1];
    expect(next?.added).toBe(true);
    const replaced = (next?.value ?? '').split('\n');
    for (const line of value.trimEnd().split('\n')) {
      const kept = line.replace(/[\]}]+(?: +#.*)?$/, '');
      expect(line).toMatch(/[[{]/);
      expect(
        replaced.some((each) => each.startsWith(kept) && each.endsWith(line.slice(kept.length))),
        line,
      ).toBe(true);
    }
  }
}
