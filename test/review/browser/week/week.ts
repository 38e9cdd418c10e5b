import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import { type Scored, scoreQuestions } from '../../../../scripts/evaluation/score.ts';
import type { Catalogue } from '../../../../server/content/catalogue.ts';
import { loadCatalogue } from '../../../../server/content/load.ts';
import { prepareEngine } from '../../../../server/models.ts';
import type { Reply } from '../../../../server/protocol/messages.ts';
import { installEngine } from '../../../../server/understanding/engine.ts';
import { openTestService } from '../../../server/harness.ts';
import { openDesk } from '../stage.ts';
import { askAndLeave } from './citizen.ts';
import { adopt, isListed, logIn, type Preview, type Row, readList } from './desk-work.ts';
import { askedInAWeek, questionSets } from './questions.ts';
import { type Adopted, adopted, lastOfAll, type Recurring } from './recurring.ts';

const weekMs = 7 * 24 * 60 * 60 * 1000;
const monday = new Date('2026-11-23T00:00:00Z').getTime();

/** The clock of `npm run evaluate`. */
const evaluationClock = new Date('2026-11-24T09:00:00Z');

const patienceMs = 10 * 60_000;

/** A question with what the chat said to it. */
export interface Asked {
  readonly text: string;
  readonly reply: Reply;
  /** What it is a spelling of, if it recurs. */
  readonly of?: Recurring | undefined;
}

/** What was adopted, and what came of it. */
export interface Adoption {
  readonly wish: Adopted;
  readonly preview: Preview;
  /** All its spellings of this week, asked once more. */
  readonly askedAgain: readonly Asked[];
  /** What nobody has asked before. */
  readonly saidOtherwise: readonly Asked[];
}

/** All that happened in a week, at the chat and at the review page. */
export interface Week {
  readonly asked: readonly Asked[];
  /** The list at the end of the week, and when the work was done. */
  readonly groups: readonly Row[];
  readonly groupsLeft: readonly Row[];
  readonly adoptions: readonly Adoption[];
  /** The project's question sets, scored as `npm run evaluate` does. */
  readonly before: readonly Scored[];
  readonly after: readonly Scored[];
  readonly problems: readonly string[];
}

/** A week with the real server and content: citizens ask, and a person of the dialog center adopts what recurs. */
export async function liveAWeek(): Promise<Week> {
  const contentDir = await copyContent();
  let now = monday;
  const server = await openTestService({
    env: { CONTENT_DIR: contentDir, REVIEW: '', REVIEW_MAY_WRITE: 'true', LIMIT_MESSAGES: '10000' },
    now: () => new Date(now),
    reviewDir: inject('reviewRoot'),
  });
  let count = 0;
  const ask = async (text: string): Promise<Asked> => {
    count += 1;
    return { text, reply: await askAndLeave(server.port, text, `question-${count}`) };
  };
  const askAll = async (texts: readonly string[]): Promise<readonly Asked[]> => {
    const answers: Asked[] = [];
    for (const text of texts) answers.push(await ask(text));
    return answers;
  };
  try {
    const catalogue = await learnt(contentDir);
    const before = scoreQuestions(questionSets, catalogue, evaluationClock);
    const questions = askedInAWeek(catalogue);
    const asked: Asked[] = [];
    for (const [index, { text, of }] of questions.entries()) {
      now = monday + (index / questions.length) * weekMs;
      asked.push({ ...(await ask(text)), of });
    }
    now = monday + weekMs;
    await ask(lastOfAll);

    const { desk, close } = await openDesk(`http://127.0.0.1:${server.port}/review/`);
    await logIn(desk, server.oneTimeLogin);
    await isListed(desk, lastOfAll);
    const groups = await readList(desk);
    const previews: Preview[] = [];
    for (const wish of adopted) {
      previews.push(await adopt(desk, rowOf(wish, asked, groups)?.title ?? '', wish));
      await isLearnt(ask, wish);
    }
    const groupsLeft = await readList(desk);
    await close();

    const adoptions: Adoption[] = [];
    for (const [index, wish] of adopted.entries()) {
      const spellings = new Set(questions.flatMap(({ text, of }) => (of === wish ? [text] : [])));
      const askedAgain = await askAll([...spellings]);
      const saidOtherwise = await askAll(wish.unheard);
      adoptions.push({ wish, preview: previews[index] as Preview, askedAgain, saidOtherwise });
    }
    const after = scoreQuestions(questionSets, await learnt(contentDir), evaluationClock);
    return { asked, groups, groupsLeft, adoptions, before, after, problems: desk.problems };
  } finally {
    await server.close();
    await rm(contentDir, { recursive: true, force: true });
  }
}

/** The first group that is called by a spelling of what recurs. */
export function rowOf(what: Recurring, asked: readonly Asked[], rows: readonly Row[]): Row | undefined {
  const spellings = new Set(asked.filter(({ of }) => of === what).map(({ text }) => text));
  return rows.find(({ title }) => spellings.has(title));
}

/** The project's content and the questions beside it, in a folder that may be written to. */
async function copyContent(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'hsc-week-'));
  for (const folder of ['intents', 'knowledge-base', 'test/intents', 'test/questions'])
    await cp(folder, join(copy, folder), { recursive: true });
  return copy;
}

async function learnt(contentDir: string): Promise<Catalogue> {
  const catalogue = await loadCatalogue(contentDir);
  installEngine(catalogue, await prepareEngine(catalogue));
  return catalogue;
}

/** Waits until the chat answers with what was adopted. */
async function isLearnt(ask: (text: string) => Promise<Asked>, { wordings: [text = ''], id }: Adopted) {
  await vi.waitFor(
    async () => {
      const { reply } = await ask(text);
      if (reply.outcome !== 'matched' || reply.match?.slots.service !== id) throw new Error(`${id} is not learnt yet`);
    },
    { timeout: patienceMs, interval: 250 },
  );
}
