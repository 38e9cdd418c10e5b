/** Runs in a thread of its own: checks and learns proposals, beside the chat and after it. */
import { setPriority } from 'node:os';
import { platform } from 'node:process';
import { parentPort } from 'node:worker_threads';
import { readCommonWords } from '../../../content/load.ts';
import { collectKnown } from '../../../known-questions/collect.ts';
import { tryTurn } from '../try-turn.ts';
import { findImpact, type ImpactQuestion, questionsFor, type State } from './impact.ts';
import type { Job, News, Report } from './jobs.ts';
import { States } from './states.ts';

// Linux counts this for the thread that asks; elsewhere it would slow the chat down, too.
if (platform === 'linux') setPriority(5);

const states = new States(await readCommonWords());

const post = (report: Report) => parentPort?.postMessage(report);

parentPort?.on('message', ({ job, work }: { readonly job: number; readonly work: Job }) => {
  carryOut(work, (news) => post({ job, news })).then(
    () => post({ job, isDone: true }),
    (error: unknown) => post({ job, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

async function carryOut(work: Job, tell: (news: News) => void): Promise<void> {
  switch (work.kind) {
    case 'examine':
      return examine(work, tell);
    case 'try': {
      const { catalogue } = await states.after(work.content);
      return tell({ kind: 'tried', turn: tryTurn(work.move, work.context, catalogue, work.now) });
    }
    case 'keep':
      return states.keep(work.content);
  }
}

async function examine(work: Extract<Job, { kind: 'examine' }>, tell: (news: News) => void): Promise<void> {
  const { content, root, today, group, answered } = work;
  const problems = states.findNew(content, today);
  tell({ kind: 'checked', problems });
  if (problems.some(({ severity }) => severity === 'error')) return;
  const before = await states.before(content);
  const tellImpact = async (questions: readonly ImpactQuestion[], after: State, learnt: boolean) => {
    const { path: file } = content.changed;
    tell({ kind: 'impact', impact: await findImpact(questions, { before, after, file, learnt }) });
  };
  const own = questionsFor(group, [], []);
  if (own.length > 0) await tellImpact(own, await states.carriedOver(content), false);
  const after = await states.after(content);
  await tellImpact(questionsFor(group, answered, collectKnown(root, before.catalogue)), after, true);
}
