import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * How much work a password costs, from OWASP's Password Storage Cheat Sheet: N = 2^15, r = 8, p = 3. Of the listed
 * equals this one needs little memory (32 MiB), so that a few logins at once do not crowd out the chat.
 */
const todaysCost: Cost = { log2N: 15, r: 8, p: 3 };

export interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

const saltBytes = 16;
const keyBytes = 32;

/** Shorter passwords are refused. Nothing else is asked of them: length is what counts. */
export const shortestPassword = 12;
export const longestPassword = 200;

/** A hash of the password with its salt and its cost, to be kept: `$scrypt$ln=15,r=8,p=3$salt$key`. */
export async function hashPassword(password: string, cost = todaysCost): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(password, salt, cost);
  return `$scrypt$ln=${cost.log2N},r=${cost.r},p=${cost.p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Whether this is the password. Without a hash it is never, and takes just as long to find out. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const kept = hash === undefined ? undefined : parse(hash);
  const key = await derive(password, kept?.salt ?? randomBytes(saltBytes), kept?.cost ?? todaysCost);
  return kept !== undefined && timingSafeEqual(key, kept.key);
}

/** A password for somebody else to begin with: five groups of five signs that nobody mistakes for one another. */
export function makePassword(): string {
  const signs = 'abcdefghijkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('');
  return Array.from({ length: 5 }, group).join('-');
}

function parse(hash: string): { readonly cost: Cost; readonly salt: Buffer; readonly key: Buffer } {
  const [, log2N, r, p, salt = '', key = ''] =
    /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(hash) ?? [];
  const bytes = Buffer.from(key, 'base64url');
  if (bytes.length !== keyBytes) throw new Error('a password hash in the database cannot be read');
  return {
    cost: { log2N: Number(log2N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: bytes,
  };
}

function derive(password: string, salt: Buffer, { log2N, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** log2N;
  const options: ScryptOptions = { N, r, p, maxmem: 2 * 128 * N * r };
  return new Promise((resolve, reject) => {
    // The same "ü" is one character on one keyboard and two on another.
    scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
