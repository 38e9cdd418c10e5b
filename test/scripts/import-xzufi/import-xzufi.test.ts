import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { holdsInHannover } from '../../../scripts/import-xzufi/area.ts';
import { importXzufi } from '../../../scripts/import-xzufi/command.ts';
import { amountsIn, spansIn } from '../../../scripts/import-xzufi/compare.ts';
import { readXzufi } from '../../../scripts/import-xzufi/read-xzufi.ts';
import { readRichText } from '../../../scripts/import-xzufi/rich-text.ts';
import type { Catalogue } from '../../../server/content/catalogue.ts';
import { loadCatalogue, readContent } from '../../../server/content/load.ts';
import { serviceSchema } from '../../../server/content/schema.ts';

const fixtures = 'test/fixtures/xzufi';
const withKeys = ['--keys', `${fixtures}/keys.csv`];

describe('the report', () => {
  it('says module by module what differs from our facts', async () => {
    const { code, output } = await run([`${fixtures}/delivery.xml`, ...withKeys]);
    expect(code).toBe(1);
    expect(output).toContain(
      'meldebescheinigung  ←  „Nachweis über die eigene Wohnung“ (L100000.LB.1, 2026-11-20), an der Schlüsselliste erkannt',
    );
    expect(noteOf(output, 'Gebühren')).toMatch(/nur dort 0,00 €, 11,50 €/);
    expect(noteOf(output, 'Unterlagen')).toMatch(/nur dort: ein Foto von Ihrem Briefkasten/);
    expect(noteOf(output, 'Frist')).toMatch(/Spätestens nach zwei Wochen abholen/);
    expect(noteOf(output, 'Rechtsgrundlage')).toMatch(/§ 18 Bundesmeldegesetz/);
    expect(noteOf(output, 'Leistungsschlüssel')).toMatch(/dort 99115003000000/);
    expect(noteOf(output, 'Onlinedienst')).toMatch(/https:\/\/www\.example\.org\/nachweis/);
    expect(noteOf(output, 'Stelle „Beispielamt“')).toMatch(/Telefon 0511 000-99 kennen wir nicht/);
    expect(noteOf(output, 'Stelle „Beispielamt“')).toMatch(/amt@example\.org/);
    expect(noteOf(output, 'Suchbegriffe')).toMatch(/bei uns nicht: Briefkastenbeweis/);
    expect(noteOf(output, 'Suchbegriffe')).toMatch(/„Lebensbescheinigung“ führt bei uns zu lebensbescheinigung/);
  });

  it('leaves out what holds for other places only, unless asked', async () => {
    expect((await run([`${fixtures}/delivery.xml`])).output).toContain('1 gelten nicht in Hannover');
    const { output } = await run([`${fixtures}/delivery.xml`, '--all-areas', '--service', 'reisepass']);
    expect(output).toContain('reisepass  ←  „Reisepass“');
    expect(noteOf(output, 'Gebühren')).toMatch(/nur dort 1,00 €/);
  });

  it('does not guess: what could be two services is none', async () => {
    const { output } = await run([`${fixtures}/delivery.xml`]);
    expect(output).toMatch(/Nicht bei uns \(2\)\n {2}Nachweis über die eigene Wohnung/);
  });

  it('tells what the sender has withdrawn, and deletes nothing', async () => {
    const before = await contentHash();
    const { output } = await run([fixtures, ...withKeys]);
    expect(output).toContain('Vom Absender zurückgezogen; bei uns wird nichts gelöscht\n  L100000.LB.9');
    expect(await contentHash()).toBe(before);
  });

  it('reads DLDB, with offices from another file of the folder', async () => {
    const { code, output } = await run([fixtures, '--service', 'fuehrungszeugnis']);
    expect(code).toBe(1);
    expect(output).toContain('fuehrungszeugnis  ←  „Führungszeugnis“ (7, 2026-06-08), am Namen erkannt');
    expect(noteOf(output, 'Gebühren')).toMatch(/nur dort 14,25 €/);
    expect(noteOf(output, 'Stelle „Beispielbüro“')).toMatch(/Musterweg 2/);
  });

  it('is also for programs', async () => {
    const folder = await newFolder();
    await run([fixtures, ...withKeys, '--json', join(folder, 'report.json')]);
    const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
    expect(report.counts).toEqual({ services: 4, elsewhere: 1, unknown: 1, surplus: 0, unbound: 0 });
    expect(report.services.map(({ service, clue }: Record<string, string>) => [service, clue])).toEqual([
      ['meldebescheinigung', 'key-list'],
      ['fuehrungszeugnis', 'name'],
    ]);
  });
});

