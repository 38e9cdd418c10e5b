import type { Path, SourceFile } from '../content/source-file.ts';
import { tokenise } from '../understanding/normalise.ts';
import { valueAt, valuesIn } from './inspection.ts';

/** A sentence that content holds as one of visitors: an utterance of an intent, of a service or of a question. */
export interface Saying {
  readonly source: SourceFile;
  /** The list it stands in, and its place there. */
  readonly list: Path;
  readonly index: number;
  readonly text: string;
  readonly language: string;
  /** What it leads to. Two sayings of one owner may be as alike as they like. */
  readonly owner: Owner;
}

/** What a saying leads to: an intent, an aspect of a service, or a question of a service’s own. */
export interface Owner {
  /** Tells owners apart. */
  readonly key: string;
  /** The intent that answers; none for a question of a service’s own. */
  readonly intent?: string;
  /** The file of the service that it is about. */
  readonly service?: SourceFile;
}

/** All sayings of intents and services, in the order of the files. Nothing is taken for granted. */
export function sayingsOf(sources: readonly SourceFile[]): readonly Saying[] {
  return sources.flatMap((source) => {
    const intent = /^intents\/([^/]+\/[^/]+)\.yaml$/.exec(source.path)?.[1];
    if (intent !== undefined) return phrasesAt(source, ['utterances'], { key: intent, intent });
    if (!source.path.startsWith('knowledge-base/services/')) return [];
    const questions = valueAt(source.value, 'questions');
    return [
      ...Object.keys(Object(valueAt(source.value, 'utterances'))).flatMap((aspect) =>
        phrasesAt(source, ['utterances', aspect], {
          key: `${source.path} ${aspect}`,
          intent: `service/${aspect}`,
          service: source,
        }),
      ),
      ...(Array.isArray(questions) ? questions : []).flatMap((_, index) =>
        phrasesAt(source, ['questions', index, 'utterances'], {
          key: `${source.path} questions ${index}`,
          service: source,
        }),
      ),
    ];
  });
}

/** Where a saying stands. */
export function placeOf({ list, index }: Saying): Path {
  return [...list, index];
}

function phrasesAt(source: SourceFile, at: Path, owner: Owner): readonly Saying[] {
  return Object.entries(Object(valueAt(source.value, ...at))).flatMap(([language, phrases]): readonly Saying[] => {
    if (!Array.isArray(phrases)) return [];
    const list = [...at, language];
    return phrases.flatMap((text: unknown, index) =>
      typeof text === 'string' ? [{ source, list, index, text, language, owner }] : [],
    );
  });
}

/** The stems of all words by which a service is named, its siblings’ words (lost, for a child) included. */
export function nameStemsOf({ value }: SourceFile): ReadonlySet<string> {
  const names = ['terms', 'name', 'short'].flatMap((key) =>
    [...valuesIn(valueAt(value, key))].flatMap((found) => (typeof found.value === 'string' ? [found.value] : [])),
  );
  return new Set(names.flatMap((name) => tokenise(name).map(({ stem }) => stem)));
}
