import { expect, test, vi } from 'vitest';
import type { ClientMessage } from '../../../server/protocol/messages.ts';
import { frame, handshake, opcodes, openTestApp, ownOrigin, RawVisitor, refusalOf, Visitor } from '../harness.ts';

const question: ClientMessage = { type: 'utterance', id: 'q1', text: 'Was kostet ein Reisepass?' };

test('a connection reset while answers are written disturbs nobody else', async () => {
  const server = await openTestApp({ env: { LIMIT_MESSAGES: '10000' } });
  const other = await Visitor.enter(server);
  for (let each = 0; each < 20; each += 1) {
    const raw = await RawVisitor.open(server, handshake());
    await raw.frames(() => raw.received.includes('\r\n\r\n'));
    raw.write(Buffer.concat(Array.from({ length: 10 }, () => frame(JSON.stringify(question)))));
    raw.socket.resetAndDestroy();
  }
  expect(await other.say('Noch da?')).toMatchObject({ type: 'reply' });
  await vi.waitFor(() => expect(server.app.websocketServer.clients.size).toBe(1));
  expect(server.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});

test('a connection reset right after the question is answered on the next one', async () => {
  const server = await openTestApp();
  const raw = await RawVisitor.open(server, handshake());
  await raw.frames(() => raw.received.includes('\r\n\r\n'));
  raw.write(frame(JSON.stringify(question)));
  raw.socket.resetAndDestroy();
  const visitor = await Visitor.enter(server);
  expect(await visitor.ask(question)).toMatchObject({ type: 'reply', to: 'q1' });
});

test('a visitor who went without a word is given up, and goes on with the resume token', async () => {
  const seen: unknown[] = [];
  const server = await openTestApp({
    env: { PING_SECONDS: '1' },
    chat: {
      begin: async (hello) => {
        seen.push(hello.resume);
        return {
          message: {
            type: 'welcome',
            version: 1,
            language: 'de',
            resume: 'token-1',
            reply: { language: 'de', outcome: 'matched', parts: [], choices: [] },
          },
          context: { language: 'de', misses: 0 },
        };
      },
    },
  });
  // Never answers a ping, as a phone that fell asleep.
  const asleep = await RawVisitor.open(server, Buffer.concat([handshake(), frame('{"type":"hello","version":1}')]));
  await asleep.ended;
  await vi.waitFor(() => expect(server.app.websocketServer.clients.size).toBe(0));
  await Visitor.enter(server, { resume: 'token-1' });
  expect(seen).toEqual([undefined, 'token-1']);
});

test('a quiet chat is never silent for longer than the time between two pings', async () => {
  const server = await openTestApp({ env: { PING_SECONDS: '1' } });
  const quiet = await RawVisitor.open(server, Buffer.concat([handshake(), frame('{"type":"hello","version":1}')]));
  let answered = 0;
  // A proxy that cuts after a minute sees traffic at least every 25 seconds; here, both are shorter.
  quiet.socket.setTimeout(2_500, () => quiet.socket.destroy());
  await quiet.frames((frames) => {
    const pings = frames.filter(({ opcode }) => opcode === opcodes.ping).length;
    for (; answered < pings; answered += 1) quiet.write(frame('', { opcode: opcodes.pong }));
    return pings >= 4;
  });
  expect(quiet.socket.closed).toBe(false);
});

test.each([
  ['X-Forwarded-Host', { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' }],
  [
    'X-Forwarded-Proto',
    { Origin: 'https://evil.example', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'evil.example' },
  ],
  ['Forwarded', { Origin: 'https://evil.example', Forwarded: 'for=127.0.0.1;host=evil.example' }],
])('a forged %s does not make a foreign site our own', async (_, headers) => {
  const server = await openTestApp();
  expect(await refusalOf(server, '/chat', headers)).toMatchObject({ status: 403 });
  const proxied = await openTestApp({ env: { TRUSTED_PROXIES: '10.0.0.5' } });
  expect(await refusalOf(proxied, '/chat', headers)).toMatchObject({ status: 403 });
});

test('a client that is not the trusted proxy cannot choose its address', async () => {
  const server = await openTestApp({ env: { LIMIT_CONNECTIONS_PER_ADDRESS: '1', TRUSTED_PROXIES: '10.0.0.5' } });
  await Visitor.enter(server);
  const forged = { Origin: ownOrigin, 'X-Forwarded-For': '203.0.113.7' };
  expect(await refusalOf(server, '/chat', forged)).toMatchObject({ status: 429 });
});

test('200 idle chats stay open, and one among them is answered within 50 ms', async () => {
  const server = await openTestApp({ env: { LIMIT_CONNECTIONS_PER_ADDRESS: '1000', LIMIT_MESSAGES: '10000' } });
  const idle = await Promise.all(Array.from({ length: 200 }, () => Visitor.enter(server)));
  const live = await Visitor.enter(server);
  const times: number[] = [];
  for (let each = 0; each < 20; each += 1) {
    const started = performance.now();
    await live.say('Hallo');
    times.push(performance.now() - started);
  }
  // The middle one: a machine that is busy with other tests delays some.
  expect(times.sort((a, b) => a - b)[10]).toBeLessThan(50);
  expect(idle.filter(({ socket }) => socket.readyState !== socket.OPEN)).toEqual([]);
});