describe('the proposals', () => {
  it('are facts as our schema wants them, but without an address until a person fills it in', async () => {
    const folder = join(await newFolder(), 'new');
    const { output } = await run([fixtures, ...withKeys, '--out', folder]);
    expect(output).toContain(`2 Vorschläge in ${folder} geschrieben.`);
    expect((await readdir(folder)).sort()).toEqual([
      'fuehrungszeugnis.vorschlag.yaml',
      'meldebescheinigung.vorschlag.yaml',
    ]);
    const text = await readFile(join(folder, 'meldebescheinigung.vorschlag.yaml'), 'utf8');
    const { leika, terms, facts, sources } = parse(text);
    expect(leika).toEqual(['99115003000000']);
    expect(terms.de).toEqual(['Briefkastenbeweis', 'Nachweis über die eigene Wohnung']);
    expect(facts.costs.fees).toEqual([
      { amount: 11.5, for: { de: 'einfach' } },
      { amount: 0, for: { de: 'für die Rente' } },
    ]);
    expect(facts.documents.items).toEqual([
      { de: 'Personalausweis oder Reisepass' },
      { de: 'ein Foto von Ihrem Briefkasten' },
    ]);
    expect(serviceSchema.shape.leika.safeParse(leika).success).toBe(true);
    expect(serviceSchema.shape.facts.safeParse({ ...facts, general: { text: { de: 'x' } } }).error).toBeUndefined();
    expect(sources[0]).toMatchObject({ id: 'import', as_of: '2026-11-20', url: null });
    expect(serviceSchema.shape.sources.safeParse(sources).success).toBe(false);
    expect(text).toContain('# bei uns: ');
    expect(text).not.toContain('steal');
  });

  it('never take the place of a file', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'fuehrungszeugnis.vorschlag.yaml'), 'mine');
    const { code, errors } = await run([fixtures, '--out', folder]);
    expect(code).toBe(2);
    expect(errors).toContain('gibt es schon und wird nicht überschrieben');
    expect(await readFile(join(folder, 'fuehrungszeugnis.vorschlag.yaml'), 'utf8')).toBe('mine');
  });

  it('are not written into the content, nor through a link to it', async () => {
    const folder = await newFolder();
    await symlink(join(process.cwd(), 'knowledge-base'), join(folder, 'link'));
    for (const out of ['knowledge-base', 'knowledge-base/services', 'intents/new', join(folder, 'link/new')]) {
      const { code, errors } = await run([fixtures, '--out', out]);
      expect(code).toBe(2);
      expect(errors).toContain('Vorschläge gehören nicht in die Inhalte');
    }
  });
});

