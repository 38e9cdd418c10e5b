import { languages } from '../../protocol/messages.ts';
import type { Database } from '../../store/database.ts';
import { transact } from '../../store/transact.ts';
import { settingsOf, writeSettings } from './change.ts';
import { record } from './record.ts';
import { holdGroups, type Seen } from './seen.ts';

/** More wordings of a group are not tried. */
const mostWordings = 500;

/**
 * A group's questions with how often each was asked, the most asked first; or that somebody changed the group since it
 * was seen, or that it is gone.
 */
export async function askedIn({ db }: Database, { group, version }: Seen) {
  const now = await db
    .selectFrom('groups')
    .select('version')
    .where('id', '=', group)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
  if (now === undefined) return 'gone';
  if (now.version !== version) return 'changed';
  const rows = await db
    .selectFrom('unanswered')
    .innerJoin('wordings', 'wordings.id', 'wording_id')
    .select(({ fn }) => ['text', 'language', fn.countAll<number>().as('count')])
    .where('group_id', '=', group)
    .groupBy(['text', 'language'])
    .orderBy('count', 'desc')
    .orderBy('text')
    .limit(mostWordings)
    .execute();
  return rows.flatMap(({ text, language, count }) => {
    const known = languages.find((each) => each === language);
    return known ? [{ text, language: known, count }] : [];
  });
}

/**
 * Resolves a group as `content-added` and carries out `write` in the same step: where one fails, neither has happened.
 * Not carried out where somebody changed the group meanwhile, or it is gone.
 */
export function resolveByContent(
  { db, kind }: Database,
  seen: Seen,
  by: { readonly who: string; readonly at: string },
  adopted: { readonly proposal: string; readonly file: string },
  write: () => Promise<void>,
): Promise<'done' | 'changed' | 'gone'> {
  return transact(db, async (transaction) => {
    const { unchanged, gone } = await holdGroups(transaction, kind, [seen]);
    const [group] = unchanged;
    if (!group) return gone.length > 0 ? 'gone' : 'changed';
    const next = { ...settingsOf(group), state: 'resolved', resolution: 'content-added' };
    await writeSettings(transaction, group, next, by.at);
    await record(transaction, by, [
      {
        group: group.id,
        version: group.version + 1,
        what: 'adopt',
        before: { state: group.state, resolution: group.resolution },
        after: { state: next.state, resolution: next.resolution, ...adopted },
      },
    ]);
    // Last, because a file cannot be rolled back.
    await write();
    return 'done';
  });
}
