import type { Kysely } from 'kysely';
import { type Language, languages } from '../../protocol/messages.ts';
import type { Tables } from '../../store/tables.ts';

/** What was answered lately, redacted and counted, the most asked first. */
export async function listAnswered(
  db: Kysely<Tables>,
  limit: number,
): Promise<readonly { readonly text: string; readonly language: Language; readonly count: number }[]> {
  const rows = await db
    .selectFrom('answered')
    .select(['text', 'language', 'count'])
    .orderBy('count', 'desc')
    .orderBy('text')
    .limit(limit)
    .execute();
  return rows.flatMap(({ text, language, count }) => {
    const known = languages.find((each) => each === language);
    return known ? [{ text, language: known, count }] : [];
  });
}
