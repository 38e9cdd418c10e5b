import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../content/catalogue.ts';
import type { Language } from '../protocol/messages.ts';
import { pageLanguage, readQuestions } from './question-set.ts';
import { readTwinFiles, readTwins } from './twins.ts';

/** A question that someone has asked or thought of: turns of one conversation, most have one. */
export interface KnownQuestion {
  /** Where it stands: a file and line, the id in a question set, the unanswered log. */
  readonly from: string;
  readonly language: Language;
  readonly turns: readonly string[];
}

/** The questions that lie beside the content: those of twin tests and question sets, as far as there are any. */
export function collectKnown(root: string, catalogue: Catalogue): readonly KnownQuestion[] {
  return [...fromTwins(root, catalogue), ...fromQuestionSets(root)];
}

function fromTwins(root: string, catalogue: Catalogue): readonly KnownQuestion[] {
  return readTwins(readTwinFiles(root), catalogue).files.flatMap(({ path, tests }) =>
    tests.map(({ language, turns }) => ({
      from: `${path}:${turns[0]?.line ?? 1}`,
      language,
      turns: turns.map(({ say, expansion }) => expansion.variants[0]?.text ?? say),
    })),
  );
}

function fromQuestionSets(root: string): readonly KnownQuestion[] {
  const folder = join(root, 'test/questions');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readQuestions(readFileSync(join(folder, name), 'utf8')).map((question) => ({
        from: `${name}:${question.id}`,
        language: pageLanguage(question),
        turns: question.turns.map(({ text }) => text),
      })),
    );
}
