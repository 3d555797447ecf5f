import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import type { XKeys } from './keys.ts';
import { unauthorized } from './problem.ts';

/** Seconds by which a request's clock may differ, as on X. */
const skew = 300;

/**
 * Checks OAuth 1.0a signatures (RFC 5849, HMAC-SHA1) and answers whose token it is.
 * @returns a function that gives the account key, or throws the 401 that X answers
 */
export function createVerifier(keys: XKeys, clock: Clock): (request: Request) => string {
  const seen = new Map<string, number>();

  return (request) => {
    const given = readHeader(request.headers.authorization);
    const account = Object.entries(keys.accounts).find(([, { token }]) => token === given.get('oauth_token'));
    const now = Math.trunc(clock.now().getTime() / 1000);
    const stamp = Number(given.get('oauth_timestamp'));
    const nonce = `${given.get('oauth_token')} ${stamp} ${given.get('oauth_nonce')}`;
    for (const [old, at] of seen) if (at < now - skew) seen.delete(old);
    const version = given.get('oauth_version');
    if (
      account === undefined ||
      given.get('oauth_consumer_key') !== keys.apiKey ||
      given.get('oauth_signature_method') !== 'HMAC-SHA1' ||
      (version !== undefined && version !== '1.0') ||
      !Number.isInteger(stamp) ||
      Math.abs(now - stamp) > skew ||
      (given.get('oauth_nonce') ?? '') === '' ||
      seen.has(nonce)
    )
      throw unauthorized();
    const [key, { secret }] = account;
    const expected = sign(request, given, `${encode(keys.apiKeySecret)}&${encode(secret)}`);
    const signature = Buffer.from(given.get('oauth_signature') ?? '');
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) throw unauthorized();
    seen.set(nonce, now);
    return key;
  };
}

/** Whether a header's time may be now. */
export function isFresh(given: ReadonlyMap<string, string>, clock: Clock): boolean {
  const stamp = Number(given.get('oauth_timestamp'));
  return (
    Number.isInteger(stamp) &&
    Math.abs(Math.trunc(clock.now().getTime() / 1000) - stamp) <= skew &&
    (given.get('oauth_nonce') ?? '') !== ''
  );
}

export function readHeader(header: string | undefined): Map<string, string> {
  if (header === undefined || !/^OAuth\s/i.test(header)) return new Map();
  return new Map(
    [...header.slice(6).matchAll(/([\w%]+)="([^"]*)"/g)].flatMap(([, name, value]) =>
      name === undefined || value === undefined ? [] : [[decode(name), decode(value)] as const],
    ),
  );
}

export function sign(request: Request, given: ReadonlyMap<string, string>, key: string): Buffer {
  const url = new URL(request.originalUrl, `${request.protocol}://${request.headers.host ?? 'localhost'}`);
  const parameters = [...given]
    .filter(([name]) => name !== 'oauth_signature' && name !== 'realm')
    .concat([...url.searchParams]);
  const sorted = parameters
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .toSorted(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const base = [request.method.toUpperCase(), `${url.origin}${url.pathname}`, sorted].map(encode).join('&');
  return Buffer.from(createHmac('sha1', key).update(base).digest('base64'));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Stricter than encodeURIComponent, as the standard asks. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!*'()]/g, (sign_) => `%${sign_.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
