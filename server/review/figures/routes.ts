import type { FastifyInstance, preHandlerAsyncHookHandler } from 'fastify';
import type { z } from 'zod';
import { figuresQuerySchema, type figuresReplySchema, routes } from '../api.ts';
import { decode } from '../decode.ts';
import { Refusal } from '../refusal.ts';
import { sendCsv, sendXlsx } from '../tables/send.ts';
import { daysIn, type Figures, type FiguresParts, figuresOf, type Period } from './figures.ts';
import { sheetsOf } from './sheets.ts';

/** So many days can be looked at at once. */
const mostDays = 800;

/** Figures for the page and as files, below `/review/api`. */
export function registerFigures(scope: FastifyInstance, parts: FiguresParts, mayRead: preHandlerAsyncHookHandler) {
  const options = { preHandler: mayRead };
  const read = async (query: unknown): Promise<z.infer<typeof figuresReplySchema>> => {
    const { from, to, againstFrom, againstTo } = decode(figuresQuerySchema, query);
    const figures = await figuresOf(parts, checkPeriod({ from, to }, 'to'));
    if (againstFrom === undefined || againstTo === undefined) return { figures };
    const against = await figuresOf(parts, checkPeriod({ from: againstFrom, to: againstTo }, 'againstTo'));
    return { figures, against };
  };
  scope.get(`/api${routes.figures.path}`, options, async ({ query }) => read(query));
  scope.get(`/api${routes.figuresCsv.path}`, options, async ({ query }, reply) => {
    const { figures, against } = await read(query);
    return sendCsv(reply, nameOf(figures), sheetsOf(figures, against));
  });
  scope.get(`/api${routes.figuresXlsx.path}`, options, async ({ query }, reply) => {
    const { figures, against } = await read(query);
    return sendXlsx(reply, nameOf(figures), sheetsOf(figures, against));
  });
}

function nameOf({ period }: Figures): string {
  return `chat-zahlen-${period.from}-${period.to}`;
}

function checkPeriod(period: Period, field: string): Period {
  const { length } = daysIn(period);
  if (length < 1 || length > mostDays) throw new Refusal('bad_request', { detail: field });
  return period;
}
