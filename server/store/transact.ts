import { setTimeout } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';
import { isLocked } from './trouble.ts';

/** How long a change waits for somebody else's lock before it is given up. */
const patienceMs = 2_000;

/** The first pause between two tries; each one after it is longer. */
const firstPauseMs = 10;

/**
 * Carries out a change whole or not at all. Where somebody else holds the lock it is tried again, with pauses in which
 * everything else goes on; `work` may therefore run more than once.
 */
export async function transact<Result>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  const giveUpAt = performance.now() + patienceMs;
  for (let pauseMs = firstPauseMs; ; pauseMs *= 1.6) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (!isLocked(error) || performance.now() + pauseMs > giveUpAt) throw error;
      await setTimeout(pauseMs);
    }
  }
}
