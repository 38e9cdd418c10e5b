import type { Generated } from 'kysely';

/** All tables, by name. Times are ISO texts in UTC, which sort as they pass; lists and objects are JSON texts. */
export interface Tables {
  migrations: MigrationRow;
  unanswered: UnansweredRow;
  counters: CounterRow;
  answered: AnsweredRow;
  review_people: PersonRow;
  review_sessions: SessionRow;
}

/** A step the database has taken. */
export interface MigrationRow {
  readonly name: string;
  readonly at: string;
}

/** A question put aside. `sequence` is the order of arrival, whatever the clock said. */
export interface UnansweredRow {
  readonly sequence: Generated<number>;
  readonly id: string;
  readonly text: string;
  readonly language: string;
  readonly reason: string;
  readonly nearest: string;
  readonly at: string;
  readonly comment: string | null;
}

/** Somebody who works with the questions: with a local account if there is a password's hash, else from the provider. */
export interface PersonRow {
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly password: string | null;
  readonly created_at: string;
  readonly seen_at: string;
}

/** Somebody who is logged in. Of what their browser holds only the hash is here. */
export interface SessionRow {
  readonly id_hash: string;
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly seen_at: string;
  readonly ends_at: string;
}

/** How often something happened on a day of Berlin. */
export interface CounterRow {
  readonly day: string;
  readonly kind: string;
  readonly key: string;
  readonly count: number;
}

/** Words that a question was asked and answered with, and the last day it was. */
export interface AnsweredRow {
  readonly language: string;
  readonly text: string;
  readonly day: string;
  readonly count: number;
}
