import { type Language, languages } from '../server/protocol/messages.ts';

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** The first wish that is a language of the chat (`de-DE` counts as `de`), otherwise German. */
export function chooseLanguage(...wishes: readonly (string | null | undefined)[]): Language {
  const primary = wishes.map((wish) => wish?.toLowerCase().split('-')[0]);
  return primary.find(isLanguage) ?? 'de';
}

/** The value for a `lang` attribute: Einfache Sprache is German. */
export function languageTag(language: string): string {
  return language === 'easy' ? 'de' : language;
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
