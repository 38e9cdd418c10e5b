import { findOverdue } from '../overdue.ts';
import { type Finding, type Inspection, valueAt, valuesIn, warnAt } from './inspection.ts';

/** So long before its end a fact is announced, to leave time for finding the new one. */
const noticeDays = 30;

/** Warnings for what has to be looked at again, and for what is about to vanish from the answers. */
export function findStale(
  { files, sources }: Pick<Inspection, 'files' | 'sources'>,
  today: string,
): readonly Finding[] {
  const soon = addDays(today, noticeDays);
  const expiring = sources.flatMap((source) =>
    [...valuesIn(source.value)].flatMap(({ path, value }) =>
      path.at(-1) === 'expires' && typeof value === 'string' && today < value && value <= soon
        ? [
            warnAt(
              source,
              path,
              'expiring',
              `Die Angabe wird ab dem ${germanDay(value)} nicht mehr gezeigt.`,
              'Tragen Sie die neue ein, sobald sie feststeht, und setzen Sie expires neu.',
            ),
          ]
        : [],
    ),
  );
  const over = sources.flatMap((source) => {
    const notices = source.path === 'knowledge-base/notices.yaml' ? valueAt(source.value, 'notices') : undefined;
    return (Array.isArray(notices) ? notices : []).flatMap((notice, index) => {
      const to = valueAt(notice, 'to');
      return typeof to === 'string' && to < today
        ? [
            warnAt(
              source,
              ['notices', index, 'to'],
              'expiring',
              `Der Hinweis ist seit dem ${germanDay(addDays(to, 1))} vorbei und wird nicht mehr gezeigt.`,
              'Löschen Sie ihn.',
            ),
          ]
        : [];
    });
  });
  return [
    ...findOverdue(files, today).map((problem) => ({ ...problem, kind: 'overdue' as const })),
    ...expiring,
    ...over,
  ];
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
