import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { NetworkDeps } from '#core/ports/network.ts';
import { OAuthError, type Grant, type OAuth } from '#core/ports/oauth.ts';
import { addressOf, siteOf } from './environment.ts';
import { Me } from './wire.ts';

type Env = NetworkDeps['env'];

/** Access ends after two hours; it is renewed while it still works. */
const RENEW_BEFORE_MS = 10 * 60_000;
/** X's refresh tokens live about half a year; each renewal gives a new one. */
const DEADLINE_MS = 10_000;

const Tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive(),
  scope: z.string().optional(),
});
const Refusal = z.object({ error: z.string().optional(), error_description: z.string().optional() });
/** What a visit gave: a grant, whoever's it is. */
const Visit = z.object({
  secret: z.string(),
  renewAt: z.coerce.date().nullable(),
  endsAt: z.coerce.date().nullable(),
});
/** What is kept of a grant. */
const Kept = z.object({ access: z.string(), refresh: z.string().optional() });

/** OAuth 2.0 of X with PKCE, as docs.x.com describes it ("OAuth 2.0 Authorization Code Flow with PKCE"). */
export const oauth: OAuth = {
  door: () => 'x',
  as: 'account',
  scopes: [
    { scope: 'tweet.read', why: 'connect.why.read' },
    { scope: 'users.read', why: 'connect.why.people' },
    { scope: 'follows.read', why: 'connect.why.followers' },
    { scope: 'tweet.write', why: 'connect.why.write' },
    { scope: 'tweet.moderate.write', why: 'connect.why.hide' },
    { scope: 'like.write', why: 'connect.why.like' },
    { scope: 'media.write', why: 'connect.why.media' },
    { scope: 'dm.read', why: 'connect.why.private' },
    { scope: 'dm.write', why: 'connect.why.private-write' },
    { scope: 'offline.access', why: 'connect.why.stay' },
  ],
  missing: (env) => ['X_CLIENT_ID', 'X_CLIENT_SECRET'].filter((name) => !env[name]),
  begin({ redirectUri, state, scopes, env }) {
    const verifier = randomBytes(48).toString('base64url');
    const url = new URL(`${siteOf(env)}/i/oauth2/authorize`);
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: env['X_CLIENT_ID'] ?? '',
      redirect_uri: redirectUri,
      scope: scopes.join(' '),
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }).toString();
    return { url: url.href, keep: verifier };
  },
  async finish({ code, keep, redirectUri, env, now }) {
    return JSON.stringify(
      await tokens(
        env,
        { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: keep },
        now,
      ),
    );
  },
  async offers(visit, { env }) {
    const grant = Visit.parse(JSON.parse(visit));
    const { username } = await whose(env, accessTokenOf(grant.secret));
    return [{ handles: [username.toLowerCase()], name: `@${username}`, grant, lacks: [] }];
  },
  async renew(secret, { env, now }) {
    const { refresh } = Kept.parse(JSON.parse(secret));
    if (refresh === undefined) throw new OAuthError('refused', 'X gave no refresh token');
    return await tokens(env, { grant_type: 'refresh_token', refresh_token: refresh }, now);
  },
};

/** The token of a grant that calls carry. */
export function accessTokenOf(secret: string): string {
  return Kept.parse(JSON.parse(secret)).access;
}

async function tokens(env: Env, fields: Record<string, string>, now: Date): Promise<Grant> {
  const { X_CLIENT_ID: id = '', X_CLIENT_SECRET: secret = '' } = env;
  const basic = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64');
  const answer = await ask(`${addressOf(env)}/2/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, client_id: id }).toString(),
  });
  const given = Tokens.safeParse(answer);
  if (!given.success) throw new OAuthError('unreachable', 'X answered something else than tokens');
  const { access_token: access, refresh_token: refresh, expires_in: seconds } = given.data;
  return {
    secret: JSON.stringify({ access, refresh }),
    renewAt:
      refresh === undefined
        ? null
        : new Date(now.getTime() + Math.max(seconds * 1000 - RENEW_BEFORE_MS, seconds * 500)),
    endsAt: refresh === undefined ? new Date(now.getTime() + seconds * 1000) : null,
  };
}

async function whose(env: Env, token: string): Promise<{ username: string }> {
  const answer = await ask(`${addressOf(env)}/2/users/me`, { headers: { authorization: `Bearer ${token}` } });
  const me = Me.safeParse(answer);
  if (!me.success) throw new OAuthError('unreachable', 'X did not say whose the access is');
  return me.data.data;
}

/** One call. What X says is repeated in its words, which hold no token. */
async function ask(url: string, init: RequestInit): Promise<unknown> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(DEADLINE_MS) });
    status = response.status;
    text = await response.text();
  } catch (error) {
    throw new OAuthError('unreachable', 'X did not answer', error);
  }
  const body = parsed(text);
  if (status < 300) return body;
  const { error, error_description: said } = Refusal.catch({}).parse(body ?? {});
  // Too many calls and failures of X's own pass by themselves.
  const passes = status === 429 || status >= 500;
  throw new OAuthError(passes ? 'unreachable' : 'refused', (said ?? error ?? `HTTP ${status}`).slice(0, 200));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
