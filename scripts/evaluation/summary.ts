import type { Scored } from './score.ts';

/** How many of some turns were answered how; pairs are right ones of those that count. */
export interface Tally {
  readonly count: number;
  readonly passed: number;
  readonly recognised: number;
  readonly clarified: number;
  readonly falseAnswers: number;
  readonly aspect: readonly [right: number, of: number];
  readonly location: readonly [right: number, of: number];
  readonly emergencies: readonly [right: number, of: number];
}

/** The counts of all turns, and of each kind of question: what `npm run evaluate -- FILE --json` prints. */
export function summarise(scored: readonly Scored[]): Readonly<Record<string, Tally>> & { readonly total: Tally } {
  const kinds = [...new Set(scored.map(({ question }) => question.kind))];
  return {
    total: tally(scored),
    ...Object.fromEntries(kinds.map((kind) => [kind, tally(scored.filter(({ question }) => question.kind === kind))])),
  };
}

function tally(scored: readonly Scored[]): Tally {
  const count = (holds: (each: Scored) => boolean | undefined) => scored.filter(holds).length;
  const emergencies = scored.filter(({ expect }) => expect.intent?.includes('emergency'));
  return {
    count: scored.length,
    passed: count(({ passed }) => passed),
    recognised: count(({ recognised }) => recognised),
    clarified: count(({ clarified }) => clarified),
    falseAnswers: count(({ falseAnswer }) => falseAnswer),
    aspect: [
      count(({ aspectRight }) => aspectRight),
      count(({ aspectRight, recognised }) => recognised && aspectRight !== undefined),
    ],
    location: [count(({ locationRight }) => locationRight), count(({ locationRight }) => locationRight !== undefined)],
    emergencies: [emergencies.filter(({ recognised }) => recognised).length, emergencies.length],
  };
}
