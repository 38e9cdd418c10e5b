import type { Worker } from 'node:worker_threads';
import { startThread } from '../../../thread.ts';
import type { Job, News, Report, TriedTurn } from './jobs.ts';

/** So many proposals wait while one is examined; each takes seconds. */
const mostWaiting = 8;

/** So many questions are tried at once. */
const mostTries = 8;

/** No work takes so long on any machine that is worth having. */
const longestMs = 30 * 60_000;

/** A thread that had nothing to do for this long is ended: what it knows takes hundreds of megabytes. */
const idleMs = 10 * 60_000;

/** Everybody who asked before is served first, and the line is long. */
export class WorkshopBusy extends Error {
  override readonly name = 'WorkshopBusy';
}

/** The server stops: what was worked on is nobody's concern any more. */
export class WorkshopClosed extends Error {
  override readonly name = 'WorkshopClosed';
}

/** A thread beside the chat that checks and learns proposals, one after the other. */
export interface Workshop {
  /** Ends when all is told. Throws `WorkshopBusy` at once where too many wait. */
  examine(work: Extract<Job, { kind: 'examine' }>, onNews: (news: News) => void): Promise<void>;
  tryTurn(work: Extract<Job, { kind: 'try' }>): Promise<TriedTurn>;
  keep(work: Extract<Job, { kind: 'keep' }>): Promise<void>;
  close(): Promise<void>;
}

interface Running {
  readonly onNews: (news: News) => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Opens a workshop. Its thread begins with the first work. */
export function openWorkshop(): Workshop {
  let thread: Worker | undefined;
  let lastJob = 0;
  let tries = 0;
  let waiting = 0;
  let line = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;
  const running = new Map<number, Running>();

  const end = (job: number, error?: Error) => {
    const work = running.get(job);
    if (!work) return;
    running.delete(job);
    clearTimeout(work.timer);
    if (error) work.reject(error);
    else work.resolve();
    if (running.size === 0) idle = setTimeout(stop, idleMs).unref();
  };

  /** What the thread was working on is lost; the next work gets another one. */
  const stop = async (reason: Error = new WorkshopClosed()) => {
    const stopped = thread;
    thread = undefined;
    for (const job of [...running.keys()]) end(job, reason);
    await stopped?.terminate();
  };

  const start = (): Worker => {
    const started = startThread('./thread', import.meta.url);
    started.on('message', (report: Report) => {
      if ('news' in report) running.get(report.job)?.onNews(report.news);
      else if ('failure' in report) end(report.job, new Error(report.failure));
      else end(report.job);
    });
    const fail = (error: Error) => {
      if (thread === started) void stop(error);
    };
    started.on('error', fail);
    started.on('exit', (code) => fail(new Error(`the workshop ended with code ${code}`)));
    // An idle workshop keeps no process alive.
    started.unref();
    return started;
  };

  const run = (work: Job, onNews: (news: News) => void = () => {}): Promise<void> =>
    new Promise((resolve, reject) => {
      if (isClosed) throw new WorkshopClosed();
      clearTimeout(idle);
      thread ??= start();
      lastJob += 1;
      const timer = setTimeout(() => void stop(new Error('work took too long')), longestMs).unref();
      running.set(lastJob, { onNews, resolve, reject, timer });
      thread.postMessage({ job: lastJob, work });
    });

  return {
    async examine(work, onNews) {
      if (waiting > mostWaiting) throw new WorkshopBusy();
      waiting += 1;
      const turn = line.then(() => run(work, onNews));
      line = turn.catch(() => {});
      await turn.finally(() => {
        waiting -= 1;
      });
    },
    async tryTurn(work) {
      if (tries >= mostTries) throw new WorkshopBusy();
      tries += 1;
      const turns: TriedTurn[] = [];
      await run(work, (news) => news.kind === 'tried' && turns.push(news.turn)).finally(() => {
        tries -= 1;
      });
      const [turn] = turns;
      if (!turn) throw new Error('a question was tried and nothing came of it');
      return turn;
    },
    keep: (work) => run(work),
    close() {
      isClosed = true;
      return stop();
    },
  };
}