describe('the command', () => {
  it.each([
    [[], 'Nennen Sie eine Datei oder einen Ordner.'],
    [['nowhere.xml'], 'gibt es nicht'],
    [['docs/schemas', '--service', 'nichts'], 'Die Leistung „nichts“ gibt es nicht.'],
    [[fixtures, '--colour'], 'Die Angabe --colour gibt es nicht.'],
  ])('ends with 2 for %j', async (args, message) => {
    const { code, errors } = await run(args);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });

  it.each([
    ['cut.xml', '<a><leistung><id>1</id>', /cut\.xml:1:\d+ {2}Das ist kein lesbares XML/],
    ['wrong.xml', '<a>\n<b></a>', /wrong\.xml:2:\d+/],
    ['latin.xml', Buffer.from([0x3c, 0x61, 0x3e, 0xe4, 0x3c, 0x2f, 0x61, 0x3e]), /nicht in UTF-8/],
    ['empty.xml', '', /Die Datei ist leer/],
    ['bomb.xml', '<!DOCTYPE a [<!ENTITY b "bb">]><leistung>&b;</leistung>', /kein lesbares XML/],
    ['deep.xml', `<leistung>${'<a>'.repeat(100)}`, /zu tief verschachtelt/],
    ['wrong.json', '{"data": [{"id": 1}]}', /Das sind keine DLDB-Daten \(name/],
    ['cut.json', '{"data": [', /kein lesbares JSON/],
  ])('names what is wrong with %s', async (name, content, message) => {
    const file = join(await newFolder(), name);
    await writeFile(file, content);
    const { code, errors } = await run([file]);
    expect(code).toBe(2);
    expect(errors).toMatch(message);
  });

  it('reads the encoding that the file declares', async () => {
    const file = join(await newFolder(), 'latin1.xml');
    const xml = `<?xml version="1.0" encoding="ISO-8859-1"?><leistung><id>1</id><modulText><inhalt>Drachengebühr</inhalt><leikaTextmodul><code>02</code></leikaTextmodul></modulText></leistung>`;
    await writeFile(file, Buffer.from(xml, 'latin1'));
    expect((await run([file])).output).toContain('Drachengebühr');
  });

  it('explains itself', async () => {
    const { code, output } = await run(['--help']);
    expect(code).toBe(0);
    expect(output).toContain('npm run import-xzufi');
  });
});

describe('reading a large file', () => {
  it('keeps what is in memory apart from how much is in the file: 50 MB', { timeout: 120_000 }, async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage: () => void = runInNewContext('gc');
    const keptMb = () => {
      collectGarbage();
      return process.memoryUsage().heapUsed / 1024 / 1024;
    };
    const words = 'Viel Text über eine Leistung. '.repeat(200);
    const one = Buffer.from(
      `<leistung><id>L.1</id><modulText><inhalt>${words}</inhalt><leikaTextmodul><code>06</code></leikaTextmodul></modulText></leistung><anderes><egal>${words}</egal></anderes>`,
    );
    const chunk = Buffer.concat(Array.from({ length: 20 }, () => one));
    const chunkCount = Math.ceil((50 * 1024 * 1024) / chunk.length);
    async function* chunks() {
      yield Buffer.from('<a>');
      for (let sent = 0; sent < chunkCount; sent += 1) yield chunk;
      yield Buffer.from('</a>');
    }
    const before = keptMb();
    const kept: number[] = [];
    let count = 0;
    for await (const { is } of readXzufi(chunks(), 'services', 'large.xml')) {
      if (is === 'service') count += 1;
      if (count % 500 === 0) kept.push(keptMb() - before);
    }
    expect(count).toBe(20 * chunkCount);
    expect(kept.length).toBeGreaterThan(5);
    expect(Math.max(...kept)).toBeLessThan(20);
  });

  it('gives up on a single description without end', async () => {
    async function* chunks() {
      yield Buffer.from('<leistung><id>');
      for (;;) yield Buffer.from('x'.repeat(1_000_000));
    }
    const reading = (async () => {
      for await (const _ of readXzufi(chunks(), 'services', 'endless.xml'));
    })();
    await expect(reading).rejects.toThrow(/zu groß/);
  });
});

describe('the parts', () => {
  it('read 50,000 opening brackets in no time', () => {
    expect(readRichText(`${'<'.repeat(50_000)}a`).paragraphs).toEqual(['a']);
  });

  it.each([
    ['5 Euro', [5]],
    ['37,50 € oder 1.250,00 EUR', [37.5, 1250]],
    ['13,- Euro, sonst gebührenfrei', [13, 0]],
    ['seit 2024, 12 Monate', []],
  ])('amounts in %s are %j', (text, amounts) => {
    expect(amountsIn(text)).toEqual(amounts);
  });

  it('spans of time are the same in words and digits', () => {
    expect([...spansIn('zwei Wochen oder 14 Tage, einen Monat')]).toEqual(['2 Woche', '14 Tag', '1 Monat']);
  });

  it.each([
    [[], true],
    [['032410001001'], true],
    [['032410000000'], true],
    [['030000000000'], true],
    [['000000000000'], true],
    [['032400000000'], false],
    [['091620000000', '032410001001'], true],
    [['032410004004'], false],
  ])('areas %j hold in Hannover: %s', (areas, holds) => {
    expect(holdsInHannover(areas)).toBe(holds);
  });

  it.each([
    ['<p>a &amp; b</p><ul><li>eins</li><li>zwei</li></ul>', ['a & b'], ['eins', 'zwei']],
    ['<style>p{}</style>a<br>b', ['a', 'b'], []],
    ['Mitbringen:\n- eins\n- zwei', ['Mitbringen:'], ['eins', 'zwei']],
  ])('%s is read as paragraphs and items', (html, paragraphs, items) => {
    expect(readRichText(html)).toMatchObject({ paragraphs, items });
  });
});

let catalogue: Promise<Catalogue> | undefined;

async function run(args: readonly string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await importXzufi(args, {
    load: (root) => (catalogue ??= loadCatalogue(root)),
    print: (line) => printed.push(line),
    complain: (line) => complaints.push(line),
    progress: () => ({ reach() {}, end() {} }),
  });
  return { code, output: printed.join('\n'), errors: complaints.join('\n') };
}

/** The lines below a module in a report. */
function noteOf(output: string, module: string): string {
  const lines = output.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`  ${module} `));
  const rest = lines.slice(start + 1);
  return rest
    .slice(
      0,
      rest.findIndex((line) => !line.startsWith('    ')),
    )
    .join('\n');
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'import-xzufi-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function contentHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const { path, bytes } of await readContent('.')) hash.update(path).update(bytes);
  return hash.digest('hex');
}
