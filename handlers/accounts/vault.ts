import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { Sealed } from '../../store/accounts/account-access.ts';

/** Closes and opens what must not be read in the database. */
export interface Vault {
  /** Names the key without telling it. */
  readonly keyId: string;
  /** `about` is bound in: what was closed for one account opens for no other. */
  seal(text: string, about: string): Sealed;
  /** Undefined where it was closed with another key, for something else, or was changed since. */
  open(row: Sealed, about: string): string | undefined;
}

/** Shorter ones can be guessed. */
export const SECRET_LEAST = 32;

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a key that is derived (HKDF-SHA-256, RFC 5869) from `RECADO_SECRET`. */
export function createVault(secret: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret, 'recado', 'access to accounts', 32));
  const keyId = createHash('sha256').update('key id\n').update(key).digest('hex').slice(0, 16);
  return {
    keyId,
    seal(text, about) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(about));
      const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return { keyId, sealed: Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64') };
    },
    open({ keyId: theirs, sealed }, about) {
      const bytes = Buffer.from(sealed, 'base64');
      if (theirs !== keyId || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
          'utf8',
        );
      } catch {
        return undefined;
      }
    },
  };
}

/** What a grant is bound to. */
export function aboutAccount({ network, account }: { network: string; account: string }): string {
  return `${network} ${account}`;
}
