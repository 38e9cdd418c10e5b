import type { SourceFile } from '../content/source-file.ts';
import { languages } from '../protocol/messages.ts';
import { type Finding, valueAt, valuesOf, warnAt } from './inspection.ts';

/** An answer should have about 60 words; a few more are not worth a warning. */
export const mostWordsInAnswer = 66;

/** Warnings for answers that are too long to be read in a chat. Lists do not count: they are skimmed. */
export function findLongAnswers(sources: readonly SourceFile[]): readonly Finding[] {
  return sources.flatMap((source) =>
    valuesOf(source).flatMap(({ path, value }) =>
      (typeof value !== 'object' || valueAt(value, 'text') === undefined ? [] : languages).flatMap(
        (language): readonly Finding[] => {
          const texts = [valueAt(value, 'text', language), valueAt(value, 'hint', language)];
          const words = texts.flatMap((text) => (typeof text === 'string' ? text.split(/\s+/) : []));
          if (words.length <= mostWordsInAnswer) return [];
          return [
            warnAt(
              source,
              [...path, 'text', language],
              'long',
              `Die Antwort (${language}) hat ${words.length} Wörter.`,
              'Höchstens etwa 60: Das Wichtigste zuerst, Aufzählungen als items oder steps, den Rest hinter den Link.',
            ),
          ];
        },
      ),
    ),
  );
}
