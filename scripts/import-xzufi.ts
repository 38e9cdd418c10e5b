/**
 * Compares service descriptions of others (XZuFi 2.2, DLDB) with ours, and proposes what could be taken over.
 *
 *   npm run import-xzufi -- FILE|FOLDER [--help]
 */
import { argv } from 'node:process';
import { loadCatalogue } from '../server/content/load.ts';
import { importXzufi } from './import-xzufi/command.ts';
import { endWithReader, startProgress } from './terminal.ts';

endWithReader();

process.exitCode = await importXzufi(argv.slice(2), {
  load: (root) => loadCatalogue(root),
  print: console.log,
  complain: console.error,
  progress: (total) => startProgress('MB', total),
});
