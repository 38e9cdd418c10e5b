import type { Example } from './data-sets.ts';
import type { EngineId, Guess } from './engines.ts';

/** What the benchmark asks of an engine's process, one at a time. */
export type Order =
  | { readonly kind: 'train'; readonly engine: EngineId; readonly examples: readonly Example[] }
  | { readonly kind: 'ask'; readonly texts: readonly string[] };

/** What the process answers. */
export type Report =
  | ({ readonly kind: 'trained' } & Trained)
  | { readonly kind: 'answered'; readonly answers: readonly Answer[] };

export interface Trained {
  readonly trainMs: number;
  /** What the engine holds for good: its code, and what it has learnt. */
  readonly heldMiB: number;
  /** The most that the whole process has taken, Node itself included. */
  readonly peakMiB: number;
}

export interface Answer extends Guess {
  readonly ms: number;
}
