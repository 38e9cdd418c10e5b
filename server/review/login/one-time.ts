import { createHash, timingSafeEqual } from 'node:crypto';
import { makePassword } from './password.ts';
import type { Person } from './sessions.ts';

/** A login for one run of the program on a developer's machine, kept in memory only. */
export interface OneTimeLogin {
  readonly name: string;
  readonly password: string;
  check(name: string, password: string): Promise<Person | undefined>;
}

export const oneTimeAccount = 'one-time';

export function createOneTimeLogin(): OneTimeLogin {
  const [name, password] = ['admin', makePassword()];
  return {
    name,
    password,
    check: async (givenName, given) =>
      givenName.trim() === name && isSame(given, password)
        ? { account: oneTimeAccount, name, role: 'admin' }
        : undefined,
  };
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return first !== undefined && second !== undefined && timingSafeEqual(first, second);
}
