/** Puts entries aside as fast as it can and names each one that was acknowledged. Run by `kill.test.ts`, which kills it. */
import { writeSync } from 'node:fs';
import { openQueue } from '../../../server/unanswered/queue.ts';
import { openUnansweredStore } from '../../../server/unanswered/store.ts';

const [, , folder = '', round = ''] = process.argv;
const store = await openUnansweredStore({ dataDir: folder });
const queue = await openQueue(folder, store, { onTrouble: () => {}, onRecovery: () => {} });
for (let each = 0; ; each += 1) {
  const id = `${round}-${each}`;
  await queue.put({ id, text: 'x', language: 'de', reason: 'no-fact', nearest: [], at: '2026-03-02T10:00:00.000Z' });
  writeSync(1, `${id}\n`);
  if (each % 50 === 49) void queue.flush();
}
