import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '#core/clock.ts';
import type { XAccess } from './client.ts';

/** Pictures of private messages lie there; X gives them only to an account that takes part in the conversation. */
const PRIVATE_HOST = /^ton\.(twitter|x)\.com$/;
const PRIVATE_PATH = '/1.1/ton/data/dm/';

/** The account's signature (OAuth 1.0a, RFC 5849) for the address of a private picture; undefined for every other address. */
export function mediaHeaders(access: XAccess, clock: Clock): (url: URL) => { authorization: string } | undefined {
  const base = new URL(access.base).origin;
  return (url) => {
    const isX = url.protocol === 'https:' && PRIVATE_HOST.test(url.hostname);
    if (!(isX || url.origin === base) || !url.pathname.startsWith(PRIVATE_PATH)) return undefined;
    const oauth = {
      oauth_consumer_key: access.appKey,
      oauth_nonce: randomBytes(16).toString('hex'),
      oauth_signature_method: 'HMAC-SHA1',
      oauth_timestamp: String(Math.floor(clock.now().getTime() / 1000)),
      oauth_token: access.accessToken,
      oauth_version: '1.0',
    };
    const signature = createHmac('sha1', `${encode(access.appSecret)}&${encode(access.accessSecret)}`)
      .update(['GET', `${url.origin}${url.pathname}`, parameters([...Object.entries(oauth), ...url.searchParams])].map(encode).join('&'))
      .digest('base64');
    const header = Object.entries({ ...oauth, oauth_signature: signature }).map(([name, value]) => `${name}="${encode(value)}"`);
    return { authorization: `OAuth ${header.join(', ')}` };
  };
}

function parameters(pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
}

/** Stricter than encodeURIComponent, as the standard asks. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
