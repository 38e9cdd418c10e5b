import { expect, test } from 'vitest';
import { openTestApp, ownOrigin, type TestServer } from '../harness.ts';

const passport = { label: 'Reisepass beantragen', value: 'reisepass', terms: ['ePass'], questions: ['costs'] };
const list = { questions: { costs: 'Kosten' }, subjects: [passport] };

function open(): Promise<TestServer> {
  return openTestApp({
    chat: { suggest: (language) => ({ version: `1-${language}`, list: () => ({ language, ...list }) }) },
  });
}

function get({ port }: TestServer, query: string, headers: Readonly<Record<string, string>> = {}) {
  return fetch(`http://127.0.0.1:${port}/api/suggestions${query}`, { headers });
}

test('the list of a language comes whole, small, and to be asked for again soon', async () => {
  const response = await get(await open(), '?language=de', { 'accept-encoding': 'br' });
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(response.headers.get('cache-control')).toBe('public, max-age=300');
  expect(await response.json()).toEqual({ language: 'de', ...list });
});

test('a program that reads no Brotli gets the list as it is', async () => {
  const response = await get(await open(), '?language=en', { 'accept-encoding': 'identity' });
  expect(response.headers.get('content-encoding')).toBeNull();
  expect(await response.json()).toMatchObject({ language: 'en' });
});

test('who has the list already is told so', async () => {
  const server = await open();
  const etag = (await get(server, '?language=de')).headers.get('etag') ?? '';
  expect((await get(server, '?language=de', { 'if-none-match': etag })).status).toBe(304);
});

test.each(['', '?language=xx', '?language=de&language=en', '?language=__proto__'])(
  '"%s" is a bad request',
  async (query) => {
    expect((await get(await open(), query)).status).toBe(400);
  },
);

test('a page that may embed the chat may read the list', async () => {
  const response = await get(await open(), '?language=de', { origin: ownOrigin });
  expect(response.headers.get('access-control-allow-origin')).toBe(ownOrigin);
});
