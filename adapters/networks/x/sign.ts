import { createHmac, randomBytes } from 'node:crypto';
import { present } from '#core/present.ts';

interface Signing {
  appKey: string;
  appSecret: string;
  /** Left out where there is no token yet. */
  token?: string;
  tokenSecret?: string;
  method: 'GET' | 'POST';
  url: URL;
  now: Date;
  /** Further parameters of the header, such as oauth_verifier. */
  more?: Readonly<Record<string, string>>;
}

/** The header of a request signed with OAuth 1.0a (RFC 5849, HMAC-SHA1). */
export function authorization({
  appKey,
  appSecret,
  token,
  tokenSecret = '',
  method,
  url,
  now,
  more = {},
}: Signing): string {
  const oauth = present({
    oauth_consumer_key: appKey,
    oauth_nonce: randomBytes(16).toString('hex'),
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(Math.floor(now.getTime() / 1000)),
    oauth_token: token,
    oauth_version: '1.0',
    ...more,
  });
  const signature = createHmac('sha1', `${encode(appSecret)}&${encode(tokenSecret)}`)
    .update(
      [method, `${url.origin}${url.pathname}`, parameters([...Object.entries(oauth), ...url.searchParams])]
        .map(encode)
        .join('&'),
    )
    .digest('base64');
  const header = Object.entries({ ...oauth, oauth_signature: signature }).map(
    ([name, value]) => `${name}="${encode(value)}"`,
  );
  return `OAuth ${header.join(', ')}`;
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
