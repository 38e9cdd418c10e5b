/**
 * The load: opens chats and asks questions at a steady rate, whether or not the answers keep up. Says `begin` and `end`
 * around the asking, then the result as JSON. Arguments: port, chats, questions per second, seconds, and how many such
 * rounds were before: no question is asked twice.
 */
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { readQuestions } from './questions.ts';

export interface LoadResult {
  readonly sent: number;
  readonly answered: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly errors: readonly string[];
}

/** How many chats are opened at the same time. */
const openedAtOnce = 50;

/** How long answers may take after the last question. */
const patienceMs = 10_000;

const [port = 0, chats = 0, perSecond = 0, seconds = 0, before = 0] = process.argv.slice(2).map(Number);
const count = perSecond * seconds;
const questions = (await readQuestions(count * (before + 1))).slice(count * before);
const errors: string[] = [];
const latenciesMs: number[] = [];
/** When each question was due, by its id. */
const dueById = new Map<string, number>();

const sockets: WebSocket[] = [];
while (sockets.length < chats) {
  const batch = Array.from({ length: Math.min(openedAtOnce, chats - sockets.length) }, openChat);
  sockets.push(...(await Promise.all(batch)));
}

console.log('begin');
const startedMs = performance.now();
for (let each = 0; each < questions.length; ) {
  const dueMs = startedMs + (each * 1000) / perSecond;
  const earlyMs = dueMs - performance.now();
  if (earlyMs > 0) await wait(earlyMs);
  const id = `question-${each}`;
  // From when it was due: a load that waits for a slow server would hide how slow it is.
  dueById.set(id, dueMs);
  sockets[each % sockets.length]?.send(JSON.stringify({ type: 'utterance', id, text: questions[each] }));
  each += 1;
}
const lastMs = performance.now() + patienceMs;
while (dueById.size > 0 && performance.now() < lastMs) await wait(20);
console.log('end');
for (const id of dueById.keys()) errors.push(`no answer to ${id}`);

latenciesMs.sort((a, b) => a - b);
const quantile = (share: number) =>
  latenciesMs[Math.min(latenciesMs.length - 1, Math.floor(latenciesMs.length * share))] ?? 0;
const result: LoadResult = {
  sent: questions.length,
  answered: latenciesMs.length,
  p50Ms: quantile(0.5),
  p99Ms: quantile(0.99),
  maxMs: quantile(1),
  errors,
};
console.log(JSON.stringify(result));
for (const socket of sockets) socket.terminate();

async function openChat(): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/chat`, { perMessageDeflate: false });
  await once(socket, 'open');
  socket.on('error', (error) => errors.push(error.message));
  socket.on('close', (code) => errors.push(`closed with ${code}`));
  socket.send(JSON.stringify({ type: 'hello', version: 1 }));
  await once(socket, 'message');
  socket.on('message', (data) => hear(JSON.parse(data.toString())));
  return socket;
}

/** Takes a reply of the chat, or the question itself as the echo sends it back. */
function hear(message: { readonly type: string; readonly to?: string; readonly id: string; readonly code?: string }) {
  const id = message.type === 'utterance' ? message.id : (message.to ?? '');
  const dueMs = dueById.get(id);
  if (message.type === 'error' || dueMs === undefined) {
    errors.push(`unexpected ${message.type} ${message.code ?? ''}`);
    return;
  }
  dueById.delete(id);
  latenciesMs.push(performance.now() - dueMs);
}
