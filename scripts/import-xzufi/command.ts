import { mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import type { Catalogue } from '../../server/content/catalogue.ts';
import { contentFolders } from '../../server/content/load.ts';
import { ContentError } from '../../server/content/problem.ts';
import { explainWrongCall } from '../wrong-call.ts';
import { compareServices } from './compare.ts';
import { DeliveryError } from './delivery.ts';
import { findDeliveries, gather } from './gather.ts';
import { createMatcher, indexTerms, readKeyList } from './match.ts';
import { propose } from './propose.ts';
import { type Compared, isDifference, reportLines } from './report.ts';

export const usage = `Vergleicht Leistungsbeschreibungen anderer mit unseren und schlägt Änderungen vor.

  npm run import-xzufi -- DATEI|ORDNER [OPTIONEN]

  Liest XZuFi 2.2 (.xml, z. B. aus BUS oder PVOG) und DLDB (.json), auch sehr große Dateien.

  --out ORDNER      Vorschläge als YAML-Dateien in diesen Ordner schreiben, statt sie zu zeigen
  --service KENNUNG nur diese Leistung
  --keys DATEI      Liste „Leistungsschlüssel;Kennung“ als Hilfe beim Erkennen
  --all-areas       auch Beschreibungen, die nur für andere Orte gelten
  --json DATEI      das Ergebnis zusätzlich als JSON schreiben
  --content ORDNER  Ordner mit intents/ und knowledge-base/ (.)
  --help            diese Hilfe

An unseren Inhalten ändert sich nichts: Übernehmen muss ein Mensch.
Endet mit 0, wenn nichts abweicht, 1 bei Abweichungen, 2 bei falschem Aufruf oder unlesbaren Dateien.`;

/** What the command needs from outside. */
export interface Surroundings {
  readonly load: (root: string) => Promise<Catalogue>;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly progress: (total: number) => { reach(done: number): void; end(): void };
}

/** Runs `import-xzufi` and returns its exit code. */
export async function importXzufi(args: readonly string[], around: Surroundings): Promise<0 | 1 | 2> {
  try {
    const options = readOptions(args);
    if (options === 'help') {
      around.print(usage);
      return 0;
    }
    if (options.out !== undefined) await refuseContent(options.out, options.content);
    const files = await findDeliveries(options.path);
    const catalogue = await around.load(options.content);
    if (options.service !== undefined && !catalogue.services.has(options.service))
      throw new WrongUse(`Die Leistung „${options.service}“ gibt es nicht.`);
    const keys = options.keys === undefined ? undefined : readKeyList(await readText(options.keys));
    const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
    // Each file is read twice.
    const progress = around.progress(megabytes(2 * sizes.reduce((sum, size) => sum + size, 0)));
    const gathering = await gather(files, {
      match: createMatcher(catalogue, keys),
      allAreas: options.allAreas,
      service: options.service,
      onBytes: (read) => progress.reach(megabytes(read)),
    });
    progress.end();
    const ownerOf = indexTerms(catalogue);
    const compared = gathering.gathered.flatMap((each): readonly Compared[] => {
      const ours = catalogue.services.get(each.service);
      return ours
        ? [{ ...each, comparisons: compareServices(each.delivered, ours, each.contacts, catalogue, ownerOf) }]
        : [];
    });
    for (const line of reportLines(compared, gathering)) around.print(line);
    await offer(proposals(compared, catalogue), options.out, around);
    if (options.json !== undefined) await writeFile(options.json, toJson(compared, gathering));
    return compared.some(({ comparisons }) => comparisons.some(isDifference)) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof WrongUse) && !(error instanceof DeliveryError) && !(error instanceof ContentError))
      throw error;
    around.complain(error.message);
    if (error instanceof WrongUse) around.complain('Hilfe: npm run import-xzufi -- --help');
    return 2;
  }
}

class WrongUse extends Error {}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}

interface Proposal {
  readonly name: string;
  readonly text: string;
}

function proposals(compared: readonly Compared[], { services }: Catalogue): readonly Proposal[] {
  const countByService = new Map<string, number>();
  return compared.flatMap(({ service, delivered, comparisons }) => {
    const ours = services.get(service);
    const text = ours && propose({ ...delivered, file: basename(delivered.file) }, ours, comparisons);
    if (text === undefined) return [];
    const count = (countByService.get(service) ?? 0) + 1;
    countByService.set(service, count);
    return [{ name: `${service}${count > 1 ? `-${count}` : ''}.vorschlag.yaml`, text }];
  });
}

async function offer(offered: readonly Proposal[], out: string | undefined, { print }: Surroundings) {
  if (out === undefined) {
    for (const { name, text } of offered) print(`\n--- ${name}\n${text}`);
    return;
  }
  await mkdir(out, { recursive: true });
  for (const { name, text } of offered) {
    try {
      await writeFile(join(out, name), text, { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw new WrongUse(
        `${join(out, name)} gibt es schon und wird nicht überschrieben. Nehmen Sie einen neuen Ordner.`,
      );
    }
  }
  print(`${offered.length} Vorschläge in ${out} geschrieben.`);
}

/** A proposal is no content. Links do not help: where the folder really lies counts. */
async function refuseContent(out: string, content: string) {
  const target = await realPath(resolve(out));
  for (const folder of contentFolders) {
    const way = relative(await realPath(resolve(content, folder)), target);
    if (way === '' || (way !== '..' && !way.startsWith(`..${sep}`)))
      throw new WrongUse(
        `${out} liegt in ${folder}/. Vorschläge gehören nicht in die Inhalte; nehmen Sie einen anderen Ordner.`,
      );
  }
}

/** The real path of what may not be there yet. */
async function realPath(path: string): Promise<string> {
  const parent = dirname(path);
  if (parent === path) return path;
  return realpath(path).catch(async () => join(await realPath(parent), basename(path)));
}

function toJson(
  compared: readonly Compared[],
  { counts, unknown, withdrawn }: Awaited<ReturnType<typeof gather>>,
): string {
  const services = compared.map(({ service, clue, delivered, comparisons }) => ({
    service,
    clue,
    delivered: { id: delivered.id, name: delivered.name, file: delivered.file, changed: delivered.changed },
    comparisons: comparisons.map(({ module, aspect, verdict, notes }) => ({ module, aspect, verdict, notes })),
  }));
  return `${JSON.stringify({ counts, services, unknown, withdrawn }, null, 2)}\n`;
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new WrongUse(`${path} kann nicht gelesen werden.`);
  });
}

function readOptions(args: readonly string[]) {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) throw new WrongUse('Nennen Sie eine Datei oder einen Ordner.');
  const { out, service, keys, json, content } = values;
  return { path, out, service, keys, json, content, allAreas: values['all-areas'] };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        service: { type: 'string' },
        keys: { type: 'string' },
        'all-areas': { type: 'boolean', default: false },
        json: { type: 'string' },
        content: { type: 'string', default: '.' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new WrongUse(explainWrongCall(error));
  }
}
