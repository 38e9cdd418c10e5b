import type { Catalogue } from '../content/catalogue.ts';
import type { Database } from '../store/database.ts';
import type { TokenSealer } from '../transport/token.ts';
import type { AdoptParts } from './adopt/parts.ts';
import { listAnswered } from './figures/answered.ts';
import type { FiguresParts } from './figures/figures.ts';
import { firstSeenOfOpenGroups } from './figures/open-groups.ts';
import { askedIn, resolveByContent } from './groups/adopt.ts';
import { createGroups, type Groups } from './groups/groups.ts';
import { type Login, openLogin } from './login/login.ts';
import type { ReviewSettings } from './settings.ts';

/** Everything the routes of the review page need. */
export interface Review {
  readonly login: Login;
  readonly groups: Groups;
  readonly figures: FiguresParts;
  readonly adopt: Omit<AdoptParts, 'requireRole'>;
  /** The built page. */
  readonly pageDir: string;
}

export interface ReviewParts {
  readonly settings: ReviewSettings;
  readonly database: Database;
  /** The content in service. */
  readonly catalogue: () => Catalogue;
  readonly contentDir: string;
  /** For follow-ups of questions that are tried. */
  readonly sealer: TokenSealer;
  readonly keys: readonly Uint8Array[];
  readonly pageDir: string;
  readonly now: () => Date;
  readonly onTrouble: (error: unknown) => void;
}

/** Opens the review page's rooms; nothing if the page is switched off. */
export async function openReview(parts: ReviewParts): Promise<Review | undefined> {
  const { database, catalogue, contentDir, sealer, settings, now, pageDir } = parts;
  const { db } = database;
  const login = await openLogin({ ...parts, db });
  if (!login) return undefined;
  return {
    login,
    groups: createGroups(database, now),
    adopt: {
      contentDir,
      mayWrite: settings.mayWrite,
      catalogue,
      sealer,
      now,
      questionsOf: (group) => askedIn(database, group),
      listAnswered: (limit) => listAnswered(db, limit),
      resolveGroup: (group, { name }, adopted, write) =>
        resolveByContent(database, group, { who: name, at: now().toISOString() }, adopted, write),
    },
    figures: { db, catalogue, now, firstSeenOfOpenGroups: () => firstSeenOfOpenGroups(db) },
    pageDir,
  };
}
