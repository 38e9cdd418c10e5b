import type { Group, Session } from '../api.ts';
import type { Queue } from './queue.ts';
import type { Requests, Result } from './requests.ts';
import type { Route } from './route.ts';
import type { Texts } from './texts/texts.ts';
import type { Adoption } from './views/adopt/draft.ts';
import type { Wording } from './wording.ts';
import type { Work } from './work.ts';

/** Something to tell; the last one stays until the next, or until it is put away. */
export interface Notice {
  readonly kind: 'done' | 'problem';
  readonly text: string;
  /** The change that can be taken back. */
  readonly undo?: number;
}

/** How the address changes; `quietly` where the focus stays, `replace` where the way back skips what was. */
export type Going = 'push' | 'push-quietly' | 'replace';

/** What a view works with. */
export interface Desk {
  readonly texts: Texts;
  readonly wording: Wording;
  readonly session: Session;
  readonly requests: Requests;
  readonly queue: Queue;
  readonly work: Work;
  /** Notes that were written and not saved, by group: they outlive a look at another view. */
  readonly drafts: Map<number, string>;
  /** What was begun to be adopted, by group: checking takes minutes, in which people go on with others. */
  readonly adoptions: Map<number, Adoption>;
  go(route: Route, how?: Going): void;
  /** Tells everybody. */
  notify(notice: Notice | undefined): void;
  /** Tells those who listen what the others see. */
  announce(text: string): void;
}

/** A change that another person came before, in comparison with what was seen. */
export interface Conflict {
  readonly seen: Group;
  readonly now: Group;
  /** Who came before, as far as it is known. */
  readonly by: string | undefined;
}

export function mayEdit({ session }: Desk): boolean {
  return session.user.role !== 'reader';
}

/** Why a request came to nothing, in words. */
export function explain(result: Exclude<Result<unknown>, { readonly kind: 'done' }>, texts: Texts): string {
  return result.kind === 'away' ? texts.away : result.message;
}
