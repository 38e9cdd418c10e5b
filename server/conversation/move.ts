import type { Language, Reply } from '../protocol/messages.ts';
import type { Candidate } from '../understanding/rank.ts';
import type { Context } from './context.ts';

/** What a visitor did in a turn. */
export type Move =
  | { readonly kind: 'utterance'; readonly text: string }
  | { readonly kind: 'choice'; readonly value: string }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'forget' };

/** One move and what came of it. */
export interface Turn {
  readonly reply: Reply;
  readonly context: Context;
  /** What was considered, best first. */
  readonly nearest?: readonly Candidate[];
  /** Set where the question should be put aside for people. */
  readonly unanswered?: { readonly reason: 'not-understood' | 'no-fact' | 'unsure' };
}
