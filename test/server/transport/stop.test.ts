import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { handshake, openTestApp, RawVisitor, Visitor } from '../harness.ts';

test('a server that stops tells its visitors with 1001', async () => {
  const server = await openTestApp();
  const visitors = await Promise.all([Visitor.enter(server), Visitor.enter(server)]);
  await server.close();
  expect(await Promise.all(visitors.map(({ closed }) => closed))).toMatchObject([{ code: 1001 }, { code: 1001 }]);
});

test('a server stops within a second though a client does not say goodbye', async () => {
  const server = await openTestApp();
  const stubborn = await RawVisitor.open(server, handshake());
  await stubborn.frames(() => stubborn.received.includes('\r\n\r\n'));
  const started = performance.now();
  await server.close();
  expect(performance.now() - started).toBeLessThan(1000);
});

test('a server stops within a second though a request is half sent', async () => {
  const server = await openTestApp();
  const socket = connect(server.port, '127.0.0.1', () => socket.write('POST /api/chat HTTP/1.1\r\nHost: x\r\n'));
  socket.on('error', () => {});
  await once(server.app.server, 'connection');
  const started = performance.now();
  await server.close();
  expect(performance.now() - started).toBeLessThan(1000);
});

test('visitors who leave in time do not keep a stopping server waiting', async () => {
  const server = await openTestApp();
  await Visitor.enter(server);
  const started = performance.now();
  await server.close();
  expect(performance.now() - started).toBeLessThan(400);
});

test('nobody new is let in by a server that stops', async () => {
  const server = await openTestApp();
  const { port } = server;
  await server.close();
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
});
