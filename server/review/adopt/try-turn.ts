import type { Catalogue } from '../../content/catalogue.ts';
import type { Context } from '../../conversation/context.ts';
import type { Move } from '../../conversation/move.ts';
import { takeTurn } from '../../conversation/turn.ts';
import { understand } from '../../understanding/understand.ts';
import { traceOf } from './trace.ts';
import type { TriedTurn } from './workshop/jobs.ts';

/** Takes a turn that is neither counted nor put aside, and tells how it came about. */
export function tryTurn(move: Move, context: Context, catalogue: Catalogue, now: Date): TriedTurn {
  const { reply, context: next } = takeTurn(move, context, catalogue, now);
  const trace =
    move.kind === 'utterance' ? traceOf(understand(move.text, context, catalogue), catalogue.settings) : undefined;
  return { reply, context: next, trace };
}
