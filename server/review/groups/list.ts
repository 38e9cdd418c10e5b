import { type ExpressionBuilder, type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { languages } from '../../protocol/messages.ts';
import type { Database } from '../../store/database.ts';
import type { Kind } from '../../store/migrate.ts';
import type { Tables } from '../../store/tables.ts';
import { reasons } from '../../unanswered/entry.ts';
import type { GroupPage, GroupQuery, sortings } from '../api.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { groupsWith, searchedWords } from './search.ts';
import { bitOf } from './tally.ts';
import { viewGroups, weekStart } from './view.ts';

/** Groups are counted up to here; nobody pages through more. */
const mostCounted = 10_000;

/** A page of the groups that all of a query holds for. Refuses a cursor that is none. */
export async function listGroups({ db, kind }: Database, query: GroupQuery, now: Date): Promise<GroupPage> {
  const sorted = sortedBy(query.sort);
  const words = searchedWords(query.q ?? '');
  // A search for nothing but signs finds nothing; it is no search for everything.
  if (words.length === 0 && query.q?.trim()) return { groups: [], total: 0 };
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, sorted.type);
  const rows = await wanted(db, kind, query, words)
    .$if(query.sort === 'trend', (page) => page.leftJoin(recentTrends(db, now), 'recent.group_id', 'groups.id'))
    .selectAll('groups')
    .select(sorted.value.as('sorted_by'))
    .$if(after !== undefined, (page) =>
      page.where(sql<boolean>`(${sorted.value}, groups.id) < (${after?.[0]}, ${after?.[1]})`),
    )
    .orderBy(sorted.value, 'desc')
    .orderBy('groups.id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const { total } = await db
    .selectFrom(wanted(db, kind, query, words).select('groups.id').limit(mostCounted).as('found'))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    groups: await viewGroups(db, shown, now),
    total,
    ...(rows.length > query.limit && last ? { next: writeCursor([last.sorted_by, last.id]) } : {}),
  };
}

interface Sorted {
  readonly value: RawBuilder<string | number>;
  readonly type: 'string' | 'number';
}

function sortedBy(sort: (typeof sortings)[number]): Sorted {
  switch (sort) {
    case 'count':
      return { value: sql.ref('groups.count'), type: 'number' };
    case 'last-seen':
      return { value: sql.ref('groups.last_seen'), type: 'string' };
    case 'first-seen':
      return { value: sql.ref('groups.first_seen'), type: 'string' };
    case 'trend':
      return { value: sql`coalesce(recent.trend, 0)`, type: 'number' };
  }
}

/** How much oftener each group was asked in the last seven days than in the seven before; few were asked at all. */
function recentTrends(db: Kysely<Tables>, now: Date) {
  const [last, before] = [weekStart(now), weekStart(now, 1)];
  return db
    .selectFrom('group_days')
    .select([
      'group_id',
      sql<number>`cast(sum(case when day >= ${last} then count else -count end) as integer)`.as('trend'),
    ])
    .where('day', '>=', before)
    .groupBy('group_id')
    .as('recent');
}

type Groups = ExpressionBuilder<Tables, 'groups'>;

function wanted(
  db: Kysely<Tables>,
  kind: Kind,
  { state, resolution, reason, language, service, intent, assignee, from, to }: GroupQuery,
  words: readonly string[],
): SelectQueryBuilder<Tables, 'groups', object> {
  return db
    .selectFrom('groups')
    .where('merged_into', 'is', null)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(resolution !== undefined, (query) => query.where('resolution', '=', resolution ?? ''))
    .$if(reason !== undefined, (query) => query.where(hasBit('reasons', bitOf(reasons, reason ?? ''))))
    .$if(language !== undefined, (query) => query.where(hasBit('languages', bitOf(languages, language ?? ''))))
    .$if(service !== undefined, (query) => query.where('suggested_service', '=', service ?? ''))
    .$if(intent !== undefined, (query) => query.where('suggested_intent', '=', intent ?? ''))
    .$if(assignee === '-', (query) => query.where('assignee', 'is', null))
    .$if(assignee !== undefined && assignee !== '-', (query) => query.where('assignee', '=', assignee ?? ''))
    .$if(from !== undefined || to !== undefined, (query) => query.where(askedBetween(from, to)))
    .$if(words.length > 0, (query) => query.where('groups.id', 'in', groupsWith(kind, words)));
}

const hasBit = (column: 'reasons' | 'languages', bit: number) =>
  sql<boolean>`(${sql.ref(`groups.${column}`)} & ${bit}) <> 0`;

function askedBetween(from = '0000-01-01', to = '9999-12-31') {
  return ({ exists, selectFrom }: Groups) =>
    exists(
      selectFrom('group_days')
        .select('day')
        .whereRef('group_days.group_id', '=', 'groups.id')
        .where('day', '>=', from)
        .where('day', '<=', to),
    );
}
