import { appendFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Entry, entrySchema } from './entry.ts';
import type { UnansweredStore } from './store.ts';

/** Puts unanswered questions aside without keeping a visitor waiting. */
export interface UnansweredQueue {
  /**
   * Returns once the entry is in the file: from then on it is not lost. Where the disk takes nothing, that is an error;
   * the entry is held in memory meanwhile, and written as soon as there is room.
   */
  put(entry: Entry): Promise<void>;
  /** Hands everything waiting to the store; what it does not take stays for the next time. */
  flush(): Promise<void>;
  /** Entries that the store has not taken yet. */
  readonly waiting: number;
  close(): Promise<void>;
}

/** The files below the data folder, in the order in which entries pass through them. */
export const queueFiles = ['unanswered.jsonl', 'unanswered.handing-over.jsonl'] as const;

/** Where entries get stuck: before the file, because the disk is full, or before the store. */
export type Stage = 'queue' | 'store';

export interface QueueEvents {
  /** Entries are stuck: they wait, and it is tried again. */
  readonly onTrouble: (error: unknown, stage: Stage) => void;
  /** Everything has passed after a time of trouble. */
  readonly onRecovery: (stage: Stage) => void;
}

/** How soon entries reach the store; a store that failed is tried again after twice the time, and twice that. */
const flushMs = 500;

/** Entries held in memory while the disk takes none; beyond that, the oldest are given up. */
const mostUnwritten = 1000;

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
  const [incoming, handingOver] = queueFiles.map((name) => join(dataDir, name)) as [string, string];
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let isClosed = false;
  let arriving: Entry[] = [];
  let writing: Promise<void> | undefined;
  let unwritten: readonly Entry[] = [];
  let waiting = (await readEntries(handingOver)).length + (await readEntries(incoming)).length;
  // One after the other: appending and renaming at once could lose a line.
  const files = createTurns();
  // Apart from the files: while the store keeps somebody waiting, entries still get into the file.
  const handing = createTurns();

  const append = async (entries: readonly Entry[]) => {
    // The line break comes first as well: a line cut off before must not spoil this one.
    await appendFile(incoming, `\n${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n`);
    waiting += entries.length;
  };
  const appendUnwritten = async () => {
    if (unwritten.length === 0) return;
    await append(unwritten);
    unwritten = [];
    onRecovery('queue');
  };
  /** Writes all that has arrived since the last time in one go: many questions at once wait no longer than one. */
  const write = async () => {
    const entries = arriving;
    arriving = [];
    writing = undefined;
    try {
      await appendUnwritten();
      await append(entries);
    } catch (error) {
      unwritten = [...unwritten, ...entries].slice(-mostUnwritten);
      onTrouble(error, 'queue');
      throw error;
    } finally {
      schedule();
    }
  };
  const handOverFile = async () => {
    const entries = await readEntries(handingOver);
    await store.add(entries);
    await rm(handingOver, { force: true });
    waiting -= entries.length;
  };
  const handOver = async () => {
    await files(appendUnwritten).catch((error: unknown) => onTrouble(error, 'queue'));
    await handOverFile();
    if (await files(() => moveIfThere(incoming, handingOver))) await handOverFile();
  };
  const handOverOrWait = async () => {
    try {
      await handOver();
      if (failures > 0) onRecovery('store');
      failures = 0;
      if (unwritten.length > 0) schedule();
    } catch (error) {
      failures += 1;
      onTrouble(error, 'store');
      schedule();
    }
  };
  const flush = () => handing(handOverOrWait);
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
    put(entry) {
      arriving.push(entry);
      writing ??= files(write);
      return writing;
    },
    flush,
    get waiting() {
      return waiting + unwritten.length;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await flush();
    },
  };
}

/** Lets tasks run one after the other, in the order in which they come. */
function createTurns(): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const done = last.then(task);
    last = done.catch(() => {});
    return done;
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
