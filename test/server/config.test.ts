import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ConfigError, defaults, readConfig } from '../../server/config.ts';

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('nothing needs to be set', () => {
  expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 8080, allowNoOrigin: false, logLevel: 'info' });
});

test('an empty setting means its default', () => {
  expect(readConfig({ PORT: ' ', ALLOWED_ORIGINS: '' })).toMatchObject({ port: 8080, allowedOrigins: [] });
});

test('lists are separated by commas, with or without blanks', () => {
  const { allowedOrigins } = readConfig({ ALLOWED_ORIGINS: 'https://www.hannover.de, https://hannover.de,' });
  expect(allowedOrigins).toEqual(['https://www.hannover.de', 'https://hannover.de']);
});

test.each([
  ['PORT', '99999'],
  ['PORT', 'http'],
  ['PORT', '80.5'],
  ['PORT', '-1'],
  ['TOKEN_HOURS', '0'],
  ['ALLOW_NO_ORIGIN', 'yes'],
  ['LOG_LEVEL', 'loud'],
  ['ALLOWED_ORIGINS', 'https://www.hannover.de/'],
  ['ALLOWED_ORIGINS', '*'],
  ['ALLOWED_ORIGINS', 'hannover.de'],
  ['TRUSTED_PROXIES', 'proxy'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', '10.0.0.0/0'],
  ['TRUSTED_PROXIES', '10.0.0.1/8/8'],
  ['TRUSTED_PROXIES', 'true'],
  ['TOKEN_KEYS', 'short'],
  ['LIMIT_FRAME_BYTES', '1e400'],
  ['DATABASE_URL', 'mysql://user:password@host/name'],
  ['DATABASE_URL', 'postgres://host:port/name'],
])('%s=%s is refused by name', (name, value) => {
  expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}`))]);
});

test.each(['10.0.0.5', '10.0.0.0/8', '::1', 'fd00::/8', '10.0.0.5,10.0.0.6'])('TRUSTED_PROXIES=%s is fine', (value) => {
  expect(problemsOf({ TRUSTED_PROXIES: value })).toEqual([]);
});

test('all problems are told at once', () => {
  const problems = problemsOf({
    PORT: 'x',
    TOKEN_HOURS: 'y',
    LOG_LEVEL: 'z',
    ALLOWED_ORIGINS: 'a,b',
    TRUSTED_PROXIES: 'c',
  });
  expect(problems).toHaveLength(6);
});

test('the password of a database whose address cannot be used is not shown', () => {
  expect(problemsOf({ DATABASE_URL: 'postgres://user:my-secret@host:port/name' }).join()).not.toContain('my-secret');
});

test('a key that cannot be used is not shown', () => {
  expect(problemsOf({ TOKEN_KEYS: 'my-secret-key' }).join()).not.toContain('my-secret-key');
});

test('keys are read in the order in which they stand', () => {
  const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const { tokenKeys } = readConfig({ TOKEN_KEYS: `${first.toString('base64url')},${second.toString('base64url')}` });
  expect(tokenKeys.map((key) => key[0])).toEqual([1, 2]);
});

test('the configuration cannot be changed afterwards', () => {
  const config = readConfig({});
  expect([Object.isFrozen(config), Object.isFrozen(config.limits)]).toEqual([true, true]);
});

test('.env.example lists exactly the settings there are, with their defaults', async () => {
  const example = await readFile(new URL('../../.env.example', import.meta.url), 'utf8');
  const settings = example.split('\n').filter((line) => line && !line.startsWith('#'));
  expect(Object.fromEntries(settings.map((line) => line.split(/=(.*)/s).slice(0, 2)))).toEqual(defaults);
});
