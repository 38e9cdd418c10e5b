import { randomUUID } from 'node:crypto';
import type { Group, GroupDetail, GroupQuery } from '../../../../server/review/api.ts';
import { createGrouper } from '../../../../server/review/groups/assign.ts';
import { createGroups } from '../../../../server/review/groups/groups.ts';
import type { Database } from '../../../../server/store/database.ts';
import type { Entry } from '../../../../server/unanswered/entry.ts';
import { createUnansweredStore } from '../../../../server/unanswered/store.ts';
import { type Kind, makeDatabase } from '../../store/test-database.ts';

/** A dialog center with an empty database, whose clock only moves when told to. */
export async function openOffice(kind: Kind) {
  return officeOn(await makeDatabase(kind));
}

/** A dialog center on a database that others may use as well. */
export function officeOn(database: Database) {
  const store = createUnansweredStore(database);
  const grouper = createGrouper(database);
  let clock = new Date('2026-03-02T10:00:00Z');
  const groups = createGroups(database, () => clock);
  return {
    database,
    groups,
    grouper,
    /** Moves the clock. */
    setClock(at: string) {
      clock = new Date(at);
    },
    /** Puts questions aside, not understood unless it says otherwise, and groups them. */
    async ask(...asked: readonly (string | Partial<Entry>)[]) {
      await store.add(asked.map((each) => entryOf(each, clock)));
      await grouper.run();
    },
    /** Groups as a list shows them. */
    async list(query: Partial<GroupQuery> = {}): Promise<readonly Group[]> {
      return (await groups.list({ sort: 'first-seen', limit: 100, ...query })).groups;
    },
    /** The one group that a question is in. */
    async groupOf(text: string): Promise<Group> {
      for (const group of await this.list()) {
        const detail = await groups.show(group.id);
        if (detail?.entries.some((entry) => entry.text === text)) return group;
      }
      throw new Error(`no group has ${text}`);
    },
    async detail(id: number): Promise<GroupDetail> {
      const detail = await groups.show(id);
      if (!detail) throw new Error(`no group ${id}`);
      return detail;
    },
    /** The questions of each group, each list in order. */
    async meanings(): Promise<readonly (readonly string[])[]> {
      const details = await Promise.all((await this.list()).map(({ id }) => this.detail(id)));
      return details.map(({ entries }) => entries.map(({ text }) => text).sort()).sort();
    },
  };
}

export type Office = ReturnType<typeof officeOn>;

function entryOf(asked: string | Partial<Entry>, clock: Date): Entry {
  return {
    id: randomUUID(),
    text: '',
    language: 'de',
    reason: 'not-understood',
    outcome: 'unmatched',
    nearest: [],
    at: clock.toISOString(),
    ...(typeof asked === 'string' ? { text: asked } : asked),
  };
}

/** A question that was understood, but for which there is no fact. */
export function noFact(text: string, intent: string, service: string): Partial<Entry> {
  return { text, reason: 'no-fact', outcome: 'matched', nearest: [{ intent, service, confidence: 0.9 }] };
}

export const seen = ({ id, version }: Group) => ({ group: id, version });
