import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../server/content/catalogue.ts';
import { collectKnown, type KnownQuestion } from '../../server/known-questions/collect.ts';
import { openSqliteStore } from '../../server/unanswered/store.ts';

/** The newest unanswered questions that are looked at. */
const mostUnanswered = 2000;

/** Every known question: twin tests, question sets, and what was put aside unanswered. */
export async function collectQuestions(
  root: string,
  dataDir: string,
  catalogue: Catalogue,
): Promise<readonly KnownQuestion[]> {
  return [...collectKnown(root, catalogue), ...(await fromUnanswered(dataDir))];
}

async function fromUnanswered(dataDir: string): Promise<readonly KnownQuestion[]> {
  // Opening a store would make one.
  if (!existsSync(join(dataDir, 'review.db'))) return [];
  const store = await openSqliteStore(dataDir);
  try {
    const entries = await store.list(mostUnanswered);
    return entries.map(({ text, language }) => ({ from: 'unbeantwortet', language, turns: [text] }));
  } finally {
    await store.close();
  }
}
