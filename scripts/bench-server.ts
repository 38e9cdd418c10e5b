/**
 * Measures the built server under load, on this machine only: 1,000 open chats, 1,000 distinct questions a second.
 * Beside it, in turn and with the same load, two servers that send every message back, one on bare `ws` and one on
 * `@fastify/websocket`: what is above their numbers is ours, what is below is the machine's. Times depend on what else
 * the machine does; processor time and ratios much less.
 *
 *   npm run build && npm run bench:server
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { styleText } from 'node:util';
import type { LoadResult } from './bench-server/load.ts';

const chats = 1000;
const questionsPerSecond = 1000;
const secondsPerRound = 5;
/** All are asked in turn, so that a busy moment of the machine falls on each of them. */
const rounds = 3;

/** The process is on loopback and all chats come from one address: limits meant for one visitor would be in the way. */
const generous = {
  ALLOW_NO_ORIGIN: 'true',
  LIMIT_CONNECTIONS_PER_ADDRESS: '100000',
  LIMIT_MESSAGES: '10000',
  LIMIT_MESSAGES_SECONDS: '1',
  LOG_LEVEL: 'warn',
  HOST: '127.0.0.1',
  PORT: '0',
};

/** What a process does in a second that has nothing to do. */
const mostIdleTicks = 2;

/** `/proc` counts processor time in hundredths of a second on every Linux that Node runs on. */
const ticksPerSecond = 100;

interface Started {
  readonly name: string;
  readonly server: ChildProcess;
  readonly port: number;
  readonly readyMs: number;
  readonly idleMiB: number;
}

interface Round extends LoadResult {
  readonly busyMiB: number;
  /** What one answer took of the processor. */
  readonly processorUs: number;
  /** What the process had taken of the processor when the round began. */
  readonly ticksBefore: number;
}

interface Measured extends Omit<Started, 'server'> {
  readonly rounds: readonly Round[];
  /** What one answer took of the processor with all that came later: opening chats, and grouping unanswered questions. */
  readonly wholeUs: number;
}

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

