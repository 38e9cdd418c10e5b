import type { Catalogue } from '../content/catalogue.ts';
import type { Database } from '../store/database.ts';
import type { FiguresParts } from './figures/figures.ts';
import { firstSeenOfOpenGroups } from './figures/open-groups.ts';
import { createGroups, type Groups } from './groups/groups.ts';
import { type Login, openLogin } from './login/login.ts';
import type { ReviewSettings } from './settings.ts';

/** Everything the routes of the review page need. */
export interface Review {
  readonly login: Login;
  readonly groups: Groups;
  readonly figures: FiguresParts;
  /** The built page. */
  readonly pageDir: string;
}

export interface ReviewParts {
  readonly settings: ReviewSettings;
  readonly database: Database;
  /** The content in service. */
  readonly catalogue: () => Catalogue;
  readonly keys: readonly Uint8Array[];
  readonly pageDir: string;
  readonly now: () => Date;
  readonly onTrouble: (error: unknown) => void;
}

/** Opens the review page's rooms; nothing if the page is switched off. */
export async function openReview(parts: ReviewParts): Promise<Review | undefined> {
  const { database, catalogue, now, pageDir } = parts;
  const { db } = database;
  const login = await openLogin({ ...parts, db });
  if (!login) return undefined;
  return {
    login,
    groups: createGroups(database, now),
    figures: { db, catalogue, now, firstSeenOfOpenGroups: () => firstSeenOfOpenGroups(db) },
    pageDir,
  };
}
