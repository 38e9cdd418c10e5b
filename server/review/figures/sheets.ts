import { type Cell, germanDay, guarded, type Sheet } from '../tables/sheet.ts';
import type { Figures } from './figures.ts';

/** The figures of a period as tables, beside those of another one if it is given. */
export function sheetsOf(figures: Figures, against?: Figures): readonly Sheet[] {
  const ranked = (name: string, of: (figures: Figures) => Figures['services']): Sheet => {
    const before = against && new Map(of(against).map(({ key, count }) => [key, count]));
    return {
      name,
      rows: [
        ['Name', 'Kennung', ...headings(figures, against)],
        ...of(figures).map(({ key, label, count }) => [
          label,
          key,
          guarded(count),
          ...(before ? [guarded(before.get(key) ?? 0)] : []),
        ]),
      ],
    };
  };
  const total = (name: string, of: (figures: Figures) => number): readonly Cell[] => [
    name,
    guarded(of(figures)),
    ...(against ? [guarded(of(against))] : []),
  ];
  return [
    {
      name: 'Überblick',
      rows: [
        ['', ...headings(figures, against)],
        total('Fragen', ({ questions }) => questions),
        total('beantwortet', ({ answered }) => answered),
        total('nachgefragt', ({ askedBack }) => askedBack),
        total('nicht verstanden', ({ unmatched }) => unmatched),
        total('hilfreich', ({ helpful }) => helpful),
        total('nicht hilfreich', ({ notHelpful }) => notHelpful),
      ],
    },
    {
      name: 'Tage',
      rows: [
        ['Tag', 'Fragen', 'beantwortet', 'nicht verstanden'],
        ...figures.days.map(({ day, questions, answered, unmatched }) => [
          { day },
          guarded(questions),
          guarded(answered),
          guarded(unmatched),
        ]),
      ],
    },
    ranked('Leistungen', ({ services }) => services),
    ranked('Themen', ({ aspects }) => aspects),
    ranked('Intents', ({ intents }) => intents),
    ranked('Sprachen', ({ languages }) => languages),
    ranked('Links', ({ links }) => links),
    {
      name: 'Stunden',
      rows: [
        ['', ...Array.from({ length: 24 }, (_, hour) => `${hour} Uhr`)],
        ...figures.hours.map((counts, weekday) => [weekdays[weekday] ?? '', ...counts.map(guarded)]),
      ],
    },
    {
      name: 'Offene Gruppen',
      rows: [['Alter', 'Anzahl'], ...figures.unansweredByAge.map(({ label, count }) => [label, guarded(count)])],
    },
    {
      name: 'Prüfung fällig',
      rows: [
        ['Titel', 'Datei', 'fällig seit'],
        ...figures.overdue.map(({ title, file, reviewBy }) => [title, file, { day: reviewBy }]),
      ],
    },
  ];
}

function headings({ period }: Figures, against: Figures | undefined): readonly string[] {
  return [period, ...(against ? [against.period] : [])].map(({ from, to }) => `${germanDay(from)} – ${germanDay(to)}`);
}

const weekdays = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];
