import { describe, expect, it, test } from 'vitest';
import { openReviewApp, password } from '../review-app.ts';

const minute = 60_000;

test('who gives name and password is logged in, and told how long', async () => {
  const { add, browser } = await openReviewApp();
  await add('erika', 'editor');
  const erika = browser();
  await erika.logIn(' Erika ');
  expect((await erika.ask('/review/api/session')).json()).toEqual({
    user: { name: 'erika', role: 'editor' },
    csrf: erika.csrf,
    idleUntil: '2026-11-30T08:30:00.000Z',
    endsAt: '2026-11-30T18:00:00.000Z',
    mayWrite: false,
  });
});

test('whoever is not logged in is told so, in the language of the browser', async () => {
  const { browser } = await openReviewApp();
  const response = await browser().ask('/review/api/session', { headers: { 'accept-language': 'en-GB' } });
  expect(response.statusCode).toBe(401);
  expect(response.json()).toEqual({
    code: 'not_logged_in',
    message: 'You are not signed in, or your sign-in has expired.',
  });
});

describe('a wrong login', () => {
  it('gets the same answer whether the name or the password is wrong', async () => {
    const { add, browser } = await openReviewApp();
    await add('erika', 'editor');
    const answers = [await browser().logIn('erika', 'falsches Passwort'), await browser().logIn('niemand')];
    expect(answers.map(({ statusCode, body }) => ({ statusCode, body }))).toEqual(
      Array(2).fill({
        statusCode: 401,
        body: '{"code":"wrong_login","message":"Der Name oder das Passwort ist falsch."}',
      }),
    );
  });

  it('a hundred times over is slowed down for account and address alike', { timeout: 60_000 }, async () => {
    const { add, browser } = await openReviewApp();
    await add('erika', 'editor');
    const statuses: number[] = [];
    for (let each = 0; each < 100; each += 1)
      statuses.push((await browser().logIn('erika', `falsch ${each}`)).statusCode);
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(90).fill(429)]);
    const refused = await browser().logIn('erika');
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '30']);
  });

  it.each([[{}], [{ name: 'erika' }], [{ name: 'erika', password: ['x'] }], [{ name: 1, password: 'x' }]])(
    'with %j names the field',
    async (body) => {
      const { browser } = await openReviewApp();
      const response = await browser().post('login', body);
      expect([response.statusCode, response.json().code]).toEqual([400, 'bad_request']);
    },
  );
});

