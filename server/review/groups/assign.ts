import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { Database } from '../../store/database.ts';
import type { Tables } from '../../store/tables.ts';
import { transact } from '../../store/transact.ts';
import type { Entry } from '../../unanswered/entry.ts';
import { entryColumns, entryOf } from '../../unanswered/store.ts';
import { createLandmarks, type Landmarks } from './landmarks.ts';
import { lockGrouping } from './lock.ts';
import { makeGroup } from './make.ts';
import { keyOf, type Meaning, meaningOf, nameOf, type Target } from './meaning.ts';
import { reopen } from './reopen.ts';
import { indexWording } from './search.ts';
import { withVote } from './suggestion.ts';
import { dayOf, joined, type Tally, withOne } from './tally.ts';

/** Puts questions of one meaning into one group. */
export interface Grouper {
  /**
   * Groups all questions that are in no group yet, and pauses between a few and the next; how many there were. Once
   * `isOver` says so, the rest is left to the next time.
   */
  run(pause?: () => Promise<unknown>, isOver?: () => boolean): Promise<number>;
}

/** Questions grouped in one transaction, which with SQLite is in one go: few enough that nobody notices. */
const atOnce = 10;

/** Landmarks read in one go, so that the chat gets its turn in between. */
const landmarksAtOnce = 1000;

/** Where questions that are alike word by word belong. */
interface Wording {
  readonly id: number;
  readonly group: number;
}

/** What a batch of questions adds to a group. */
interface Addition {
  tally: Tally | undefined;
  readonly days: Map<string, number>;
  /** What each of the questions came nearest to. */
  readonly nearest: Entry['nearest'][];
  /** When it was last asked without an answer. */
  unansweredAt: string | undefined;
}

