import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider as OpenIdProvider } from 'oidc-provider';
import { onTestFinished, vi } from 'vitest';

export const clientSecret = 'ein Geheimnis zwischen zweien';

export interface ProviderOptions {
  /** What the provider says about everybody who logs in. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Where it may send people back to. */
  readonly redirectUri: string;
  /** Whether claims are in the ID token, or told only when asked for. */
  readonly inIdToken?: boolean;
  readonly port?: number;
}

export interface TestProvider {
  readonly issuer: string;
  readonly port: number;
  /** What was asked of it, as `method path`. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** A real OpenID provider on this machine, where everybody who comes is logged in as erika. Closes with the test. */
export async function openProvider({
  claims = { preferred_username: 'erika', realm_access: { roles: ['chat-redaktion'] } },
  redirectUri,
  inIdToken = true,
  port = 0,
}: ProviderOptions): Promise<TestProvider> {
  let answer: RequestListener = (_, response) => response.writeHead(503).end();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.split('?')[0]}`);
    answer(request, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${own}`;
  // It says at length that it is set up for tests.
  for (const level of ['warn', 'info'] as const) vi.spyOn(console, level).mockImplementation(() => {});
  const provider = new OpenIdProvider(issuer, {
    clients: [
      {
        client_id: 'chat',
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [new URL('/review/', redirectUri).href],
      },
    ],
    claims: { openid: ['sub'], profile: Object.keys(claims) },
    conformIdTokenClaims: !inIdToken,
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ sub, ...claims }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    cookies: { keys: ['test'] },
  });
  const callback = provider.callback();
  // There is no login form: who comes to it is erika and agrees; who comes with `cancel` does not.
  answer = async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    const { prompt, params, grantId } = await provider.interactionDetails(request, response);
    if (params.login_hint === 'cancel') {
      return provider.interactionFinished(request, response, { error: 'access_denied' });
    }
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: 'erika-1' } });
    }
    const grant =
      (grantId && (await provider.Grant.find(grantId))) ||
      new provider.Grant({ accountId: 'erika-1', clientId: 'chat' });
    grant.addOIDCScope('openid profile');
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  };
  const close = async () => {
    server.closeAllConnections();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  onTestFinished(close);
  return { issuer, port: own, asked, close };
}

/** Goes through the provider's pages as a browser does, and returns where it sends the visitor back to. */
export async function walkThrough(start: string, { issuer }: Pick<TestProvider, 'issuer'>): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let step = 0; step < 10 && url.startsWith(issuer); step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`the provider stopped at ${url}: ${response.status} ${await response.text()}`);
    url = new URL(location, url).href;
  }
  return url;
}
