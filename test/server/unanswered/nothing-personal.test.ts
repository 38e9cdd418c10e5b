import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readPlanted } from '../../../scripts/redaction/measure.ts';
import { openUnansweredStore } from '../../../server/unanswered/store.ts';
import { openTestService, type TestServer, Visitor } from '../harness.ts';

vi.setConfig({ testTimeout: 120_000 });

const shortestFindable = 6;

let service: TestServer;
beforeAll(async () => {
  service = await openTestService({ env: { LIMIT_MESSAGES: '10000', LOG_LEVEL: 'trace' } });
}, 300_000);
afterAll(() => service.close());

test('no planted item reaches the database, a file or the log', async () => {
  const planted = readPlanted(readFileSync('test/redaction/planted.txt', 'utf8'));
  const visitor = await Visitor.enter(service, { page: '/suche/Sabine%20Wegener?telefon=0511+98765432' });
  for (const { text } of planted) {
    // Words that nobody understands make every text one that is put aside.
    const reply = await visitor.say(`Quorlschnaf ${text}`);
    visitor.send({ type: 'feedback', answer: reply.id, helpful: false, comment: text });
  }
  await visitor.say('Schlusspunkt schnurpsel');
  visitor.leave();
  const store = await openUnansweredStore({ dataDir: service.dataDir });
  await vi.waitFor(
    async () => expect((await store.list(10)).map(({ text }) => text)).toContain('Schlusspunkt schnurpsel'),
    { timeout: 30_000, interval: 200 },
  );
  const entries = await store.list(10_000);
  await store.close();
  expect(entries.length).toBeGreaterThan(planted.length);

  const files = readdirSync(service.dataDir, { withFileTypes: true }).filter((entry) => entry.isFile());
  const everything = [
    ...files.map(({ name }) => readFileSync(join(service.dataDir, name)).toString('utf8')),
    ...service.log,
  ].join('\n');
  const items = planted.flatMap((each) => each.items);
  // Random ids have any three letters in them somewhere.
  const findable = items.filter(({ value }) => value.length >= shortestFindable);
  expect(findable.length).toBeGreaterThan(200);
  expect(findable.filter(({ value }) => everything.includes(value))).toEqual([]);
  const kept = entries.flatMap(({ text, comment, page }) => ` ${text} ${comment} ${page} `.split(/[^\p{L}\p{N}]+/u));
  const words = new Set(kept);
  expect(items.filter(({ value }) => /^\p{L}{3,5}$/u.test(value) && words.has(value))).toEqual([]);
});
