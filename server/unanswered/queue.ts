import { appendFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Entry, entrySchema } from './entry.ts';
import type { UnansweredStore } from './store.ts';

/** Puts unanswered questions aside without keeping a visitor waiting. */
export interface UnansweredQueue {
  /** Returns once the entry is in the file: from then on it is not lost. */
  put(entry: Entry): Promise<void>;
  /** Hands everything waiting to the store; what it does not take stays for the next time. */
  flush(): Promise<void>;
  /** Entries in the file that the store has not taken yet. */
  readonly waiting: number;
  close(): Promise<void>;
}

export interface QueueEvents {
  /** The store does not take the entries: they wait, and it is tried again. */
  readonly onTrouble: (error: unknown) => void;
  /** The store has taken everything after a time of trouble. */
  readonly onRecovery: () => void;
}

/** How soon entries reach the store; a store that failed is tried again after twice the time, and twice that. */
const flushMs = 500;

/** A store that has been away for long is noticed again within this time. */
const longestFlushMs = 30_000;

/**
 * Opens the queue: a file of JSON lines in front of the store. The store may be away for hours, or the process be
 * killed: the lines are still there and are handed over at the next start. Handing over twice does no harm.
 */
export async function openQueue(
  dataDir: string,
  store: UnansweredStore,
  { onTrouble, onRecovery }: QueueEvents,
): Promise<UnansweredQueue> {
  await mkdir(dataDir, { recursive: true });
  const incoming = join(dataDir, 'unanswered.jsonl');
  const handingOver = join(dataDir, 'unanswered.handing-over.jsonl');
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let isClosed = false;
  // One after the other: appending and renaming at once could lose a line.
  let work: Promise<void> = Promise.resolve();
  const inTurn = (task: () => Promise<void>): Promise<void> => {
    const done = work.then(task);
    work = done.catch(() => {});
    return done;
  };
  let waiting = (await readEntries(handingOver)).length + (await readEntries(incoming)).length;
  const handOverFile = async () => {
    const entries = await readEntries(handingOver);
    await store.add(entries);
    await rm(handingOver, { force: true });
    waiting -= entries.length;
  };
  const handOver = async () => {
    await handOverFile();
    if (await moveIfThere(incoming, handingOver)) await handOverFile();
  };
  const handOverOrWait = async () => {
    try {
      await handOver();
      if (failures > 0) onRecovery();
      failures = 0;
    } catch (error) {
      failures += 1;
      onTrouble(error);
      schedule();
    }
  };
  const flush = () => inTurn(handOverOrWait);
  const schedule = () => {
    if (isClosed) return;
    const waitMs = Math.min(flushMs * 2 ** failures, longestFlushMs);
    timer ??= setTimeout(() => {
      timer = undefined;
      void flush();
    }, waitMs);
  };
  await flush();
  return {
    put: (entry) =>
      inTurn(async () => {
        // The line break comes first as well: a line cut off before must not spoil this one.
        await appendFile(incoming, `\n${JSON.stringify(entry)}\n`);
        waiting += 1;
        schedule();
      }),
    flush,
    get waiting() {
      return waiting;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await flush();
    },
  };
}

async function readEntries(path: string): Promise<readonly Entry[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const entry = entrySchema.safeParse(parseLine(line));
    // A line cut off by a power failure was never acknowledged.
    return entry.success ? [entry.data] : [];
  });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function moveIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
