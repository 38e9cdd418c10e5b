import { expect, test } from 'vitest';
import { hashPassword, isPassword, makePassword, shortestPassword } from '../../../../server/review/login/password.ts';

test('a password is recognised by its hash, and another one is not', async () => {
  const hash = await hashPassword('Kaffee mit Milch und Zucker');
  expect(await isPassword('Kaffee mit Milch und Zucker', hash)).toBe(true);
  expect(await isPassword('Kaffee mit Milch und Zucke', hash)).toBe(false);
});

test('the same password has another hash each time', async () => {
  expect(await hashPassword('Kaffee mit Milch')).not.toBe(await hashPassword('Kaffee mit Milch'));
});

test('the hash says how it was made, with the work OWASP asks for', async () => {
  expect(await hashPassword('Kaffee mit Milch')).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/);
});

test('a hash made with less work than today still opens', async () => {
  const hash = await hashPassword('Kaffee mit Milch', { log2N: 10, r: 8, p: 1 });
  expect(hash).toContain('ln=10,r=8,p=1');
  expect([await isPassword('Kaffee mit Milch', hash), await isPassword('Kaffee ohne Milch', hash)]).toEqual([
    true,
    false,
  ]);
});

test('"ü" is the same whether a keyboard sends it as one character or as two', async () => {
  expect(await isPassword('Gru\u0308ne Soße mit Ei', await hashPassword('Gr\u00fcne Soße mit Ei'))).toBe(true);
});

test('nobody without a hash has a password, not even an empty one', async () => {
  expect(await isPassword('', undefined)).toBe(false);
});

test('made passwords are long enough, differ, and hold nothing that looks like something else', () => {
  const made = Array.from({ length: 100 }, makePassword);
  expect(new Set(made).size).toBe(100);
  expect(made.filter((password) => password.length < shortestPassword || /[lo01]/.test(password))).toEqual([]);
});
