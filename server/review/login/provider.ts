import {
  type AuthorizationCodeGrantChecks,
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import type { ProviderSettings } from '../settings.ts';
import { namesIn, roleAmong } from './roles.ts';
import type { Sealer } from './seal.ts';
import type { Person } from './sessions.ts';

/** Logging in at an OpenID provider: authorization code with PKCE. */
export interface Provider {
  /** Whether the provider has told where its login is; asks it if not. */
  isThere(): Promise<boolean>;
  /** Where to send the browser, and what it must bring back in a cookie. `to` is the page to go to afterwards. */
  begin(to: string, now: Date): Promise<Started>;
  /** Who came back with the answer of the provider in `query`. Throws a `LoginError`. */
  finish(
    query: string,
    pending: string | undefined,
    now: Date,
  ): Promise<{ readonly person: Person; readonly to: string }>;
  /** Where one logs out at the provider as well, if it has such a page. */
  logoutUrl(): string | undefined;
}

export interface Started {
  readonly url: string;
  readonly pending: string;
}

/** Why a login at the provider came to nothing: it does not answer, was left too long, was cancelled, or gave no role. */
export type LoginProblem = 'away' | 'expired' | 'declined' | 'no-role';

export class LoginError extends Error {
  override readonly name = 'LoginError';
  readonly problem: LoginProblem;

  constructor(problem: LoginProblem, cause?: unknown) {
    super(`login at the provider: ${problem}`, { cause });
    this.problem = problem;
  }
}

export interface ProviderParts {
  readonly settings: ProviderSettings;
  /** The public address of this server. */
  readonly url: string;
  readonly sealer: Sealer;
  readonly now: () => Date;
  readonly onTrouble: (error: unknown) => void;
}

/** The one address the provider may send people back to; it must know it by the letter. */
export const callbackPath = '/review/login/callback';

/** The two clocks may differ by this much. */
const toleratedSeconds = 30;

const timeoutSeconds = 5;

/** A provider that did not answer is left alone for this long. */
const againMs = 5_000;

const pendingSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

export function createProvider({ settings, url, sealer, now, onTrouble }: ProviderParts): Provider {
  const redirectUri = `${url}${callbackPath}`;
  let found: Configuration | undefined;
  let asking: Promise<Configuration> | undefined;
  let failedAtMs = Number.NEGATIVE_INFINITY;
  const ask = async () => {
    try {
      found = await discover(settings);
      return found;
    } catch (error) {
      failedAtMs = now().getTime();
      onTrouble(error);
      throw new LoginError('away', error);
    } finally {
      asking = undefined;
    }
  };
  const configuration = async (): Promise<Configuration> => {
    if (found) return found;
    if (Math.abs(now().getTime() - failedAtMs) < againMs) throw new LoginError('away');
    asking ??= ask();
    return asking;
  };
  return {
    isThere: () =>
      configuration().then(
        () => true,
        () => false,
      ),
    async begin(to, at) {
      const provider = await configuration();
      const pending = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), to };
      const address = buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
      });
      return { url: address.href, pending: await sealer.seal(pending, at) };
    },
    async finish(query, sealed, at) {
      const pending = pendingSchema.safeParse(sealed === undefined ? undefined : await sealer.open(sealed, at));
      if (!pending.success) throw new LoginError('expired');
      const { state, nonce, verifier, to } = pending.data;
      const claims = await exchange(await configuration(), new URL(`${redirectUri}?${query}`), settings.roleClaim, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
      });
      const role = roleAmong(namesIn(claims, settings.roleClaim) ?? [], settings.roles);
      if (!role) throw new LoginError('no-role');
      return { person: { account: `${settings.issuer} ${claims.sub}`, name: nameOf(claims), role }, to };
    },
    logoutUrl: () =>
      found?.serverMetadata().end_session_endpoint === undefined
        ? undefined
        : buildEndSessionUrl(found, { post_logout_redirect_uri: `${url}/review/` }).href,
  };
}

function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const server = new URL(issuer);
  const metadata = { [clockTolerance]: toleratedSeconds };
  return discovery(server, clientId, metadata, clientSecret === '' ? None() : secretWay(clientSecret), {
    // The settings allow plain http for the machine itself only.
    execute: server.protocol === 'http:' ? [allowInsecureRequests] : [],
    timeout: timeoutSeconds,
  });
}

/** The secret in a header, as the standard has it, unless the provider takes it in the body only. */
function secretWay(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (ways.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

async function exchange(
  provider: Configuration,
  answer: URL,
  roleClaim: string,
  checks: AuthorizationCodeGrantChecks,
): Promise<Claims> {
  try {
    const tokens = await authorizationCodeGrant(provider, answer, { ...checks, idTokenExpected: true });
    const claims = tokens.claims();
    if (!claims) throw new Error('the provider sent no ID token');
    if (namesIn(claims, roleClaim) || !provider.serverMetadata().userinfo_endpoint) return claims;
    // Some providers tell the roles only when asked for more about a person.
    return { ...(await fetchUserInfo(provider, tokens.access_token, claims.sub)), ...claims };
  } catch (error) {
    if (error instanceof AuthorizationResponseError) throw new LoginError('declined', error);
    throw new LoginError(isAway(error) ? 'away' : 'expired', error);
  }
}

/** Whether the provider could not be reached, rather than having said no. */
function isAway(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return [error, cause].some(
    (each) => each instanceof TypeError || (each instanceof DOMException && each.name === 'TimeoutError'),
  );
}

/** What colleagues call the person, as far as the provider tells. */
function nameOf(claims: Claims): string {
  const named = [claims.preferred_username, claims.email, claims.name].find(
    (name): name is string => typeof name === 'string' && name.trim() !== '',
  );
  return (named ?? claims.sub).replace(/\p{C}/gu, '').trim().slice(0, 100);
}
