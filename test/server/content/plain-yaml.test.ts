import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readContent } from '../../../server/content/load.ts';
import { readPlainYaml } from '../../../server/content/plain-yaml.ts';

/** What the full parser makes of a text; `refused` where it would complain. */
function full(text: string): unknown {
  const document = parseDocument(text, { merge: false, uniqueKeys: true, prettyErrors: false });
  return document.errors.length + document.warnings.length > 0 ? 'refused' : document.toJS();
}

describe('the quick way of reading', () => {
  it.each([
    'a: 1\nb: text\nc:\n  d: true\n',
    'a:\n- x\n- y\nb: z\n',
    'a:\n  - b: 1\n    c: [x, "y, z", {d: e}]\n  -\n    - f\n    - - g\n',
    'a: \'it\'\'s\'\nb: "a \\"b\\" c"\nc: a#b # comment\n# comment\nd: [] # none\n',
    'de: Öffnen Sie die [Seite](link:termin), {sofort}.\n',
    'day: 2026-11-24\nnumber: "012"\nrange: 08:00-13:00\nmonth: 2026-07\nfee: 27.6\n',
    'a:\nb: null\nc: ~\nd:\n  # nothing yet\ne: no\n',
    '- {id: a, name: {de: b, en: c}}\n- plain\n',
  ])('says what the full parser says: %j', (text) => {
    expect(full(text)).not.toBe('refused');
    expect(readPlainYaml(text)).toEqual(full(text));
  });

  it.each([
    ['an anchor', 'a: &x 1\nb: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a merge key', '<<: {a: 1}\n'],
    ['a key used twice', 'a: 1\na: 2\n'],
    ['a prototype', '__proto__: 1\n'],
    ['a constructor', 'a: {constructor: 1}\n'],
    ['a tab', 'a:\tb\n'],
    ['a second document', 'a: 1\n---\nb: 2\n'],
    ['a text over two lines', 'a: b\n  c\n'],
    ['a block text', 'a: |\n  b\n'],
    ['a list over two lines', 'a: [b,\n  c]\n'],
    ['a colon in a text', 'a: b: c\n'],
    ['a quotation that goes on', 'a: "b" c\n'],
    ['an odd number', 'a: 012\n'],
    ['a number with an exponent', 'a: 1e3\n'],
    ['an escape', 'a: "\\u00e4"\n'],
    ['wrong indentation', 'a:\n    b: 1\n  c: 2\n'],
    ['a list in a map', 'a: 1\n- b\n'],
    ['forty levels', `${'['.repeat(40)}${']'.repeat(40)}\n`],
    ['nothing', '# nothing\n'],
    ['Windows line ends', 'a: 1\r\n'],
  ])('leaves %s to the full parser', (_, text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  it('reads every file of the content as the full parser does', async () => {
    const texts = (await readContent('.')).map(({ path, bytes }) => ({ path, text: new TextDecoder().decode(bytes) }));
    const wrong = texts.filter(({ text }) => !isDeepStrictEqual(readPlainYaml(text), full(text)));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  }, 30_000);

  it('never says anything the full parser would not, whatever is typed', () => {
    const random = numbers(2026);
    const pieces = [
      ...[
        'a',
        'b: ',
        'key:',
        '- ',
        '-',
        ' ',
        '  ',
        '\n',
        '\n  ',
        '\n    ',
        '\n- ',
        ': ',
        ':',
        ' #',
        '#',
        ', ',
        '"',
        "'",
      ],
      ...['[', ']', '{', '}', '[a, b]', '{a: b}', '|', '>', '&a ', '*a', '!x ', '? ', '%', '~', 'true', '12', '012'],
      ...['1e3', '.5', '---', '...', '\\', 'null', '"a": b', 'http://x', 'a:b', '\u00a0', '\u2028', 'constructor: '],
    ];
    const wrong: string[] = [];
    let read = 0;
    for (let round = 0; round < 20_000; round += 1) {
      const length = 1 + Math.floor(random() * 12);
      const text = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join('');
      const value = readPlainYaml(text);
      if (value === undefined) continue;
      read += 1;
      if (!isDeepStrictEqual(value, full(text))) wrong.push(text);
    }
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(100);
  }, 30_000);
});

/** Numbers from 0 to 1, the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
