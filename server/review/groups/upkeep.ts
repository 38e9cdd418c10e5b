import type { Database } from '../../store/database.ts';
import { createGrouper } from './assign.ts';
import { createWaitForQuiet, ownLoop } from './quiet.ts';
import { deleteExpired } from './retention.ts';

/** Keeps what is put aside in order, beside the chat. */
export interface Upkeep {
  /** Groups what has come, as soon as the process has little else to do. */
  group(): void;
  /** Ends after what is under way. */
  close(): Promise<void>;
}

export interface UpkeepSettings {
  readonly retentionDays: number;
  readonly now: () => Date;
  /** Told what went wrong; it is tried again with the next question, and within the hour. */
  readonly onTrouble: (error: unknown) => void;
}

/** Soon enough for a machine that is off every night, late enough not to lengthen a start. */
const firstMs = 5 * 60 * 1000;
const everyMs = 60 * 60 * 1000;

/** A process that is told to end is expected to: after a busy time, thousands may be waiting. */
const mostClosingMs = 1000;

/** Groups questions as they come, and deletes those whose time is over, hour by hour. */
export function startUpkeep(database: Database, { retentionDays, now, onTrouble }: UpkeepSettings): Upkeep {
  const grouper = createGrouper(database);
  const closing = new AbortController();
  const quiet = createWaitForQuiet(ownLoop(closing.signal));
  let isClosed = false;
  let closesAt = Number.POSITIVE_INFINITY;
  let isWaiting = false;
  let work: Promise<void> = Promise.resolve();
  const inTurn = (task: () => Promise<unknown>) => {
    work = work.then(async () => {
      if (isClosed) return;
      await task().catch(onTrouble);
    });
  };
  const group = () => {
    // What comes while one is waiting is grouped with it.
    if (isWaiting) return;
    isWaiting = true;
    inTurn(async () => {
      // Grouping is work for people who look at it later; whoever waits for an answer comes first.
      await quiet();
      isWaiting = false;
      return grouper.run(quiet, () => performance.now() > closesAt);
    });
  };
  const tidy = () => {
    group();
    inTurn(() => deleteExpired(database, { now: now(), retentionDays }));
  };
  group();
  const first = setTimeout(tidy, firstMs).unref();
  const hourly = setInterval(tidy, everyMs).unref();
  return {
    group,
    async close() {
      clearTimeout(first);
      clearInterval(hourly);
      // Before it closes, what has just come is grouped. What that leaves, the next process groups.
      closesAt = performance.now() + mostClosingMs;
      closing.abort();
      await work;
      isClosed = true;
    },
  };
}
