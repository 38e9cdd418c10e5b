import type { Language } from '../server/protocol/messages.ts';
import type { Launcher } from './launcher.ts';

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

/** Labels the launcher in the first of the wished languages there is (`en-GB` counts as `en`), otherwise in German. */
export function labelLauncher({ button, label }: Launcher, ...wishes: readonly (string | null)[]): void {
  const language = wishes.map((wish) => wish?.toLowerCase().split('-')[0]).find(isLanguage) ?? 'de';
  label.textContent = texts[language];
  button.lang = language.replace('easy', 'de');
}

// Not shared with the panel's languages: the loader is one file, and no other file imports it.
function isLanguage(code: string | undefined): code is Language {
  return Object.hasOwn(texts, code ?? '');
}
