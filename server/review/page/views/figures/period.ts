/** Whole days, both included, as `2026-11-29`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** With what a period is compared. */
export const againstKinds = ['none', 'before', 'year', 'own'] as const;
export type Against = (typeof againstKinds)[number];

const dayMs = 24 * 3600 * 1000;

/** The day it is in Berlin. */
export function dayOf(now: Date): string {
  // The Swedish way to write a date is the one of the standard.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(now);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The last days up to and with `today`. */
export function lastDays(days: number, today: string): Period {
  return { from: addDays(today, 1 - days), to: today };
}

/** As many days, right before. */
export function periodBefore({ from, to }: Period): Period {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
  return { from: addDays(from, -days), to: addDays(to, -days) };
}

/** 52 weeks ago, so that the same weekdays are compared. */
export function yearBefore({ from, to }: Period): Period {
  return { from: addDays(from, -364), to: addDays(to, -364) };
}

/** Which kind of comparison two periods are. */
export function kindOf(period: Period, other: Period | undefined): Against {
  if (other === undefined) return 'none';
  const isOther = ({ from, to }: Period): boolean => from === other.from && to === other.to;
  if (isOther(periodBefore(period))) return 'before';
  return isOther(yearBefore(period)) ? 'year' : 'own';
}
