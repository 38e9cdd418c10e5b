import type { Language, Part } from '../protocol/messages.ts';
import type { Candidate } from '../understanding/rank.ts';
import { phrasePart, type Setting } from './answer.ts';
import { languageChoices, startChoices } from './choices.ts';
import type { Context } from './context.ts';
import type { Turn } from './move.ts';
import { serve } from './serve.ts';

/** One line for texts that no speaker of the language has read yet. */
export function machineWritten(setting: Setting): readonly Part[] {
  if (setting.catalogue.languages.get(setting.language)?.reviewed !== false) return [];
  const part = phrasePart('machine-written', setting);
  return part.type === 'text' ? [{ ...part, type: 'notice', tone: 'hint' }] : [];
}

/** Somebody chooses a language. */
export function switchLanguage(language: Language, context: Context, setting: Setting): Turn {
  const changed: Setting = { ...setting, language };
  return {
    reply: {
      language,
      outcome: 'matched',
      parts: [phrasePart('language-changed', changed), ...machineWritten(changed)],
      choices: startChoices(changed),
    },
    context: { ...context, language },
  };
}

/** Somebody asks for a language, or writes in one that we do not speak: then the languages there are, as buttons. */
export function changeLanguage(best: Candidate, text: string, context: Context, setting: Setting): Turn {
  const match = { intent: best.intent, slots: {}, confidence: best.confidence };
  const wanted = namedLanguage(text, context, setting);
  if (wanted) {
    const turn = switchLanguage(wanted, context, setting);
    return { reply: { ...turn.reply, match }, context: { ...turn.context, misses: 0 } };
  }
  const served = serve(best, context, setting);
  return {
    reply: {
      language: setting.language,
      outcome: 'matched',
      match,
      parts: served.parts,
      choices: languageChoices(setting),
    },
    context: { ...served.context, misses: 0 },
  };
}

/** The language that a text names, by any of its names: the longest, "einfaches Deutsch" before "Deutsch". */
function namedLanguage(text: string, context: Context, { catalogue }: Setting): Language | undefined {
  const lower = text.toLowerCase();
  const named = [...catalogue.languages.values()].flatMap(({ id, name, terms }) =>
    [name, ...terms].filter((term) => lower.includes(term.toLowerCase())).map((term) => ({ id, length: term.length })),
  );
  const [longest] = named.sort((a, b) => b.length - a.length);
  return longest?.id === context.language ? undefined : longest?.id;
}
