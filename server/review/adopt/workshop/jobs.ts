import type { RawFile } from '../../../content/build.ts';
import type { Problem } from '../../../content/problem.ts';
import type { Context } from '../../../conversation/context.ts';
import type { Move } from '../../../conversation/move.ts';
import type { Language, Reply } from '../../../protocol/messages.ts';
import type { Impact, Trace } from '../../api.ts';

/** A state of the content, and the one file that a proposal would change in it. */
export interface ProposedContent {
  readonly base: readonly RawFile[];
  readonly changed: RawFile;
}

/** A question that was asked, redacted, and how often. */
export interface AskedQuestion {
  readonly text: string;
  readonly language: Language;
  readonly count: number;
}

/** Work for the workshop's thread. */
export type Job =
  | {
      /** Check a change, then find out which answers it changes. */
      readonly kind: 'examine';
      readonly content: ProposedContent;
      /** Where tests and question sets lie. */
      readonly root: string;
      readonly today: string;
      readonly group: readonly AskedQuestion[];
      readonly answered: readonly AskedQuestion[];
    }
  | {
      /** Take one turn as if the change were made. */
      readonly kind: 'try';
      readonly content: ProposedContent;
      readonly move: Move;
      readonly context: Context;
      readonly now: Date;
    }
  | {
      /** Keep what was learnt for the change, so that it is at hand once it is made. */
      readonly kind: 'keep';
      readonly content: ProposedContent;
    };

/** What comes of work, piece by piece. */
export type News =
  | { readonly kind: 'checked'; readonly problems: readonly Problem[] }
  | { readonly kind: 'impact'; readonly impact: Impact }
  | { readonly kind: 'tried'; readonly turn: TriedTurn };

/** A turn that nobody counts. */
export interface TriedTurn {
  readonly reply: Reply;
  readonly context: Context;
  readonly trace: Trace | undefined;
}

/** From the thread: news of a job, or its end. */
export type Report = { readonly job: number } & (
  | { readonly news: News }
  | { readonly isDone: true }
  | { readonly failure: string }
);
