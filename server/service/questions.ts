import { setTimeout } from 'node:timers/promises';
import { startUpkeep } from '../review/groups/upkeep.ts';
import type { Database } from '../store/database.ts';
import type { Entry } from '../unanswered/entry.ts';
import { openQueue, type Stage } from '../unanswered/queue.ts';
import { createUnansweredStore } from '../unanswered/store.ts';
import type { Journal } from './journal.ts';

/** Where unanswered questions go: into a file, from there into the database, and there into groups. */
export interface KeptQuestions {
  /** Settles once the question is on the disk, or after a while all the same: a visitor waits for it. */
  putAside(entry: Entry): Promise<unknown>;
  /** Questions that the database has not taken yet. */
  readonly waiting: number;
  close(): Promise<void>;
}

const stuck: Readonly<Record<Stage, string>> = {
  queue: 'the disk takes no unanswered questions; they wait in memory',
  store: 'the store for unanswered questions does not answer; they wait in the queue',
};

/**
 * How long a reply waits until the question it does not answer is on the disk. Usually that takes a millisecond, on a
 * machine that is far too busy a second; who does not wait for it loses the question with a process killed right then.
 */
const keepMs = 2_000;

export async function openQuestions(
  database: Database,
  { dataDir, retentionDays }: { readonly dataDir: string; readonly retentionDays: number },
  { journal, now }: { journal: Journal; now: () => Date },
): Promise<KeptQuestions> {
  const upkeep = startUpkeep(database, {
    retentionDays,
    now,
    onTrouble: (error) => journal.log?.warn(error, 'questions could not be grouped or deleted; it is tried again'),
  });
  const store = createUnansweredStore(database);
  const add = async (entries: readonly Entry[]) => {
    await store.add(entries);
    if (entries.length > 0) upkeep.group();
  };
  const queue = await openQueue(
    dataDir,
    { ...store, add },
    {
      onTrouble(error, stage) {
        journal.troubles.set(stage, stuck[stage]);
        journal.log?.warn(error, stuck[stage]);
      },
      onRecovery(stage) {
        journal.troubles.delete(stage);
        journal.log?.info({ stage }, 'unanswered questions are kept again');
      },
    },
  );
  return {
    putAside(entry) {
      const kept = queue
        .put(entry)
        .catch((error: unknown) => journal.log?.error(error, 'an unanswered question could not be kept'));
      // A disk that hangs must not keep visitors waiting.
      return Promise.race([kept, setTimeout(keepMs, undefined, { ref: false })]);
    },
    get waiting() {
      return queue.waiting;
    },
    async close() {
      await queue.close();
      await upkeep.close();
    },
  };
}