/** Groups questions as they come. What it compares with is in memory, and follows what other processes add. */
export function createGrouper(database: Database): Grouper {
  const { db, kind } = database;
  let landmarks = createLandmarks();
  let newest = 0;

  /** Reads the landmarks that came since; false where more are waiting. */
  const catchUp = async (reader: typeof db | Transaction<Tables>): Promise<boolean> => {
    const rows = await reader
      .selectFrom('landmarks')
      .innerJoin('wordings', 'wordings.id', 'landmarks.wording_id')
      .select(['landmarks.id', 'wordings.id as wording', 'words', 'target', 'is_sure'])
      .where('landmarks.id', '>', newest)
      .orderBy('landmarks.id')
      .limit(landmarksAtOnce)
      .execute();
    for (const { id, wording, words, target, is_sure } of rows) {
      landmarks.add(wording, {
        words,
        target: target === null ? undefined : readTarget(target),
        isSure: is_sure === 1,
      });
      newest = id;
    }
    return rows.length < landmarksAtOnce;
  };

  const groupBatch = (): Promise<number> =>
    transact(db, async (transaction) => {
      await lockGrouping(transaction, kind);
      while (!(await catchUp(transaction)));
      const rows = await transaction
        .selectFrom('unanswered')
        .select(['sequence', ...entryColumns])
        .where('wording_id', 'is', null)
        .orderBy('sequence')
        .limit(atOnce)
        .execute();
      const asked = rows.map((row) => ({ sequence: row.sequence, ...readEntry(entryOf(row)) }));
      const known = await knownWordings(transaction, asked);
      const additions = new Map<number, Addition>();
      const sequences = new Map<number, number[]>();
      for (const { sequence, entry, meaning, key } of asked) {
        const { id, group } = known.get(key) ?? (await makeWording(transaction, entry, meaning, key));
        known.set(key, { id, group });
        additions.set(group, addTo(additions.get(group), entry));
        sequences.set(id, [...(sequences.get(id) ?? []), sequence]);
      }
      for (const [wording, mine] of sequences)
        await transaction
          .updateTable('unanswered')
          .set({ wording_id: wording })
          .where('sequence', 'in', mine)
          .execute();
      for (const [group, addition] of additions) await write(transaction, group, addition);
      return rows.length;
    });

  const makeWording = async (
    transaction: Transaction<Tables>,
    entry: Entry,
    meaning: Meaning,
    key: string,
  ): Promise<Wording> => {
    const near = await nearestGroup(transaction, landmarks, meaning);
    const group = near ?? (await makeGroup(transaction, entry));
    const { id } = await transaction
      .insertInto('wordings')
      .values({
        key,
        group_id: group,
        words: meaning.words,
        target: meaning.target ? nameOf(meaning.target) : null,
        is_sure: meaning.isSure ? 1 : 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await indexWording(transaction, kind, id, meaning.words);
    if (near === undefined) {
      await transaction.insertInto('landmarks').values({ wording_id: id }).execute();
      landmarks.add(id, meaning);
    }
    return { id, group };
  };

  const write = async (transaction: Transaction<Tables>, id: number, addition: Addition) => {
    const group = await transaction
      .selectFrom('groups')
      .selectAll()
      .where('id', '=', id)
      .$if(kind === 'postgres', (query) => query.forUpdate())
      .executeTakeFirstOrThrow();
    const { nearest, tally, days, unansweredAt } = addition;
    const { suggested_intent, suggested_service, suggested_confidence } = nearest.reduce(withVote, group);
    await transaction
      .updateTable('groups')
      .set({
        ...(tally ? joined(group, tally) : {}),
        suggested_intent,
        suggested_service,
        suggested_confidence,
      })
      .where('id', '=', id)
      .execute();
    await transaction
      .insertInto('group_days')
      .values([...days].map(([day, count]) => ({ group_id: id, day, count })))
      .onConflict((conflict) =>
        conflict
          .columns(['group_id', 'day'])
          .doUpdateSet(({ ref, eb }) => ({ count: eb(ref('group_days.count'), '+', ref('excluded.count')) })),
      )
      .execute();
    if (unansweredAt !== undefined) await reopen(transaction, group, unansweredAt);
  };

  return {
    async run(pause = setImmediate, isOver = () => false) {
      await database.ready();
      let grouped = 0;
      try {
        // The first time there are many; later on the batch itself reads what has come.
        if (newest === 0) while (!(await catchUp(db))) await pause();
        for (;;) {
          const count = await groupBatch();
          grouped += count;
          if (count < atOnce || isOver()) return grouped;
          await pause();
        }
      } catch (error) {
        // What was rolled back must not be compared with: read everything anew.
        landmarks = createLandmarks();
        newest = 0;
        throw error;
      }
    },
  };
}

function readEntry(entry: Entry) {
  const meaning = meaningOf(entry);
  return { entry, meaning, key: createHash('sha256').update(keyOf(meaning)).digest('base64url') };
}

/** Those of the questions' wordings that have been asked before, by their key. */
async function knownWordings(
  transaction: Transaction<Tables>,
  asked: readonly { readonly key: string }[],
): Promise<Map<string, Wording>> {
  if (asked.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('wordings')
    .select(['id', 'group_id', 'key'])
    .where(
      'key',
      'in',
      asked.map(({ key }) => key),
    )
    .execute();
  return new Map(rows.map(({ id, group_id, key }) => [key, { id, group: group_id }]));
}

/** The group of the landmark that is likeliest to mean the same. */
async function nearestGroup(
  transaction: Transaction<Tables>,
  landmarks: Landmarks,
  meaning: Meaning,
): Promise<number | undefined> {
  for (const id of landmarks.like(meaning)) {
    const wording = await transaction.selectFrom('wordings').select('group_id').where('id', '=', id).executeTakeFirst();
    if (wording) return wording.group_id;
    // Deleted since, because its time was over.
    landmarks.remove(id);
  }
  return undefined;
}

function addTo(addition: Addition | undefined, entry: Entry): Addition {
  const { tally, days, nearest, unansweredAt } = addition ?? emptyAddition();
  const day = dayOf(new Date(entry.at));
  days.set(day, (days.get(day) ?? 0) + 1);
  nearest.push(entry.nearest);
  return {
    tally: withOne(tally, entry),
    days,
    nearest,
    // An answer was given to what is only to be looked at.
    unansweredAt: entry.reason === 'unsure' || entry.at < (unansweredAt ?? '') ? unansweredAt : entry.at,
  };
}

function emptyAddition(): Addition {
  return { tally: undefined, days: new Map(), nearest: [], unansweredAt: undefined };
}

function readTarget(name: string): Target {
  const [intent = '', service] = name.split(' ');
  return { intent, service };
}
