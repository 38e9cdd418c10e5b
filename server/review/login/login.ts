import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import type { ReviewSettings } from '../settings.ts';
import { createAccounts } from './accounts.ts';
import { createAttempts } from './attempts.ts';
import { type Cookies, createCookies } from './cookies.ts';
import { createGuard, type Guard } from './guard.ts';
import { createOneTimeLogin, type OneTimeLogin, oneTimeAccount } from './one-time.ts';
import { createPeople, type People } from './people.ts';
import { createProvider, type Provider } from './provider.ts';
import { createSealer } from './seal.ts';
import { createSessions, type Person, type Session, type Sessions } from './sessions.ts';
import { createWicket, type Wicket } from './wicket.ts';

/** Everything that has to do with who may come in. */
export interface Login {
  readonly settings: ReviewSettings;
  readonly cookies: Cookies;
  readonly sessions: Sessions;
  readonly people: People;
  readonly guard: Guard;
  readonly way: Way;
  readonly now: () => Date;
  /** Opens a session. The one the browser had before, perhaps planted by somebody else, is over. */
  admit(person: Person, before: string | undefined): Promise<Session>;
}

/** How people show who they are. */
export type Way =
  | { readonly kind: 'local'; readonly wicket: Wicket }
  | { readonly kind: 'one-time'; readonly wicket: Wicket; readonly login: OneTimeLogin }
  | { readonly kind: 'oidc'; readonly provider: Provider };

export interface LoginParts {
  readonly settings: ReviewSettings;
  readonly db: Kysely<Tables>;
  /** Those for resume tokens; all processes share them. */
  readonly keys: readonly Uint8Array[];
  readonly now: () => Date;
  /** Told when the provider or the database does not answer. */
  readonly onTrouble: (error: unknown) => void;
}

/** Opens the login the settings ask for; nothing if the review page is switched off. */
export async function openLogin(parts: LoginParts): Promise<Login | undefined> {
  const { settings, db, now, onTrouble } = parts;
  const { url, idleMs, sessionMs } = settings;
  const sessions = createSessions({ db, idleMs, sessionMs, now });
  const way = openWay(parts);
  if (!way) return undefined;
  // Nobody stays logged in from an earlier run with a password that is no more.
  if (way.kind === 'one-time') await sessions.closeAll(oneTimeAccount).catch(onTrouble);
  // Asked now, the provider need not be waited for later; it may also be away.
  if (way.kind === 'oidc') void way.provider.isThere();
  const cookies = createCookies(url?.startsWith('https:') ?? false);
  const people = createPeople(db, now);
  return {
    settings,
    cookies,
    sessions,
    people,
    guard: createGuard({ sessions, cookies, url }),
    way,
    now,
    async admit(person, before) {
      if (before !== undefined) await sessions.close(before);
      await people.note(person);
      return sessions.open(person);
    },
  };
}

function openWay({ settings: { login, url = '' }, db, keys, now, onTrouble }: LoginParts): Way | undefined {
  switch (login.kind) {
    case 'off':
      return undefined;
    case 'local': {
      const accounts = createAccounts(db, now);
      return { kind: 'local', wicket: createWicket(accounts.check, createAttempts(), accounts.setPassword) };
    }
    case 'one-time': {
      const oneTime = createOneTimeLogin();
      return { kind: 'one-time', wicket: createWicket(oneTime.check, createAttempts()), login: oneTime };
    }
    case 'oidc':
      return {
        kind: 'oidc',
        provider: createProvider({ settings: login, url, sealer: createSealer(keys), now, onTrouble }),
      };
  }
}
