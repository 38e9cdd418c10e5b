/**
 * Checks the content as the server would read it, and says what to do about every problem.
 *
 *   npm run check-content [-- FOLDER] [--help]
 *
 * Ends with 0 if the content can be served, 1 if not, 2 if it could not be read at all.
 */
import { argv } from 'node:process';
import { readRecognition } from '../server/check/recognition.ts';
import { wallClock } from '../server/content/hours.ts';
import { readContent } from '../server/content/load.ts';
import { isoDay } from '../server/content/notices.ts';
import { checkContent } from './check-content/command.ts';
import { endWithReader, paint, startWaiting } from './terminal.ts';

endWithReader();

const waiting = startWaiting('Prüfe die Inhalte');
process.exitCode = await checkContent(argv.slice(2), {
  read: readContent,
  readRecognition,
  today: isoDay(wallClock(new Date())),
  clock: () => performance.now(),
  print: (line, severity) => {
    waiting.end();
    console.log(severity ? paint(severity === 'error' ? 'red' : 'yellow', line) : line);
  },
  complain: (line) => {
    waiting.end();
    console.error(line);
  },
});
