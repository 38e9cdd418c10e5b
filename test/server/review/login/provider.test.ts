import { describe, expect, it, test } from 'vitest';
import { type Browser, openReviewApp, reviewUrl } from '../review-app.ts';
import { clientSecret, openProvider, type ProviderOptions, type TestProvider, walkThrough } from './openid-provider.ts';

const redirectUri = `${reviewUrl}/review/login/callback`;

async function openWithProvider({
  provider: options = {},
  env = {},
}: {
  readonly provider?: Partial<ProviderOptions>;
  readonly env?: Readonly<Record<string, string>>;
} = {}) {
  const provider = await openProvider({ redirectUri, ...options });
  return { provider, ...(await openReviewApp({ env: { ...settingsFor(provider), ...env } })) };
}

function settingsFor({ issuer }: Pick<TestProvider, 'issuer'>) {
  return {
    REVIEW: 'oidc',
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'chat',
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_ROLE_CLAIM: 'realm_access.roles',
    OIDC_ROLES: 'chat-lesen=reader,chat-redaktion=editor',
  };
}

/** Begins a login and returns where it leads. */
async function begin(browser: Browser, to = ''): Promise<string> {
  const { headers } = await browser.ask(`/review/login/oidc${to && `?to=${encodeURIComponent(to)}`}`);
  return String(headers.location);
}

/** Comes back from the provider. */
function comeBack(browser: Browser, url: string) {
  return browser.ask(url.slice(reviewUrl.length));
}

async function logIn(browser: Browser, provider: TestProvider, to?: string) {
  return comeBack(browser, await walkThrough(await begin(browser, to), provider));
}

test('who is known to the provider comes back logged in, with the role it names', async () => {
  const { provider, browser } = await openWithProvider();
  const erika = browser();
  const { statusCode, headers } = await logIn(erika, provider);
  expect([statusCode, headers.location]).toEqual([303, '/review/']);
  expect((await erika.ask('/review/api/session')).json()).toMatchObject({ user: { name: 'erika', role: 'editor' } });
});

test('the page learns that one logs in at the provider', async () => {
  const { browser } = await openWithProvider();
  expect((await browser().ask('/review/api/login')).json()).toEqual({ way: 'oidc', available: true });
});

test('the way to the provider asks for a code, bound to this browser and this login', async () => {
  const { browser } = await openWithProvider();
  const one = new URL(await begin(browser())).searchParams;
  const other = new URL(await begin(browser())).searchParams;
  expect(Object.fromEntries(one)).toMatchObject({
    response_type: 'code',
    redirect_uri: redirectUri,
    code_challenge_method: 'S256',
    scope: 'openid profile',
  });
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(one.get(name), name).toMatch(/^[\w-]{43}$/);
    expect(one.get(name), name).not.toBe(other.get(name));
  }
});

