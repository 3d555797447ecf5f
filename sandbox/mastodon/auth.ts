import { createHash, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Request } from 'express';
import type { UserRow } from '../social/tables.ts';
import type { Users } from '../social/users.ts';
import type { MastodonKeys } from './keys.ts';
import { disabled, outsideScopes, revoked, unauthorized } from './problem.ts';

const usual = 'profile read write';

export interface Auth {
  /**
   * Whose token a request carries, if one of the scopes is among those it was given ("read" holds "read:statuses").
   * @throws Problem 401 without a good token, 403 outside its scopes
   */
  who(request: Request, scopes: readonly string[]): UserRow;
  /** As `who`, for calls that anybody may make. @throws Problem where there is a token and it is no good */
  whoIfAny(request: Request, scopes: readonly string[]): UserRow | undefined;
  scopesOf(account: string): string[];
  setScopes(account: string, scopes: readonly string[]): void;
}

export function createAuth(db: DatabaseSync, { keys, users }: { keys: MastodonKeys; users: Users }): Auth {
  const read = db.prepare('SELECT scopes FROM mastodon_scopes WHERE account = ?');
  const write = db.prepare('INSERT OR REPLACE INTO mastodon_scopes (account, scopes) VALUES (?, ?)');
  const scopesOf = (account: string): string[] =>
    ((read.get(account) as { scopes: string } | undefined)?.scopes ?? usual).split(' ');

  function who(request: Request, scopes: readonly string[]): UserRow {
    const given = /^Bearer\s+(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    const found = Object.entries(keys.accounts).find(([, { token }]) => given !== undefined && same(given, token));
    const user = found && users.byAccount(found[0]);
    if (found === undefined || user === undefined) throw unauthorized();
    if (user.revoked === 1) throw revoked();
    const granted = scopesOf(found[0]);
    if (!scopes.some((scope) => granted.includes(scope) || granted.includes(scope.split(':')[0] ?? '')))
      throw outsideScopes();
    if (user.suspended === 1) throw disabled();
    return user;
  }

  return {
    who,
    whoIfAny: (request, scopes) => (request.get('authorization') === undefined ? undefined : who(request, scopes)),
    scopesOf,
    setScopes: (account, scopes) => void write.run(account, scopes.join(' ')),
  };
}

function same(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
