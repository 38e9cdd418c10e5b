import type { Language } from '../../../server/protocol/messages.ts';
import { texts as german } from './de.ts';
import type { ToolTexts } from './texts.ts';

const loaders: Readonly<Record<Language, () => Promise<{ readonly texts: ToolTexts }>>> = {
  de: () => Promise.resolve({ texts: german }),
  easy: () => import('./easy.ts'),
  en: () => import('./en.ts'),
  tr: () => import('./tr.ts'),
  uk: () => import('./uk.ts'),
  ru: () => import('./ru.ts'),
  pl: () => import('./pl.ts'),
  ar: () => import('./ar.ts'),
};

/** The tools' texts of a language; German ones come with the tools. Rejects if they cannot be had. */
export async function loadToolTexts(language: Language): Promise<ToolTexts> {
  return (await loaders[language]()).texts;
}

export { german };
