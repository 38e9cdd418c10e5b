/**
 * Lets visitors talk for a long time, breaks all their connections again and again, and watches the server's memory. At
 * the end the server is restarted under a thousand visitors.
 *
 *   npm run build && npm run soak [-- --minutes 30] [--in FOLDER]
 *
 * `--in` names a folder with a built version that nobody changes meanwhile.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { parseArgs, styleText } from 'node:util';
import { freePort } from './cluster-test/proxy.ts';
import { gather } from './load/crowd.ts';
import { openGate } from './load/gate.ts';
import { memoryMiB, requireBuild, startServer } from './load/processes.ts';
import { openVisitor } from './load/visitor.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    visitors: { type: 'string', default: '200' },
    in: { type: 'string', default: process.cwd() },
  },
});
const minutes = Number(values.minutes);

const sampleMs = 5_000;

/** All connections break this often. */
const stormMs = 60_000;

/** Each visitor asks once in this time. */
const pauseMs = 4_000;

const mostGrowth = 0.05;
const returning = 1_000;
const origin = 'https://www.hannover.de';

requireBuild();
const folder = mkdtempSync(join(tmpdir(), 'hsc-soak-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const port = await freePort();
const settings = {
  PORT: String(port),
  DATA_DIR: folder,
  ALLOWED_ORIGINS: origin,
  LIMIT_CONNECTIONS_PER_ADDRESS: '10000',
  LIMIT_MESSAGES: '10000',
  LIMIT_MESSAGES_SECONDS: '1',
};
let server = await startServer({ settings, folder: values.in });
const gate = await openGate(port);
const crowd = gather(`http://127.0.0.1:${gate.port}/`, Number(values.visitors), pauseMs);
const samples: number[] = [];
const until = performance.now() + minutes * 60_000;
let nextStorm = performance.now() + stormMs;
let storms = 0;
while (performance.now() < until) {
  await setTimeout(sampleMs);
  samples.push(await memoryMiB(server.pid));
  if (performance.now() < nextStorm) continue;
  nextStorm += stormMs;
  storms += 1;
  gate.cut();
}
await crowd.finish(90_000);
const { tally, open } = crowd;
crowd.leave();
// The first fifth is the warming up.
const fifth = Math.max(1, Math.floor(samples.length / 5));
const early = middleOf(samples.slice(fifth, 2 * fifth));
const late = middleOf(samples.slice(-fifth));
const growth = late / early - 1;

const visitors = Array.from({ length: returning }, () => openVisitor({ server: `http://127.0.0.1:${port}/`, origin }));
await Promise.all(visitors.map((visitor) => visitor.online()));
await server.end('SIGTERM');
const goneAtMs = performance.now();
server = await startServer({ settings, folder: values.in });
const answers = Promise.all(visitors.map((visitor) => visitor.ask('Was kostet ein Reisepass?')));
const isBack = await Promise.race([answers.then(() => true), setTimeout(60_000, false)]);
const backSeconds = (performance.now() - goneAtMs) / 1000;
for (const visitor of visitors) visitor.leave();
await server.end('SIGTERM');

const lines: readonly (readonly [string, string | number, boolean])[] = [
  ['minutes', minutes, true],
  ['visitors', values.visitors ?? '', true],
  ['questions', tally.sent, true],
  ['without an answer', [open.length, ...open].join(' '), open.length === 0],
  ['answered with an error', tally.refused, tally.refused === 0],
  ['storms, with connections lost', `${storms}, ${crowd.losses}`, true],
  ['out of context', tally.outOfContext, tally.outOfContext === 0],
  ['memory early and late', `${early.toFixed(0)} and ${late.toFixed(0)} MiB`, true],
  ['growth', `${(growth * 100).toFixed(1)} %`, growth <= mostGrowth],
  [`${returning} visitors answered again after a restart`, `${backSeconds.toFixed(1)} s`, isBack],
];
for (const [name, value, isFine] of lines)
  console.log(`${isFine ? styleText('green', 'fine   ') : styleText('red', 'broken ')} ${name}: ${value}`);
process.exit(lines.every(([, , isFine]) => isFine) ? 0 : 1);

function middleOf(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
