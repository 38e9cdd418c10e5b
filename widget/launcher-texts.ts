import type { Language } from '../server/protocol/messages.ts';

/** What stands on the launcher. The only texts that are loaded before the chat is opened. */
const texts: Readonly<Record<Language, string>> = {
  de: 'Fragen? Zum Chat',
  easy: 'Fragen? Zum Chat',
  en: 'Questions? Chat',
  tr: 'Sorunuz mu var? Sohbet',
  uk: 'Є запитання? Чат',
  ru: 'Есть вопросы? Чат',
  pl: 'Masz pytania? Czat',
  ar: 'لديك سؤال؟ دردشة',
};

export interface LauncherText {
  readonly text: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** The launcher's text in the first of the wished languages there is (`en-GB` counts as `en`), otherwise German. */
export function launcherText(...wishes: readonly (string | null)[]): LauncherText {
  const language = wishes.map((wish) => wish?.toLowerCase().split('-')[0]).find(isLanguage) ?? 'de';
  return {
    text: texts[language],
    lang: language === 'easy' ? 'de' : language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
  };
}

// Not shared with the panel's languages: the loader is one file, and no other file imports it.
function isLanguage(code: string | undefined): code is Language {
  return code !== undefined && Object.hasOwn(texts, code);
}
