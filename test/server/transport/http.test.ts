import { connect } from 'node:net';
import Fastify from 'fastify';
import { expect, test, vi } from 'vitest';
import { registerErrors } from '../../../server/transport/errors.ts';
import { openTestApp, ownOrigin, type TestServer } from '../harness.ts';

function post({ port }: TestServer, body: string, headers: Readonly<Record<string, string>> = {}) {
  return fetch(`http://127.0.0.1:${port}/api/chat`, {
    method: 'POST',
    body,
    headers: { origin: ownOrigin, 'content-type': 'application/json', ...headers },
  });
}

test('a question over HTTP is answered like one over a socket', async () => {
  const response = await post(await openTestApp(), '{"message":{"type":"utterance","id":"a","text":"Hallo"}}');
  expect(await response.json()).toMatchObject({ type: 'reply', to: 'a', parts: [{ spans: [{ text: 'Hallo' }] }] });
});

const question = '{"message":{"type":"utterance","id":"a","text":"Hallo"}}';
const rating = '{"message":{"type":"feedback","answer":"answer-to-a","helpful":true}}';
const link = '{"message":{"type":"followed","answer":"answer-to-a","href":"https://www.hannover.de/"}}';

test('a rating over HTTP is about the answer that was given', async () => {
  const takeFeedback = vi.fn();
  const server = await openTestApp({ chat: { takeFeedback } });
  await post(server, question);
  expect((await post(server, rating)).status).toBe(204);
  expect(takeFeedback.mock.lastCall?.[1]?.message).toMatchObject({ type: 'reply', id: 'answer-to-a' });
});

test('a link that was followed is told over HTTP with the answer it stood in', async () => {
  const takeFollowed = vi.fn();
  const server = await openTestApp({ chat: { takeFollowed } });
  await post(server, question);
  expect((await post(server, link)).status).toBe(204);
  expect(takeFollowed.mock.lastCall?.[1]?.message).toMatchObject({ type: 'reply', id: 'answer-to-a' });
});

test('a rating over HTTP of an answer that nobody was given is about none', async () => {
  const takeFeedback = vi.fn();
  await post(await openTestApp({ chat: { takeFeedback } }), rating);
  expect(takeFeedback.mock.lastCall).toEqual([expect.objectContaining({ helpful: true }), undefined]);
});

test('a foreign site is refused with 403', async () => {
  const response = await post(await openTestApp(), '{"message":{"type":"forget"}}', { origin: 'https://evil.example' });
  expect(response.status).toBe(403);
});

test.each([
  ['a body over the limit', JSON.stringify({ message: 'x'.repeat(20_000) }), 413],
  ['broken JSON', '{"message":', 400],
  ['an empty body', '', 400],
  ['null', 'null', 400],
  ['a list', '[]', 400],
  ['a text', '"hallo"', 400],
  ['a prototype', '{"message":{"type":"forget"},"__proto__":{"x":1}}', 400],
  ['a constructor', '{"message":{"type":"forget"},"constructor":{"prototype":{"x":1}}}', 400],
  ['a message nested as deep as the limit allows', `{"message":${'['.repeat(8000)}${']'.repeat(8000)}}`, 400],
  ['a message of unknown type', '{"message":{"type":"shout"}}', 400],
])('%s is refused', async (_, body, status) => {
  expect((await post(await openTestApp(), body)).status).toBe(status);
});

test('lists nested 100,000 deep are a bad request, not a fault', async () => {
  const server = await openTestApp({ env: { LIMIT_FRAME_BYTES: '1048576' } });
  const response = await post(server, `{"message":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
  expect(response.status).toBe(400);
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'x',
])('content of type %s is refused with 415', async (type) => {
  const response = await post(await openTestApp(), '{"message":{"type":"forget"}}', { 'content-type': type });
  expect(response.status).toBe(415);
});

test.each(['/%2e%2e/package.json', '/..%2fpackage.json', '/%252e%252e/package.json', '/%00', '/%', '/nowhere'])(
  '%s leads nowhere',
  async (path) => {
    const { status } = await getRaw(await openTestApp(), path);
    expect([400, 404]).toContain(status);
  },
);

test('too many questions over HTTP are refused with a waiting time', async () => {
  const server = await openTestApp({ env: { LIMIT_MESSAGES: '1', LIMIT_MESSAGES_SECONDS: '600' } });
  const body = '{"message":{"type":"forget"}}';
  for (let each = 0; each < 5; each += 1) await post(server, body);
  const response = await post(server, body);
  expect({ status: response.status, wait: response.headers.get('retry-after') }).toEqual({ status: 429, wait: '120' });
});

test.each([
  ['an error', new Error('SELECT * FROM secrets')],
  ['an error that claims a strange status', Object.assign(new Error('secret'), { statusCode: 200 })],
  ['a text', 'secret'],
  ['nothing', undefined],
])('a handler that throws %s is answered with 500, a request id and a general sentence', async (_, thrown) => {
  const app = Fastify();
  registerErrors(app);
  app.get('/', async () => {
    throw thrown;
  });
  const response = await app.inject('/');
  expect({ status: response.statusCode, body: response.json() }).toEqual({
    status: 500,
    body: { error: 'Something went wrong on our side.', request: expect.any(String) },
  });
});

test('a refusal does not repeat what was sent', async () => {
  const response = await post(await openTestApp(), '{"message": geheim}');
  expect(await response.text()).not.toContain('geheim');
});

function getRaw({ port }: TestServer, path: string): Promise<{ status: number }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`));
    socket.once('data', (data) => {
      socket.destroy();
      resolve({ status: Number(String(data).split(' ')[1]) });
    });
    socket.once('error', reject);
  });
}
