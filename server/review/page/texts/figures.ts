/** The texts of the view of figures. */
export interface FiguresTexts {
  readonly title: string;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly lastDays: (days: number) => string;
  readonly against: string;
  readonly againstKinds: Readonly<Record<'none' | 'before' | 'year' | 'own', string>>;
  readonly againstFrom: string;
  readonly againstTo: string;
  readonly show: string;
  readonly wrongPeriod: string;
  readonly shown: (period: string) => string;
  readonly compared: (period: string) => string;
  readonly questions: string;
  readonly answered: string;
  readonly askedBack: string;
  readonly unmatched: string;
  readonly helpful: string;
  readonly ratings: (count: string) => string;
  readonly noRatings: string;
  /** How a value differs from that of the other period, and what that was. */
  readonly difference: (difference: string, before: string) => string;
  readonly points: string;
  readonly days: string;
  readonly day: string;
  readonly services: string;
  readonly aspects: string;
  readonly intents: string;
  readonly languages: string;
  readonly links: string;
  readonly hours: string;
  readonly hoursHint: string;
  readonly hour: string;
  readonly weekday: string;
  readonly weekdays: readonly string[];
  readonly unansweredByAge: string;
  readonly overdue: string;
  readonly noOverdue: string;
  readonly file: string;
  readonly reviewBy: string;
  readonly name: string;
  readonly count: string;
  readonly before: string;
  readonly asTable: string;
  readonly nothing: string;
}
