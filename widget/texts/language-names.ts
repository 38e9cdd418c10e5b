import type { Language } from '../../server/protocol/messages.ts';

/** Each language in its own words, for the menu. */
export const languageNames: Readonly<Record<Language, string>> = {
  de: 'Deutsch',
  easy: 'Einfache Sprache',
  en: 'English',
  tr: 'Türkçe',
  uk: 'Українська',
  ru: 'Русский',
  pl: 'Polski',
  ar: 'العربية',
};
