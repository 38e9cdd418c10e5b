import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { examine } from '../../../server/operation/doctor.ts';
import { openUnansweredStore } from '../../../server/unanswered/store.ts';
import { goodContent } from '../content/good-content.ts';
import { temporaryFolder, writeFiles } from '../content/temporary-folder.ts';
import { openTestApp } from '../harness.ts';

async function look(env: Readonly<Record<string, string>> = {}, url?: string) {
  const contentDir = temporaryFolder();
  writeFiles(contentDir, goodContent());
  const settings = { CONTENT_DIR: contentDir, DATA_DIR: temporaryFolder(), ...env };
  const findings = await examine(settings, url, new Date());
  return (about: string) => findings.find((each) => each.about === about);
}

test('a new set-up is fine but for what only the operator can know', async () => {
  const found = await look({ ALLOWED_ORIGINS: 'https://www.hannover.de' });
  for (const about of ['Node', 'settings', 'embedding', 'content', 'data folder', 'disk', 'database', 'queue'])
    expect(found(about)).toMatchObject({ verdict: 'fine' });
});

test('settings that cannot be used are all named', async () => {
  const found = await look({ PORT: 'x', TOKEN_HOURS: '0' });
  expect(found('settings')).toMatchObject({ verdict: 'broken', what: expect.stringMatching(/PORT.*TOKEN_HOURS/) });
});

test('a site that nobody may embed is worth a look', async () => {
  expect((await look())('embedding')).toMatchObject({ verdict: 'look' });
});

test('broken content is named with file and line', async () => {
  const contentDir = temporaryFolder();
  writeFiles(contentDir, goodContent({ 'intents/settings.yaml': 'confidence: [\n' }));
  const found = await look({ CONTENT_DIR: contentDir });
  expect(found('content')).toMatchObject({
    verdict: 'broken',
    what: expect.stringContaining('intents/settings.yaml:'),
  });
});

test('a database file that is none is broken, and stays as it is', async () => {
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, 'review.db'), 'this is no database, however long it may be'.repeat(100));
  expect((await look({ DATA_DIR: dataDir }))('database')).toMatchObject({ verdict: 'broken' });
});

test('a whole database is fine', async () => {
  const dataDir = temporaryFolder();
  await (await openUnansweredStore({ dataDir })).close();
  expect((await look({ DATA_DIR: dataDir }))('database')).toMatchObject({
    verdict: 'fine',
    what: expect.stringContaining('whole'),
  });
});

test('a PostgreSQL server that is away is broken, and its password is not shown', async () => {
  const found = await look({ DATABASE_URL: 'postgres://chat:geheim@127.0.0.1:1/chat' });
  expect(found('database')).toMatchObject({ verdict: 'broken' });
  expect(JSON.stringify(found('database'))).not.toContain('geheim');
  expect(found('keys')).toMatchObject({ verdict: 'look', hint: expect.stringContaining('TOKEN_KEYS') });
});

test('questions that pile up in front of the database are worth a look', async () => {
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, 'unanswered.jsonl'), '{}\n'.repeat(500));
  expect((await look({ DATA_DIR: dataDir }))('queue')).toMatchObject({
    verdict: 'look',
    what: expect.stringContaining('500'),
  });
});

test('a key that others may read is worth a look', async () => {
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, 'token.key'), Buffer.alloc(32), { mode: 0o644 });
  expect((await look({ DATA_DIR: dataDir }))('keys')).toMatchObject({ verdict: 'look' });
});

test('the address visitors use is tried from a page of its own', async () => {
  const server = await openTestApp();
  const found = await look({}, `http://127.0.0.1:${server.port}`);
  expect(found('WebSocket')).toMatchObject({ verdict: 'fine' });
  expect(found('TLS')).toMatchObject({ verdict: 'look' });
  expect(found('proxy')).toMatchObject({ verdict: 'look' });
  expect(found('/metrics from outside')).toMatchObject({ verdict: 'fine' });
  expect(found('/readyz from outside')).toMatchObject({ verdict: 'fine' });
});

test('an address where nobody answers is broken', async () => {
  expect((await look({}, 'http://127.0.0.1:1'))('WebSocket')).toMatchObject({ verdict: 'broken' });
});
