import { describe, expect, it } from 'vitest';
import { createParser, maxFileBytes, parseSource } from '../../../server/content/source-file.ts';
import { catalogueOf, problemsOf } from './good-content.ts';

const topics = 'knowledge-base/topics.yaml';

/** The problems of one YAML text as `line:column  message`. */
function read(text: string | Uint8Array): readonly string[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return parseSource('x.yaml', bytes).problems.map(({ line, column, message }) => `${line}:${column}  ${message}`);
}

describe('YAML that means something else than it looks like is refused, with its place', () => {
  it.each([
    ['an alias bomb', aliasBomb(9), '1:4  Anker wie &a0 sind nicht erlaubt.'],
    ['a key __proto__', 'topics:\n  __proto__: {x: 1}\n', '2:3  Der Schlüssel __proto__ ist nicht erlaubt.'],
    ['a key constructor', 'constructor: {prototype: 1}\n', '1:1  Der Schlüssel constructor ist nicht erlaubt.'],
    ['an unknown tag', 'a: !js/function x\n', '1:4  Die Markierung !js/function ist nicht erlaubt.'],
    ['a known tag', 'a: !!str 5\n', '1:4  Die Markierung !!str ist nicht erlaubt.'],
    ['a binary value', 'a: !!binary aGFsbG8=\n', '1:4  Die Markierung !!binary ist nicht erlaubt.'],
    ['a merge key', 'a:\n  <<: {b: 1}\n', '2:3  Zusammenführen mit << ist nicht erlaubt.'],
    ['a key written twice', 'a:\n  b: 1\n  b: 2\n', '3:3  Derselbe Schlüssel steht zweimal.'],
    ['a line indented with a tab', 'a:\n  b: 1\n \tc: 2\n', '3:2  Die Zeile ist mit Tabulator eingerückt.'],
    ['a second document', 'a: 1\n---\nb: 2\n', '2:1  Mit --- beginnt hier eine zweite Datei in der Datei.'],
    ['another YAML version', '%YAML 1.1\n---\na: no\n', '1:1  Anweisungen wie %YAML sind nicht erlaubt.'],
    ['a colon in plain text', 'de: Achtung: neu\n', '1:5  Ein Doppelpunkt im Text wird als neuer Schlüssel gelesen.'],
    [
      'a bracket left open',
      'a: {de: x, en: y\n',
      '2:1  Es fehlt ein Zeichen, z. B. eine schließende Klammer oder ein Anführungszeichen.',
    ],
    [
      'a quotation mark left open',
      'a: "x\nb: y\n',
      '3:1  Es fehlt ein Zeichen, z. B. eine schließende Klammer oder ein Anführungszeichen.',
    ],
  ])('%s', (_, text, problem) => {
    expect(read(text)).toContain(problem);
  });

  it('leaves Object.prototype alone', () => {
    read('__proto__: {polluted: true}\n');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('the encoding of a file', () => {
  it('may have a byte order mark', () => {
    expect(problemsOf({ [topics]: (good) => `\ufeff${good}` })).toEqual([]);
  });

  it('may have Windows line ends, and texts come out without them', () => {
    const catalogue = catalogueOf({ [topics]: (good) => good.replaceAll('\n', '\r\n') });
    expect(catalogue.topics.get('identity')?.name.de).toBe('Ausweise');
  });

  it('must be UTF-8', () => {
    expect(read(Buffer.from('de: Bürgeramt\n', 'latin1'))).toEqual(['1:1  Die Datei ist nicht in UTF-8 gespeichert.']);
    expect(read(Buffer.from('de: Amt\n', 'utf16le'))).toEqual(['1:1  Die Datei ist nicht in UTF-8 gespeichert.']);
  });

  it.each([
    [
      'as indentation',
      'a:\n \u00a0b: 1\n',
      '2:2  Die Einrückung enthält ein unsichtbares Sonderzeichen (geschütztes Leerzeichen).',
    ],
    [
      'after a colon',
      'a:\n  b:\u00a0c\n',
      '2:5  Hinter dem Doppelpunkt oder Strich steht ein unsichtbares Sonderzeichen (geschütztes Leerzeichen).',
    ],
    [
      'after a dash',
      'a:\n  -\u00a0b\n',
      '2:4  Hinter dem Doppelpunkt oder Strich steht ein unsichtbares Sonderzeichen (geschütztes Leerzeichen).',
    ],
  ])('may not have a no-break space %s', (_, text, problem) => {
    expect(read(text)).toEqual([problem]);
  });

  it('may have a no-break space inside a text', () => {
    expect(read('de: 46\u00a0€\n')).toEqual([]);
  });
});

describe('values without quotation marks', () => {
  it('are read by YAML 1.2: only true and false are truth values, days and times are texts, 012 is twelve', () => {
    const text = 'a: no\nb: on\nc: yes\nd: 012\ne: 1:30\nf: 2026-01-01\ng: 1_000\nh: ~\ni: true\nj: 27.60\n';
    expect(parseSource('x.yaml', new TextEncoder().encode(text)).source?.value).toEqual({
      a: 'no',
      b: 'on',
      c: 'yes',
      d: 12,
      e: '1:30',
      f: '2026-01-01',
      g: '1_000',
      h: null,
      i: true,
      j: 27.6,
    });
  });

  it.each([
    ['no', 'no'],
    ['on', 'on'],
    ['1:30', '1:30'],
    ['2026-01-01', '2026-01-01'],
  ])('%s is a text where a text belongs', (written, text) => {
    const catalogue = catalogueOf({ [topics]: (good) => good.replace('de: Ausweise', `de: ${written}`) });
    expect(catalogue.topics.get('identity')?.name.de).toBe(text);
  });

  it.each([
    ['012', 'die Zahl 12', 'Setzen Sie den Wert in "Anführungszeichen".'],
    ['2026', 'die Zahl 2026', 'Setzen Sie den Wert in "Anführungszeichen".'],
    ['true', 'der Wahrheitswert true', 'Setzen Sie den Wert in "Anführungszeichen".'],
    ['~', 'leer', 'Füllen Sie den Eintrag aus oder löschen Sie ihn.'],
    ['[a]', 'eine Liste', 'Vergleichen Sie mit einer anderen Datei derselben Art.'],
  ])('%s is named where a text belongs', (written, what, hint) => {
    expect(problemsOf({ [topics]: (good) => good.replace('de: Ausweise', `de: ${written}`) })).toEqual([
      `${topics}:3:12  Fehler: „topics › 0 › name › de“ ist ${what}, gebraucht wird ein Text.  → ${hint}`,
    ]);
  });

  it.each(['no', 'nein', 'on', '0'])('%s is named where true or false belongs', (written) => {
    const problems = problemsOf({
      'knowledge-base/languages.yaml': (good) => good.replace('reviewed: true', `reviewed: ${written}`),
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^knowledge-base\/languages\.yaml:2:29 .*gebraucht wird true oder false/);
  });

  it.each(['2026', '2026-02', '2026-02-07', 'unknown', '"2026"'])('%s is a date of a source', (written) => {
    expect(
      problemsOf({ 'knowledge-base/links.yaml': (good) => good.replace('as_of: 2026-07', `as_of: ${written}`) }),
    ).toEqual([]);
  });

  it.each(['012', '1:30', '2026-13', '07.02.2026', 'no', 'true'])('%s is no date of a source', (written) => {
    const problems = problemsOf({
      'knowledge-base/links.yaml': (good) => good.replace('as_of: 2026-07', `as_of: ${written}`),
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^knowledge-base\/links\.yaml:5:5 .*as_of.*→ Jahr, Monat oder Tag wie 2026/);
  });

  it.each(['2026-02-30', '2026', '31.01.2027', 'bald'])('%s is no day of review', (written) => {
    const problems = problemsOf({
      'knowledge-base/services/reisepass.yaml': (good) => good.replace('2027-01-31', written),
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/review_by/);
  });

  it('a postcode without quotation marks is named, for one with a leading zero would lose it', () => {
    const problems = problemsOf({ 'knowledge-base/districts.yaml': (good) => good.replace('"30159"', '30159') });
    expect(problems).toEqual([
      'knowledge-base/districts.yaml:5:17  Fehler: „districts › 0 › postcodes › 0“ ist die Zahl 30159, gebraucht wird ein Text.  → Setzen Sie den Wert in "Anführungszeichen".',
    ]);
  });

  it('a fee with a comma is named', () => {
    const [problem] = problemsOf({
      'knowledge-base/services/reisepass.yaml': (good) => good.replace('amount: 70', 'amount: "70,00"'),
    });
    expect(problem).toContain(
      'gebraucht wird eine Zahl.  → Eine Zahl ohne Anführungszeichen und mit Punkt statt Komma',
    );
  });
});

describe('files that would cost the process its life', () => {
  it.each([
    ['20 KB of [', '['.repeat(20_000)],
    ['20 KB of {a:', '{a: '.repeat(5_000)],
    ['20 KB of dashes', '- '.repeat(10_000)],
    ['20 KB of question marks', '? '.repeat(10_000)],
    ['brackets over many lines', 'a:\n  [\n'.repeat(2_000)],
  ])('%s are refused as nested too deep', (_, text) => {
    expect(read(text)[0]).toContain('Der Inhalt ist tiefer als 32 Stufen verschachtelt.');
  });

  it('a file over the size limit is refused before it is read', () => {
    const text = `a: "${'x'.repeat(maxFileBytes)}"\n`;
    expect(read(text)).toEqual(['1:1  Die Datei ist größer als 256 KiB.']);
  });

  it('a file at the size limit is read', () => {
    const frame = 'a: ""\n';
    expect(read(`a: "${'x'.repeat(maxFileBytes - frame.length)}"\n`)).toEqual([]);
  });
});

describe('reading again', () => {
  it('reads a file anew exactly when it has changed', () => {
    const parse = createParser();
    const bytes = (text: string) => new TextEncoder().encode(text);
    const first = parse('x.yaml', bytes('a: 1\n'));
    expect(parse('x.yaml', bytes('a: 1\n'))).toBe(first);
    expect(parse('y.yaml', bytes('a: 1\n')).source?.path).toBe('y.yaml');
    expect(parse('x.yaml', bytes('a: 2\n')).source?.value).toEqual({ a: 2 });
    expect(parse('x.yaml', bytes('a: [\n')).problems).toHaveLength(1);
  });
});

/** Nine levels of nine: 387,420,489 items once written out. */
function aliasBomb(levels: number): string {
  const lines = [`a: &a0 [x, x, x, x, x, x, x, x, x]`];
  for (let level = 1; level < levels; level += 1) {
    lines.push(`b${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')}]`);
  }
  return `${lines.join('\n')}\n`;
}
