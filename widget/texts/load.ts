import type { Language } from '../../server/protocol/messages.ts';
import { texts as german } from './de.ts';
import type { Texts } from './texts.ts';

type Load = () => Promise<{ readonly texts: Texts }>;

const loaders: Readonly<Record<Language, Load>> = {
  de: () => Promise.resolve({ texts: german }),
  easy: () => import('./easy.ts'),
  en: () => import('./en.ts'),
  tr: () => import('./tr.ts'),
  uk: () => import('./uk.ts'),
  ru: () => import('./ru.ts'),
  pl: () => import('./pl.ts'),
  ar: () => import('./ar.ts'),
};

/** The texts of a language; German ones come with the panel, the others are fetched when first used. */
export async function loadTexts(language: Language): Promise<Texts> {
  try {
    return (await loaders[language]()).texts;
  } catch {
    // The line broke just now. German is better than an empty window.
    return german;
  }
}
