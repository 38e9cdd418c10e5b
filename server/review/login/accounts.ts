import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import { type Role, roles } from '../api.ts';
import { hashPassword, isPassword, longestPassword, shortestPassword } from './password.ts';
import type { Person } from './sessions.ts';

/** Local accounts, for small set-ups without a login of the city's own. */
export interface Accounts {
  add(name: string, role: Role, password: string): Promise<void>;
  list(): Promise<readonly Account[]>;
  /** These three log the account out everywhere. */
  remove(name: string): Promise<void>;
  setRole(name: string, role: Role): Promise<void>;
  setPassword(name: string, password: string): Promise<void>;
  /** The person this name and password belong to. */
  check(name: string, password: string): Promise<Person | undefined>;
}

export interface Account {
  readonly name: string;
  readonly role: Role;
  readonly createdAt: string;
}

/** An account that cannot be made or changed as asked, in a sentence for the person who asked. */
export class AccountError extends Error {
  override readonly name = 'AccountError';
}

export function createAccounts(db: Kysely<Tables>, now: () => Date): Accounts {
  const change = async (name: string, set: { readonly role: Role } | { readonly password: string }) => {
    const { numUpdatedRows } = await db
      .updateTable('review_people')
      .set(set)
      .where('account', '=', accountOf(name))
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw unknown(name);
    await logOut(name);
  };
  const logOut = (name: string) => db.deleteFrom('review_sessions').where('account', '=', accountOf(name)).execute();
  return {
    async add(given, role, password) {
      const name = tidyName(given);
      const hash = await hashPassword(checkPassword(password, name));
      const at = now().toISOString();
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('review_people')
        .values({ account: accountOf(name), name, role, password: hash, created_at: at, seen_at: at })
        .onConflict((conflict) => conflict.column('account').doNothing())
        .executeTakeFirstOrThrow();
      if (!numInsertedOrUpdatedRows) throw new AccountError(`There is an account "${name}" already.`);
    },
    async list() {
      const rows = await db
        .selectFrom('review_people')
        .select(['name', 'role', 'created_at'])
        .where('password', 'is not', null)
        .orderBy('name')
        .execute();
      return rows.flatMap(({ name, role, created_at }) => {
        const known = roleNamed(role);
        return known ? [{ name, role: known, createdAt: created_at }] : [];
      });
    },
    async remove(given) {
      const name = tidyName(given);
      const { numDeletedRows } = await db
        .deleteFrom('review_people')
        .where('account', '=', accountOf(name))
        .executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) throw unknown(name);
      await logOut(name);
    },
    setRole: (name, role) => change(tidyName(name), { role }),
    async setPassword(given, password) {
      const name = tidyName(given);
      await change(name, { password: await hashPassword(checkPassword(password, name)) });
    },
    async check(name, password) {
      const row = await db
        .selectFrom('review_people')
        .select(['account', 'name', 'role', 'password'])
        .where('account', '=', accountOf(foldName(name)))
        .executeTakeFirst();
      // Somebody unknown takes as long as somebody known.
      const isRight = await isPassword(password, row?.password ?? undefined);
      const role = roleNamed(row?.role);
      return isRight && row && role ? { account: row.account, name: row.name, role } : undefined;
    },
  };
}

/** A name as it is compared: "Erika" and "erika" are one person. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

function tidyName(given: string): string {
  const name = foldName(given);
  if (/^[\p{L}\p{N}][\p{L}\p{N}\p{M} ._@-]{1,63}$/u.test(name)) return name;
  throw new AccountError('A name has 2 to 64 letters, digits, blanks and . _ @ - and begins with a letter or digit.');
}

function checkPassword(password: string, name: string): string {
  if (password.length < shortestPassword || password.length > longestPassword)
    throw new AccountError(`A password has ${shortestPassword} to ${longestPassword} characters.`);
  if (password.toLowerCase().includes(name)) throw new AccountError('A password must not hold the name.');
  return password;
}

function accountOf(name: string): string {
  return `local ${name}`;
}

function roleNamed(role: string | undefined): Role | undefined {
  return roles.find((each) => each === role);
}

function unknown(name: string): AccountError {
  return new AccountError(`There is no account "${name}".`);
}
