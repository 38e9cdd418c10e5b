import type { preHandlerAsyncHookHandler } from 'fastify';
import type { Catalogue } from '../../content/catalogue.ts';
import type { TokenSealer } from '../../transport/token.ts';
import type { ProposalRequest, Role, User } from '../api.ts';
import type { AskedQuestion } from './workshop/jobs.ts';

/** A group in the version that a person saw. */
export type SeenGroup = NonNullable<ProposalRequest['group']>;

/** What adopting needs from the rest of the server. */
export interface AdoptParts {
  readonly contentDir: string;
  /** Whether the server may write to the content folder. */
  readonly mayWrite: boolean;
  /** The catalogue in service. */
  readonly catalogue: () => Catalogue;
  /** For follow-ups of questions that are tried. */
  readonly sealer: TokenSealer;
  readonly now: () => Date;
  /** Lets a request through to whoever may do this. */
  readonly requireRole: (role: Role) => preHandlerAsyncHookHandler;
  /** A group's questions, without those asked the same. */
  readonly questionsOf: (group: SeenGroup) => Promise<readonly AskedQuestion[] | 'changed' | 'gone'>;
  /** What was answered lately, redacted and counted, the most asked first. */
  readonly listAnswered: (limit: number) => Promise<readonly AskedQuestion[]>;
  /**
   * Resolves a group as `content-added` and carries out `write` in the same step: where one fails, neither has
   * happened. Not carried out where somebody changed the group meanwhile, or it is gone.
   */
  readonly resolveGroup: (
    group: SeenGroup,
    user: User,
    adopted: { readonly proposal: string; readonly file: string },
    write: () => Promise<void>,
  ) => Promise<'done' | 'changed' | 'gone'>;
}
