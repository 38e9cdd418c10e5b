import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { ConfigError, readConfig } from '../../../server/config.ts';
import { isLoopback } from '../../../server/review/settings.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';

type Settings = Readonly<Record<string, string>>;

function problemsOf(env: Settings): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const oidc: Settings = {
  REVIEW: 'oidc',
  REVIEW_URL: 'https://chat.example.org',
  OIDC_ISSUER: 'https://login.example.org/realms/city',
  OIDC_CLIENT_ID: 'chat',
};

describe('whether there is a review page', () => {
  it('in production only if somebody asked for it', () => {
    expect(readConfig({ NODE_ENV: 'production' }).review.login).toEqual({ kind: 'off' });
  });

  it('in development with a login for one run', () => {
    expect(readConfig({}).review.login).toEqual({ kind: 'one-time' });
  });

  it('not in development either if it is switched off', () => {
    expect(readConfig({ REVIEW: 'off' }).review.login).toEqual({ kind: 'off' });
  });

  it('never with a login for one run by asking for it', () => {
    expect(problemsOf({ REVIEW: 'one-time' })).toEqual(['REVIEW=one-time: must be off, local or oidc']);
  });
});

test.each([
  ['REVIEW', { REVIEW: 'yes' }],
  ['REVIEW_URL', { REVIEW: 'local' }],
  ['REVIEW_URL', { REVIEW: 'local', REVIEW_URL: 'http://chat.example.org' }],
  ['REVIEW_URL', { REVIEW: 'local', REVIEW_URL: 'https://chat.example.org/review' }],
  ['REVIEW_URL', { REVIEW_URL: 'chat.example.org' }],
  ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: '' }],
  ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'http://login.example.org' }],
  ['OIDC_CLIENT_ID', { ...oidc, OIDC_CLIENT_ID: '' }],
  ['OIDC_CLIENT_SECRET_FILE', { ...oidc, OIDC_CLIENT_SECRET_FILE: '/nowhere/at/all' }],
  ['OIDC_ROLES', { ...oidc, OIDC_ROLES: 'leitung=boss' }],
  ['OIDC_ROLES', { ...oidc, OIDC_ROLES: 'leitung' }],
  ['REVIEW_IDLE_MINUTES', { REVIEW_IDLE_MINUTES: '0' }],
  ['REVIEW_HOURS', { REVIEW_HOURS: '1000' }],
  ['REVIEW_MAY_WRITE', { REVIEW_MAY_WRITE: 'ja' }],
])('%s that cannot be used is refused by name', (name, env: Settings) => {
  expect(problemsOf(env)).toEqual([expect.stringMatching(new RegExp(`^${name}`))]);
});

test('all that is missing for a provider is told at once', () => {
  expect(problemsOf({ REVIEW: 'oidc' })).toHaveLength(3);
});

test('the secret is read from its file, without the line break at its end', () => {
  const path = join(temporaryFolder(), 'secret');
  writeFileSync(path, 'geheim\n');
  expect(readConfig({ ...oidc, OIDC_CLIENT_SECRET_FILE: path }).review.login).toMatchObject({ clientSecret: 'geheim' });
});

test('a secret that stands in two places is a problem, and is not shown', () => {
  const path = join(temporaryFolder(), 'secret');
  writeFileSync(path, 'geheim');
  const problems = problemsOf({ ...oidc, OIDC_CLIENT_SECRET: 'streng-geheim', OIDC_CLIENT_SECRET_FILE: path });
  expect(problems).toEqual([expect.not.stringContaining('geheim')]);
});

test('plain http will do on the machine itself', () => {
  expect(problemsOf({ REVIEW: 'local', REVIEW_URL: 'http://localhost:8080' })).toEqual([]);
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['::ffff:127.0.0.1', true],
  ['[::1]', true],
  ['127.0.0.1.evil.example', false],
  ['localhost.evil.example', false],
  ['10.0.0.1', false],
])('whether %s is the machine itself: %s', (host, is) => {
  expect(isLoopback(host)).toBe(is);
});
