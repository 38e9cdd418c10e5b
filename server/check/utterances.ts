import type { SourceFile } from '../content/source-file.ts';
import { type Finding, valueAt, warnAt } from './inspection.ts';
import { placeOf, type Saying } from './sayings.ts';

/** With fewer German utterances than this an intent has too little to be recognised by. */
export const fewestUtterances = 20;

/** The names that stand in braces in the utterances of intents. */
const placeholders = ['service', 'location', 'district'];

/** Warnings for intents that have too few German utterances to be recognised by. */
export function findFewUtterances(sources: readonly SourceFile[]): readonly Finding[] {
  return sources.flatMap((source): readonly Finding[] => {
    if (!/^intents\/[^/]+\/[^/]+\.yaml$/.test(source.path)) return [];
    const german = valueAt(source.value, 'utterances', 'de');
    if (!Array.isArray(german) || german.length >= fewestUtterances) return [];
    return [
      warnAt(
        source,
        ['utterances', 'de'],
        'few',
        `Der Intent hat nur ${german.length} deutsche ${german.length === 1 ? 'Äußerung' : 'Äußerungen'}.`,
        `Ab etwa ${fewestUtterances} sehr verschiedenen erkennt der Bot auch andere Wortwahl.`,
      ),
    ];
  });
}

/** Warnings for utterances that stand twice in one list: the second teaches the bot nothing. */
export function findRepeats(sayings: readonly Saying[]): readonly Finding[] {
  const seen = new Set<string>();
  return sayings.flatMap((saying): readonly Finding[] => {
    const key = `${saying.owner.key}\n${saying.language}\n${saying.text.toLowerCase()}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = `„${saying.text}“ steht hier zweimal.`;
    return [warnAt(saying.source, placeOf(saying), 'duplicate', message, 'Löschen Sie die Äußerung einmal.')];
  });
}

/** Warnings for names in braces that nothing is put in the place of. */
export function findStrayPlaceholders(sayings: readonly Saying[]): readonly Finding[] {
  return sayings.flatMap((saying): readonly Finding[] => {
    const { source, text, owner } = saying;
    if (!text.includes('{')) return [];
    const [stray] = [...text.matchAll(/\{([\p{L}_-]+)\}/gu)].filter(
      ([, name = '']) => owner.service !== undefined || !placeholders.includes(name),
    );
    if (!stray) return [];
    return [
      warnAt(
        source,
        placeOf(saying),
        'other',
        `Der Platzhalter ${stray[0]} in „${text}“ bedeutet hier nichts.`,
        owner.service
          ? 'Schreiben Sie den Namen der Leistung so hin, wie Menschen ihn sagen.'
          : `In Intents gibt es ${placeholders.map((name) => `{${name}}`).join(', ')}.`,
      ),
    ];
  });
}
