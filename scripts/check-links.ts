/**
 * Opens every link of the content and says which ones an editor has to look at.
 *
 *   npm run check-links [-- --help]
 */
import { argv } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { wallClock } from '../server/content/hours.ts';
import { isoDay } from '../server/content/notices.ts';
import { checkLinks } from './check-links/command.ts';
import { endWithReader, startProgress } from './terminal.ts';

endWithReader();

process.exitCode = await checkLinks(argv.slice(2), {
  fetch,
  wait: (ms) => setTimeout(ms),
  today: isoDay(wallClock(new Date())),
  print: console.log,
  complain: console.error,
  progress: (total) => startProgress('Links', total),
});
