import { setTimeout } from 'node:timers/promises';
import { nonsense } from './processes.ts';
import { type LoadVisitor, openVisitor } from './visitor.ts';

/** What the crowd has seen, counted question by question. */
export interface Tally {
  sent: number;
  answered: number;
  /** Answered with an error instead. */
  refused: number;
  /** Answered more than once. */
  extra: number;
  /** Follow-ups that were not about what was talked about before. */
  outOfContext: number;
  slowestMs: number;
  /** Texts that nobody could answer: each must be kept once. */
  readonly unanswered: string[];
  readonly contents: Set<string>;
  readonly refusals: Map<string, number>;
}

export interface Crowd {
  readonly tally: Tally;
  readonly losses: number;
  /** Questions that have no answer yet, and how those who wait for one are connected. */
  readonly open: readonly string[];
  /** Stops asking, and waits until everything is answered, but not for ever. */
  finish(patienceMs: number): Promise<void>;
  leave(): void;
}

const origin = 'https://www.hannover.de';

/** Visitors that each have a conversation: a service, what it costs, and something that nobody can answer, over and over. */
export function gather(server: string, count: number, pauseMs: number): Crowd {
  const tally: Tally = {
    sent: 0,
    answered: 0,
    refused: 0,
    extra: 0,
    outOfContext: 0,
    slowestMs: 0,
    unanswered: [],
    contents: new Set(),
    refusals: new Map(),
  };
  const services = ['reisepass', 'personalausweis', 'meldebescheinigung'] as const;
  const names = {
    reisepass: 'Reisepass',
    personalausweis: 'Personalausweis',
    meldebescheinigung: 'Meldebescheinigung',
  };
  const open = new Map<number, { readonly text: string; readonly visitor: LoadVisitor }>();
  let asked = 0;
  let isOver = false;
  const visitors = Array.from({ length: count }, (_, each) =>
    openVisitor({ server, origin, from: `127.0.${1 + Math.floor(each / 250)}.${1 + (each % 250)}` }),
  );

  const ask = async (visitor: LoadVisitor, text: string) => {
    tally.sent += 1;
    const number = tally.sent;
    open.set(number, { text, visitor });
    const startedMs = performance.now();
    const answer = await visitor.ask(text);
    tally.slowestMs = Math.max(tally.slowestMs, performance.now() - startedMs);
    tally.answered += 1;
    open.delete(number);
    if (answer.type === 'reply') {
      if (answer.content !== undefined) tally.contents.add(answer.content);
      return answer;
    }
    tally.refused += 1;
    tally.refusals.set(answer.code, (tally.refusals.get(answer.code) ?? 0) + 1);
    return undefined;
  };
  const talk = async (visitor: LoadVisitor, each: number) => {
    await setTimeout((pauseMs * each) / count);
    for (let round = each; !isOver; round += 1) {
      const service = services[round % services.length] ?? 'reisepass';
      const first = await ask(visitor, names[service]);
      await setTimeout(pauseMs);
      const followUp = await ask(visitor, 'Was kostet das?');
      if (first && followUp && followUp.match?.slots.service !== service) tally.outOfContext += 1;
      await setTimeout(pauseMs);
      asked += 1;
      const text = nonsense(asked);
      if ((await ask(visitor, text))?.outcome === 'unmatched') tally.unanswered.push(text);
      await setTimeout(pauseMs);
    }
  };
  const talks = Promise.all(visitors.map(talk));
  return {
    tally,
    get losses() {
      return visitors.reduce((sum, { losses }) => sum + losses, 0);
    },
    get open() {
      return [...open.values()].map(({ text, visitor }) => `${text} (${visitor.state})`);
    },
    async finish(patienceMs) {
      isOver = true;
      await Promise.race([talks, setTimeout(patienceMs)]);
      tally.extra = visitors.reduce((sum, { extra }) => sum + extra, 0);
    },
    leave() {
      for (const visitor of visitors) visitor.leave();
    },
  };
}
