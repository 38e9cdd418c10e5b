import { wallClock } from '../../content/hours.ts';
import { isoDay } from '../../content/notices.ts';
import type { Language, Reply } from '../../protocol/messages.ts';

/** What is counted: each kind has keys of its own, such as intents, and counts them by day. */
export const kinds = ['outcome', 'language', 'intent', 'service', 'aspect', 'hour', 'rating', 'link'] as const;
export type Kind = (typeof kinds)[number];

/** One count, on a day of Berlin. */
export interface Count {
  readonly day: string;
  readonly kind: Kind;
  readonly key: string;
  readonly count: number;
}

/** A question that was answered, in the words it was asked with. Days only: an hour could tell who asked what else. */
export interface Answered {
  readonly language: Language;
  readonly text: string;
  readonly day: string;
  readonly count: number;
}

/** What a question adds to the counts. */
export function countsOf({ outcome, match, language }: Reply, at: Date): readonly Count[] {
  const { weekday, hour } = wallClock(at);
  const [topic, aspect] = match?.intent.split('/') ?? [];
  const day = dayOf(at);
  const counts: Count[] = [];
  const count = (kind: Kind, key: string | undefined) => {
    if (key !== undefined) counts.push({ day, kind, key, count: 1 });
  };
  count('outcome', outcome);
  count('language', language);
  count('hour', `${(weekday + 6) % 7}-${hour}`);
  if (outcome === 'matched') {
    count('intent', match?.intent);
    count('service', match?.slots.service);
    if (topic === 'service') count('aspect', aspect);
  }
  return counts;
}

export function countOne(kind: Kind, key: string, at: Date): Count {
  return { day: dayOf(at), kind, key, count: 1 };
}

/** The day in Berlin, as `2026-11-30`. */
export function dayOf(at: Date): string {
  return isoDay(wallClock(at));
}

/** Longer questions are rarely asked twice, and often tell a story. */
const longestAnswered = 120;

/**
 * The words by which an answered question is counted: redacted before, in lower case, without signs at its ends. Nothing
 * for a question that held something personal: even without it, it is more of a story than a question.
 */
export function wordsToKeep(redacted: string): string | undefined {
  if (redacted.includes('[')) return undefined;
  const text = redacted.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return text.length >= 2 && text.length <= longestAnswered ? text : undefined;
}
