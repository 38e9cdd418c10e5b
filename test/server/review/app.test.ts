import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openDatabase } from '../../../server/store/database.ts';
import { openTestService, ownOrigin, RawVisitor, type TestServer, Visitor } from '../harness.ts';

let server: TestServer;

// The whole service with its real content takes some seconds to open.
beforeAll(async () => {
  server = await openTestService({ env: { REVIEW: 'local', REVIEW_URL: 'https://chat.example.org' } });
}, 120_000);

afterAll(() => server.close());

/** The answer to a request whose path goes out as it stands. */
async function getRaw(path: string, headers = ''): Promise<string> {
  const head = `GET ${path} HTTP/1.1\r\nHost: chat.example.org\r\nConnection: close\r\n${headers}\r\n`;
  const visitor = await RawVisitor.open(server, Buffer.from(head));
  await visitor.ended;
  return visitor.received.toString();
}

test('the chat and the review page are one server', async () => {
  expect((await (await Visitor.enter(server)).say('Was kostet ein Reisepass?')).outcome).toBe('matched');
  expect(await getRaw('/review/api/login')).toContain('{"way":"local","available":true}');
});

describe('what is guarded', () => {
  it.each([
    '/review/api/session',
    '/review/api/../api/session',
    '/review/%61pi/session',
    '/demo/../review/api/session',
    '/%2e%2e/review/api/session',
    '/review/api%2fsession',
    '/review/api/%73ession',
    '/review/api/session%00',
    '/review/%2561pi/session',
    '//review/api/session',
    'http://chat.example.org/review/api/session',
  ])('stays guarded at %s', async (path) => {
    // Whatever is no way to the data may lead to the page, which holds none.
    expect(await getRaw(path)).toMatch(/^HTTP\/1\.1 (?:400|401|404) |^content-type: text\/html/im);
  });
});

test('a site that may embed the chat may not read the review page’s answers', async () => {
  const heard = await getRaw('/review/api/login', `Origin: ${ownOrigin}\r\n`);
  expect(heard).not.toMatch(/access-control-allow-origin/i);
  expect(heard).toMatch(/cross-origin-resource-policy: same-origin/i);
});

test('one security policy goes out, and it is that of the review page', async () => {
  const policies = (await getRaw('/review/')).match(/^content-security-policy: .*$/gim) ?? [];
  expect(policies).toEqual([expect.stringContaining("default-src 'none'")]);
});

test('what is asked is counted, without who asked', { timeout: 30_000 }, async () => {
  const visitor = await Visitor.enter(server);
  await visitor.say('Was kostet ein Personalausweis?');
  const database = await openDatabase({ dataDir: server.dataDir });
  const services = database.db.selectFrom('counters').select('key').where('kind', '=', 'service');
  await expect
    .poll(async () => (await services.execute()).map(({ key }) => key), { timeout: 20_000 })
    .toContain('personalausweis');
  const [asked] = await database.db.selectFrom('answered').select('text').where('text', 'like', '%ausweis').execute();
  await database.close();
  expect(asked?.text).toBe('was kostet ein personalausweis');
});
