import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { frame, handshake, openTestApp, ownOrigin, RawVisitor, refusalOf, Visitor } from '../harness.ts';

test('an upgrade anywhere else is answered with 404', async () => {
  const server = await openTestApp();
  expect(await refusalOf(server, '/elsewhere', { Origin: ownOrigin })).toMatchObject({ status: 404 });
});

test('a plain request for the socket is answered at once', async () => {
  const server = await openTestApp();
  const response = await fetch(`http://127.0.0.1:${server.port}/chat`);
  expect(response.status).toBe(404);
});

test('20 KB of headers are refused with 431', async () => {
  const server = await openTestApp();
  expect(await refusalOf(server, '/chat', { Origin: ownOrigin, 'X-Long': 'x'.repeat(20_000) })).toMatchObject({
    status: 431,
  });
});

test('a visitor who says nothing is disconnected with 4408', async () => {
  const server = await openTestApp({ env: { LIMIT_FIRST_MESSAGE_SECONDS: '1' } });
  const visitor = await Visitor.connect(server);
  expect(await visitor.closed).toMatchObject({ code: 4408 });
});

test('a client that does not answer pings is disconnected', async () => {
  const server = await openTestApp({ env: { PING_SECONDS: '1' } });
  const sleeper = await RawVisitor.open(server, Buffer.concat([handshake(), frame('{"type":"hello","version":1}')]));
  expect(await sleeper.closeCode()).toBeUndefined();
});

test('a message in the same packet as the end of the handshake is answered', async () => {
  const server = await openTestApp();
  const visitor = await RawVisitor.open(server, Buffer.concat([handshake(), frame('{"type":"hello","version":1}')]));
  const [first] = await visitor.frames((frames) => frames.length > 0);
  expect(JSON.parse(String(first?.payload))).toMatchObject({ type: 'welcome' });
});

test('one address gets so many chats and no more', async () => {
  const server = await openTestApp({ env: { LIMIT_CONNECTIONS_PER_ADDRESS: '2' } });
  await Visitor.enter(server);
  await Visitor.enter(server);
  const { status, head } = await refusalOf(server, '/chat', { Origin: ownOrigin });
  expect({ status, head }).toEqual({ status: 429, head: expect.stringMatching(/^retry-after: \d+/im) });
});

test('chats opened at the same moment count as well', async () => {
  const server = await openTestApp({ env: { LIMIT_CONNECTIONS_PER_ADDRESS: '2' } });
  const attempts = Array.from({ length: 10 }, () => RawVisitor.open(server, handshake()));
  const raws = await Promise.all(attempts);
  const answers = await Promise.all(raws.map(statusOf));
  expect(answers.filter((status) => status === 101)).toHaveLength(2);
});

test('an address may chat again once one of its chats has ended', async () => {
  const server = await openTestApp({ env: { LIMIT_CONNECTIONS_PER_ADDRESS: '1' } });
  const first = await Visitor.enter(server);
  const [seen] = server.app.websocketServer.clients;
  first.leave();
  if (seen && seen.readyState !== seen.CLOSED) await once(seen, 'close');
  const second = await Visitor.enter(server);
  expect(second.socket.readyState).toBe(WebSocket.OPEN);
});

test('a full server says so with 503', async () => {
  const server = await openTestApp({ env: { LIMIT_CONNECTIONS: '1' } });
  await Visitor.enter(server);
  const { status, head } = await refusalOf(server, '/chat', { Origin: ownOrigin });
  expect({ status, head }).toEqual({ status: 503, head: expect.stringMatching(/^retry-after: \d+/im) });
});

test('a forged X-Forwarded-For does not give a client another address', async () => {
  const server = await openTestApp({ env: { LIMIT_CONNECTIONS_PER_ADDRESS: '1' } });
  await Visitor.enter(server);
  const forged = { Origin: ownOrigin, 'X-Forwarded-For': '203.0.113.7' };
  expect(await refusalOf(server, '/chat', forged)).toMatchObject({ status: 429 });
});

test('visitors behind a trusted proxy are counted one by one', async () => {
  const server = await openTestApp({ env: { LIMIT_CONNECTIONS_PER_ADDRESS: '1', TRUSTED_PROXIES: '127.0.0.1' } });
  await Visitor.connect(server, { headers: { 'X-Forwarded-For': '203.0.113.7' } });
  const other = await Visitor.connect(server, { headers: { 'X-Forwarded-For': '203.0.113.8' } });
  expect(await other.ask({ type: 'hello', version: 1 })).toMatchObject({ type: 'welcome' });
});

test('a client that never reads is disconnected before it fills the memory', async () => {
  const server = await openTestApp({
    env: { LIMIT_UNSENT_BYTES: '16384', LIMIT_MESSAGES: '10000', LIMIT_FRAME_BYTES: '1048576' },
  });
  const sloth = await RawVisitor.open(server, handshake());
  await sloth.frames(() => sloth.received.includes('\r\n\r\n'));
  sloth.socket.pause();
  const [seen] = server.app.websocketServer.clients;
  if (!seen) throw new Error('the server has no client');
  const gone = once(seen, 'close');
  const text = 'x'.repeat(500_000);
  for (let each = 0; each < 60; each += 1) {
    sloth.write(frame(JSON.stringify({ type: 'utterance', id: String(each), text })));
  }
  await gone;
  expect(server.log.join('')).toContain('does not read');
});

test('compression is not offered, so that nothing can inflate', async () => {
  const server = await openTestApp();
  const visitor = await Visitor.connect(server);
  expect(visitor.socket.extensions).toBe('');
});

async function statusOf(raw: RawVisitor): Promise<number> {
  await raw.frames(() => raw.received.includes('\r\n\r\n'));
  return Number(raw.received.toString('latin1').split(' ')[1]);
}
