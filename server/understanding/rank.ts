import type { Slots } from '../protocol/messages.ts';

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
  /** Where no service is named: those that the words sound like, best first. */
  readonly likely?: readonly string[];
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
  /** Least lead over the second. */
  readonly margin: number;
}

/** Ranks candidates best first: answer, ask back between up to three, or decline. */
export function rank(candidates: readonly Candidate[], { confidence, offer, margin }: Thresholds): Ranking {
  const [best, next, ...others] = [...candidates].sort((a, b) => b.confidence - a.confidence);
  if (!best || best.confidence < offer) return { outcome: 'unmatched', nearest: best };
  const close = [
    best,
    ...[next, ...others].filter((each) => each !== undefined).filter((each) => each.confidence >= offer),
  ];
  // Asking back costs one click; a confident wrong answer costs a wasted trip.
  if (next && best.confidence >= confidence && best.confidence - next.confidence < margin && next.confidence >= offer) {
    return { outcome: 'ambiguous', candidates: close.slice(0, 3) };
  }
  if (best.confidence >= confidence) return { outcome: 'matched', best };
  return { outcome: 'ambiguous', candidates: close.slice(0, 3) };
}
