import type { PageLanguage } from '../preferences.ts';
import { texts as de } from './de.ts';
import { texts as en } from './en.ts';
import type { Texts } from './texts.ts';

const all: Readonly<Record<PageLanguage, Texts>> = { de, en };

export function textsIn(language: PageLanguage): Texts {
  return all[language];
}
