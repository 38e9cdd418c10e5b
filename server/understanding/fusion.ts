import { softmax } from './regression.ts';

/** What speaks for a candidate, by name: 0 where it says nothing. */
export type Signals = Readonly<Record<string, number>>;

/** How much each signal counts, by name. A signal without a weight counts nothing. */
export type Weights = Readonly<Record<string, number>>;

/** One decision to learn from: what was to choose from, and which was right. */
export interface Decision {
  readonly candidates: readonly Signals[];
  /** The right candidate's place. */
  readonly right: number;
  /** How much it counts: more than 1 for what visitors say more often than the content does. */
  readonly weight: number;
}

/**
 * How likely each candidate is, all together 1: one calibrated confidence out of several independent signals. A
 * conditional logit (McFadden, "Conditional Logit Analysis of Qualitative Choice Behavior", 1974).
 */
export function fuse(candidates: readonly Signals[], weights: Weights): Float64Array {
  const scores = new Float64Array(candidates.length);
  for (let place = 0; place < candidates.length; place += 1)
    scores[place] = scoreOf(candidates[place] as Signals, weights);
  return softmax(scores);
}

function scoreOf(signals: Signals, weights: Weights): number {
  let score = 0;
  for (const name in signals) {
    const value = signals[name] ?? 0;
    // Most say nothing: their weights need not be looked up.
    if (value !== 0) score += value * (weights[name] ?? 0);
  }
  return score;
}

const rounds = 150;
const decay = 1e-4;

/**
 * The weights under which the right candidates are the likeliest, by gradient ascent on the log likelihood with
 * AdaGrad steps. Deterministic. Decisions should be made on texts that the signals' models have not learnt from.
 */
export function learnWeights(decisions: readonly Decision[]): Weights {
  const names = [...new Set(decisions.flatMap(({ candidates }) => candidates.flatMap((each) => Object.keys(each))))];
  const weights: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
  const steps: Record<string, number> = Object.fromEntries(names.map((name) => [name, 1e-8]));
  const total = decisions.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < rounds; round += 1) {
    const slopes: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
    for (const { candidates, right, weight } of decisions) {
      const shares = fuse(candidates, weights);
      for (const [place, signals] of candidates.entries()) {
        const surprise = weight * ((place === right ? 1 : 0) - (shares[place] ?? 0));
        if (Math.abs(surprise) < 1e-4) continue;
        for (const name in signals) slopes[name] = (slopes[name] ?? 0) + surprise * (signals[name] ?? 0);
      }
    }
    for (const name of names) {
      const slope = (slopes[name] ?? 0) / total - decay * (weights[name] ?? 0);
      steps[name] = (steps[name] ?? 0) + slope * slope;
      weights[name] = (weights[name] ?? 0) + (0.3 * slope) / Math.sqrt(steps[name] ?? 1);
    }
  }
  return weights;
}
