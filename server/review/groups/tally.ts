import { languages } from '../../protocol/messages.ts';
import { reasons } from '../../unanswered/entry.ts';

/** What is counted of a group's questions. */
export interface Tally {
  readonly count: number;
  readonly first_seen: string;
  readonly last_seen: string;
  readonly languages: number;
  readonly reasons: number;
}

/** What is counted of one question. */
export interface Counted {
  readonly at: string;
  readonly language: string;
  readonly reason: string;
}

/** The tally with one question more. */
export function withOne(tally: Tally | undefined, { at, language, reason }: Counted): Tally {
  return joined(tally, {
    count: 1,
    first_seen: at,
    last_seen: at,
    languages: bitOf(languages, language),
    reasons: bitOf(reasons, reason),
  });
}

/** Two tallies of different questions as one. */
export function joined(a: Tally | undefined, b: Tally): Tally {
  if (a === undefined || a.count === 0) return b;
  return {
    count: a.count + b.count,
    first_seen: [a.first_seen, b.first_seen].sort()[0] ?? '',
    last_seen: [a.last_seen, b.last_seen].sort()[1] ?? '',
    languages: a.languages | b.languages,
    reasons: a.reasons | b.reasons,
  };
}

/** The bit that stands for one of a list. */
export function bitOf(list: readonly string[], item: string): number {
  const place = list.indexOf(item);
  return place < 0 ? 0 : 1 << place;
}

/** Those of a list whose bits are set. */
export function itemsOf<Item>(list: readonly Item[], bits: number): Item[] {
  return list.filter((_, place) => (bits & (1 << place)) !== 0);
}

const berlinDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

/** The day in Berlin, like `2026-03-02`. */
export function dayOf(at: Date): string {
  const hour = Math.floor(at.getTime() / hourMs);
  if (last?.hour !== hour) last = { hour, day: berlinDay.format(at) };
  return last.day;
}

const hourMs = 3_600_000;

/** Days begin with a full hour, and most questions that are grouped together were asked in the same. */
let last: { readonly hour: number; readonly day: string } | undefined;
