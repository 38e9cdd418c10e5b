import { setTimeout } from 'node:timers/promises';
import Libsql from 'libsql';
import { openUnansweredStore } from '../../server/unanswered/store.ts';
import { nonsense, type RunningServer, type StartOptions, startServer } from '../load/processes.ts';
import { type LoadVisitor, openVisitor } from '../load/visitor.ts';

export interface KillTest {
  readonly rounds: number;
  readonly dataDir: string;
  readonly program?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  readonly onRound?: (round: number, acknowledged: number, readyMs: number) => void;
}

export interface KillResult {
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  /** What SQLite's own check of the file says: `ok`. */
  readonly integrity: string;
  readonly slowestStartMs: number;
}

const visitors = 8;
const origin = 'https://www.hannover.de';

/** Latest moment of a kill after the first acknowledged question of a round. */
const latestKillMs = 700;

/**
 * Asks what nobody can answer as fast as replies come, kills the server in the middle, starts it again on what it left
 * behind, and so on. A reply to an unanswered question acknowledges that it is kept: afterwards, all of them must be.
 */
export async function killRounds({ rounds, dataDir, program, settings = {}, onRound }: KillTest): Promise<KillResult> {
  const options: StartOptions = {
    ...(program ? { program } : {}),
    settings: {
      DATA_DIR: dataDir,
      ALLOWED_ORIGINS: origin,
      LIMIT_MESSAGES: '10000',
      LIMIT_MESSAGES_SECONDS: '1',
      LIMIT_CONNECTIONS_PER_ADDRESS: '10000',
      ...settings,
    },
  };
  const acknowledged: string[] = [];
  let asked = 0;
  let slowestStartMs = 0;
  for (let round = 0; round < rounds; round += 1) {
    const server = await startServer(options);
    slowestStartMs = Math.max(slowestStartMs, server.readyMs);
    let isOver = false;
    const ask = async (visitor: LoadVisitor) => {
      while (!isOver) {
        asked += 1;
        const text = nonsense(asked);
        const answer = await visitor.ask(text);
        if (answer.type === 'reply' && answer.outcome === 'unmatched') acknowledged.push(text);
      }
    };
    const crowd = Array.from({ length: visitors }, () => openVisitor({ server: server.url, origin }));
    const before = acknowledged.length;
    for (const visitor of crowd) void ask(visitor);
    while (acknowledged.length === before) await setTimeout(5);
    await setTimeout(Math.random() * latestKillMs);
    await server.end('SIGKILL');
    isOver = true;
    for (const visitor of crowd) visitor.leave();
    onRound?.(round + 1, acknowledged.length - before, server.readyMs);
  }
  // The last start hands over what the last kill has left.
  const last: RunningServer = await startServer(options);
  slowestStartMs = Math.max(slowestStartMs, last.readyMs);
  await last.end('SIGTERM');
  return { acknowledged: acknowledged.length, slowestStartMs, ...(await examine(dataDir, acknowledged)) };
}

async function examine(dataDir: string, acknowledged: readonly string[]) {
  const file = new Libsql(`${dataDir}/review.db`);
  const [found] = file.prepare('pragma integrity_check').all() as readonly { readonly integrity_check: string }[];
  file.close();
  const store = await openUnansweredStore({ dataDir });
  const counts = new Map<string, number>();
  for (const { text } of await store.list(10_000_000)) counts.set(text, (counts.get(text) ?? 0) + 1);
  await store.close();
  return {
    lost: acknowledged.filter((text) => !counts.has(text)),
    twice: [...counts].filter(([, count]) => count > 1).map(([text]) => text),
    integrity: found?.integrity_check ?? 'no answer',
  };
}
