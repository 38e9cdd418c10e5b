import type { Language } from '../../server/protocol/messages.ts';
import { texts as ar } from '../../widget/texts/ar.ts';
import { texts as de } from '../../widget/texts/de.ts';
import { texts as easy } from '../../widget/texts/easy.ts';
import { texts as en } from '../../widget/texts/en.ts';
import { texts as pl } from '../../widget/texts/pl.ts';
import { texts as ru } from '../../widget/texts/ru.ts';
import { texts as tr } from '../../widget/texts/tr.ts';
import { texts as uk } from '../../widget/texts/uk.ts';

/** Who speaks in a line of a saved chat, and in which language the chat was set. */
export interface Speaker {
  readonly who: 'visitor' | 'bot';
  readonly language: Language;
  /** What was said on the same line. */
  readonly text: string;
}

// German before Einfache Sprache, which uses the same names.
const textsByLanguage = Object.entries({ de, easy, en, tr, uk, ru, pl, ar } satisfies Record<Language, unknown>);

/** The speaker that a line of a saved chat begins with; nothing where it goes on with what was said. */
export function speakerOf(line: string): Speaker | undefined {
  for (const [language, { you, bot }] of textsByLanguage as readonly [Language, typeof de][]) {
    for (const [name, who] of [
      [you, 'visitor'],
      [bot, 'bot'],
      ['Chat', 'bot'],
    ] as const) {
      if (line.startsWith(`${name}:`)) return { who, language, text: line.slice(name.length + 1).trim() };
    }
  }
  return undefined;
}
