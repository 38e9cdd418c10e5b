import { sql } from 'kysely';
import type { Database } from '../../store/database.ts';
import { entryColumns, entryOf } from '../../unanswered/store.ts';
import { type GroupDetail, stepSchema } from '../api.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { viewGroups } from './view.ts';

/** Questions shown at once. */
const entriesAtOnce = 50;

/** The newest steps of a history that are shown. */
const mostSteps = 200;

/**
 * A group with its questions, the newest first, and its history. One that was merged leads to where its questions are
 * now. Undefined where there is none, or none any more.
 */
export async function showGroup(
  database: Database,
  id: number,
  cursor: string | undefined,
  now: Date,
): Promise<GroupDetail | undefined> {
  const { db } = database;
  const row = await db.selectFrom('groups').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.merged_into !== null) return showGroup(database, row.merged_into, cursor, now);
  const after = cursor === undefined ? undefined : readCursor(cursor, 'number');
  // Sorted by an expression, the questions are found by their wordings, not by going through all there are.
  const arrival = sql<number>`unanswered.sequence + 0`;
  const rows = await db
    .selectFrom('unanswered')
    .innerJoin('wordings', 'wordings.id', 'unanswered.wording_id')
    .select(['unanswered.sequence', ...entryColumns.map((column) => `unanswered.${column}` as const)])
    .where('wordings.group_id', '=', id)
    .$if(after !== undefined, (query) => query.where('unanswered.sequence', '<', after?.[1] ?? 0))
    .orderBy(arrival, 'desc')
    .limit(entriesAtOnce + 1)
    .execute();
  const shown = rows.slice(0, entriesAtOnce);
  const steps = await db
    .selectFrom('steps')
    .innerJoin('changes', 'changes.id', 'steps.change_id')
    .select(['steps.id', 'who', 'at', 'what', 'before', 'after'])
    .where('group_id', '=', id)
    .orderBy('steps.id', 'desc')
    .limit(mostSteps)
    .execute();
  const [group] = await viewGroups(db, [row], now);
  const last = shown.at(-1);
  return (
    group && {
      group,
      entries: shown.map(entryOf),
      history: steps.map(({ before, after, ...step }) =>
        stepSchema.parse({ ...step, before: JSON.parse(before), after: JSON.parse(after) }),
      ),
      ...(rows.length > entriesAtOnce && last ? { nextEntries: writeCursor([0, last.sequence]) } : {}),
    }
  );
}
