/**
 * Asks the bot what the twin test files say, and reports where it answers something else.
 *
 *   npm run test-content [-- FILE…] [--watch] [--all-thefts] [--content FOLDER]
 *   npm run test-content -- --from-transcript FILE
 *
 * A FILE is a twin file or the content file it belongs to. The clock stands still (a Tuesday morning), so that two
 * runs agree. Ends with 0 if everything is as expected, 1 if not, 2 if it was called wrongly or cannot read the content.
 */
import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { exit } from 'node:process';
import { parseArgs } from 'node:util';
import { watch } from 'chokidar';
import type { Catalogue } from '../server/content/catalogue.ts';
import { contentFolders, loadCatalogue } from '../server/content/load.ts';
import { ContentError, formatProblem } from '../server/content/problem.ts';
import { readTwinFiles, readTwins, twinPathFor } from '../server/known-questions/twins.ts';
import { installPrepared } from './prepared-engine.ts';
import { endWithReader, paint, startProgress } from './terminal.ts';
import { findGaps } from './twins/gaps.ts';
import { formatMiss, formatThefts } from './twins/report.ts';
import { judge, runTwinFile } from './twins/run.ts';
import { findServiceThefts, findThefts } from './twins/thefts.ts';
import { formatTwins, readTranscript, TranscriptError } from './twins/transcript.ts';
import { explainWrongCall } from './wrong-call.ts';

endWithReader();

const help = `Prüft, ob der Bot die Sätze der Testdateien so beantwortet wie erwartet.

  npm run test-content                                alle Testdateien, und ob Intents und Leistungen einander Sätze wegnehmen
  npm run test-content -- intents/service/costs.yaml  nur die Tests zu dieser Datei
  npm run test-content -- --watch                     noch einmal nach jeder Änderung (Ende mit Strg+C)
  npm run test-content -- --from-transcript chat.txt  macht aus einem gespeicherten Chat Testsätze zum Einfügen

  --all-thefts      jeden weggenommenen Satz zeigen, nicht nur die ersten
  --content ORDNER  Inhalte aus einem anderen Ordner
  --help            diese Hilfe

Ende mit 0: alles wie erwartet, 1: Abweichungen, 2: falscher Aufruf oder Inhalte nicht lesbar.`;

/** Examples shown of what one intent loses; the first few show the pattern. */
const theftsShown = 3;

const { values: options, positionals } = readOptions();
if (options.help) {
  console.log(help);
  exit(0);
}
const root = options.content;

if (options['from-transcript'] !== undefined) await printTwins(options['from-transcript']);
else if (options.watch) await runAndWatch();
else exit(await run());

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        watch: { type: 'boolean', default: false },
        'all-thefts': { type: 'boolean', default: false },
        'from-transcript': { type: 'string' },
        content: { type: 'string', default: '.' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    console.error(`${explainWrongCall(error)}\n\n${help}`);
    exit(2);
  }
}

