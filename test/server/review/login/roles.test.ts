import { describe, expect, it, test } from 'vitest';
import { readConfig } from '../../../../server/config.ts';
import { mayAct, namesIn, roleAmong } from '../../../../server/review/login/roles.ts';

function rolesOf(setting: string) {
  const { login } = readConfig({
    REVIEW: 'oidc',
    REVIEW_URL: 'https://chat.example.org',
    OIDC_ISSUER: 'https://login.example.org',
    OIDC_CLIENT_ID: 'chat',
    OIDC_ROLES: setting,
  }).review;
  return login.kind === 'oidc' ? login.roles : {};
}

describe('names of roles', () => {
  it.each<[string, unknown, string, readonly string[] | undefined]>([
    ['a list', { roles: ['a', 'b'] }, 'roles', ['a', 'b']],
    ['a text', { role: 'a' }, 'role', ['a']],
    ['a path, as Keycloak has it', { realm_access: { roles: ['a'] } }, 'realm_access.roles', ['a']],
    ['a name with dots in it', { 'https://city.example/roles': ['a'] }, 'https://city.example/roles', ['a']],
    ['a list with other things in it', { roles: ['a', 1, null] }, 'roles', ['a']],
    ['nothing', {}, 'roles', undefined],
    ['a path into nothing', { realm_access: null }, 'realm_access.roles', undefined],
    ['a property every object has', {}, 'constructor.name', undefined],
  ])('are read from %s', (_, claims, claim, names) => {
    expect(namesIn(claims, claim)).toEqual(names);
  });

  it('become the role of the most rights', () => {
    expect(roleAmong(['lesen', 'leitung', 'redaktion'], rolesOf('lesen=reader,redaktion=editor,leitung=admin'))).toBe(
      'admin',
    );
  });

  it('may hold anything but a comma', () => {
    expect(roleAmong(['/Chat/Redaktion = 1'], rolesOf('/Chat/Redaktion = 1=editor'))).toBe('editor');
  });

  it.each(['other', 'constructor', '__proto__', 'toString', ''])('%j is no role unless somebody said so', (name) => {
    expect(roleAmong([name], rolesOf('lesen=reader'))).toBeUndefined();
  });
});

test.each([
  ['reader', 'reader', true],
  ['reader', 'editor', false],
  ['editor', 'reader', true],
  ['editor', 'admin', false],
  ['admin', 'editor', true],
] as const)('whether a %s may do what takes a %s: %s', (role, needed, may) => {
  expect(mayAct(role, needed)).toBe(may);
});
