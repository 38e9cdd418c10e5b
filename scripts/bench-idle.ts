/**
 * Opens many chats that then say nothing, and measures what each takes in the server's memory and how fast one among
 * them is answered. In the same run, the same for a bare `@fastify/websocket` echo.
 *
 *   npm run build && npm run bench:idle [-- --chats 10000]
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { builtServer, memoryMiB, requireBuild, startServer } from './load/processes.ts';

const { values } = parseArgs({ options: { chats: { type: 'string', default: '10000' } } });
const chats = Number(values.chats);

/** How many are opened at the same time. */
const openedAtOnce = 100;

/** Time for memory of the opening to be given back. */
const settleMs = 10_000;

const probes = 200;

interface Measured {
  readonly name: string;
  readonly perChatKiB: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly stillOpen: number;
}

requireBuild();
const dataDir = await mkdtemp(join(tmpdir(), 'hsc-idle-'));
try {
  const results = [
    await measure('bare @fastify/websocket echo', [join(import.meta.dirname, 'bench-idle/echo.js')]),
    await measure('HannoverServiceChat', builtServer),
  ];
  console.log(
    `\n${String(chats)} idle chats`.padEnd(31) +
      'a chat'.padStart(12) +
      'p50'.padStart(10) +
      'p99'.padStart(10) +
      'still open'.padStart(12),
  );
  for (const { name, perChatKiB, p50Ms, p99Ms, stillOpen } of results)
    console.log(
      `${name.padEnd(30)}${`${perChatKiB.toFixed(1)} KiB`.padStart(12)}${`${p50Ms.toFixed(1)} ms`.padStart(10)}${`${p99Ms.toFixed(1)} ms`.padStart(10)}${String(stillOpen).padStart(12)}`,
    );
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
process.exit();

async function measure(name: string, program: readonly string[]): Promise<Measured> {
  const server = await startServer({
    program,
    settings: {
      DATA_DIR: dataDir,
      ALLOW_NO_ORIGIN: 'true',
      LIMIT_CONNECTIONS: '100000',
      LIMIT_CONNECTIONS_PER_ADDRESS: '100000',
      LIMIT_MESSAGES: '10000',
      LIMIT_MESSAGES_SECONDS: '1',
    },
  });
  const url = `${server.url.replace('http', 'ws')}chat`;
  // The first ones pay for what is loaded on first use.
  const warm = await Promise.all(Array.from({ length: openedAtOnce }, () => open(url)));
  for (const socket of warm) await ask(socket);
  await setTimeout(settleMs);
  const before = await memoryMiB(server.pid);
  const sockets: WebSocket[] = [];
  while (sockets.length < chats)
    sockets.push(...(await Promise.all(Array.from({ length: openedAtOnce }, () => open(url)))));
  await setTimeout(settleMs);
  const after = await memoryMiB(server.pid);
  const live = warm[0];
  const times: number[] = [];
  for (let each = 0; live && each < probes; each += 1) {
    const startedMs = performance.now();
    await ask(live);
    times.push(performance.now() - startedMs);
    await setTimeout(5);
  }
  times.sort((a, b) => a - b);
  const stillOpen = sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length;
  for (const socket of [...sockets, ...warm]) socket.terminate();
  await server.end('SIGTERM');
  return {
    name,
    perChatKiB: ((after - before) * 1024) / chats,
    p50Ms: times[Math.floor(times.length / 2)] ?? 0,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
    stillOpen,
  };
}

/** A chat that has said hello and was greeted. */
async function open(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  socket.on('error', () => {});
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'hello', version: 1 }));
  await once(socket, 'message');
  return socket;
}

async function ask(socket: WebSocket) {
  socket.send(JSON.stringify({ type: 'utterance', id: String(Math.random()), text: 'Was kostet ein Reisepass?' }));
  await once(socket, 'message');
}
