/**
 * Compares our classifier with others: taught with the same content, asked the same questions, in turn, in one run.
 *
 *   npm run bench:understanding -- [--write] [--json] [--only own,minisearch]
 *
 * What it compares with is installed on the first run, into scripts/bench-understanding/. Texts, typos and samples are
 * the same every time; only times and memory differ. Takes some minutes. docs/benchmarks.md tells how to read it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../server/content/load.ts';
import { dataSetsOf } from './bench-understanding/content.ts';
import { type EngineId, engineIds } from './bench-understanding/engines.ts';
import { areInstalled } from './bench-understanding/peers.ts';
import { reportOf, writeInto } from './bench-understanding/report.ts';
import { runContest } from './bench-understanding/run.ts';
import { startWaiting } from './terminal.ts';

const document = 'docs/benchmarks.md';
const usage = `Usage: npm run bench:understanding -- [--write] [--json] [--only ENGINE,…]

  --write   puts the tables into ${document}
  --json    prints the figures for a program
  --only    engines to compare: ${engineIds.join(', ')}
  --help    prints this

Ends with 0; 2 if it is called wrongly; 1 if an engine fails.`;

const options = readOptions();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const peers = join(import.meta.dirname, 'bench-understanding');
if (!areInstalled(peers)) {
  const waiting = startWaiting('Installing what is compared');
  execFileSync('npm', ['ci', '--prefix', peers, '--no-audit', '--no-fund', '--engine-strict'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  waiting.end();
}

const start = performance.now();
const contests = [];
for (const set of dataSetsOf(await loadCatalogue('.'), 'test/questions')) {
  contests.push(await runContest(set, options.engines));
}
const circumstances = {
  date: new Date().toISOString().slice(0, 10),
  node: process.versions.node,
  cores: availableParallelism(),
  seconds: (performance.now() - start) / 1000,
};
if (options.json) console.log(JSON.stringify({ ...circumstances, contests }, null, 2));
else console.log(reportOf(contests, circumstances));
if (options.write)
  writeFileSync(document, writeInto(readFileSync(document, 'utf8'), reportOf(contests, circumstances)));

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        write: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const engines = values.only?.split(',') ?? engineIds;
    const unknown = engines.filter((id) => !isEngine(id));
    if (unknown.length > 0) throw new Error(`There is no engine ${unknown.join(', ')}.`);
    if (values.write && values.only !== undefined) throw new Error('--write takes all engines: leave --only out.');
    return { ...values, engines: engines.filter(isEngine) };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

function isEngine(id: string): id is EngineId {
  return engineIds.some((each) => each === id);
}
