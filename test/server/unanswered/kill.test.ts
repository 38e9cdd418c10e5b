import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openQueue } from '../../../server/unanswered/queue.ts';
import { openUnansweredStore } from '../../../server/unanswered/store.ts';
import { makeFolder } from './entries.ts';

const program = fileURLToPath(new URL('put-until-killed.ts', import.meta.url));

test('a process killed while it writes loses nothing it has acknowledged', { timeout: 60_000 }, async () => {
  const folder = await makeFolder();
  const acknowledged = [...(await putUntilKilled(folder, 'a', 130)), ...(await putUntilKilled(folder, 'b', 277))];

  const store = await openUnansweredStore({ dataDir: folder });
  const queue = await openQueue(folder, store, {
    onTrouble: (error) => expect.unreachable(String(error)),
    onRecovery: () => {},
  });
  const kept = new Set((await store.list(100_000)).map(({ id }) => id));
  await queue.close();
  await store.close();
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
});

/** The ids that were acknowledged before the process was killed, at some moment after so many of them. */
async function putUntilKilled(folder: string, round: string, least: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder, round], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
    if (output.split('\n').length > least) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return output.split('\n').slice(0, -1);
}
