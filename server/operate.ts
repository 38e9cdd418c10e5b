/**
 * For those who run the service. In a folder with the sources `npm run` calls it, in an image `node dist/server/operate.js`.
 *
 *   backup --to FOLDER       copies all that is kept, while the server runs
 *   restore --from FOLDER    puts a copy back, while it does not
 *   doctor [--url ADDRESS]   looks at settings, content, disk, database, clock and proxy
 *
 * Ends with 0; with 1 if something is broken; with 2 if it was called wrongly.
 */
import process from 'node:process';
import { parseArgs, styleText } from 'node:util';
import { ConfigError, readConfig } from './config.ts';
import { DataFolderError } from './data-folder.ts';
import { backUp } from './operation/backup.ts';
import { examine, type Finding } from './operation/doctor.ts';
import { OperationError } from './operation/problem.ts';
import { restore } from './operation/restore.ts';

const usage = 'Usage: backup --to FOLDER | restore --from FOLDER | doctor [--url ADDRESS]';

try {
  process.exit(await operate());
} catch (error) {
  const expected = [ConfigError, DataFolderError, OperationError];
  if (!(error instanceof Error && expected.some((kind) => error instanceof kind))) throw error;
  console.error(error.message);
  process.exit(1);
}

async function operate(): Promise<number> {
  const { command, to, from, url } = readArguments();
  switch (command) {
    case 'backup': {
      if (to === undefined) return explain();
      console.log(`The backup is in ${await backUp(readConfig(process.env), to, new Date())}`);
      return 0;
    }
    case 'restore': {
      if (from === undefined) return explain();
      const before = await restore(readConfig(process.env), from, new Date());
      console.log(`The backup is in place; what was there before is in ${before}`);
      return 0;
    }
    case 'doctor': {
      const findings = await examine(process.env, url, new Date());
      for (const finding of findings) console.log(lineOf(finding));
      return findings.some(({ verdict }) => verdict === 'broken') ? 1 : 0;
    }
    default:
      return explain();
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { to: { type: 'string' }, from: { type: 'string' }, url: { type: 'string' } },
    });
    return { command: positionals[0], ...values };
  } catch {
    return { command: undefined };
  }
}

function explain(): number {
  console.error(usage);
  return 2;
}

function lineOf({ about, verdict, what, hint }: Finding): string {
  const sign = {
    fine: styleText('green', 'fine  '),
    look: styleText('yellow', 'look  '),
    broken: styleText('red', 'broken'),
  };
  return `${sign[verdict]}  ${about}: ${what}${hint === undefined ? '' : `\n          → ${hint}`}`;
}
