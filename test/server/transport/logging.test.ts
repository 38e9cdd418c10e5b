import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { openTestApp, ownOrigin, refusalOf, type TestServer, Visitor } from '../harness.ts';

test('line breaks and escapes in what a client sends stay inside one JSON line', async () => {
  const server = await openTestApp();
  await refusalOf(server, '/chat?a=\u001b[31m', { Origin: 'https://evil.example', 'User-Agent': 'x\t{"level":60}' });
  await getRaw(server, '/chat%0a{"level":60,"msg":"forged"}%1b[31m', 'Mozilla\t\u0085{"forged":true}');
  const visitor = await Visitor.enter(server);
  visitor.send('bad\n{"level":60}\u2028');
  await visitor.next();
  expect(server.log.map((line) => line.split('\n').length)).toEqual(server.log.map(() => 2));
  expect(server.log.map((line) => typeof JSON.parse(line))).toEqual(server.log.map(() => 'object'));
});

test('a refused connection leaves one line that says why', async () => {
  const server = await openTestApp();
  await refusalOf(server, '/chat', { Origin: 'https://evil.example' });
  expect(server.log.filter((line) => line.includes('refused'))).toMatchObject([
    expect.stringContaining('"refused":"origin"'),
  ]);
});

test('what visitors write is not logged, whatever becomes of it', async () => {
  const server = await openTestApp({
    env: { LOG_LEVEL: 'trace' },
    chat: {
      take: async () => {
        throw new Error('a turn that fails');
      },
    },
  });
  const visitor = await Visitor.enter(server);
  await visitor.ask({ type: 'utterance', id: '1', text: 'Geheimnis' });
  await visitor.ask('Geheimnis, kein JSON');
  await visitor.ask({ type: 'Geheimnis' });
  visitor.send({ type: 'feedback', answer: '1', helpful: false, comment: 'Geheimnis' });
  const body = '{"message":{"type":"utterance","id":"1","text":"Geheimnis"},"kaputt';
  const headers = { origin: ownOrigin, 'content-type': 'application/json' };
  await fetch(`http://127.0.0.1:${server.port}/api/chat?Geheimnis`, { method: 'POST', body, headers });
  await fetch(`http://127.0.0.1:${server.port}/api/chat?Geheimnis`, { method: 'POST', body: `${body}":1}`, headers });
  expect(server.log.join('')).toContain('a turn that fails');
  expect(server.log.join('')).not.toContain('Geheimnis');
});

test('addresses of visitors are not logged', async () => {
  const server = await openTestApp({ env: { LOG_LEVEL: 'trace', TRUSTED_PROXIES: '127.0.0.1' } });
  await refusalOf(server, '/chat', { Origin: 'https://evil.example', 'X-Forwarded-For': '203.0.113.7' });
  expect(server.log.join('')).not.toContain('203.0.113.7');
});

function getRaw({ port }: TestServer, path: string, agent: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nUser-Agent: ${agent}\r\nConnection: close\r\n\r\n`),
    );
    socket.on('close', () => resolve()).resume();
  });
}
