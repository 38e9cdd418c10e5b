import type { Aspect, Confidence } from '../../server/content/schema.ts';
import { type Language, languages } from '../../server/protocol/messages.ts';
import type { Due, Share, SourceFigures, UtteranceCounts } from './figures.ts';

/** What aspects are called in reports: in full, and as a column head. */
export const aspectNames: Readonly<Record<Aspect, readonly [name: string, short: string]>> = {
  general: ['Allgemeines', 'Allg'],
  how: ['Ablauf', 'Abl'],
  documents: ['Unterlagen', 'Unt'],
  costs: ['Kosten', 'Kost'],
  payment: ['Bezahlen', 'Bez'],
  duration: ['Dauer', 'Dau'],
  appointment: ['Termin', 'Ter'],
  online: ['Online', 'Onl'],
  where: ['Ort', 'Ort'],
  'opening-hours': ['Öffnungszeiten', 'Öff'],
  validity: ['Gültigkeit', 'Gült'],
  representation: ['Vertretung', 'Ver'],
  requirements: ['Voraussetzungen', 'Vor'],
  deadline: ['Frist', 'Fri'],
  pickup: ['Abholung', 'Abh'],
  status: ['Stand', 'Sta'],
  contact: ['Kontakt', 'Kon'],
};

/** Languages in full, and as the one letter that stands in a cell. */
export const languageNames: Readonly<Record<Language, readonly [name: string, letter: string]>> = {
  de: ['Deutsch', 'D'],
  easy: ['Einfache Sprache', 'L'],
  en: ['Englisch', 'E'],
  tr: ['Türkisch', 'T'],
  uk: ['Ukrainisch', 'U'],
  ru: ['Russisch', 'R'],
  pl: ['Polnisch', 'P'],
  ar: ['Arabisch', 'A'],
};

export const confidenceNames: Readonly<Record<Confidence, string>> = {
  high: 'sicher (high)',
  medium: 'mittel (medium)',
  low: 'unsicher (low)',
};

/** The letters of some languages in the order of the list above. */
export function letters(languages: readonly Language[]): string {
  return languages.map((language) => languageNames[language][1]).join('');
}

/** How many there are in each language: `D12 E5`. */
export function lettersWithCounts(counts: UtteranceCounts): string {
  return languages
    .flatMap((language) => {
      const count = counts[language];
      return count === undefined ? [] : [`${languageNames[language][1]}${count}`];
    })
    .join(' ');
}

/** How many sources there are, and of when: `3 (2017–2026)`. */
export function describeSources({ count, oldest, newest }: SourceFigures): string {
  if (!oldest || !newest) return String(count);
  const years = [oldest, newest].map((date) => date.slice(0, 4));
  return `${count} (${[...new Set(years)].join('–')})`;
}

export function percent([there, of]: Share): string {
  return of === 0 ? '–' : `${Math.round((100 * there) / of)} %`;
}

export function describeDue({ what, on, isOver }: Due): string {
  const verb = what === 'review' ? 'prüfen' : 'wird nicht mehr gezeigt';
  return what === 'expiry' && isOver
    ? `seit ${on} nicht mehr gezeigt`
    : `${verb} ${what === 'review' ? 'bis' : 'ab'} ${on}`;
}
