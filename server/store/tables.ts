import type { Generated } from 'kysely';

/** All tables, by name. Times are ISO texts in UTC, which sort as they pass; lists and objects are JSON texts. */
export interface Tables {
  migrations: MigrationRow;
  unanswered: UnansweredRow;
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
