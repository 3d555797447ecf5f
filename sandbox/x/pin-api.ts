import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import express, { Router, type Request, type Response } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import type { XKeys } from './keys.ts';
import { encode, isFresh, readHeader, sign } from './oauth.ts';
import type { Users } from '../social/users.ts';

/** A request for access that waits for its PIN. */
interface Asked {
  secret: string;
  /** Shown to whoever let the app in. */
  pin?: string;
  account?: string;
  until: number;
}

const LASTS_MS = 15 * 60_000;

/** X's PIN flow: POST /oauth/request_token and /oauth/access_token, and the page between them where somebody lets the app in. */
export function createPinApi({ keys, users, clock }: { keys: XKeys; users: Users; clock: Clock }): Router {
  const router = Router();
  const asked = new Map<string, Asked>();

  /** What the header says, if it is signed with the app's secret and this one. */
  function signed(request: Request, secret: string): ReadonlyMap<string, string> | undefined {
    const given = readHeader(request.headers.authorization);
    if (
      given.get('oauth_consumer_key') !== keys.apiKey ||
      given.get('oauth_signature_method') !== 'HMAC-SHA1' ||
      !isFresh(given, clock)
    )
      return undefined;
    const expected = sign(request, given, `${encode(keys.apiKeySecret)}&${encode(secret)}`);
    const signature = Buffer.from(given.get('oauth_signature') ?? '');
    return signature.length === expected.length && timingSafeEqual(signature, expected) ? given : undefined;
  }
  const refuse = (response: Response, status: number, code: number, message: string): void =>
    void response.status(status).json({ errors: [{ code, message }] });
  const waiting = (token: unknown): Asked | undefined => {
    const found = typeof token === 'string' ? asked.get(token) : undefined;
    return found !== undefined && found.until > clock.now().getTime() ? found : undefined;
  };

  router.post('/oauth/request_token', (request, response) => {
    const given = signed(request, '');
    if (given === undefined) return refuse(response, 401, 32, 'Could not authenticate you.');
    if (given.get('oauth_callback') !== 'oob')
      return refuse(
        response,
        403,
        415,
        'Callback URL not approved for this client application. Approved callback URLs can be adjusted in your application settings',
      );
    const token = randomBytes(14).toString('base64url');
    const secret = randomBytes(24).toString('base64url');
    asked.set(token, { secret, until: clock.now().getTime() + LASTS_MS });
    return void response.type('text/html').send(
      new URLSearchParams({
        oauth_token: token,
        oauth_token_secret: secret,
        oauth_callback_confirmed: 'true',
      }).toString(),
    );
  });

  router.get('/oauth/authorize', (request, response) => {
    const token = request.query['oauth_token'];
    if (typeof token !== 'string' || waiting(token) === undefined)
      return void response
        .status(403)
        .type('html')
        .send('<p>This page is no longer valid. It may have been used already.</p>');
    const buttons = users
      .accounts()
      .map(
        ({ account, handle }) =>
          `<button name="account" value="${escape(account ?? '')}">Let it in as @${escape(handle)}</button>`,
      );
    return void response
      .type('html')
      .send(
        `<form method="post"><input type="hidden" name="oauth_token" value="${escape(token)}">${buttons.join('\n')}</form>`,
      );
  });
  router.post('/oauth/authorize', express.urlencoded({ extended: false, limit: '10kb' }), (request, response) => {
    const { oauth_token: token, account } = Object(request.body) as Record<string, unknown>;
    const found = waiting(token);
    if (found === undefined || typeof account !== 'string' || keys.accounts[account] === undefined)
      return void response.status(403).type('html').send('<p>This page is no longer valid.</p>');
    found.account = account;
    found.pin = String(randomInt(1_000_000, 10_000_000));
    return void response
      .type('html')
      .send(`<p>Type this PIN where you were asked for it: <code>${found.pin}</code></p>`);
  });

  router.post('/oauth/access_token', (request, response) => {
    const token = readHeader(request.headers.authorization).get('oauth_token');
    const found = waiting(token);
    // X answers these in bare words.
    if (token === undefined || found === undefined)
      return void response.status(401).type('text/html').send('Request token missing');
    const given = signed(request, found.secret);
    if (given === undefined) return refuse(response, 401, 32, 'Could not authenticate you.');
    // Good or bad, a PIN is asked for once.
    asked.delete(token);
    const access = found.account === undefined ? undefined : keys.accounts[found.account];
    const user = found.account === undefined ? undefined : users.byAccount(found.account);
    if (
      found.pin === undefined ||
      given.get('oauth_verifier') !== found.pin ||
      access === undefined ||
      user === undefined
    ) {
      return void response
        .status(401)
        .type('text/html')
        .send('Error processing your OAuth request: Invalid oauth_verifier parameter');
    }
    return void response.type('text/html').send(
      new URLSearchParams({
        oauth_token: access.token,
        oauth_token_secret: access.secret,
        user_id: user.id,
        screen_name: user.handle,
      }).toString(),
    );
  });
  return router;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
