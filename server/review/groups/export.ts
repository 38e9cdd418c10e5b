import type { Group, GroupPage, GroupQuery, Resolution, State } from '../api.ts';
import { type Cell, guarded, type Sheet } from '../tables/sheet.ts';

/** More groups are no list for people to read. */
const mostExported = 10_000;

const stateNames: Readonly<Record<State, string>> = { new: 'neu', 'in-progress': 'in Arbeit', resolved: 'erledigt' };

const resolutionNames: Readonly<Record<Resolution, string>> = {
  'content-added': 'in die Inhalte aufgenommen',
  'answered-now': 'wird schon beantwortet',
  'out-of-scope': 'nicht zuständig',
  spam: 'Spam',
};

/** All groups that a query holds for, as a table; counts that could point at a person are hidden. */
export async function exportGroups(
  list: (query: GroupQuery) => Promise<GroupPage>,
  query: GroupQuery,
): Promise<readonly Sheet[]> {
  const found: Group[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...query, limit: 100, cursor });
    found.push(...page.groups);
    cursor = page.next;
  } while (cursor !== undefined && found.length < mostExported);
  return [{ name: 'Gruppen', rows: [headings, ...found.map(rowOf)] }];
}

const headings = [
  'Nummer',
  'Frage',
  'Stand',
  'Ergebnis',
  'Anzahl',
  'diese Woche',
  'zuerst gefragt',
  'zuletzt gefragt',
  'Sprachen',
  'Vorschlag',
  'in Arbeit bei',
  'Notiz',
];

function rowOf(group: Group): readonly Cell[] {
  const { suggested } = group;
  return [
    group.id,
    group.title,
    stateNames[group.state],
    group.resolution ? resolutionNames[group.resolution] : '',
    guarded(group.count),
    guarded(group.weeks.at(-1) ?? 0),
    dayOf(group.firstSeen),
    dayOf(group.lastSeen),
    group.languages.join(', '),
    suggested ? [suggested.service, suggested.intent].filter(Boolean).join(' · ') : '',
    group.assignee ?? '',
    group.note,
  ];
}

function dayOf(at: string): Cell {
  return { day: at.slice(0, 10) };
}
