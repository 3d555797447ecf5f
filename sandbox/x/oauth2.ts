import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import express, { Router, type Request, type Response } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import type { Users } from '../social/users.ts';
import { clientIdOf, type XKeys } from './keys.ts';
import { unauthorized } from './problem.ts';

/** As X has them (docs.x.com, "OAuth 2.0 Authorization Code Flow with PKCE"). */
const CODE_LASTS_MS = 30_000;
const ACCESS_LASTS_MS = 2 * 60 * 60_000;
const SCOPES = new Set(
  (
    'tweet.read tweet.write tweet.moderate.write users.read follows.read follows.write offline.access space.read mute.read mute.write ' +
    'like.read like.write list.read list.write block.read block.write bookmark.read bookmark.write dm.read dm.write media.write'
  ).split(' '),
);

interface GrantRow {
  family: string;
  account: string;
  scope: string;
  access: string;
  access_until_ms: number;
  refresh: string | null;
}

/** Somebody let the app in; the code waits for its owner. */
interface Code {
  account: string;
  scope: string;
  challenge: string;
  redirect: string;
  until: number;
}

export interface OAuth2 {
  router: Router;
  /** Whose token a call carries; undefined where it carries none of these. @throws Problem 401 where it is no good */
  accountOf(request: Request): string | undefined;
}

