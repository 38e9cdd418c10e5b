import { createCipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jwtDecrypt } from 'jose';
import { remember } from '../content/remember.ts';
import { type Context, contextSchema } from '../conversation/context.ts';

/** Seals what a conversation carries over, so that any process can go on with it and nobody else can read it. */
export interface TokenSealer {
  seal(context: Context, now: Date): string;
  /** The context, or undefined for a token that is forged, expired, damaged or of a key no longer in use. */
  open(token: string, now: Date): Promise<Context | undefined>;
}

/** No other way to seal is tried, whatever a token says about itself. */
const sealing = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };

/** Tokens expire at full ten minutes: those sealed shortly one after the other are the same then. In seconds. */
const expiryStep = 600;

/** Prepares sealing with the first key and opening with any of them (AES-256-GCM in a JWE). */
export function createTokenSealer(keys: readonly Uint8Array[], hours: number): TokenSealer {
  const imported = keys.map((key) => createSecretKey(key));
  const [current] = imported;
  if (!current) throw new Error('no key to seal tokens with');
  // Many visitors are at the same point of the same conversation, and a context tells nothing about them.
  const sealed = remember((text: string) => encrypt(text, current));
  return {
    seal(context, now) {
      const exp = Math.ceil(now.getTime() / 1000 / expiryStep) * expiryStep + hours * 3600;
      return sealed(JSON.stringify({ c: context, exp }));
    },
    async open(token, now) {
      for (const key of imported) {
        try {
          const { payload } = await jwtDecrypt(token, key, { ...sealing, currentDate: now });
          const context = contextSchema.safeParse(payload.c);
          return context.success ? context.data : undefined;
        } catch {
          // Not this key, or no token at all: which of them it was is nobody's business.
        }
      }
      return undefined;
    },
  };
}

const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM' })).toString('base64url');
const protectedHeader = Buffer.from(header);

/**
 * A JWE in its compact form (RFC 7516), as `jose` writes and reads it. Every reply is sealed, and the way through
 * Web Crypto's queue costs many times what the few bytes do; opening, which happens once a visit, is left to `jose`.
 */
function encrypt(text: string, key: KeyObject): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(protectedHeader);
  const sealed = cipher.update(text, 'utf8');
  // Nothing is left over with this cipher, but it has to be ended.
  cipher.final();
  const [first, second, third] = [nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  // A key that is shared beforehand leaves the second part empty.
  return `${header}..${first}.${second}.${third}`;
}

/** The file below the data folder with the key that is kept there. */
export const keyFile = 'token.key';

/** The key kept in the data folder, made on first use, so that conversations survive a restart without any setting. */
export async function keepTokenKey(dataDir: string): Promise<Uint8Array> {
  const path = join(dataDir, keyFile);
  await mkdir(dataDir, { recursive: true });
  try {
    // Fails if another process was first; then its key is ours too.
    await writeFile(path, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = new Uint8Array(await readFile(path));
  if (key.length !== 32)
    throw new Error(`${path} is damaged: delete it, and a new one is made (open conversations start afresh)`);
  return key;
}
