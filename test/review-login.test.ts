import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaults } from '../server/config.ts';
import { callbackPath } from '../server/review/login/provider.ts';
import { temporaryFolder } from './server/content/temporary-folder.ts';

const guide = readFileSync('docs/review-login.md', 'utf8');

test('the commands of the guide to the login work as they stand there', { timeout: 120_000 }, async () => {
  const [, commands = ''] = /```sh\n(.*?)```/s.exec(guide) ?? [];
  const env = { ...process.env, DATA_DIR: temporaryFolder() };
  const code = await new Promise((done) => {
    execFile('sh', ['-ec', commands], { env }, (error) => done(error?.code ?? 0));
  });
  expect([commands.split('\n').length, code]).toEqual([6, 0]);
});

test('the guide to the login names only settings that there are', () => {
  const named = [...guide.matchAll(/\b(?:REVIEW|OIDC)[A-Z_]*\b/g)].map(([name]) => name);
  expect(named.filter((name) => !Object.hasOwn(defaults, name))).toEqual([]);
});

test('the guide to the login names the address the provider sends people back to', () => {
  expect(guide).toContain(`https://chat.example.org${callbackPath}`);
});
