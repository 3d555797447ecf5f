import type { Clock } from '#core/ports/clock.ts';
import type { XAccess } from './environment.ts';
import { authorization } from './sign.ts';

/** Pictures of private messages lie there; X gives them only to an account that takes part in the conversation. */
const PRIVATE_HOST = /^ton\.(twitter|x)\.com$/;
const PRIVATE_PATH = '/1.1/ton/data/dm/';

/** The account's signature for the address of a private picture; undefined for every other address. */
export function mediaHeaders(access: XAccess, clock: Clock): (url: URL) => { authorization: string } | undefined {
  const base = new URL(access.base).origin;
  const { appKey, appSecret, own } = access;
  return (url) => {
    if (own === undefined) return undefined;
    const { accessToken: token, accessSecret: tokenSecret } = own;
    const isX = url.protocol === 'https:' && PRIVATE_HOST.test(url.hostname);
    if (!(isX || url.origin === base) || !url.pathname.startsWith(PRIVATE_PATH)) return undefined;
    return {
      authorization: authorization({ appKey, appSecret, token, tokenSecret, method: 'GET', url, now: clock.now() }),
    };
  };
}