test('what the browser keeps meanwhile is sealed, for this host and for ten minutes', async () => {
  const { browser } = await openWithProvider();
  const { headers } = await browser().ask('/review/login/oidc');
  expect(headers['set-cookie']).toMatch(
    /^__Host-review-login=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test('both cookies are as they should be after the login', async () => {
  const { provider, browser } = await openWithProvider();
  const { headers } = await logIn(browser(), provider);
  expect(headers['set-cookie']).toEqual([
    expect.stringMatching(/^__Host-review-login=; Max-Age=0; /),
    expect.stringMatching(/^__Host-review=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
  ]);
});

describe('after the login', () => {
  it('one is where one wanted to go', async () => {
    const { provider, browser } = await openWithProvider();
    expect((await logIn(browser(), provider, '/review/groups/5?state=new')).headers.location).toBe(
      '/review/groups/5?state=new',
    );
  });

  it.each([
    'https://evil.example/review/',
    '//evil.example/review/',
    '/\\evil.example/review/',
    'javascript:alert(1)',
    '/',
    '/review/login/oidc',
  ])('one is never led to %s', async (to) => {
    const { provider, browser } = await openWithProvider();
    expect((await logIn(browser(), provider, to)).headers.location).toBe('/review/');
  });
});

describe('roles', () => {
  it('are asked for where the ID token does not hold them', async () => {
    const { provider, browser } = await openWithProvider({ provider: { inIdToken: false } });
    const erika = browser();
    await logIn(erika, provider);
    expect(provider.asked).toContain('GET /me');
    expect((await erika.ask('/review/api/session')).json().user).toEqual({ name: 'erika', role: 'editor' });
  });

  it('that nobody gave mean that one stays out, and is told why', async () => {
    const { provider, browser } = await openWithProvider({
      provider: { claims: { preferred_username: 'erika', realm_access: { roles: ['parken'] } } },
    });
    const erika = browser();
    const { statusCode, body } = await logIn(erika, provider);
    expect(statusCode).toBe(403);
    expect(body).toContain('Sie haben hier keine Rolle');
    expect((await erika.ask('/review/api/session')).statusCode).toBe(401);
  });
});

describe('an answer that does not belong to the login', () => {
  it('of another browser is refused', async () => {
    const { provider, browser } = await openWithProvider();
    const [mallory, erika] = [browser(), browser()];
    await begin(erika);
    const url = await walkThrough(await begin(mallory), provider);
    const { statusCode, body } = await comeBack(erika, url);
    expect(statusCode).toBe(400);
    expect(body).toContain('Die Anmeldung hat nicht geklappt');
  });

  it('with another state is refused', async () => {
    const { provider, browser } = await openWithProvider();
    const erika = browser();
    const url = new URL(await walkThrough(await begin(erika), provider));
    url.searchParams.set('state', 'x'.repeat(43));
    expect((await comeBack(erika, url.href)).statusCode).toBe(400);
  });

  it('with a made-up code is refused', async () => {
    const { provider, browser } = await openWithProvider();
    const erika = browser();
    const url = new URL(await walkThrough(await begin(erika), provider));
    url.searchParams.set('code', 'x'.repeat(43));
    expect((await comeBack(erika, url.href)).statusCode).toBe(400);
  });

  it('that comes a second time is refused', async () => {
    const { provider, browser } = await openWithProvider();
    const erika = browser();
    const url = await walkThrough(await begin(erika), provider);
    const pending = [...erika.cookies];
    await comeBack(erika, url);
    for (const [name, value] of pending) erika.cookies.set(name, value);
    expect((await comeBack(erika, url)).statusCode).toBe(400);
  });

  it('after ten minutes is refused', async () => {
    const { provider, browser, wait } = await openWithProvider();
    const erika = browser();
    const url = await walkThrough(await begin(erika), provider);
    wait(10 * 60_000 + 1000);
    expect((await comeBack(erika, url)).statusCode).toBe(400);
  });

  it('without a cookie is refused', async () => {
    const { provider, browser } = await openWithProvider();
    const url = await walkThrough(await begin(browser()), provider);
    expect((await comeBack(browser(), url)).statusCode).toBe(400);
  });
});

test('who cancels at the provider is told that they are not logged in', async () => {
  const { provider, browser } = await openWithProvider();
  const erika = browser();
  const url = await walkThrough(`${await begin(erika)}&login_hint=cancel`, provider);
  const { statusCode, body } = await comeBack(erika, url);
  expect([statusCode, body.includes('Die Anmeldung wurde abgebrochen')]).toEqual([403, true]);
});

test('the provider refuses to send people anywhere else', async () => {
  const { provider, browser } = await openWithProvider({ env: { REVIEW_URL: 'https://other.example' } });
  const url = await begin(browser({ host: 'other.example', origin: 'https://other.example' }));
  await expect(walkThrough(url, provider)).rejects.toThrow('400');
});

test('a session planted before the login is over', async () => {
  const { provider, browser } = await openWithProvider();
  const erika = browser();
  await logIn(erika, provider);
  const before = erika.cookies.get('__Host-review') ?? '';
  await logIn(erika, provider);
  const mallory = browser();
  mallory.cookies.set('__Host-review', before);
  expect((await mallory.ask('/review/api/session')).statusCode).toBe(401);
});

test('after the logout the page can lead to the provider’s own', async () => {
  const { provider, browser } = await openWithProvider();
  const erika = browser();
  await logIn(erika, provider);
  erika.csrf = (await erika.ask('/review/api/session')).json().csrf;
  const { providerUrl } = (await erika.post('logout')).json();
  expect(providerUrl).toBe(
    `${provider.issuer}/session/end?post_logout_redirect_uri=${encodeURIComponent(`${reviewUrl}/review/`)}&client_id=chat`,
  );
});

test('there are no passwords beside the provider', async () => {
  const { add, browser } = await openWithProvider();
  await add('erika', 'admin');
  expect((await browser().logIn('erika')).statusCode).toBe(404);
});

describe('a provider that is away', () => {
  const openAway = async () => {
    const { port, close } = await openProvider({ redirectUri });
    await close();
    return { port, ...(await openReviewApp({ env: settingsFor({ issuer: `http://127.0.0.1:${port}` }) })) };
  };

  it('does not stop the start, and is told in words', async () => {
    const { browser, log } = await openAway();
    const { statusCode, body } = await browser().ask('/review/login/oidc');
    expect(statusCode).toBe(503);
    expect(body).toContain('Der Anmeldedienst antwortet nicht.');
    expect((await browser().ask('/review/api/login')).json()).toEqual({ way: 'oidc', available: false });
    expect(log.join()).toContain('fetch failed');
  });

  it('is tried again, and lets people in as soon as it is there', async () => {
    const { browser, port, wait } = await openAway();
    await browser().ask('/review/api/login');
    const provider = await openProvider({ redirectUri, port });
    wait(5_000);
    const erika = browser();
    expect((await logIn(erika, provider)).statusCode).toBe(303);
  });

  it('is left alone for some seconds', async () => {
    const { browser, port } = await openAway();
    await browser().ask('/review/api/login');
    const provider = await openProvider({ redirectUri, port });
    await browser().ask('/review/api/login');
    expect(provider.asked).toEqual([]);
  });

  it('in the middle of a login is told in words as well', async () => {
    const { provider, browser } = await openWithProvider();
    const erika = browser();
    const url = await walkThrough(await begin(erika), provider);
    await provider.close();
    expect((await comeBack(erika, url)).statusCode).toBe(503);
  });
});
