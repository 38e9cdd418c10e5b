import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/store/database.ts';
import { goodContent } from '../server/content/good-content.ts';
import { temporaryFolder, writeFiles } from '../server/content/temporary-folder.ts';

function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(
      'node_modules/.bin/tsx',
      ['scripts/digest.ts', ...args],
      { env: { ...process.env, ...env } },
      (error, out, err) => done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    );
  });
}

async function folderWithFigures() {
  const folder = temporaryFolder();
  writeFiles(folder, goodContent());
  const { db, close } = await openDatabase({ dataDir: join(folder, 'data') });
  await db.insertInto('counters').values({ day: '2026-11-25', kind: 'outcome', key: 'matched', count: 12 }).execute();
  const question = { language: 'de', reason: 'not-understood', at: '2026-11-25T10:00:00.000Z', comment: null };
  const nearest = JSON.stringify([{ intent: 'service/costs', service: 'reisepass', confidence: 0.3 }]);
  await db
    .insertInto('unanswered')
    .values(Array.from({ length: 6 }, (_, each) => ({ ...question, id: `${each}`, text: 'wat kost dat', nearest })))
    .execute();
  await close();
  return { CONTENT_DIR: folder, DATA_DIR: join(folder, 'data') };
}

describe('npm run digest', { timeout: 120_000 }, () => {
  it('writes the week that holds a day to a file, without quoting anybody', async () => {
    const env = await folderWithFigures();
    const out = join(env.DATA_DIR, 'digest.txt');
    expect(await run(['--week-of', '2026-11-25', '--out', out], env)).toEqual({ code: 0, out: '', err: '' });
    const written = readFileSync(out, 'utf8');
    expect(written).toContain('      12  Fragen (0)');
    expect(written).toMatch(/^ {7}6 {2}.*: /m);
    expect(written).not.toContain('wat kost dat');
  });

  it.each([
    [['--week-of', 'gestern'], 'npm run digest'],
    [['--colour'], 'npm run digest'],
    [['--send'], 'set SMTP_URL, DIGEST_FROM and DIGEST_TO'],
  ])('called as %j ends with 2 and a plain sentence', async (args, sentence) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/^ +at /m);
  });

  it('says so where the mail server does not take it, and keeps the password to itself', async () => {
    const mail = {
      SMTP_URL: 'smtp://chat:geheim@127.0.0.1:9',
      DIGEST_FROM: 'chat@example.org',
      DIGEST_TO: 'a@example.org',
    };
    const { code, err } = await run(['--send'], { ...(await folderWithFigures()), ...mail });
    expect([code, err]).toEqual([2, expect.stringMatching(/^The mail server did not take the digest \(\w+\)\.\n$/)]);
  });
});
