import type { Kysely, Selectable, Transaction } from 'kysely';
import { languages } from '../../protocol/messages.ts';
import type { GroupRow, Tables } from '../../store/tables.ts';
import { reasons } from '../../unanswered/entry.ts';
import { type Group, groupSchema } from '../api.ts';
import { dayOf, itemsOf } from './tally.ts';

const dayMs = 24 * 60 * 60 * 1000;
const weeksShown = 8;

/** The first day of the seven that end with the day of `now`, or of the seven so many weeks before. */
export function weekStart(now: Date, weeksBefore = 0): string {
  return dayOf(new Date(now.getTime() - (7 * (weeksBefore + 1) - 1) * dayMs));
}

/** Groups as the page shows them, in the order given. */
export async function viewGroups(
  db: Kysely<Tables> | Transaction<Tables>,
  rows: readonly Selectable<GroupRow>[],
  now: Date,
): Promise<Group[]> {
  if (rows.length === 0) return [];
  const starts = Array.from({ length: weeksShown }, (_, index) => weekStart(now, weeksShown - 1 - index));
  const days = await db
    .selectFrom('group_days')
    .select(['group_id', 'day', 'count'])
    .where(
      'group_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('day', '>=', starts[0] ?? '')
    .execute();
  const weeksById = new Map(rows.map(({ id }) => [id, new Array<number>(weeksShown).fill(0)]));
  for (const { group_id, day, count } of days) {
    const weeks = weeksById.get(group_id);
    const week = starts.findLastIndex((start) => start <= day);
    if (weeks && week >= 0) weeks[week] = (weeks[week] ?? 0) + count;
  }
  return rows.map((row) => viewOf(row, weeksById.get(row.id) ?? []));
}

function viewOf(row: Selectable<GroupRow>, weeks: readonly number[]): Group {
  return groupSchema.parse({
    id: row.id,
    version: row.version,
    title: row.title,
    state: row.state,
    resolution: row.resolution ?? undefined,
    assignee: row.assignee ?? undefined,
    note: row.note,
    count: row.count,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    weeks,
    languages: itemsOf(languages, row.languages),
    reasons: itemsOf(reasons, row.reasons),
    suggested:
      row.suggested_intent === null
        ? undefined
        : { intent: row.suggested_intent, service: row.suggested_service ?? undefined },
  });
}
