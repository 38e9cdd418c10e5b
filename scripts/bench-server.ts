/**
 * Measures the built server under load, on this machine only: 1,000 open chats, 200 questions a second for 20 seconds.
 * Beside it, in the same run and with the same load, a bare `ws` server that sends every message back: what is above
 * its numbers is ours, what is below is the machine's.
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
import { styleText } from 'node:util';
import type { LoadResult } from './bench-server/load.ts';

const chats = 1000;
const questionsPerSecond = 200;
const seconds = 20;

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

/** `/proc` counts processor time in hundredths of a second on every Linux that Node runs on. */
const ticksPerSecond = 100;

interface Measured extends LoadResult {
  readonly name: string;
  readonly readyMs: number;
  readonly idleMiB: number;
  readonly busyMiB: number;
  readonly processorShare: number;
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
  const results = [
    await measure('bare ws echo', [import.meta.dirname + '/bench-server/echo.js'], {}),
    await measure('HannoverServiceChat', ['dist/server/main.js'], { ...generous, DATA_DIR: dataDir }),
  ];
  report(results);
  if (results.some(({ errors }) => errors.length > 0)) process.exitCode = 1;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

async function measure(
  name: string,
  program: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Measured> {
  console.log(styleText('dim', `${name}: ${chats} chats, ${questionsPerSecond} questions a second, ${seconds} s …`));
  const started = performance.now();
  const server = start(program, settings);
  const port = await readyPort(server);
  const readyMs = performance.now() - started;
  const idleMiB = await memoryMiB(server);

  const load = start(
    [
      '--import',
      'tsx',
      join(import.meta.dirname, 'bench-server/load.ts'),
      String(port),
      String(chats),
      String(questionsPerSecond),
      String(seconds),
    ],
    {},
  );
  let before = { ticks: 0, atMs: 0 };
  let processorShare = 0;
  let busyMiB = 0;
  let result: LoadResult | undefined;
  for await (const line of linesOf(load)) {
    // The load says when all chats are open and when the last question is sent: what opening costs is another matter.
    if (line === 'begin') before = { ticks: await processorTicks(server), atMs: performance.now() };
    else if (line === 'end') {
      const passedSeconds = (performance.now() - before.atMs) / 1000;
      processorShare = ((await processorTicks(server)) - before.ticks) / ticksPerSecond / passedSeconds;
      busyMiB = await memoryMiB(server);
    } else result = JSON.parse(line);
  }
  await stop(server);
  if (!result) throw new Error('the load process ended without a result');
  return { name, readyMs, idleMiB, busyMiB, processorShare, ...result };
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
  const rows: readonly (readonly [label: string, value: (measured: Measured) => string])[] = [
    ['ready after', ({ readyMs }) => `${Math.round(readyMs)} ms`],
    ['memory idle', ({ idleMiB }) => `${idleMiB.toFixed(0)} MiB`],
    [`memory after load`, ({ busyMiB }) => `${busyMiB.toFixed(0)} MiB`],
    ['questions answered', ({ answered, sent }) => `${answered} of ${sent}`],
    ['latency p50', ({ p50Ms }) => `${p50Ms.toFixed(1)} ms`],
    ['latency p99', ({ p99Ms }) => `${p99Ms.toFixed(1)} ms`],
    ['latency max', ({ maxMs }) => `${maxMs.toFixed(1)} ms`],
    ['processor', ({ processorShare }) => `${(processorShare * 100).toFixed(0)} % of one core`],
    ['errors', ({ errors }) => String(errors.length)],
  ];
  console.log(`\n${''.padEnd(20)}${results.map(({ name }) => name.padStart(24)).join('')}`);
  for (const [label, value] of rows) {
    console.log(`${label.padEnd(20)}${results.map((measured) => value(measured).padStart(24)).join('')}`);
  }
  for (const { name, errors } of results) {
    for (const error of [...new Set(errors)].slice(0, 5)) console.log(styleText('red', `${name}: ${error}`));
  }
}
