/**
 * Shows which known questions are answered otherwise than in another state of the content: the twin tests, the
 * question sets and the questions put aside unanswered, asked in both.
 *
 *   npm run impact -- --against REF [--json] [--exit-code] [--content FOLDER] [--data FOLDER]
 *
 * Ends with 0, with `--exit-code` 1 if an answer changes, 2 if it was called wrongly or a state cannot be read.
 */
import { env, exit, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { readConfig } from '../server/config.ts';
import { buildCatalogue } from '../server/content/build.ts';
import type { Catalogue } from '../server/content/catalogue.ts';
import { loadCatalogue, readContent } from '../server/content/load.ts';
import { ContentError, type Problem } from '../server/content/problem.ts';
import { type Comparison, compare } from '../server/review/adopt/compare.ts';
import { RefError, readContentAt } from './impact/at-ref.ts';
import { collectQuestions } from './impact/questions.ts';
import { sideBySide } from './impact/side-by-side.ts';
import { installPrepared } from './prepared-engine.ts';
import { endWithReader, paint, startProgress } from './terminal.ts';
import { explainWrongCall } from './wrong-call.ts';

endWithReader();

const help = `Zeigt, welche bekannten Fragen der Bot anders beantwortet als in einem früheren Stand der Inhalte.

  npm run impact -- --against HEAD      was Ihre Änderungen seit dem letzten Commit bewirken
  npm run impact -- --against main      was anders ist als im Zweig main
  npm run impact -- --against HEAD --json

  --exit-code       mit 1 enden, wenn sich eine Antwort ändert
  --content ORDNER  Inhalte aus einem anderen Ordner
  --data ORDNER     wo der Bot unbeantwortete Fragen ablegt
  --help            diese Hilfe

Gefragt wird, was in den Testdateien und in test/questions/ steht und was unbeantwortet blieb.
Ende mit 0, mit --exit-code 1 bei Änderungen, 2: falscher Aufruf, Stand oder Inhalte nicht lesbar.`;

const options = readOptions();
if (options.help) {
  console.log(help);
  exit(0);
}
if (options.against === undefined) {
  console.error(`Es fehlt --against: Womit soll verglichen werden?\n\n${help}`);
  exit(2);
}

try {
  const after = await loadCatalogue(options.content);
  const before = await catalogueAt(options.against, after);
  const comparison = await run(before, after);
  if (options.json) console.log(JSON.stringify(comparison, null, 2));
  else print(comparison, options.against);
  exit(options['exit-code'] && comparison.changes.length > 0 ? 1 : 0);
} catch (error) {
  if (!(error instanceof RefError || error instanceof ContentError)) throw error;
  console.error(error.message);
  if (error instanceof ContentError)
    console.error('Die Inhalte haben Fehler. Beheben Sie sie zuerst (npm run check-content).');
  exit(2);
}

/** The catalogue of an earlier state. A file that today's program can no longer read is taken as it is today. */
async function catalogueAt(ref: string, today: Catalogue): Promise<Catalogue> {
  const files = readContentAt(ref, options.content);
  const first = buildCatalogue(files, today.commonWords);
  if (first.catalogue) return first.catalogue;
  const unreadable = new Set(errorsIn(first).map(({ file }) => file));
  const current = (await readContent(options.content)).filter(({ path }) => unreadable.has(path));
  const mended = [...files.filter(({ path }) => !unreadable.has(path)), ...current];
  const second = buildCatalogue(mended, today.commonWords);
  if (!second.catalogue) {
    const errors = errorsIn(second).map(({ file, line, message }) => `  ${file}:${line}  ${message}`);
    throw new RefError(
      `Der Stand „${ref}“ lässt sich mit dem heutigen Programm nicht laden. Wählen Sie einen neueren.\n${errors.slice(0, 3).join('\n')}`,
    );
  }
  console.error(
    `Diese Dateien sind im Stand „${ref}“ für das heutige Programm nicht lesbar; verglichen wird ohne sie: ${[...unreadable].join(', ')}`,
  );
  return second.catalogue;
}

function errorsIn({ problems }: ReturnType<typeof buildCatalogue>): readonly Problem[] {
  return problems.filter(({ severity }) => severity === 'error');
}

async function run(before: Catalogue, after: Catalogue): Promise<Comparison> {
  const place = options.data === undefined ? readConfig(env) : { dataDir: options.data };
  const questions = await collectQuestions(options.content, place, after);
  const asked = questions.reduce((sum, { turns }) => sum + turns.length, 0);
  // The same content gives the same answers; there is no need to ask.
  if (before.version === after.version) return { asked, changes: [] };
  await installPrepared(before);
  await installPrepared(after);
  const progress = startProgress('Fragen', questions.length);
  const comparison = compare(questions, before, after, progress.reach);
  progress.end();
  return comparison;
}

function print({ asked, changes }: Comparison, ref: string) {
  const columns = Math.min(stdout.columns ?? 140, 200);
  for (const kind of ['meaning', 'words'] as const) {
    const some = changes.filter((change) => change.kind === kind);
    if (some.length === 0) continue;
    console.log(paint('underline', kind === 'meaning' ? 'Anders verstanden' : 'Gleich verstanden, anderer Text'));
    console.log(`links: ${ref}, rechts: jetzt\n`);
    for (const change of some) console.log(`${sideBySide(change, columns)}\n`);
  }
  const meaning = changes.filter(({ kind }) => kind === 'meaning').length;
  console.log(
    changes.length === 0
      ? `Keine Antwort ändert sich (${asked} Fragen).`
      : `${changes.length} von ${asked} Antworten ändern sich: ${meaning} anders verstanden, ${changes.length - meaning} mit anderem Text.`,
  );
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        against: { type: 'string' },
        json: { type: 'boolean', default: false },
        'exit-code': { type: 'boolean', default: false },
        content: { type: 'string', default: '.' },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${explainWrongCall(error)}\n\n${help}`);
    exit(2);
  }
}
