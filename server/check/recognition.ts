import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { RawFile } from '../content/build.ts';
import { parseSource, type SourceFile } from '../content/source-file.ts';
import { type Finding, warnAt } from './inspection.ts';

/**
 * How many of a file’s utterances the bot recognises when each is asked by a bot that has not learnt it. Written by
 * whoever measures it; taking it again takes minutes, so the content check only reads it.
 */
export const recognitionPath = 'test/recognition.yaml';

/** Below this share a file’s utterances are too few, too unlike each other, or too like those of another. */
export const leastRecognised = 0.7;

const count = z.number().int().nonnegative();
const recognitionSchema = z.strictObject({
  measured: z.iso.date(),
  /** By content file: `intents/service/costs.yaml`, `knowledge-base/services/reisepass.yaml`. */
  files: z.record(z.string(), z.strictObject({ asked: count, recognised: count })),
});

/** The figures as they lie in the folder; nothing where none were taken. */
export async function readRecognition(root: string): Promise<RawFile | undefined> {
  try {
    return { path: recognitionPath, bytes: await readFile(join(root, recognitionPath)) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Warnings for files whose utterances the bot would not have recognised, by the last figures that were taken. */
export function findUnrecognised(sources: readonly SourceFile[], figures: RawFile | undefined): readonly Finding[] {
  if (!figures) return [];
  const { source } = parseSource(figures.path, figures.bytes);
  const recognition = recognitionSchema.safeParse(source?.value);
  if (!recognition.success) return [unreadable(figures.path)];
  const { files, measured } = recognition.data;
  return sources.flatMap((each): readonly Finding[] => {
    const { asked, recognised } = files[each.path] ?? { asked: 0, recognised: 0 };
    if (asked === 0 || recognised / asked >= leastRecognised) return [];
    return [
      warnAt(
        each,
        ['utterances'],
        'unrecognised',
        `Nur ${recognised} von ${asked} Äußerungen (${Math.floor((100 * recognised) / asked)} %) versteht der Bot, wenn er sie nicht gelernt hat (gemessen am ${measured.split('-').reverse().join('.')}).`,
        'Ergänzen Sie ähnlich gemeinte, anders gesagte Äußerungen, und nehmen Sie heraus, was auch anders gemeint sein kann.',
      ),
    ];
  });
}

function unreadable(file: string): Finding {
  return {
    severity: 'warning',
    kind: 'unrecognised',
    file,
    line: 1,
    column: 1,
    message: 'Die Messwerte sind nicht lesbar.',
    hint: 'Die Datei wird von einem Programm geschrieben: Lassen Sie noch einmal messen, oder löschen Sie sie.',
  };
}
