import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Example } from './data-sets.ts';
import type { EngineId } from './engines.ts';
import type { Answer, Order, Report, Trained } from './protocol.ts';

/** An engine in a process of its own. */
export interface Contestant {
  /** Undefined if it has not learnt them in time; the process is gone then. */
  train(examples: readonly Example[]): Promise<Trained | undefined>;
  ask(texts: readonly string[]): Promise<readonly Answer[]>;
  end(): void;
}

const longestTrainingMs = 120_000;

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** Starts the process of an engine. It ends with this process at the latest. */
export function startContestant(engine: EngineId): Contestant {
  const child = fork(join(import.meta.dirname, 'contestant-process.ts'), {
    execArgv: ['--import', 'tsx', '--expose-gc', '--no-warnings'],
    // Some engines tell how their training goes, and no option stops them.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));

  const carryOut = (order: Order) =>
    new Promise<Report>((resolve, reject) => {
      const failed = () => reject(new Error(`${engine}: its process ended in the middle of its work`));
      child.once('exit', failed);
      child.once('message', (report: Report) => {
        child.off('exit', failed);
        resolve(report);
      });
      child.send(order);
    });

  return {
    async train(examples) {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        child.kill('SIGKILL');
      }, longestTrainingMs);
      try {
        const report = await carryOut({ kind: 'train', engine, examples });
        return report.kind === 'trained' ? report : undefined;
      } catch (error) {
        if (isLate) return undefined;
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
    async ask(texts) {
      const report = await carryOut({ kind: 'ask', texts });
      return report.kind === 'answered' ? report.answers : [];
    },
    end() {
      child.kill();
    },
  };
}
