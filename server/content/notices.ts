import type { Catalogue } from './catalogue.ts';
import type { WallClock } from './hours.ts';
import type { Notice } from './schema.ts';

/** What a notice may be asked about: an office by its id, or every Bürgeramt at once. */
export type NoticeSubject = { readonly office: string } | 'every-citizens-office';

/** The notices that hold on a day in Hannover; `from` and `to` both count. */
export function noticesOn(
  day: Pick<WallClock, 'year' | 'month' | 'day'>,
  subject: NoticeSubject,
  catalogue: Pick<Catalogue, 'notices' | 'locations'>,
): readonly Notice[] {
  const today = isoDay(day);
  return [...catalogue.notices.values()].filter(
    (notice) => notice.from <= today && today <= notice.to && concerns(notice, subject, catalogue),
  );
}

/** Whether an office is closed on a day by a notice. */
export function isClosedByNotice(
  day: Pick<WallClock, 'year' | 'month' | 'day'>,
  office: string,
  catalogue: Pick<Catalogue, 'notices' | 'locations'>,
): boolean {
  return noticesOn(day, { office }, catalogue).some(({ closed }) => closed === true);
}

/** A day as content writes it: `2026-12-21`. */
export function isoDay({ year, month, day }: Pick<WallClock, 'year' | 'month' | 'day'>): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

function concerns({ offices }: Notice, subject: NoticeSubject, { locations }: Pick<Catalogue, 'locations'>): boolean {
  if (subject === 'every-citizens-office') return offices === 'all';
  const location = locations.get(subject.office);
  if (offices === 'all') return location?.kind === 'citizens-office';
  // Who closes a building closes the offices in it. The content check rules out buildings inside each other.
  return offices.includes(subject.office) || (location?.inside !== undefined && offices.includes(location.inside));
}
