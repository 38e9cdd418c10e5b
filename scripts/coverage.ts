/**
 * Shows what the content covers: which service has which facts in which languages, how sure they are, what is due.
 *
 *   npm run coverage [-- --html FILE] [--json] [--utterances] [--content FOLDER]
 *
 * Ends with 0, 1 if a fact names no source, 2 if it was called wrongly or the content cannot be read.
 */
import { writeFileSync } from 'node:fs';
import { exit } from 'node:process';
import { parseArgs } from 'node:util';
import { wallClock } from '../server/content/hours.ts';
import { loadCatalogue } from '../server/content/load.ts';
import { isoDay } from '../server/content/notices.ts';
import { ContentError } from '../server/content/problem.ts';
import { countCoverage } from './coverage/figures.ts';
import { formatPage } from './coverage/page.ts';
import { formatTable, formatUtterances } from './coverage/table.ts';
import { endWithReader } from './terminal.ts';
import { explainWrongCall } from './wrong-call.ts';

endWithReader();

const help = `Zeigt, was die Inhalte abdecken: welche Leistung hat welche Angabe in welcher Sprache, wie sicher, was ist zu prüfen.

  npm run coverage                            als Tabelle
  npm run coverage -- --html abdeckung.html   als eine Seite für den Browser
  npm run coverage -- --utterances            wie viele eigene Äußerungen welche Leistung hat
  npm run coverage -- --json                  für Programme

  --content ORDNER  Inhalte aus einem anderen Ordner
  --help            diese Hilfe

Ende mit 0: in Ordnung, 1: eine Angabe hat keine Quelle, 2: falscher Aufruf oder Inhalte nicht lesbar.`;

const options = readOptions();
if (options.help) {
  console.log(help);
  exit(0);
}
try {
  const today = isoDay(wallClock(new Date()));
  const figures = countCoverage(await loadCatalogue(options.content), today);
  if (options.html !== undefined) {
    writeFileSync(options.html, formatPage(figures, today));
    console.log(`Geschrieben: ${options.html}`);
  }
  if (options.json) console.log(JSON.stringify(figures, null, 2));
  else if (options.utterances) console.log(formatUtterances(figures));
  else if (options.html === undefined) console.log(formatTable(figures));
  exit(figures.withoutSource.length === 0 ? 0 : 1);
} catch (error) {
  if (error instanceof ContentError)
    console.error(`${error.message}\nDie Inhalte haben Fehler. Beheben Sie sie zuerst.`);
  else if (error instanceof Error && 'code' in error)
    console.error(`${options.html} lässt sich nicht schreiben (${error.code}). Gibt es den Ordner?`);
  else throw error;
  exit(2);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        html: { type: 'string' },
        json: { type: 'boolean', default: false },
        utterances: { type: 'boolean', default: false },
        content: { type: 'string', default: '.' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${explainWrongCall(error)}\n\n${help}`);
    exit(2);
  }
}
