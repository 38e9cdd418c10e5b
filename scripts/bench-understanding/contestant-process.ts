/** The process of one engine: it holds nothing else, so that what it takes is what the engine takes. */

import { type Ask, engineOf } from './engines.ts';
import type { Order, Report, Trained } from './protocol.ts';
import { misspell } from './typos.ts';

/** Before anything is measured, the code has to be compiled; slow engines need not answer as many for that. */
const warmUp = { most: 300, ms: 1500 };

/** While the others had their turn, the processor forgot about this one: so many questions do not count. */
const uncounted = 3;

let ask: Ask | undefined;
let rehearsal: readonly string[] = [];

process.on('message', async (order: Order) => {
  // A failure ends the process, and its parent says which engine that was.
  process.send?.(await carryOut(order));
});
process.once('disconnect', () => process.exit());

async function carryOut(order: Order): Promise<Report> {
  if (order.kind === 'train') return { kind: 'trained', ...(await train(order)) };
  for (const text of rehearsal.slice(0, uncounted)) await ask?.(text);
  const answers = [];
  for (const text of order.texts) {
    const start = performance.now();
    const guess = await ask?.(text);
    const ms = performance.now() - start;
    answers.push({ intent: guess?.intent, confidence: guess?.confidence ?? 0, ms });
  }
  return { kind: 'answered', answers };
}

async function train({ engine, examples }: Extract<Order, { kind: 'train' }>): Promise<Trained> {
  const bareMiB = heldMiB();
  const learn = await engineOf(engine).load();
  const start = performance.now();
  ask = await learn(examples);
  const trainMs = performance.now() - start;
  const trained = { trainMs, heldMiB: heldMiB() - bareMiB, peakMiB: process.resourceUsage().maxRSS / 1024 };

  // Misspelt, because some engines remember the very texts that they have seen.
  rehearsal = examples.slice(0, warmUp.most).map(({ text }) => misspell(text, 2, 'warm-up'));
  const until = performance.now() + warmUp.ms;
  for (const text of rehearsal) {
    if (performance.now() > until) break;
    await ask(text);
  }
  return trained;
}

function heldMiB(): number {
  if (!globalThis.gc) throw new Error('the process needs --expose-gc');
  // The second one takes what the first has only marked.
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}
