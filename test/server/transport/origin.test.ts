import { expect, test } from 'vitest';
import { isAllowedOrigin } from '../../../server/transport/origin.ts';
import { openTestApp, ownOrigin, refusalOf, Visitor } from '../harness.ts';

test.each([
  ['of a foreign site', 'https://hannover.de.example'],
  ['of a sandboxed frame', 'null'],
  ['that is no address', 'hannover'],
])('refuses the chat to an origin %s before the upgrade', async (_, Origin) => {
  const server = await openTestApp();
  expect(await refusalOf(server, '/chat', { Origin })).toMatchObject({ status: 403 });
});

test('refuses programs without an origin unless a setting allows them', async () => {
  const server = await openTestApp();
  expect(await refusalOf(server, '/chat', {})).toMatchObject({ status: 403 });
});

test('lets programs without an origin in where the setting says so', async () => {
  const server = await openTestApp({ env: { ALLOW_NO_ORIGIN: 'true', LIMIT_CONNECTIONS: '1' } });
  await Visitor.enter(server);
  // Past the origin it is the full house that refuses.
  expect(await refusalOf(server, '/chat', {})).toMatchObject({ status: 503 });
});

test('lets pages of an allowed site chat', async () => {
  const visitor = await Visitor.connect(await openTestApp(), { origin: ownOrigin });
  expect(await visitor.ask({ type: 'hello', version: 1 })).toMatchObject({ type: 'welcome' });
});

test('lets pages of the server itself chat', async () => {
  const server = await openTestApp();
  const visitor = await Visitor.connect(server, { origin: `http://127.0.0.1:${server.port}` });
  expect(await visitor.ask({ type: 'hello', version: 1 })).toMatchObject({ type: 'welcome' });
});

test.each([
  ['https://www.hannover.de', 'chat.example', true],
  ['http://www.hannover.de', 'chat.example', false],
  ['https://www.hannover.de:8443', 'chat.example', false],
  ['https://chat.example', 'chat.example', true],
  ['https://chat.example.evil', 'chat.example', false],
  ['', 'chat.example', false],
  ['null', 'null', false],
])('a page of "%s" may chat with the server at "%s": %s', (origin, host, isAllowed) => {
  expect(isAllowedOrigin(origin, host, ['https://www.hannover.de'], false)).toBe(isAllowed);
});
