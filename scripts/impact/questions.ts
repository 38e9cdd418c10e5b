import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../server/content/catalogue.ts';
import type { Language } from '../../server/protocol/messages.ts';
import type { DatabaseSettings } from '../../server/store/database.ts';
import { sqliteFile } from '../../server/store/sqlite.ts';
import { openUnansweredStore } from '../../server/unanswered/store.ts';
import { pageLanguage, readQuestions } from '../evaluation/questions.ts';
import { readTwinFiles, readTwins } from '../twins/read.ts';

/** Questions that someone has asked or thought of: turns of one conversation, most have one. */
export interface KnownQuestion {
  /** Where it stands: a file and line, the id in a question set, the unanswered log. */
  readonly from: string;
  readonly language: Language;
  readonly turns: readonly string[];
}

/** The newest unanswered questions that are looked at. */
const mostUnanswered = 2000;

/** Every known question: twin tests, question sets, and what was put aside unanswered. */
export async function collectQuestions(
  root: string,
  place: DatabaseSettings,
  catalogue: Catalogue,
): Promise<readonly KnownQuestion[]> {
  return [...fromTwins(root, catalogue), ...fromQuestionSets(root), ...(await fromUnanswered(place))];
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

async function fromUnanswered({ dataDir, databaseUrl }: DatabaseSettings): Promise<readonly KnownQuestion[]> {
  // Opening a store would make one.
  if (databaseUrl === undefined && !existsSync(join(dataDir, sqliteFile))) return [];
  const store = await openUnansweredStore({ dataDir, databaseUrl });
  try {
    const entries = await store.list(mostUnanswered);
    return entries.map(({ text, language }) => ({ from: 'unbeantwortet', language, turns: [text] }));
  } finally {
    await store.close();
  }
}
