import type { PageLanguage } from './preferences.ts';

/** Dates and numbers as people read them; times are those of Berlin. */
export interface Wording {
  readonly day: (iso: string) => string;
  readonly moment: (iso: string) => string;
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  /** With its sign, and a real minus. */
  readonly difference: (value: number) => string;
}

const timeZone = 'Europe/Berlin';

export function createWording(language: PageLanguage): Wording {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const days = new Intl.DateTimeFormat(locale, { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
  const moments = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const differences = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
  return {
    day: (iso) => days.format(new Date(iso)),
    moment: (iso) => moments.format(new Date(iso)),
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    difference: (value) => differences.format(value).replace('-', '−'),
  };
}
