import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EncryptJWT } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import type { Context } from '../../../server/conversation/context.ts';
import { createTokenSealer, keepTokenKey } from '../../../server/transport/token.ts';

const key = new Uint8Array(32).fill(1);
const olderKey = new Uint8Array(32).fill(2);
const foreignKey = new Uint8Array(32).fill(3);
const context: Context = { language: 'tr', service: 'reisepass', misses: 1 };
const now = new Date('2026-03-02T10:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const sealer = createTokenSealer([key, olderKey], 12);

test('a token holds the context it was sealed with', async () => {
  expect(await sealer.open(sealer.seal(context, now), now)).toEqual(context);
});

test('a token is still good shortly before it expires', async () => {
  expect(await sealer.open(sealer.seal(context, now), later(11.9))).toEqual(context);
});

test('an expired token opens nothing', async () => {
  expect(await sealer.open(sealer.seal(context, now), later(12.2))).toBeUndefined();
});

test('visitors at the same point of a conversation get the same token for some minutes', () => {
  const seal = (minutes: number) => sealer.seal({ ...context }, later(minutes / 60));
  expect(seal(2)).toBe(seal(1));
  expect(seal(11)).not.toBe(seal(1));
});

test('a token of an older key that is still listed opens', async () => {
  const token = createTokenSealer([olderKey], 12).seal(context, now);
  expect(await sealer.open(token, now)).toEqual(context);
});

test('a token of a key that is not ours opens nothing', async () => {
  const token = createTokenSealer([foreignKey], 12).seal(context, now);
  expect(await sealer.open(token, now)).toBeUndefined();
});

test('a token that was changed in one character opens nothing', async () => {
  const token = sealer.seal(context, now);
  const at = token.length - 30;
  const forged = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
  expect(await sealer.open(forged, now)).toBeUndefined();
});

test.each(['', 'x', '....', 'a.b.c.d.e', 'eyJhbGciOiJub25lIn0.e30.', '[object Object]', '\u0000', 'ü'.repeat(4000)])(
  '%j is no token and opens nothing',
  async (token) => {
    expect(await sealer.open(token, now)).toBeUndefined();
  },
);

test('a token that asks for another way of sealing opens nothing', async () => {
  const token = await new EncryptJWT({ c: context })
    .setProtectedHeader({ alg: 'A256GCMKW', enc: 'A256GCM' })
    .setExpirationTime('1h')
    .encrypt(key);
  expect(await sealer.open(token, now)).toBeUndefined();
});

test('a token with a context of another version opens nothing', async () => {
  const token = await new EncryptJWT({ c: { language: 'xx' } })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setExpirationTime(later(1))
    .encrypt(key);
  expect(await sealer.open(token, now)).toBeUndefined();
});

test('nobody without the key can read what a token holds', async () => {
  const token = sealer.seal(context, now);
  expect(Buffer.from(token.replaceAll('.', ''), 'base64url').toString('latin1')).not.toContain('reisepass');
});

test('a token key is made once and kept', async () => {
  const folder = await makeFolder();
  expect(await keepTokenKey(folder)).toEqual(await keepTokenKey(folder));
});

test('the kept token key is for the server alone', async () => {
  const folder = await makeFolder();
  await keepTokenKey(folder);
  expect((await stat(join(folder, 'token.key'))).mode & 0o077).toBe(0);
});

test('a damaged token key is named and left as it is', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'token.key'), 'short');
  await expect(keepTokenKey(folder)).rejects.toThrow('token.key is damaged');
  expect(await readFile(join(folder, 'token.key'), 'utf8')).toBe('short');
});

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
