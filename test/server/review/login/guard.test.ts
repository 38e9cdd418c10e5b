import Fastify from 'fastify';
import { describe, expect, it, test } from 'vitest';
import { roles } from '../../../../server/review/api.ts';
import { guardRoutes } from '../../../../server/review/login/guard.ts';
import { registerRefusals } from '../../../../server/review/refusals.ts';
import { openReviewApp, reviewUrl } from '../review-app.ts';

/** The review page's server with a route for each role, and erika logged in as an editor. */
async function openGuarded() {
  const opened = await openReviewApp();
  const { add, browser, review } = opened;
  if (!review) throw new Error('the review page is switched off');
  const app = Fastify();
  await app.register(
    async (scope) => {
      guardRoutes(scope);
      registerRefusals(scope);
      for (const role of roles) {
        const options = { preHandler: review.login.guard.requireRole(role) };
        scope.get(`/api/for-${role}`, options, async ({ user }) => user);
        scope.post(`/api/for-${role}`, options, async ({ user }) => user);
      }
    },
    { prefix: '/review' },
  );
  await add('erika', 'editor');
  const erika = browser();
  await erika.logIn('erika');
  const cookie = [...erika.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const ask = (url: string, headers: Readonly<Record<string, string>> = { cookie }) => app.inject({ url, headers });
  const change = (role: string, headers: Readonly<Record<string, string | undefined>> = {}) => {
    const all = { cookie, origin: reviewUrl, 'x-csrf-token': erika.csrf, ...headers };
    const given = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    return app.inject({
      url: `/review/api/for-${role}`,
      method: 'POST',
      headers: Object.fromEntries(given),
      payload: {},
    });
  };
  return { ...opened, app, ask, change };
}

test('everybody may do what their role allows, and no more', async () => {
  const { ask } = await openGuarded();
  const answers = await Promise.all(roles.map((role) => ask(`/review/api/for-${role}`)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 403]);
});

test('a route knows who asks', async () => {
  const { ask } = await openGuarded();
  expect((await ask('/review/api/for-reader')).json()).toEqual({ name: 'erika', role: 'editor' });
});

describe('a change', () => {
  it('from the page itself is carried out', async () => {
    expect((await (await openGuarded()).change('editor')).statusCode).toBe(200);
  });

  it.each<[string, Readonly<Record<string, string | undefined>>, number]>([
    ['from a foreign site', { origin: 'https://evil.example' }, 403],
    ['from a neighbour of the site', { origin: 'https://www.example.org' }, 403],
    ['from the same host without TLS', { origin: 'http://chat.example.org' }, 403],
    ['from a page without an origin', { origin: 'null' }, 403],
    ['without an origin', { origin: undefined }, 403],
    ['without the token', { 'x-csrf-token': undefined }, 403],
    ['with an empty token', { 'x-csrf-token': '' }, 403],
    ['with a made-up token', { 'x-csrf-token': 'a'.repeat(43) }, 403],
    ['without the cookie', { cookie: undefined }, 401],
    ['with a made-up cookie', { cookie: `__Host-review=${'a'.repeat(43)}` }, 401],
    ['with a cookie that is not bound to this host', { cookie: 'review=x' }, 401],
  ])('%s is refused', async (_, headers, status) => {
    expect((await (await openGuarded()).change('editor', headers)).statusCode).toBe(status);
  });

  it('with the token of another session is refused', async () => {
    const { add, browser, change } = await openGuarded();
    await add('otto', 'editor');
    const otto = browser();
    await otto.logIn('otto');
    expect((await change('editor', { 'x-csrf-token': otto.csrf })).statusCode).toBe(403);
  });
});

test('a login from a foreign site is refused', async () => {
  const { browser } = await openGuarded();
  expect((await browser({ origin: 'https://evil.example' }).logIn('erika')).statusCode).toBe(403);
});

test.each([
  '/review/api/for-%72eader',
  '/review/%61pi/for-reader',
  '/%72eview/api/for-reader',
  '/review/api/for-reader?x=/../',
  '/review/api/./for-reader',
  '/review/api/x/../for-reader',
  '/review/api/x/%2e%2e/for-reader',
  '/review/api%2ffor-reader',
  '/review/api/for-reader/',
  '/review//api/for-reader',
  '//review/api/for-reader',
  '/REVIEW/api/for-reader',
  '/review/api/for-reader%00',
  '/review/api/for-reader;x',
  '/review/%2561pi/for-reader',
])('%s is no way round the guard', async (url) => {
  const { ask } = await openGuarded();
  expect((await ask(url, {})).statusCode).toBeGreaterThanOrEqual(400);
});

test('a route that nobody guards cannot be registered', async () => {
  const app = Fastify();
  app.register(
    async (scope) => {
      guardRoutes(scope);
      scope.get('/api/forgotten', async () => 'secret');
    },
    { prefix: '/review' },
  );
  await expect(app.ready()).rejects.toThrow('/review/api/forgotten is not guarded');
});
