import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Catalogue } from '../../content/catalogue.ts';
import type { Tables } from '../../store/tables.ts';
import type { figuresSchema } from '../api.ts';
import type { Kind } from './counts.ts';
import { dayOf } from './counts.ts';
import { labelsOf } from './labels.ts';
import { listOverdue } from './overdue.ts';

export type Figures = z.infer<typeof figuresSchema>;
export type Period = Figures['period'];

export interface FiguresParts {
  readonly db: Kysely<Tables>;
  readonly catalogue: () => Catalogue;
  /** When each group that nobody has resolved was first asked. */
  readonly firstSeenOfOpenGroups: () => Promise<readonly string[]>;
  readonly now: () => Date;
}

/** So many of a kind are listed; the rest is rare. */
const mostListed = 50;

const dayMs = 24 * 3_600_000;

/** What happened in a period. */
export async function figuresOf(parts: FiguresParts, period: Period): Promise<Figures> {
  const { db, catalogue, firstSeenOfOpenGroups, now } = parts;
  const within = db.selectFrom('counters').where('day', '>=', period.from).where('day', '<=', period.to);
  const sums = await within
    .select(['kind', 'key', ({ fn }) => fn.sum<number | string>('count').as('count')])
    .groupBy(['kind', 'key'])
    .execute();
  const byDay = await within.select(['day', 'key', 'count']).where('kind', '=', 'outcome').execute();
  const of = (kind: Kind): ReadonlyMap<string, number> =>
    new Map(sums.filter((sum) => sum.kind === kind).map(({ key, count }) => [key, Number(count)]));
  const labels = labelsOf(catalogue());
  const ranked = (kind: 'service' | 'aspect' | 'intent' | 'language' | 'link') =>
    [...of(kind)]
      .map(([key, count]) => ({ key, label: labels[kind](key), count }))
      .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'de'))
      .slice(0, mostListed);
  const [outcomes, ratings] = [of('outcome'), of('rating')];
  return {
    period,
    questions: [...outcomes.values()].reduce((sum, count) => sum + count, 0),
    answered: outcomes.get('matched') ?? 0,
    askedBack: outcomes.get('ambiguous') ?? 0,
    unmatched: outcomes.get('unmatched') ?? 0,
    helpful: ratings.get('helpful') ?? 0,
    notHelpful: ratings.get('not-helpful') ?? 0,
    days: daysIn(period).map((day) => {
      const own = byDay.filter((row) => row.day === day);
      const count = (key: string) => own.find((row) => row.key === key)?.count ?? 0;
      return {
        day,
        questions: own.reduce((sum, row) => sum + row.count, 0),
        answered: count('matched'),
        unmatched: count('unmatched'),
      };
    }),
    services: ranked('service'),
    aspects: ranked('aspect'),
    intents: ranked('intent'),
    languages: ranked('language'),
    links: ranked('link'),
    hours: hoursOf(of('hour')),
    unansweredByAge: agesOf(await firstSeenOfOpenGroups(), now()),
    overdue: listOverdue(catalogue(), dayOf(now())),
  };
}

/** Every day of a period, in order. */
export function daysIn({ from, to }: Period): readonly string[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const count = Math.max(0, Math.floor((last - first) / dayMs) + 1);
  return Array.from({ length: count }, (_, index) => dayAfter(from, index));
}

/** The day so many days after another one. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

function hoursOf(counts: ReadonlyMap<string, number>): number[][] {
  return Array.from({ length: 7 }, (_, weekday) =>
    Array.from({ length: 24 }, (__, hour) => counts.get(`${weekday}-${hour}`) ?? 0),
  );
}

const ages = [
  { key: 'week', label: 'bis 7 Tage', days: 7 },
  { key: 'month', label: '8 bis 30 Tage', days: 30 },
  { key: 'quarter', label: '31 bis 90 Tage', days: 90 },
  { key: 'older', label: 'über 90 Tage', days: Number.POSITIVE_INFINITY },
] as const;

function agesOf(firstSeen: readonly string[], now: Date): Figures['unansweredByAge'] {
  const inDays = firstSeen.map((at) => (now.getTime() - Date.parse(at)) / dayMs);
  return ages.map(({ key, label, days }, index) => {
    const least = ages[index - 1]?.days ?? Number.NEGATIVE_INFINITY;
    return { key, label, count: inDays.filter((age) => age > least && age <= days).length };
  });
}
