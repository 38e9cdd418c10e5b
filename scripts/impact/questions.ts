import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../server/content/catalogue.ts';
import { collectKnown, type KnownQuestion } from '../../server/known-questions/collect.ts';
import type { DatabaseSettings } from '../../server/store/database.ts';
import { sqliteFile } from '../../server/store/sqlite.ts';
import { openUnansweredStore } from '../../server/unanswered/store.ts';

/** The newest unanswered questions that are looked at. */
const mostUnanswered = 2000;

/** Every known question: twin tests, question sets, and what was put aside unanswered. */
export async function collectQuestions(
  root: string,
  place: DatabaseSettings,
  catalogue: Catalogue,
): Promise<readonly KnownQuestion[]> {
  return [...collectKnown(root, catalogue), ...(await fromUnanswered(place))];
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
