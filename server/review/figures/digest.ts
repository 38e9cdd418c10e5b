import { germanDay, guarded } from '../tables/sheet.ts';
import { dayAfter, type Figures, type Period } from './figures.ts';
import type { Gap } from './gaps.ts';

/** What a week brought, in plain text: for a file or a mail. */
export interface Digest {
  readonly subject: string;
  readonly text: string;
}

export interface DigestParts {
  readonly figures: Figures;
  /** The week before. */
  readonly against: Figures;
  readonly gaps: readonly Gap[];
  /** Whether single questions may be quoted. */
  readonly isVerbatim: boolean;
  /** Where the review page is, if that is known. */
  readonly url: string | undefined;
}

/** The seven days from Monday on that hold a day. */
export function weekOf(day: string): Period {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  return { from: dayAfter(day, -weekday), to: dayAfter(day, 6 - weekday) };
}

const mostListed = 5;

/** The digest of a week: counts and gaps, and what people asked only if that is allowed. */
export function writeDigest({ figures, against, gaps, isVerbatim, url }: DigestParts): Digest {
  const { from, to } = figures.period;
  const ranked = (items: Figures['services']) =>
    items.slice(0, mostListed).map(({ label, count }) => `  ${shown(count)}  ${label}`);
  const open = figures.unansweredByAge.map(({ label, count }) => `  ${shown(count)}  ${label}`);
  const sections: readonly (readonly string[])[] = [
    [`Der Chat vom ${germanDay(from)} bis ${germanDay(to)} (in Klammern die Woche davor)`],
    [
      counted('Fragen', figures.questions, against.questions),
      counted('beantwortet', figures.answered, against.answered, figures.questions),
      counted('nachgefragt', figures.askedBack, against.askedBack, figures.questions),
      counted('nicht verstanden', figures.unmatched, against.unmatched, figures.questions),
      counted('als hilfreich bewertet', figures.helpful, against.helpful),
      counted('als nicht hilfreich bewertet', figures.notHelpful, against.notHelpful),
    ],
    titled('Am meisten gefragt', ranked(figures.services)),
    titled(
      'Die größten Lücken',
      gaps.flatMap(({ label, count, examples }) => [
        `  ${shown(count)}  ${label}`,
        ...(isVerbatim ? examples.map((text) => `          „${inOneLine(text)}“`) : []),
      ]),
    ),
    titled('Offene Fragen nach Alter', open),
    titled(
      'Inhalte, deren Prüfung fällig ist',
      figures.overdue.slice(0, mostListed).map(({ title, reviewBy }) => `  seit ${germanDay(reviewBy)}  ${title}`),
    ),
    url === undefined ? [] : [`Zur Review-Seite: ${url}/review/`],
  ];
  return {
    subject: `Chat: Woche vom ${germanDay(from)} bis ${germanDay(to)}`,
    text: sections
      .filter((lines) => lines.length > 0)
      .map((lines) => `${lines.join('\n')}\n`)
      .join('\n'),
  };
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

function counted(name: string, count: number, before: number, of?: number): string {
  // A share would give away a count that is not shown.
  const share = of && count >= 5 ? `, ${Math.round((100 * count) / of)} %` : '';
  return `  ${shown(count)}  ${name}${share} (${guarded(before)})`;
}

function shown(count: number): string {
  return String(guarded(count)).padStart(6);
}

/** Longer questions are cut. */
const longestQuoted = 150;

/** A question as one line of text, whatever signs it holds. */
function inOneLine(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  return line.length > longestQuoted ? `${line.slice(0, longestQuoted).toWellFormed()}…` : line;
}
