import type { Slots } from '../protocol/messages.ts';
import type { Signals } from './fusion.ts';

/** An intent under consideration, with the slots it would be answered with. */
export interface Candidate {
  /** An intent's id. */
  readonly intent: string;
  readonly slots: Slots;
  /** A question of the service that no aspect covers, by its id in the service file. */
  readonly question?: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** The service was named but nothing said about it: answer with an overview. */
  readonly bare?: boolean;
  /** No facts of ours are in the answer: at worst it is beside the point. */
  readonly harmless?: boolean;
  /** Nobody here has an answer to it. */
  readonly offTopic?: boolean;
  /** Where no service is named: those that the words sound like, best first. */
  readonly likely?: readonly string[];
  /** What spoke for its subject; times the weights in the settings, it is why the confidence is what it is. */
  readonly signals?: Signals;
  /** Why it is considered, for people who want to know. */
  readonly because: readonly string[];
}

export type Ranking =
  | { readonly outcome: 'matched'; readonly best: Candidate }
  | { readonly outcome: 'ambiguous'; readonly candidates: readonly Candidate[] }
  | { readonly outcome: 'unmatched'; readonly nearest: Candidate | undefined };

export interface Thresholds {
  /** Least confidence to answer directly. */
  readonly confidence: number;
  /** Least confidence to offer as a choice. */
  readonly offer: number;
}

/** A misplaced greeting or pointer costs nobody a trip: likelier right than not is enough. */
export const leastHarmless = 0.45;

/** More choices are a menu. */
export const mostOffered = 3;

/** Candidates below this are no help beside a better one. */
export const leastOffered = 0.04;

/** Ranks candidates best first: answer, ask back between up to three, or decline. */
export function rank(candidates: readonly Candidate[], { confidence, offer }: Thresholds): Ranking {
  const sorted = [...candidates].sort((a, b) => b.confidence - a.confidence);
  const [best] = sorted;
  if (!best || best.confidence < offer) return { outcome: 'unmatched', nearest: best };
  if (best.offTopic) return { outcome: 'unmatched', nearest: best };
  const least = best.harmless ? Math.min(confidence, leastHarmless) : confidence;
  // Where no service is named, the answer is itself the question which one is meant.
  if (best.confidence >= least || best.likely) return { outcome: 'matched', best };
  // Asking back costs one click; a confident wrong answer costs a wasted trip.
  const offered = sorted.filter((each) => each.confidence >= leastOffered && !each.likely && !each.offTopic);
  return { outcome: 'ambiguous', candidates: offered.slice(0, mostOffered) };
}
