import type { SourceFile } from '../content/source-file.ts';
import { type Finding, type Found, valueAt, valuesOf, warnAt } from './inspection.ts';

/** So long before its end a fact is announced, to leave time for finding the new one. */
const noticeDays = 30;

/** Warnings for what has to be looked at again, and for what is no longer shown or about to vanish from the answers. */
export function findStale(sources: readonly SourceFile[], today: string): readonly Finding[] {
  return sources.flatMap((source) => [
    ...valuesOf(source).flatMap((found) => checkDay(source, found, today)),
    ...(source.path === 'knowledge-base/notices.yaml' ? checkNotices(source, today) : []),
  ]);
}

function checkDay(source: SourceFile, { path, value: day }: Found, today: string): readonly Finding[] {
  const key = path.at(-1);
  if (typeof day !== 'string') return [];
  if (key === 'review_by' && day < today) {
    return [
      warnAt(
        source,
        path,
        'overdue',
        `Die Prüfung war bis ${germanDay(day)} fällig.`,
        'Prüfen Sie die Angaben an den Quellen und setzen Sie as_of und review_by neu.',
      ),
    ];
  }
  if (key === 'expires' && day <= today) {
    return [
      warnAt(
        source,
        path,
        'overdue',
        `Die Angabe wird seit ${germanDay(day)} nicht mehr gezeigt.`,
        'Ersetzen oder löschen Sie sie.',
      ),
    ];
  }
  if (key === 'expires' && day <= addDays(today, noticeDays)) {
    return [
      warnAt(
        source,
        path,
        'expiring',
        `Die Angabe wird ab dem ${germanDay(day)} nicht mehr gezeigt.`,
        'Tragen Sie die neue ein, sobald sie feststeht, und setzen Sie expires neu.',
      ),
    ];
  }
  return [];
}

function checkNotices(source: SourceFile, today: string): readonly Finding[] {
  const notices = valueAt(source.value, 'notices');
  return (Array.isArray(notices) ? notices : []).flatMap((notice, index) => {
    const to = valueAt(notice, 'to');
    if (typeof to !== 'string' || to >= today) return [];
    return [
      warnAt(
        source,
        ['notices', index, 'to'],
        'overdue',
        `Der Hinweis ist seit dem ${germanDay(addDays(to, 1))} vorbei und wird nicht mehr gezeigt.`,
        'Löschen Sie ihn.',
      ),
    ];
  });
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function germanDay(day: string): string {
  return day.split('-').reverse().join('.');
}