/** X's page where somebody lets an app in to her account, and the tokens that come of it: for two hours, renewed once each. */
export function createOAuth2({
  db,
  keys,
  users,
  clock,
}: {
  db: DatabaseSync;
  keys: XKeys;
  users: Users;
  clock: Clock;
}): OAuth2 {
  db.exec(`CREATE TABLE IF NOT EXISTS x_grants (
    family TEXT PRIMARY KEY, account TEXT NOT NULL, scope TEXT NOT NULL, access TEXT NOT NULL UNIQUE, access_until_ms INTEGER NOT NULL, refresh TEXT UNIQUE
  ) STRICT;
  CREATE TABLE IF NOT EXISTS x_spent_refreshes (refresh TEXT PRIMARY KEY, family TEXT NOT NULL) STRICT;`);
  const put = db.prepare(
    'INSERT OR REPLACE INTO x_grants (family, account, scope, access, access_until_ms, refresh) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const byAccess = db.prepare('SELECT * FROM x_grants WHERE access = ?');
  const byRefresh = db.prepare('SELECT * FROM x_grants WHERE refresh = ?');
  const spend = db.prepare('INSERT OR REPLACE INTO x_spent_refreshes (refresh, family) VALUES (?, ?)');
  const spent = db.prepare('SELECT family FROM x_spent_refreshes WHERE refresh = ?');
  const end = db.prepare('DELETE FROM x_grants WHERE family = ?');
  const codes = new Map<string, Code>();
  const now = (): number => clock.now().getTime();
  const random = (): string => randomBytes(32).toString('base64url');

  function give(response: Response, family: string, account: string, scope: string): void {
    const isLasting = scope.split(' ').includes('offline.access');
    const [access, refresh] = [random(), isLasting ? random() : null];
    put.run(family, account, scope, access, now() + ACCESS_LASTS_MS, refresh);
    response.json({
      token_type: 'bearer',
      expires_in: ACCESS_LASTS_MS / 1000,
      access_token: access,
      scope,
      refresh_token: refresh ?? undefined,
    });
  }
  const refuse = (response: Response, what: string): void =>
    void response.status(400).json({ error: 'invalid_request', error_description: what });

  const router = Router();
  router.get('/x/i/oauth2/authorize', (request, response) => {
    const asked = askedOf(request.query, keys);
    if (asked === undefined)
      return void response
        .status(400)
        .type('html')
        .send('<h1>Something went wrong</h1><p>You weren’t able to give access to the App.</p>');
    const hidden = Object.entries(request.query)
      .flatMap(([name, value]) =>
        typeof value === 'string' ? [`<input type="hidden" name="${escape(name)}" value="${escape(value)}">`] : [],
      )
      .join('');
    const buttons = users
      .accounts()
      .map(
        ({ account, handle }) =>
          `<p><button name="account" value="${escape(account ?? '')}">Authorize app as @${escape(handle)}</button></p>`,
      )
      .join('');
    const scopes = asked.scope
      .split(' ')
      .map((scope) => `<li>${escape(scope)}</li>`)
      .join('');
    return void response
      .type('html')
      .send(
        `<!doctype html><html lang="en"><title>Authorize app</title><body style="font:16px/1.5 system-ui;max-width:32rem;margin:3rem auto;padding:0 1rem"><h1 style="font-size:1.3rem">Recado wants to access an X account</h1><ul>${scopes}</ul><form method="post">${hidden}${buttons}<p><button name="cancel" value="1">Cancel</button></p></form>`,
      );
  });
  router.post('/x/i/oauth2/authorize', express.urlencoded({ extended: false, limit: '10kb' }), (request, response) => {
    const body = Object(request.body) as Record<string, unknown>;
    const asked = askedOf(body, keys);
    const { account, cancel } = body;
    if (asked === undefined) return void response.status(400).type('html').send('<h1>Something went wrong</h1>');
    const back = new URL(asked.redirect);
    back.searchParams.set('state', asked.state);
    if (typeof cancel === 'string') back.searchParams.set('error', 'access_denied');
    else {
      const user = typeof account === 'string' ? users.byAccount(account) : undefined;
      if (user === undefined || typeof account !== 'string')
        return void response.status(400).type('html').send('<h1>Something went wrong</h1>');
      // Letting the app in anew ends that it was put out.
      users.setState(user.id, { revoked: false });
      const code = random();
      codes.set(code, {
        account,
        scope: asked.scope,
        challenge: asked.challenge,
        redirect: asked.redirect,
        until: now() + CODE_LASTS_MS,
      });
      back.searchParams.set('code', code);
    }
    return response.redirect(302, back.href);
  });

  router.post('/2/oauth2/token', express.urlencoded({ extended: false, limit: '10kb' }), (request, response) => {
    const basic = Buffer.from(`${clientIdOf(keys)}:${keys.apiKeySecret}`).toString('base64');
    if (request.headers.authorization !== `Basic ${basic}`)
      return void response
        .status(401)
        .json({ error: 'unauthorized_client', error_description: 'Missing valid authorization header' });
    const fields = Object(request.body) as Record<string, unknown>;
    if (fields['grant_type'] === 'authorization_code') {
      const code = String(fields['code']);
      const found = codes.get(code);
      codes.delete(code);
      if (found === undefined || found.until < now())
        return refuse(response, 'Value passed for the authorization code was invalid.');
      if (found.redirect !== fields['redirect_uri'])
        return refuse(response, 'Value passed for the redirect uri did not match the uri of the authorization code.');
      if (challengeOf(String(fields['code_verifier'])) !== found.challenge)
        return refuse(response, 'Value passed for the code verifier did not match the code challenge.');
      return give(response, random(), found.account, found.scope);
    }
    if (fields['grant_type'] !== 'refresh_token') return refuse(response, 'Missing required parameter [grant_type].');
    const refresh = String(fields['refresh_token']);
    const row = byRefresh.get(refresh) as GrantRow | undefined;
    // One that was used before has leaked: everything that came of it ends.
    const replayed = spent.get(refresh) as { family: string } | undefined;
    if (replayed) end.run(replayed.family);
    if (row === undefined || users.byAccount(row.account)?.revoked === 1)
      return refuse(response, 'Value passed for the token was invalid.');
    spend.run(refresh, row.family);
    return give(response, row.family, row.account, row.scope);
  });

  return {
    router,
    accountOf(request) {
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (token === undefined) return undefined;
      const row = byAccess.get(token) as GrantRow | undefined;
      if (row === undefined || row.access_until_ms < now()) throw unauthorized();
      return row.account;
    },
  };
}

/** What the app asks; undefined where X would show that something went wrong. */
function askedOf(
  given: Record<string, unknown>,
  keys: XKeys,
): { redirect: string; scope: string; state: string; challenge: string } | undefined {
  const read = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
  const scope = read('scope');
  const redirect = read('redirect_uri');
  const isRight =
    read('response_type') === 'code' &&
    read('client_id') === clientIdOf(keys) &&
    URL.canParse(redirect) &&
    read('state') !== '' &&
    read('state').length <= 500 &&
    read('code_challenge') !== '' &&
    read('code_challenge_method') === 'S256' &&
    scope !== '' &&
    scope.split(' ').every((each) => SCOPES.has(each));
  return isRight ? { redirect, scope, state: read('state'), challenge: read('code_challenge') } : undefined;
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
