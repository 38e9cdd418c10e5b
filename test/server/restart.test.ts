import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../../scripts/cluster-test/proxy.ts';
import { openVisitor } from '../../scripts/load/visitor.ts';
import { frame, handshake, ownOrigin, RawVisitor, Visitor } from './harness.ts';
import { startServer } from './server-process.ts';

// Processes start slowly on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 180_000 });

const roomy = { LIMIT_CONNECTIONS_PER_ADDRESS: '1000', LIMIT_MESSAGES: '10000' };

// `npm run soak` does the same with a thousand.
test('100 visitors of a server that is restarted come back by themselves and are answered', async () => {
  const port = await freePort();
  const env = { ...roomy, PORT: String(port) };
  const first = await startServer({ env });
  const visitors = Array.from({ length: 100 }, () =>
    openVisitor({ server: `http://127.0.0.1:${port}/`, origin: ownOrigin }),
  );
  onTestFinished(() => {
    for (const visitor of visitors) visitor.leave();
  });
  await Promise.all(visitors.map((visitor) => visitor.online()));
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  await startServer({ env, dataDir: first.dataDir });
  const answers = await Promise.all(visitors.map((visitor) => visitor.ask('Was kostet ein Reisepass?')));
  expect(answers.filter(({ type }) => type !== 'reply')).toEqual([]);
});

test('a server told to stop ends with code 0 within ten seconds, though clients do not say goodbye', async () => {
  const server = await startServer({ env: roomy });
  const hello = frame('{"type":"hello","version":1}');
  const raws = await Promise.all(
    Array.from({ length: 20 }, () => RawVisitor.open(server, Buffer.concat([handshake(), hello]))),
  );
  await Promise.all(raws.map((raw) => raw.frames((frames) => frames.length > 0)));
  for (const raw of raws) raw.socket.pause();
  const startedMs = performance.now();
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(performance.now() - startedMs).toBeLessThan(10_000);
});

test('a server that has run out of file descriptors serves again once some are free', async () => {
  const server = await startServer({ before: 'ulimit -n 400', env: roomy });
  const sockets: Socket[] = Array.from({ length: 600 }, () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(handshake());
    return socket;
  });
  let answered = 0;
  for (const socket of sockets) {
    socket.once('data', () => {
      answered += 1;
    });
  }
  // So many get in, and no more: the others wait in front of the door or are turned away.
  await vi.waitFor(() => expect(answered).toBeGreaterThan(100), { timeout: 20_000 });
  expect(answered).toBeLessThan(400);
  for (const socket of sockets) socket.destroy();
  const visitor = await vi.waitFor(() => Visitor.enter({ port: server.port } as Parameters<typeof Visitor.enter>[0]), {
    timeout: 30_000,
    interval: 200,
  });
  expect(await visitor.say('Was kostet ein Reisepass?')).toMatchObject({ outcome: 'matched' });
  visitor.leave();
});
