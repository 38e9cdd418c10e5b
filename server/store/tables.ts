import type { Generated } from 'kysely';

/** All tables, by name. Times are ISO texts in UTC, which sort as they pass; lists and objects are JSON texts. */
export interface Tables {
  migrations: MigrationRow;
  unanswered: UnansweredRow;
  counters: CounterRow;
  answered: AnsweredRow;
  review_people: PersonRow;
  review_sessions: SessionRow;
  groups: GroupRow;
  group_days: GroupDayRow;
  wordings: WordingRow;
  landmarks: LandmarkRow;
  changes: ChangeRow;
  steps: StepRow;
  moves: MoveRow;
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
  readonly outcome: string | null;
  readonly page: string | null;
  /** Missing until it is grouped. */
  readonly wording_id: number | null;
}

/** Questions of one meaning. Counts and dates follow from its questions. */
export interface GroupRow {
  readonly id: Generated<number>;
  readonly version: number;
  readonly title: string;
  readonly state: string;
  readonly resolution: string | null;
  readonly resolved_at: string | null;
  readonly assignee: string | null;
  readonly note: string;
  /** The note's words, each with a blank before it, for search. */
  readonly note_words: string;
  readonly count: number;
  readonly first_seen: string;
  readonly last_seen: string;
  /** A bit for each language, and for each reason, in the order of their lists. */
  readonly languages: number;
  readonly reasons: number;
  readonly suggested_intent: string | null;
  readonly suggested_service: string | null;
  readonly suggested_confidence: number;
  /** Where its questions went; it stays for its history and for links to it. */
  readonly merged_into: number | null;
}

/** How often a group was asked on a day of Berlin. */
export interface GroupDayRow {
  readonly group_id: number;
  readonly day: string;
  readonly count: number;
}

/** Questions that are alike word by word. */
export interface WordingRow {
  readonly id: Generated<number>;
  readonly key: string;
  readonly group_id: number;
  readonly words: string;
  readonly target: string | null;
  readonly is_sure: number;
}

/** Wordings that new ones are compared with: the first of a group, and those that people put into one by hand. */
export interface LandmarkRow {
  readonly id: Generated<number>;
  readonly wording_id: number;
}

/** What a person did at once, to one group or many. */
export interface ChangeRow {
  readonly id: Generated<number>;
  readonly who: string;
  readonly at: string;
  readonly undone: Generated<number>;
}

/** What a change did to one group, which has this version since. */
export interface StepRow {
  readonly id: Generated<number>;
  readonly change_id: number;
  readonly group_id: number;
  readonly what: string;
  readonly version: number;
  readonly before: string;
  readonly after: string;
}

/** A wording that a merge or split put into another group, and where it was before. */
export interface MoveRow {
  readonly change_id: number;
  readonly wording_id: number;
  readonly from_group: number;
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
