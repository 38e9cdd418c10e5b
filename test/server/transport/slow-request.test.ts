import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { openTestApp } from '../harness.ts';

// Takes as long as the server waits: ten seconds and a bit.
test('a client that never finishes its headers is cut off within 15 seconds', { timeout: 20_000 }, async () => {
  const server = await openTestApp();
  const started = performance.now();
  await new Promise<void>((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write('GET /chat HTTP/1.1\r\nHost: x\r\n'));
    const drip = setInterval(() => socket.write('X-A: b\r\n'), 2000);
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(drip);
      resolve();
    });
    socket.resume();
  });
  expect(performance.now() - started).toBeLessThan(15_000);
});
