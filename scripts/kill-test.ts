/**
 * Kills the built server again and again while it keeps unanswered questions, and looks whether all that it has
 * acknowledged is there.
 *
 *   npm run build && npm run kill-test -- --rounds 30
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { killRounds } from './kill-test/rounds.ts';
import { requireBuild } from './load/processes.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '30' } } });
requireBuild();
const dataDir = await mkdtemp(join(tmpdir(), 'hsc-kill-'));
try {
  const { acknowledged, lost, twice, integrity, slowestStartMs } = await killRounds({
    rounds: Number(values.rounds),
    dataDir,
    onRound: (round, count, readyMs) =>
      console.log(`round ${round}: ${count} acknowledged, ready after ${Math.round(readyMs)} ms`),
  });
  console.log(
    [
      '',
      `kills            ${values.rounds}`,
      `acknowledged     ${acknowledged}`,
      `lost             ${lost.length}`,
      `twice            ${twice.length}`,
      `integrity check  ${integrity}`,
      `slowest start    ${Math.round(slowestStartMs)} ms`,
    ].join('\n'),
  );
  if (lost.length > 0 || twice.length > 0 || integrity !== 'ok') process.exitCode = 1;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
process.exit();
