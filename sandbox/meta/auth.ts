import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { UserRow } from '../social/tables.ts';
import type { Users } from '../social/users.ts';
import type { MetaKeys } from './keys.ts';
import type { Login } from './login.ts';
import type { TokenRow } from './tokens.ts';
import { badProof, badToken, blocked, noProof, noToken, revoked } from './problem.ts';

export type Caller = { is: 'page'; page: UserRow } | { is: 'person'; row: TokenRow } | { is: 'app' };

/**
 * Whose token a call carries. The app requires its proof, as whoever cares sets it there; a token in the address is taken, as
 * by Graph, though nobody should send it so. @throws Problem
 */
export function createAuth({
  keys,
  users,
  login,
}: {
  keys: MetaKeys;
  users: Users;
  /** Left out where nobody logs in to connect. */
  login?: Login;
}): (request: Request, parameters: URLSearchParams) => Caller {
  return (request, parameters) => {
    const header = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    const given = header ?? parameters.get('access_token') ?? undefined;
    if (given === undefined) throw noToken();
    const isApp = same(given, `${keys.appId}|${keys.appSecret}`);
    const found = Object.entries(keys.accounts).find(([, { token }]) => same(given, token));
    const granted = isApp || found ? undefined : login?.callerOf(given);
    const page = found ? users.byAccount(found[0]) : granted?.is === 'page' ? granted.page : undefined;
    if (!isApp && page === undefined && granted === undefined) throw badToken();
    const proof = parameters.get('appsecret_proof');
    if (proof === null) throw noProof();
    if (!same(proof, createHmac('sha256', keys.appSecret).update(given).digest('hex'))) throw badProof();
    if (granted?.is === 'person') return granted;
    if (page === undefined) return { is: 'app' };
    if (page.revoked === 1) throw revoked();
    if (page.suspended === 1 && request.method !== 'GET') throw blocked();
    return { is: 'page', page };
  };
}

function same(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