if (!existsSync('dist/server/main.js')) {
  console.error('There is no built server in dist/: run npm run build first.');
  process.exit(1);
}
const dataDir = await mkdtemp(join(tmpdir(), 'hsc-bench-'));
try {
  const servers = [
    await open('bare ws', [join(import.meta.dirname, 'bench-server/echo.js')], {}),
    await open('@fastify/websocket', [join(import.meta.dirname, 'bench-server/echo-fastify.js')], {}),
    await open('HannoverServiceChat', ['dist/server/main.js'], { ...generous, DATA_DIR: dataDir }),
  ];
  const measured = new Map<Started, Round[]>(servers.map((each) => [each, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [each, results] of measured) results.push(await ask(each, round));
  const results: Measured[] = [];
  for (const [{ server, ...started }, each] of measured)
    results.push({ ...started, rounds: each, wholeUs: await wholeUs(server, each) });
  await Promise.all(servers.map(({ server }) => stop(server)));
  report(results);
  if (results.some((each) => each.rounds.some(({ errors }) => errors.length > 0))) process.exitCode = 1;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

async function open(
  name: string,
  program: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Started> {
  const started = performance.now();
  const server = start(program, settings);
  const port = await readyPort(server);
  return { name, server, port, readyMs: performance.now() - started, idleMiB: await memoryMiB(server) };
}

async function ask({ name, server, port }: Started, round: number): Promise<Round> {
  console.log(
    styleText('dim', `${name}, round ${round + 1}: ${chats} chats, ${questionsPerSecond} questions a second …`),
  );
  const script = join(import.meta.dirname, 'bench-server/load.ts');
  const load = start(
    ['--import', 'tsx', script, ...[port, chats, questionsPerSecond, secondsPerRound, round].map(String)],
    {},
  );
  let ticksBefore = 0;
  let ticks = 0;
  let busyMiB = 0;
  let result: LoadResult | undefined;
  for await (const line of linesOf(load)) {
    // The load says when all chats are open and when the last answer is there: what opening costs is another matter.
    if (line === 'begin') ticksBefore = await processorTicks(server);
    else if (line === 'end') {
      ticks = (await processorTicks(server)) - ticksBefore;
      busyMiB = await memoryMiB(server);
    } else result = JSON.parse(line);
  }
  if (!result) throw new Error('the load process ended without a result');
  return { ...result, busyMiB, processorUs: usEach(ticks, result.answered), ticksBefore };
}

/** Waits until the server has nothing to do any more. */
async function wholeUs(server: ChildProcess, rounds: readonly Round[]): Promise<number> {
  let ticks = await processorTicks(server);
  for (let quietSeconds = 0; quietSeconds < 3; ) {
    await wait(1000);
    const now = await processorTicks(server);
    quietSeconds = now - ticks <= mostIdleTicks ? quietSeconds + 1 : 0;
    ticks = now;
  }
  const answered = rounds.reduce((sum, round) => sum + round.answered, 0);
  return usEach(ticks - (rounds[0]?.ticksBefore ?? 0), answered);
}

function usEach(ticks: number, answered: number): number {
  return (ticks / ticksPerSecond / Math.max(1, answered)) * 1e6;
}

function start(args: readonly string[], settings: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

function linesOf({ stdout }: ChildProcess): AsyncIterable<string> {
  if (!stdout) throw new Error('the process was started without a pipe');
  return createInterface(stdout);
}

/** The port a server names in its first line with an address. */
async function readyPort(server: ChildProcess): Promise<number> {
  for await (const line of linesOf(server)) {
    const port = /http:\/\/[^/]+:(\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    // What it says later must not fill the pipe.
    server.stdout?.resume();
    return Number(port);
  }
  throw new Error('the server ended before it was ready');
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}

async function memoryMiB({ pid }: ChildProcess): Promise<number> {
  const kiB = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kiB) / 1024;
}

async function processorTicks({ pid }: ChildProcess): Promise<number> {
  // The name in brackets may hold blanks; user and system time are the 12th and 13th field after it.
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

function report(results: readonly Measured[]) {
  const least = Math.max(
    1,
    median(results[1], ({ processorUs }) => processorUs),
  );
  const rows: readonly (readonly [label: string, value: (measured: Measured) => string])[] = [
    ['ready after', ({ readyMs }) => `${Math.round(readyMs)} ms`],
    ['memory idle', ({ idleMiB }) => `${idleMiB.toFixed(0)} MiB`],
    ['memory after load', (each) => `${median(each, ({ busyMiB }) => busyMiB).toFixed(0)} MiB`],
    [
      'questions answered',
      (each) => `${total(each, ({ answered }) => answered)} of ${total(each, ({ sent }) => sent)}`,
    ],
    ['processor time each', (each) => `${median(each, ({ processorUs }) => processorUs).toFixed(0)} µs`],
    ['times @fastify/websocket', (each) => (median(each, ({ processorUs }) => processorUs) / least).toFixed(1)],
    ['with what comes later', (each) => `${each.wholeUs.toFixed(0)} µs`],
    ['latency p50', (each) => `${median(each, ({ p50Ms }) => p50Ms).toFixed(1)} ms`],
    ['latency p99', (each) => `${median(each, ({ p99Ms }) => p99Ms).toFixed(1)} ms`],
    ['latency max', (each) => `${Math.max(...each.rounds.map(({ maxMs }) => maxMs)).toFixed(1)} ms`],
    ['errors', (each) => String(total(each, ({ errors }) => errors.length))],
  ];
  const table = [
    ['', ...results.map(({ name }) => name)],
    ['---', ...results.map(() => '---:')],
    ...rows.map(([label, value]) => [label, ...results.map(value)]),
  ];
  console.log(`\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`);
  for (const { name, rounds } of results) {
    const errors = new Set(rounds.flatMap((each) => each.errors));
    for (const error of [...errors].slice(0, 5)) console.log(styleText('red', `${name}: ${error}`));
  }
}

/** The middle one of all rounds: one round may be disturbed. */
function median(measured: Measured | undefined, value: (round: Round) => number): number {
  const sorted = (measured?.rounds ?? []).map(value).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function total({ rounds }: Measured, value: (round: Round) => number): number {
  return rounds.reduce((sum, round) => sum + value(round), 0);
}
