/**
 * Runs the service as a city does, and breaks it: three servers behind nginx without stickiness, on one PostgreSQL, with
 * visitors who talk all the while. A server is killed, one is stopped, PostgreSQL goes away, the network swallows
 * packets, and all are replaced one by one, from an older build if one is named. Then everything is counted: each
 * question answered once, each unanswered one kept once.
 *
 *   npm run build && npm run cluster-test [-- --from FOLDER] [--visitors 60]
 *
 * PostgreSQL and nginx are Debian's, installed where that is possible; ports and folders are its own, and gone afterwards.
 * `--from` names a folder with an older built version, from which is updated.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { parseArgs, styleText } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../test/postgres.ts';
import { freePort, startProxy } from './cluster-test/proxy.ts';
import { type Crowd, gather } from './load/crowd.ts';
import { openGate } from './load/gate.ts';
import { type RunningServer, requireBuild, startServer } from './load/processes.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    visitors: { type: 'string', default: '60' },
    pause: { type: 'string', default: '1000' },
  },
});

/** A visitor who was waiting when the last break ended is back within this time: 30 s between two attempts, and one more. */
const patienceMs = 90_000;

requireBuild();
const folder = mkdtempSync(join(tmpdir(), 'hsc-cluster-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const postgres = await startPostgres();
const gate = await openGate(postgres.port);
const key = randomBytes(32).toString('base64url');
const ports = [await freePort(), await freePort(), await freePort()];
const old = values.from ?? process.cwd();

const start = (each: number, from: string): Promise<RunningServer> => {
  const dataDir = join(folder, `data-${each}`);
  mkdirSync(dataDir, { recursive: true });
  return startServer({
    folder: from,
    settings: {
      PORT: String(ports[each]),
      DATA_DIR: dataDir,
      DATABASE_URL: postgres.url.replace(String(postgres.port), String(gate.port)),
      TOKEN_KEYS: key,
      ALLOWED_ORIGINS: 'https://www.hannover.de',
      TRUSTED_PROXIES: '127.0.0.1',
      LOG_LEVEL: 'fatal',
    },
  });
};
const servers = await Promise.all([start(0, old), start(1, old), start(2, old)]);
const proxy = await startProxy(folder, ports);
const crowd = gather(proxy.url, Number(values.visitors), Number(values.pause));
const steps: (readonly [name: string, seconds: number, answered: number, losses: number])[] = [];
const exits: (number | null)[] = [];

await step('quiet', () => setTimeout(10_000));
await step('kill -9 of one server, back after 3 s', async () => {
  await servers[0]?.end('SIGKILL');
  await setTimeout(3_000);
  servers[0] = await start(0, old);
  await setTimeout(5_000);
});
await step('SIGTERM to one server, back at once', async () => {
  exits.push((await servers[1]?.end('SIGTERM')) ?? null);
  servers[1] = await start(1, old);
  await setTimeout(5_000);
});
await step('PostgreSQL stopped for 30 s', async () => {
  await postgres.kill();
  await setTimeout(30_000);
  await postgres.start();
  await setTimeout(5_000);
});
await step('packets to PostgreSQL swallowed for 15 s', async () => {
  gate.block();
  await setTimeout(15_000);
  gate.open();
  await setTimeout(5_000);
});
await step('one server frozen for 20 s', async () => {
  servers[2]?.signal('SIGSTOP');
  await setTimeout(20_000);
  servers[2]?.signal('SIGCONT');
  await setTimeout(5_000);
});
await step('nginx reloaded', async () => {
  proxy.reload();
  await setTimeout(5_000);
});
await step(values.from ? 'rolling update from the older build' : 'rolling restart', async () => {
  for (const each of [0, 1, 2]) {
    exits.push((await servers[each]?.end('SIGTERM')) ?? null);
    servers[each] = await start(each, process.cwd());
    await setTimeout(4_000);
  }
});
await crowd.finish(patienceMs);
const { open } = crowd;
crowd.leave();
// What is still in the queues is handed over at the end.
for (const server of servers) exits.push(await server.end('SIGTERM'));
const kept = await countKept();
await proxy.stop();
gate.close();
await postgres.remove();
process.exit(report(crowd) ? 0 : 1);

async function step(name: string, work: () => Promise<void>) {
  console.log(styleText('dim', `${name} …`));
  const before = { answered: crowd.tally.answered, losses: crowd.losses, atMs: performance.now() };
  await work();
  const seconds = (performance.now() - before.atMs) / 1000;
  steps.push([name, seconds, crowd.tally.answered - before.answered, crowd.losses - before.losses]);
}

async function countKept(): Promise<ReadonlyMap<string, number>> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query('select text, count(*)::int as count from unanswered group by text');
  await client.end();
  return new Map(rows.map(({ text, count }) => [text, count]));
}

/** Prints what came of it; whether all is well. */
function report({ tally, losses }: Crowd): boolean {
  const notKept = tally.unanswered.filter((text) => !kept.has(text));
  const keptTwice = [...kept.values()].filter((count) => count > 1);
  console.log(
    `\n${'step'.padEnd(44)}${'seconds'.padStart(9)}${'answered'.padStart(10)}${'connections lost'.padStart(18)}`,
  );
  for (const [name, seconds, answered, lost] of steps)
    console.log(
      `${name.padEnd(44)}${seconds.toFixed(0).padStart(9)}${String(answered).padStart(10)}${String(lost).padStart(18)}`,
    );
  const lines: readonly (readonly [string, string | number, boolean])[] = [
    ['visitors', values.visitors ?? '', true],
    ['questions sent', tally.sent, true],
    ['questions without an answer', [open.length, ...open].join(' '), open.length === 0],
    [
      'answered with an error',
      `${tally.refused} ${JSON.stringify(Object.fromEntries(tally.refusals))}`,
      tally.refused === 0,
    ],
    ['answered twice', tally.extra, tally.extra === 0],
    ['follow-ups out of context', tally.outOfContext, tally.outOfContext === 0],
    ['slowest answer, breaks included', `${(tally.slowestMs / 1000).toFixed(1)} s`, true],
    ['connections lost and found again', losses, true],
    ['unanswered questions', tally.unanswered.length, tally.unanswered.length > 0],
    ['of these not kept', notKept.length, notKept.length === 0],
    ['kept twice', keptTwice.length, keptTwice.length === 0],
    ['exit codes of stopped servers', exits.join(' '), exits.every((code) => code === 0)],
    ['versions of content in replies', tally.contents.size, tally.contents.size <= 2],
  ];
  console.log('');
  for (const [name, value, isFine] of lines)
    console.log(`${isFine ? styleText('green', 'fine   ') : styleText('red', 'broken ')} ${name}: ${value}`);
  return lines.every(([, , isFine]) => isFine);
}