describe('the cookie', () => {
  it('is for this host, for programs of this host, and unreadable to scripts', async () => {
    const { add, browser } = await openReviewApp();
    await add('erika', 'editor');
    const { headers } = await browser().logIn('erika');
    expect(headers['set-cookie']).toMatch(/^__Host-review=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });

  it('has a plain name on the machine itself, where there is no HTTPS', async () => {
    const url = 'http://localhost:8080';
    const { add, browser } = await openReviewApp({ env: { REVIEW_URL: url } });
    await add('erika', 'editor');
    const { headers } = await browser({ origin: url, host: 'localhost:8080' }).logIn('erika');
    expect(headers['set-cookie']).toMatch(/^review=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('holds nothing that stands in the database', async () => {
    const { add, browser, database } = await openReviewApp();
    await add('erika', 'editor');
    const erika = browser();
    await erika.logIn('erika');
    const rows = await database.db.selectFrom('review_sessions').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain([...erika.cookies.values()][0]);
  });
});

describe('a session', () => {
  it('planted before the login is not the one after it', async () => {
    const { add, browser } = await openReviewApp();
    await add('mallory', 'reader');
    await add('erika', 'editor');
    const mallory = browser();
    await mallory.logIn('mallory');
    const erika = browser();
    const planted = [...mallory.cookies.entries()][0] ?? ['', ''];
    erika.cookies.set(...planted);
    await erika.logIn('erika');
    expect([...erika.cookies.values()]).not.toEqual([planted[1]]);
    expect((await mallory.ask('/review/api/session')).statusCode).toBe(401);
  });

  it('is over after half an hour of nothing', async () => {
    const { add, browser, wait } = await openReviewApp();
    await add('erika', 'editor');
    const erika = browser();
    await erika.logIn('erika');
    wait(29 * minute);
    expect((await erika.ask('/review/api/session')).json().idleUntil).toBe('2026-11-30T08:59:00.000Z');
    wait(29 * minute);
    expect((await erika.ask('/review/api/session')).statusCode).toBe(200);
    wait(30 * minute);
    expect((await erika.ask('/review/api/session')).statusCode).toBe(401);
  });

  it('is over after ten hours, however busy', async () => {
    const { add, browser, wait } = await openReviewApp();
    await add('erika', 'editor');
    const erika = browser();
    await erika.logIn('erika');
    const statuses: number[] = [];
    for (let each = 0; each < 21; each += 1) {
      wait(29 * minute);
      statuses.push((await erika.ask('/review/api/session')).statusCode);
    }
    expect(statuses).toEqual([...Array(20).fill(200), 401]);
  });

  it('survives a clock that is set back', async () => {
    const { add, browser, wait } = await openReviewApp();
    await add('erika', 'editor');
    const erika = browser();
    await erika.logIn('erika');
    wait(-60 * minute);
    expect((await erika.ask('/review/api/session')).statusCode).toBe(200);
  });

  it('ends with the logout, also for somebody who kept the cookie', async () => {
    const { add, browser } = await openReviewApp();
    await add('erika', 'editor');
    const erika = browser();
    await erika.logIn('erika');
    const kept = [...erika.cookies];
    await erika.post('logout');
    expect(erika.cookies.size).toBe(0);
    for (const [name, value] of kept) erika.cookies.set(name, value);
    expect((await erika.ask('/review/api/session')).statusCode).toBe(401);
  });

  it('ends in one browser only, unless one logs out everywhere', async () => {
    const { add, browser } = await openReviewApp();
    await add('erika', 'editor');
    await add('otto', 'editor');
    const [desk, phone, laptop, otto] = [browser(), browser(), browser(), browser()];
    for (const each of [desk, phone, laptop]) await each.logIn('erika');
    await otto.logIn('otto');
    await desk.post('logout');
    expect((await phone.ask('/review/api/session')).statusCode).toBe(200);
    await phone.post('logout-everywhere');
    const left = [await laptop.ask('/review/api/session'), await otto.ask('/review/api/session')];
    expect(left.map(({ statusCode }) => statusCode)).toEqual([401, 200]);
  });
});

describe('a password of one’s own', () => {
  it('replaces the old one, and ends all other sessions', async () => {
    const { add, browser } = await openReviewApp();
    await add('erika', 'editor');
    const [desk, phone] = [browser(), browser()];
    await desk.logIn('erika');
    await phone.logIn('erika');
    expect((await desk.post('password', { password, next: 'Tee mit Zitrone und Honig' })).statusCode).toBe(200);
    expect((await desk.ask('/review/api/session')).statusCode).toBe(200);
    expect((await phone.ask('/review/api/session')).statusCode).toBe(401);
    expect((await phone.logIn('erika')).statusCode).toBe(401);
    expect((await phone.logIn('erika', 'Tee mit Zitrone und Honig')).statusCode).toBe(200);
  });

  it('is not to be had without the old one', async () => {
    const { add, browser } = await openReviewApp();
    await add('erika', 'editor');
    const erika = browser();
    await erika.logIn('erika');
    const response = await erika.post('password', { password: 'geraten', next: 'Tee mit Zitrone und Honig' });
    expect(response.json().code).toBe('wrong_login');
  });

  it.each(['kurz', 'erika und noch viel mehr'])('must not be too easy: %s', async (next) => {
    const { add, browser } = await openReviewApp();
    await add('erika', 'editor');
    const erika = browser();
    await erika.logIn('erika');
    expect((await erika.post('password', { password, next })).json()).toMatchObject({
      code: 'bad_request',
      detail: 'next',
    });
  });
});

describe('the login for one run', () => {
  const here = { address: '127.0.0.1', host: 'localhost:8080', origin: 'http://localhost:8080' };
  const openOneTime = async () => {
    const opened = await openReviewApp({ env: { REVIEW: '', REVIEW_URL: '' } });
    const way = opened.review?.login.way;
    if (way?.kind !== 'one-time') throw new Error('there is no login for one run');
    return { ...opened, ...way.login };
  };

  it('lets the developer in as an admin', async () => {
    const { browser, name, password } = await openOneTime();
    expect((await browser(here).logIn(name, password)).json().user).toEqual({ name: 'admin', role: 'admin' });
  });

  it('has another password each time', async () => {
    expect((await openOneTime()).password).not.toBe((await openOneTime()).password);
  });

  it.each([
    ['from another machine', { ...here, address: '192.0.2.1' }],
    ['through a proxy on this machine', { ...here, host: 'chat.example.org', origin: 'https://chat.example.org' }],
  ])('is of no use %s', async (_, from) => {
    const { browser, name, password } = await openOneTime();
    expect((await browser(from).logIn(name, password)).statusCode).toBe(403);
  });

  it('is the only login there is', async () => {
    const { add, browser } = await openOneTime();
    await add('erika', 'admin');
    expect((await browser(here).logIn('erika')).statusCode).toBe(401);
  });
});

test('those who can be given work are known by name', async () => {
  const { add, browser } = await openReviewApp();
  await add('otto', 'reader');
  await add('erika', 'editor');
  await add('anna', 'admin');
  const erika = browser();
  await erika.logIn('erika');
  expect((await erika.ask('/review/api/people')).json()).toEqual({ people: ['anna', 'erika'] });
});

test('the page learns how one logs in here', async () => {
  const { browser } = await openReviewApp();
  expect((await browser().ask('/review/api/login')).json()).toEqual({ way: 'local', available: true });
});

test('nothing of name, password or cookie is logged', async () => {
  const { add, browser, log } = await openReviewApp();
  await add('erika', 'editor');
  const erika = browser();
  await erika.logIn('erika', 'falsches Passwort');
  await erika.logIn('erika');
  expect(log.join()).not.toMatch(/erika|falsches Passwort/);
});
