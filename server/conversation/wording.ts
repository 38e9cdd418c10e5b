import type { Catalogue } from '../content/catalogue.ts';
import { isSafeHref, parseMarkup } from '../content/markup.ts';
import { remember } from '../content/remember.ts';
import type { PhraseKey, Text } from '../content/schema.ts';
import type { Language, Span } from '../protocol/messages.ts';

/** A content text in the visitor's language, or in German where that is missing. */
export interface Wording {
  readonly text: string;
  /** Set where the text is in another language than was wanted. */
  readonly lang?: 'de';
}

/** Picks the language of a text. Easy German falls back to German without being another language. */
export function word(text: Text, language: Language): Wording {
  const wanted = text[language];
  if (wanted !== undefined) return { text: wanted };
  return language === 'de' || language === 'easy' ? { text: text.de } : { text: text.de, lang: 'de' };
}

/** A phrase of the bot, filled in. */
export function phrase(
  catalogue: Catalogue,
  key: PhraseKey,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): string {
  return fill(word(catalogue.phrases[key], language).text, values);
}

/** Fills `{name}` by value; unknown names stay as they are. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}

/** A content text as spans, its links resolved. A link that may not be shown stays as text. */
export function toSpans(text: string, catalogue: Catalogue): readonly Span[] {
  return parseMarkup(text).map(({ text: run, strong, target }): Span => {
    if (strong) return { text: run, strong };
    if (target === undefined) return { text: run };
    const href = target.startsWith('link:') ? catalogue.links.get(target.slice('link:'.length))?.url : target;
    return href !== undefined && isSafeHref(href) ? { text: run, href } : { text: run };
  });
}

/** A telephone number as a link target. */
export function telephone(number: string): string {
  return `tel:${number.replace(/[^+\d]/g, '')}`;
}

/** The BCP 47 tag of a language. */
export function localeOf(language: Language): string {
  return language === 'easy' || language === 'de' ? 'de-DE' : language === 'en' ? 'en-GB' : language;
}

// Making a formatter costs more than all the rest of an answer, and formatting more than most of it. There are few of
// either, so they are kept.
const euroFormat = remember((locale: string) => new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }));

const weekdayFormat = remember(
  (locale: string) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' }),
);

const dateFormat = remember(
  (locale: string, hasMonth: boolean, hasDay: boolean) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      year: 'numeric',
      ...(hasMonth ? { month: 'long' } : {}),
      ...(hasDay ? { day: 'numeric' } : {}),
    }),
);

/** An amount of money as written in the language: "46,00 €", "€46.00". */
export const formatEuro = remember((amount: number, language: Language): string =>
  euroFormat(localeOf(language)).format(amount),
);

/** A date of the form 2026, 2026-02 or 2026-02-07 as written in the language: "Februar 2026". */
export const formatAsOf = remember((asOf: string, language: Language): string => {
  const [year = 0, month, day] = asOf.split('-').map(Number);
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  return dateFormat(localeOf(language), month !== undefined, day !== undefined).format(date);
});

/** The name of a weekday, 0 being Sunday. */
export const weekdayName = remember((weekday: number, language: Language): string =>
  // 4 January 1970 was a Sunday.
  weekdayFormat(localeOf(language)).format(new Date(Date.UTC(1970, 0, 4 + weekday))),
);
