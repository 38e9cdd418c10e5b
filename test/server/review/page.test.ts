import { describe, expect, it, test } from 'vitest';
import { openReviewApp } from './review-app.ts';

describe('the page', () => {
  it.each(['/review', '/review/', '/review/groups/5', '/review/groups?state=new'])('is at %s', async (url) => {
    const { browser } = await openReviewApp();
    const { statusCode, body, headers } = await browser().ask(url);
    expect([statusCode, body, headers['cache-control']]).toEqual([
      200,
      '<!doctype html><title>Review</title>',
      'no-cache',
    ]);
  });

  it('may load from its own server only, and run nothing that is written in it', async () => {
    const { browser } = await openReviewApp();
    const policy = String((await browser().ask('/review/')).headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'none'; script-src 'self';/);
    expect(policy).toMatch(/frame-ancestors 'none'.*require-trusted-types-for 'script'/);
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it('has files whose names change with what they hold, to be kept for good', async () => {
    const { browser } = await openReviewApp();
    const { statusCode, headers } = await browser().ask('/review/assets/review-abc.js');
    expect([statusCode, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  });
});

test.each(['/review/api/login', '/review/api/session', '/review/api/nothing'])(
  '%s is kept by no cache',
  async (url) => {
    const { browser } = await openReviewApp();
    expect((await browser().ask(url)).headers['cache-control']).toBe('no-store');
  },
);

test('what is not there is told as data where programs ask', async () => {
  const { browser } = await openReviewApp();
  expect((await browser().ask('/review/api/nothing')).json()).toMatchObject({ code: 'not_found' });
});

test.each([
  ['{"name":', 'application/json', 400],
  ['{"name":"a","__proto__":{"x":1}}', 'application/json', 400],
  ['name=a', 'application/x-www-form-urlencoded', 400],
])('%s is refused without a word about the inside', async (body, type, status) => {
  const { browser } = await openReviewApp();
  const response = await browser().post('login', body, { 'content-type': type });
  expect([response.statusCode, response.json()]).toEqual([
    status,
    { code: 'bad_request', message: 'Diese Angaben lassen sich nicht verarbeiten.' },
  ]);
});

describe('a page that is switched off', () => {
  it.each(['/review', '/review/', '/review/api/session', '/review/groups/5'])(
    'says at %s how to switch it on',
    async (url) => {
      const { browser } = await openReviewApp({ env: { REVIEW: 'off' } });
      const { statusCode, body } = await browser().ask(url);
      expect(statusCode).toBe(404);
      expect(body).toContain('REVIEW=local');
    },
  );

  it('says so in English where that is read first', async () => {
    const { browser } = await openReviewApp({ env: { REVIEW: 'off' } });
    const { body } = await browser().ask('/review', { headers: { 'accept-language': 'en' } });
    expect(body).toContain('The review page is switched off');
  });

  it('lets nobody in', async () => {
    const { add, browser } = await openReviewApp({ env: { REVIEW: 'off' } });
    await add('erika', 'admin');
    expect((await browser().logIn('erika')).statusCode).toBe(404);
  });
});
