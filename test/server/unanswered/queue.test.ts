import { appendFile, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Entry } from '../../../server/unanswered/entry.ts';
import { openQueue, type UnansweredQueue } from '../../../server/unanswered/queue.ts';
import type { UnansweredStore } from '../../../server/unanswered/store.ts';
import { entry, makeFolder } from './entries.ts';

/** A store in memory that can be told to fail. */
class FakeStore implements UnansweredStore {
  readonly kept = new Map<string, Entry>();
  isAway = false;
  handedOver = 0;

  async add(entries: readonly Entry[]) {
    if (this.isAway) throw new Error('the store is away');
    this.handedOver += entries.length;
    for (const each of entries) if (!this.kept.has(each.id)) this.kept.set(each.id, each);
  }

  async list() {
    return [...this.kept.values()];
  }
}

async function open(folder?: string, store = new FakeStore()) {
  const dataDir = folder ?? (await makeFolder());
  const heard: string[] = [];
  const queue = await openQueue(dataDir, store, {
    onTrouble: () => heard.push('trouble'),
    onRecovery: () => heard.push('recovery'),
  });
  onTestFinished(() => queue.close());
  return { queue, store, heard, dataDir };
}

const idsIn = (store: FakeStore) => [...store.kept.keys()];

async function putAll(queue: UnansweredQueue, ids: readonly string[]) {
  await Promise.all(ids.map((id) => queue.put(entry(id))));
}

test('what was put aside reaches the store', async () => {
  const { queue, store } = await open();
  await queue.put(entry('a'));
  await queue.flush();
  expect(await store.list()).toEqual([entry('a')]);
});

test('what was put aside reaches the store without anybody asking', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { queue, store } = await open();
  await queue.put(entry('a'));
  await vi.advanceTimersByTimeAsync(500);
  await queue.flush();
  expect(idsIn(store)).toEqual(['a']);
});

test('entries put aside at the same moment all reach the store, in order', async () => {
  const { queue, store } = await open();
  await putAll(queue, ['a', 'b', 'c']);
  await queue.flush();
  expect(idsIn(store)).toEqual(['a', 'b', 'c']);
});

test('entries wait while the store is away', async () => {
  const { queue, store, dataDir } = await open();
  store.isAway = true;
  await putAll(queue, ['a']);
  await queue.flush();
  expect(await readFile(join(dataDir, 'unanswered.jsonl'), 'utf8')).toContain('"id":"a"');
});

test('entries that waited are handed over once when the store is back', async () => {
  const { queue, store } = await open();
  store.isAway = true;
  await putAll(queue, ['a', 'b']);
  await queue.flush();
  await putAll(queue, ['c']);
  await queue.flush();
  store.isAway = false;
  await queue.flush();
  await queue.flush();
  expect({ ids: idsIn(store), handedOver: store.handedOver }).toEqual({ ids: ['a', 'b', 'c'], handedOver: 3 });
});

test('trouble and its end are told', async () => {
  const { queue, store, heard } = await open();
  store.isAway = true;
  await putAll(queue, ['a']);
  await queue.flush();
  store.isAway = false;
  await queue.flush();
  await queue.flush();
  expect(heard).toEqual(['trouble', 'recovery']);
});

test('a store that stays away is asked less and less often', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { queue, store, heard } = await open();
  store.isAway = true;
  await queue.put(entry('a'));
  for (let second = 0; second < 120; second += 1) {
    await vi.advanceTimersByTimeAsync(1000);
    // The work on the files goes on in real time.
    await queue.put(entry(`${second}`));
  }
  expect(heard.length).toBeLessThan(12);
});

test('what a killed process left behind is handed over at the next start', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'unanswered.handing-over.jsonl'), `${JSON.stringify(entry('a'))}\n`);
  await writeFile(join(folder, 'unanswered.jsonl'), `${JSON.stringify(entry('b'))}\n`);
  const { store } = await open(folder);
  expect(idsIn(store)).toEqual(['a', 'b']);
});

test('a line cut off by a power failure does not spoil the entry after it', async () => {
  const folder = await makeFolder();
  const { queue, store } = await open(folder);
  await appendFile(join(folder, 'unanswered.jsonl'), '{"id":"cut off","te');
  await queue.put(entry('b'));
  await queue.flush();
  expect(idsIn(store)).toEqual(['b']);
});

test('lines that are no entries are passed over', async () => {
  const folder = await makeFolder();
  await writeFile(
    join(folder, 'unanswered.jsonl'),
    `null\n[]\n{"id":1}\n{"__proto__":{"id":"x"}}\n${JSON.stringify(entry('a'))}`,
  );
  const { store } = await open(folder);
  expect(idsIn(store)).toEqual(['a']);
});

test('closing hands over what is still waiting', async () => {
  const { queue, store } = await open();
  await queue.put(entry('a'));
  await queue.close();
  expect(idsIn(store)).toEqual(['a']);
});

test('what comes after closing waits for the next start', async () => {
  const { queue, dataDir } = await open();
  await queue.close();
  await queue.put(entry('late'));
  const { store } = await open(dataDir);
  expect(idsIn(store)).toEqual(['late']);
});

test('an entry that cannot be written is not acknowledged', async () => {
  const folder = await makeFolder();
  const { queue } = await open(join(folder, 'data'));
  await rm(join(folder, 'data'), { recursive: true });
  await expect(queue.put(entry('a'))).rejects.toThrow('ENOENT');
});

test('entries that a full disk does not take are written and handed over once there is room', async () => {
  const { queue, store, heard, dataDir } = await open();
  // A file that is always full.
  await symlink('/dev/full', join(dataDir, 'unanswered.jsonl'));
  await expect(queue.put(entry('a'))).rejects.toThrow('ENOSPC');
  await expect(queue.put(entry('b'))).rejects.toThrow('ENOSPC');
  expect(queue.waiting).toBe(2);
  await rm(join(dataDir, 'unanswered.jsonl'));
  await queue.flush();
  expect(idsIn(store)).toEqual(['a', 'b']);
  expect(queue.waiting).toBe(0);
  expect(heard.at(-1)).toBe('recovery');
});

test('entries get into the file while the store keeps somebody waiting', async () => {
  const { queue, store, dataDir } = await open();
  await queue.put(entry('a'));
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const add = store.add.bind(store);
  store.add = async (entries) => {
    await released;
    return add(entries);
  };
  const flushing = queue.flush();
  await queue.put(entry('b'));
  expect(await readFile(join(dataDir, 'unanswered.jsonl'), 'utf8').catch(() => 'moved')).toContain('b');
  release();
  await flushing;
  await queue.flush();
  expect(idsIn(store)).toEqual(['a', 'b']);
});

test('what waits is counted, also what an earlier process left behind', async () => {
  const { queue, store, dataDir } = await open();
  store.isAway = true;
  await putAll(queue, ['a', 'b']);
  await queue.flush();
  expect(queue.waiting).toBe(2);
  await queue.close();
  const away = new FakeStore();
  away.isAway = true;
  const next = await open(dataDir, away);
  expect(next.queue.waiting).toBe(2);
  away.isAway = false;
  await next.queue.flush();
  expect(next.queue.waiting).toBe(0);
});
