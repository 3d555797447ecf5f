import { createHash, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { z } from 'zod';

/** Who speaks to the bot in the name of Teams (learn.microsoft.com, "Bot Connector authentication"). */
export const BOT_FRAMEWORK = 'https://api.botframework.com';
/** Seconds that a token is good for. */
export const TOKEN_SECONDS = 3_600;

type Claims = Record<string, string | number>;

/** Signs and checks tokens with a key that lives as long as this process and is no key of anything real. */
export interface Signer {
  /** The public half, as Microsoft publishes its own. */
  keys: { keys: (JsonWebKey & { kid: string })[] };
  token(claims: Claims): string;
  /** What a token of ours says; undefined for any other, and for one whose time is over. */
  read(token: string): Claims | undefined;
}

const Header = z.object({ alg: z.literal('RS256') });
const Said = z.record(z.string(), z.union([z.string(), z.number()]));

/** @param now milliseconds since 1970 */
export function createSigner(now: () => number): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = publicKey.export({ format: 'jwk' });
  const kid = createHash('sha256')
    .update(jwk.n ?? '')
    .digest('hex')
    .slice(0, 16);
  return {
    keys: { keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256' }] },
    token(claims) {
      const seconds = Math.floor(now() / 1_000);
      const head = packed({ alg: 'RS256', typ: 'JWT', kid });
      const body = packed({ iat: seconds, nbf: seconds, exp: seconds + TOKEN_SECONDS, jti: randomUUID(), ...claims });
      return `${head}.${body}.${sign('RSA-SHA256', Buffer.from(`${head}.${body}`), privateKey).toString('base64url')}`;
    },
    read(token) {
      const [head = '', body = '', signature = '', ...more] = token.split('.');
      if (more.length > 0 || !Header.safeParse(unpacked(head)).success) return undefined;
      if (!verify('RSA-SHA256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url')))
        return undefined;
      const claims = Said.safeParse(unpacked(body)).data;
      return claims !== undefined && Number(claims['exp']) * 1_000 > now() ? claims : undefined;
    },
  };
}

function packed(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Undefined where it is no JSON. */
function unpacked(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