async function run(): Promise<0 | 1 | 2> {
  const catalogue = await load();
  if (!catalogue) return 2;
  const wanted = wantedTwins();
  const all = readTwins(readTwinFiles(root), catalogue);
  const unknown = wanted.filter((path) => !readTwinFiles(root).some((file) => file.path === path));
  // A service need not have twins; its own questions can be asked all the same.
  const untested = unknown.filter((path) => catalogue.services.has(serviceOf(path)));
  for (const path of untested)
    console.log(`Zu knowledge-base/services/${serviceOf(path)}.yaml gibt es noch keine Testdatei (${path}).`);
  if (unknown.length > untested.length) {
    for (const path of unknown.filter((each) => !untested.includes(each)))
      console.error(`Die Testdatei ${path} gibt es nicht. Legen Sie sie an, oder prüfen Sie den Namen.`);
    return 2;
  }
  const isWanted = (path: string) => wanted.length === 0 || wanted.includes(path);
  const files = all.files.filter(({ path }) => isWanted(path));
  const problems = [...all.problems, ...findGaps(all.files, catalogue)].filter(({ file }) => isWanted(file));
  for (const problem of problems)
    console.log(paint(problem.severity === 'error' ? 'red' : 'yellow', formatProblem(problem)));

  const results = files.map((file) => runTwinFile(file, catalogue));
  const { news, known, healed, unheard } = judge(results, all.knownFailures, all.files);
  const stillKnown = wanted.length === 0 ? { healed, unheard } : { healed: [], unheard: [] };
  for (const miss of news) console.log(formatMiss(miss));
  for (const { say, line } of stillKnown.healed)
    console.log(`known-failures.yaml:${line}  „${say}“ geht jetzt.  → Löschen Sie den Eintrag.`);
  for (const { say, line } of stillKnown.unheard)
    console.log(`known-failures.yaml:${line}  „${say}“ steht in keiner Testdatei.  → Löschen Sie den Eintrag.`);

  const intents = [...catalogue.intents.values()].filter(({ id }) => isWanted(`test/intents/${id}.yaml`));
  const services = [...catalogue.services.values()].filter(({ id }) =>
    isWanted(`test/knowledge-base/services/${id}.yaml`),
  );
  const progress = startProgress('Sätze der Intents und Leistungen', intents.length + services.length);
  const counts = [
    ...findThefts(intents, catalogue, progress.reach),
    ...findServiceThefts(services, catalogue, (done) => progress.reach(intents.length + done)),
  ];
  progress.end();
  for (const line of formatThefts(counts, options['all-thefts'] ? Number.POSITIVE_INFINITY : theftsShown))
    console.log(line);

  const asked = results.reduce((sum, result) => sum + result.asked, 0);
  const thefts = counts.flatMap((each) => each.thefts);
  const leaving = thefts.filter(({ leavesService }) => leavesService).length;
  const utterances = counts.reduce((sum, each) => sum + each.utterances, 0);
  const failures =
    news.length +
    stillKnown.healed.length +
    stillKnown.unheard.length +
    problems.filter(({ severity }) => severity === 'error').length;
  console.log(
    `${paint(failures === 0 ? 'green' : 'red', failures === 0 ? 'In Ordnung' : `${failures} Abweichungen`)}: ` +
      `${asked} Testsätze in ${files.length} Dateien, ${asked - news.length - known.length} wie erwartet, ${known.length} bekannte Fehler. ` +
      `Von ${utterances} Sätzen der Intents und Leistungen werden ${thefts.length} anders beantwortet, davon ${leaving} nicht zu ihrer Leistung (nur ein Hinweis).`,
  );
  return failures === 0 ? 0 : 1;
}

function serviceOf(twinPath: string): string {
  return /^test\/knowledge-base\/services\/([^/]+)\.yaml$/.exec(twinPath)?.[1] ?? '';
}

async function load(): Promise<Catalogue | undefined> {
  try {
    const catalogue = await loadCatalogue(root);
    await installPrepared(catalogue);
    return catalogue;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.error(error.message);
    console.error('Die Inhalte haben Fehler. Beheben Sie sie zuerst (npm run check-content).');
    return undefined;
  }
}

/** The twin files asked for on the command line; none means all. */
function wantedTwins(): readonly string[] {
  return positionals.map((given) => {
    const path = relative(resolve(root), resolve(root, given)).split(sep).join('/');
    return twinPathFor(path) ?? path;
  });
}

async function runAndWatch() {
  const folders = [...contentFolders, 'test/intents', 'test/knowledge-base'].map((folder) => join(root, folder));
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    running = running.then(async () => {
      console.log(paint('dim', `── ${new Date().toLocaleTimeString('de-DE')} ──`));
      await run();
      console.log('Warte auf Änderungen (Ende mit Strg+C).');
    });
  };
  watch(folders, { ignoreInitial: true }).on('all', () => {
    // Editors save in several steps.
    clearTimeout(timer);
    timer = setTimeout(again, 200);
  });
  again();
}

async function printTwins(path: string) {
  try {
    const said = readTranscript(readFileSync(path, 'utf8'));
    const catalogue = await load();
    if (!catalogue) exit(2);
    console.log(formatTwins(said, catalogue));
  } catch (error) {
    if (error instanceof TranscriptError) console.error(error.message);
    else if ((error as NodeJS.ErrnoException).code === 'ENOENT') console.error(`Die Datei ${path} gibt es nicht.`);
    else throw error;
    exit(2);
  }
}
