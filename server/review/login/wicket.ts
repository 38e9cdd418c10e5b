import { Refusal } from '../refusal.ts';
import { AccountError, foldName } from './accounts.ts';
import type { Attempts } from './attempts.ts';
import type { Person } from './sessions.ts';

/** Where names and passwords are shown, one after the other and not too often. */
export interface Wicket {
  /** The person, or a refusal that does not tell whether the name or the password is wrong. */
  enter(attempt: Attempt, nowMs: number): Promise<Person>;
  /** Gives somebody who knows the old password a new one. */
  change(attempt: Attempt, next: string, nowMs: number): Promise<void>;
}

export interface Attempt {
  readonly name: string;
  readonly password: string;
  /** Where it comes from. */
  readonly address: string;
}

/** Each check costs a lot of work on purpose. More than this many waiting are sent away, and the chat keeps its share. */
const mostWaiting = 20;

export function createWicket(
  check: (name: string, password: string) => Promise<Person | undefined>,
  attempts: Attempts,
  setPassword?: (name: string, password: string) => Promise<void>,
): Wicket {
  const inTurn = createTurns();
  const enter: Wicket['enter'] = async ({ name, password, address }, nowMs) => {
    const account = foldName(name);
    const waitMs = attempts.begin(account, address, nowMs);
    if (waitMs > 0) throw new Refusal('slow_down', { waitMs });
    const person = await inTurn(() => check(name, password));
    if (!person) throw new Refusal('wrong_login');
    attempts.succeed(account, address);
    return person;
  };
  return {
    enter,
    async change(attempt, next, nowMs) {
      if (!setPassword) throw new Refusal('not_found');
      const { name } = await enter(attempt, nowMs);
      try {
        await inTurn(() => setPassword(name, next));
      } catch (error) {
        throw error instanceof AccountError ? new Refusal('bad_request', { detail: 'next' }) : error;
      }
    },
  };
}

function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (waiting >= mostWaiting) throw new Refusal('try_later');
    waiting += 1;
    const done = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = done.catch(() => {});
    return done;
  };
}
