/**
 * Checks the content as the server would read it, and says what to do about every problem.
 *
 *   npm run check-content [-- FOLDER]
 *
 * Ends with 0 if the content can be served, 1 if not, 2 if it could not be read at all.
 */
import { argv, exit, stdout } from 'node:process';
import { styleText } from 'node:util';
import { buildCatalogue } from '../server/content/build.ts';
import { readContent } from '../server/content/load.ts';
import { ContentError, formatProblem } from '../server/content/problem.ts';
import { findOverdue } from './overdue.ts';

const root = argv[2] ?? '.';
try {
  const files = await readContent(root);
  const { catalogue, problems: found } = buildCatalogue(files);
  const problems = [...found, ...findOverdue(files, new Date().toISOString().slice(0, 10))];
  for (const problem of problems) {
    const line = formatProblem(problem);
    console.log(stdout.isTTY ? styleText(problem.severity === 'error' ? 'red' : 'yellow', line) : line);
  }
  if (catalogue) {
    const { services, locations, districts, intents, links } = catalogue;
    console.log(
      `In Ordnung: ${services.size} Leistungen, ${locations.size} Standorte, ${districts.size} Stadtteile, ${intents.size} Intents, ${links.size} Links.`,
    );
  } else {
    console.log(
      `${problems.filter(({ severity }) => severity === 'error').length} Fehler. Der Bot behält den letzten guten Stand.`,
    );
    exit(1);
  }
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  exit(2);
}
