import type { Kysely } from 'kysely';
import type { Catalogue } from '../content/catalogue.ts';
import type { Tables } from '../store/tables.ts';
import type { FiguresParts } from './figures/figures.ts';
import { firstSeenOfOpenGroups } from './figures/open-groups.ts';
import { type Login, openLogin } from './login/login.ts';
import type { ReviewSettings } from './settings.ts';

/** Everything the routes of the review page need. */
export interface Review {
  readonly login: Login;
  readonly figures: FiguresParts;
  /** The built page. */
  readonly pageDir: string;
}

export interface ReviewParts {
  readonly settings: ReviewSettings;
  readonly db: Kysely<Tables>;
  /** The content in service. */
  readonly catalogue: () => Catalogue;
  readonly keys: readonly Uint8Array[];
  readonly pageDir: string;
  readonly now: () => Date;
  readonly onTrouble: (error: unknown) => void;
}

/** Opens the review page's rooms; nothing if the page is switched off. */
export async function openReview(parts: ReviewParts): Promise<Review | undefined> {
  const login = await openLogin(parts);
  if (!login) return undefined;
  const { db, catalogue, now, pageDir } = parts;
  return {
    login,
    figures: { db, catalogue, now, firstSeenOfOpenGroups: () => firstSeenOfOpenGroups(db) },
    pageDir,
  };
}
