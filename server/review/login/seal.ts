import { hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { pendingSeconds } from './cookies.ts';

/** Seals what a browser keeps for us while somebody logs in: it can neither read it nor make one up. */
export interface Sealer {
  seal(content: Readonly<Record<string, string>>, now: Date): Promise<string>;
  /** The content, or nothing if it is forged, damaged or too old. */
  open(sealed: string, now: Date): Promise<unknown>;
}

/** The keys are those for resume tokens; what is sealed for one purpose does not open for the other. */
export function createSealer(keys: readonly Uint8Array[]): Sealer {
  const own = keys.map((key) => new Uint8Array(hkdfSync('sha256', key, '', 'review login', 32)));
  const [current] = own;
  if (!current) throw new Error('no key to seal logins with');
  return {
    seal: (content, now) =>
      new EncryptJWT({ c: content })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(Math.floor(now.getTime() / 1000) + pendingSeconds)
        .encrypt(current),
    async open(sealed, now) {
      for (const key of own) {
        try {
          const only = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
          return (await jwtDecrypt(sealed, key, { ...only, currentDate: now })).payload.c;
        } catch {
          // Not this key, too old, or no seal at all.
        }
      }
      return undefined;
    },
  };
}
