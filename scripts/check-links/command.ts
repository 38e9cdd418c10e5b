import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readContent } from '../../server/content/load.ts';
import { ContentError } from '../../server/content/problem.ts';
import { explainWrongCall } from '../wrong-call.ts';
import { collectAddresses, linksPath } from './addresses.ts';
import { writeCheckedDates } from './checked-dates.ts';
import { isProblem, reportJson, reportLines, wasSeen } from './report.ts';
import { type SurveySettings, survey } from './survey.ts';

export const usage = `Prüft, ob die Links der Inhalte noch stimmen.

  npm run check-links [-- OPTIONEN]

  --sources         auch die Adressen aller Quellen prüfen
  --only KENNUNG    nur diesen Link (mehrfach möglich)
  --write           bei Links, die in Ordnung sind, das Datum checked: in ${linksPath} eintragen
  --json DATEI      das Ergebnis zusätzlich als JSON schreiben
  --concurrency N   so viele Server gleichzeitig fragen (6)
  --delay MS        Pause zwischen zwei Fragen an denselben Server (500)
  --timeout S       so lange auf eine Antwort warten (15)
  --content ORDNER  Ordner mit intents/ und knowledge-base/ (.)
  --help            diese Hilfe

Adressen werden nie geändert: Neue stehen im Bericht zum Einsetzen.
Endet mit 0, wenn nichts zu tun ist, 1 bei Befunden, 2 bei falschem Aufruf.`;

/** What the command needs from outside. */
export interface Surroundings extends Pick<SurveySettings, 'fetch' | 'wait'> {
  readonly today: string;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly progress: (total: number) => { reach(done: number): void; end(): void };
}

/** Runs `check-links` and returns its exit code. */
export async function checkLinks(args: readonly string[], around: Surroundings): Promise<0 | 1 | 2> {
  try {
    const options = readOptions(args);
    if (options === 'help') {
      around.print(usage);
      return 0;
    }
    const addresses = collectAddresses(await readContent(options.content), options);
    if (addresses.length === 0) throw new WrongUse(`Keinen Link gefunden: ${options.only.join(', ')}.`);
    const progress = around.progress(addresses.length);
    const settings: SurveySettings = { ...options, tries: 3, backoffMs: 1000, fetch: around.fetch, wait: around.wait };
    const surveyed = await survey(addresses, settings, (done) => progress.reach(done));
    progress.end();
    for (const line of reportLines(surveyed)) around.print(line);
    if (options.json !== undefined) await writeFile(options.json, reportJson(surveyed, around.today));
    if (options.write) {
      const seen = surveyed.filter(wasSeen).flatMap(({ places }) => places.filter(({ kind }) => kind === 'link'));
      await writeDates(join(options.content, linksPath), new Set(seen.map(({ id }) => id)), around.today);
      around.print(`Datum ${around.today} bei ${seen.length} Links in ${linksPath} eingetragen.`);
    }
    return surveyed.some(isProblem) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof WrongUse) && !(error instanceof ContentError)) throw error;
    around.complain(error.message);
    if (error instanceof WrongUse) around.complain('Hilfe: npm run check-links -- --help');
    return 2;
  }
}

class WrongUse extends Error {}

async function writeDates(path: string, ids: ReadonlySet<string>, day: string) {
  // Whoever follows the folder must never see half a file.
  await writeFile(`${path}.new`, writeCheckedDates(await readFile(path, 'utf8'), ids, day));
  await rename(`${path}.new`, path);
}

function readOptions(args: readonly string[]) {
  const { values } = parse(args);
  if (values.help) return 'help';
  return {
    sources: values.sources,
    only: values.only,
    write: values.write,
    json: values.json,
    content: values.content,
    concurrency: readNumber('concurrency', values.concurrency, 1, 50),
    delayMs: readNumber('delay', values.delay, 0, 60_000),
    timeoutMs: readNumber('timeout', values.timeout, 0.01, 300) * 1000,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        sources: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        write: { type: 'boolean', default: false },
        json: { type: 'string' },
        concurrency: { type: 'string', default: '6' },
        delay: { type: 'string', default: '500' },
        timeout: { type: 'string', default: '15' },
        content: { type: 'string', default: '.' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new WrongUse(explainWrongCall(error));
  }
}

function readNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= least && number <= most))
    throw new WrongUse(`--${name} braucht eine Zahl von ${least} bis ${most}, nicht „${text}“.`);
  return number;
}
