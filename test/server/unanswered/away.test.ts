import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestService, type TestServer, Visitor } from '../harness.ts';

let service: TestServer;
beforeAll(async () => {
  // Nobody listens there.
  service = await openTestService({ env: { DATABASE_URL: 'postgres://chat:secret@127.0.0.1:1/chat' } });
}, 300_000);
afterAll(() => service.close());

test('a database that is away costs no visitor the answer, and no question', async () => {
  const visitor = await Visitor.enter(service);
  expect(await visitor.say('Was kostet ein Reisepass?')).toMatchObject({ outcome: 'matched' });
  await visitor.say('Schnurpsel grumpf');
  expect(await readFile(join(service.dataDir, 'unanswered.jsonl'), 'utf8')).toContain('Schnurpsel grumpf');
});

test('a process that has never seen its database lives, is not ready, and says why without the password', async () => {
  expect((await service.app.inject('/healthz')).statusCode).toBe(200);
  const { statusCode, body } = await service.app.inject('/readyz');
  expect(statusCode).toBe(503);
  expect(body).toContain('the store for unanswered questions does not answer');
  expect(service.log.join('\n') + body).not.toContain('secret');
});
