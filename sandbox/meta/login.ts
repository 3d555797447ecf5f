import { randomBytes } from 'node:crypto';
import express, { Router, type Response } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import type { UserRow } from '../social/tables.ts';
import type { Users } from '../social/users.ts';
import type { MetaKeys } from './keys.ts';
import { fieldsOf } from './lists.ts';
import { expired, invalid, noField, noParameter, notThere, Problem, revoked, unknownPath } from './problem.ts';
import { pagesOf, type TokenRow, type Tokens } from './tokens.ts';

const CODE_LASTS_MS = 10 * 60_000;
/** Permissions that an app may ask for, as far as they concern Pages and what stands behind them. */
const PERMISSIONS = new Set(
  (
    'email public_profile business_management pages_show_list pages_read_engagement pages_read_user_content pages_manage_engagement ' +
    'pages_manage_metadata pages_manage_posts pages_messaging instagram_basic instagram_manage_comments instagram_manage_messages ' +
    'instagram_content_publish whatsapp_business_management whatsapp_business_messaging'
  ).split(' '),
);
const exchangeParameters = [
  'client_id',
  'client_secret',
  'code',
  'redirect_uri',
  'grant_type',
  'fb_exchange_token',
  'set_token_expires_in_60_days',
  'appsecret_proof',
  'access_token',
];

interface Code {
  visit: Pick<TokenRow, 'pages' | 'scope' | 'system'>;
  redirect: string;
  until: number;
}

interface LoginParts {
  keys: MetaKeys;
  tokens: Tokens;
  users: Users;
  clock: Clock;
  /** Where the dialog is, as Graph under any version. */
  at: string;
  /** A Page in a list of Pages, as far as this network knows it. */
  shape(page: UserRow, token: string): Record<string, unknown>;
}

export interface Login {
  router: Router;
  /** Whose token it is; undefined for what is none of these. @throws Problem where it is no good any more */
  callerOf(token: string): { is: 'page'; page: UserRow } | { is: 'person'; row: TokenRow } | undefined;
  /** What a person's token reads: her Pages, and the token of one. @throws Problem */
  asPerson(path: readonly string[], parameters: URLSearchParams, row: TokenRow): unknown;
  exchange(parameters: URLSearchParams): unknown;
  debug(parameters: URLSearchParams): unknown;
}

/** Facebook Login for Business. The n-th account of each network stands on the n-th Page of the business. */
export function createLogin({ keys, tokens, users, clock, at, shape }: LoginParts): Login {
  const codes = new Map<string, Code>();
  const spent = new Set<string>();
  const now = (): number => clock.now().getTime();
  const accountOn = (page: number): UserRow | undefined => users.accounts()[page];
  const isOut = (row: TokenRow): boolean =>
    pagesOf(row).length > 0 && pagesOf(row).every((page) => accountOn(page)?.revoked === 1);

  const router = Router();
  router.get(new RegExp(`^${at}/v\\d{1,3}\\.\\d/dialog/oauth$`), (request, response) => {
    const asked = askedOf(request.query, keys);
    if (typeof asked === 'string') return refused(response, asked);
    const hidden = Object.entries(request.query).flatMap(([name, value]) =>
      typeof value === 'string' ? [`<input type="hidden" name="${escape(name)}" value="${escape(value)}">`] : [],
    );
    const boxes = users
      .accounts()
      .map(
        ({ name }, page) =>
          `<p><label><input type="checkbox" name="page" value="${page}"${page === 0 ? ' checked' : ''}> ${escape(name)}</label></p>`,
      );
    const scopes = asked.scope.split(',').map((scope) => `<li>${escape(scope)}</li>`);
    return void response
      .type('html')
      .send(
        `<!doctype html><html lang="en"><title>Log in with Facebook</title><body style="font:16px/1.5 system-ui;max-width:32rem;margin:3rem auto;padding:0 1rem"><h1 style="font-size:1.3rem">Recado wants to access your Pages</h1><ul>${scopes.join('')}</ul><form method="post">${hidden.join('')}<p>Choose the Pages that you want Recado to access:</p>${boxes.join('')}<p><button>Continue</button> <button name="cancel" value="1">Cancel</button></p></form></body></html>`,
      );
  });
  router.post(
    new RegExp(`^${at}/v\\d{1,3}\\.\\d/dialog/oauth$`),
    express.urlencoded({ extended: false, limit: '10kb' }),
    (request, response) => {
      const body = Object(request.body) as Record<string, unknown>;
      const asked = askedOf(body, keys);
      if (typeof asked === 'string') return refused(response, asked);
      const back = new URL(asked.redirect);
      if (asked.state !== '') back.searchParams.set('state', asked.state);
      const pages = [body['page'] ?? []].flat().map(Number);
      if (typeof body['cancel'] === 'string' || pages.length === 0) {
        back.searchParams.set('error', 'access_denied');
        back.searchParams.set('error_reason', 'user_denied');
        back.searchParams.set('error_description', 'Permissions error');
        return response.redirect(302, back.href);
      }
      for (const page of pages) {
        const account = accountOn(page);
        if (account === undefined) return refused(response, 'This Page is not yours.');
        // Letting the app in anew ends that it was put out.
        users.setState(account.id, { revoked: false });
      }
      const code = randomBytes(48).toString('base64url');
      codes.set(code, {
        visit: { pages: JSON.stringify(pages), scope: asked.scope, system: asked.system ? 1 : 0 },
        redirect: asked.redirect,
        until: now() + CODE_LASTS_MS,
      });
      back.searchParams.set('code', code);
      return response.redirect(302, back.href);
    },
  );

  function byCode(code: string, redirect: string | null): TokenRow {
    const found = codes.get(code);
    codes.delete(code);
    if (spent.has(code)) throw badCode(36_009, 'This authorization code has been used.');
    spent.add(code);
    if (found === undefined) throw badCode(undefined, 'Invalid verification code format.');
    if (found.until < now()) throw badCode(36_007, 'This authorization code has expired.');
    if (found.redirect !== redirect)
      throw badCode(
        36_008,
        'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      );
    return tokens.short(found.visit);
  }

  /** @throws Problem where Meta takes it no longer */
  function good(token: string): TokenRow {
    const row = tokens.find(token);
    if (row === undefined) throw new Problem(400, { code: 190, message: 'Invalid OAuth access token.' });
    if (row.until_ms !== 0 && row.until_ms <= now()) throw expired();
    if (isOut(row)) throw revoked();
    return row;
  }

  return {
    router,
    callerOf(token) {
      if (tokens.find(token) === undefined) return undefined;
      const row = good(token);
      if (row.kind !== 'page') return { is: 'person', row };
      const page = accountOn(pagesOf(row)[0] ?? -1);
      if (page === undefined) throw revoked();
      return { is: 'page', page };
    },
    asPerson([id = '', edge = '', ...rest], parameters, row) {
      if (rest.length > 0) throw unknownPath();
      const fields = fieldsOf(parameters)?.map(({ name }) => name) ?? ['access_token', 'id', 'name'];
      const shown = (page: number): Record<string, unknown>[] => {
        const account = accountOn(page);
        if (account === undefined) return [];
        const whole = shape(account, fields.includes('access_token') ? tokens.page(row, page).token : '');
        for (const field of fields) if (!(field in whole)) throw noField(field, 'Page');
        return [
          Object.fromEntries(
            fields.filter((field) => whole[field] !== undefined).map((field) => [field, whole[field]]),
          ),
        ];
      };
      const taken = ['fields', 'limit', 'after', 'before', 'appsecret_proof', 'access_token'];
      for (const name of parameters.keys()) if (!taken.includes(name)) throw noParameter(name);
      if (!row.scope.split(',').includes('pages_show_list')) {
        if (id === 'me' && edge === 'accounts') return { data: [] };
        throw notThere(id, 'get');
      }
      if (id === 'me' && edge === 'accounts') return { data: pagesOf(row).flatMap(shown) };
      const page = users.accounts().findIndex((account) => account.id === id);
      if (edge !== '' || !pagesOf(row).includes(page)) throw notThere(id, 'get');
      return shown(page)[0];
    },
    exchange(parameters) {
      for (const name of parameters.keys()) if (!exchangeParameters.includes(name)) throw noParameter(name);
      if (parameters.get('client_id') !== keys.appId)
        throw new Problem(400, {
          code: 101,
          message: 'Error validating application. Cannot get application info due to a system error.',
        });
      if (parameters.get('client_secret') !== keys.appSecret)
        throw new Problem(400, { code: 1, message: 'Error validating client secret.' });
      const row =
        parameters.get('grant_type') === 'fb_exchange_token'
          ? tokens.long(ofPerson(good(parameters.get('fb_exchange_token') ?? '')))
          : byCode(parameters.get('code') ?? '', parameters.get('redirect_uri'));
      return {
        access_token: row.token,
        token_type: 'bearer',
        expires_in: Math.round((row.until_ms - now()) / 1000),
      };
    },
    debug(parameters) {
      const row = tokens.find(parameters.get('input_token') ?? '');
      if (row === undefined)
        return { data: { is_valid: false, scopes: [], error: { code: 190, message: 'Invalid OAuth access token.' } } };
      let error: Problem | undefined;
      try {
        good(row.token);
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        error = problem;
      }
      return {
        data: {
          app_id: row.app,
          type: row.kind === 'page' ? 'PAGE' : 'USER',
          application: 'Recado',
          issued_at: Math.floor(row.made_ms / 1000),
          expires_at: Math.floor(row.until_ms / 1000),
          data_access_expires_at: Math.floor(row.data_until_ms / 1000),
          is_valid: error === undefined,
          scopes: row.scope.split(','),
          error: error ? { code: error.code, subcode: error.subcode, message: error.message } : undefined,
        },
      };
    },
  };
}

/** @throws Problem for the token of a Page, which is not exchanged */
function ofPerson(row: TokenRow): TokenRow {
  if (row.kind === 'page') throw invalid('fb_exchange_token must be a token of a person');
  return row;
}

/** What the app asks, or what Meta says in place of its dialog. */
function askedOf(
  given: Record<string, unknown>,
  keys: MetaKeys,
): { redirect: string; scope: string; state: string; system: boolean } | string {
  const read = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
  const [redirect, config] = [read('redirect_uri'), read('config_id')];
  if (read('client_id') !== keys.appId) return 'Invalid App ID: the provided app ID does not look like a valid app ID.';
  if (!URL.canParse(redirect)) return 'URL Blocked: the redirect URI is not among those of the app.';
  if (read('response_type') !== 'code') return 'Invalid response_type.';
  if (config !== '') {
    if (!configsOf(keys).includes(config)) return 'Invalid config_id: there is no such configuration.';
    if (read('override_default_response_type') !== 'true') return 'This configuration gives a token, not a code.';
  }
  const scope = config === '' ? read('scope') : [...PERMISSIONS].slice(2).join(',');
  const wrong = scope.split(',').filter((each) => !PERMISSIONS.has(each));
  if (wrong.length > 0) return `Invalid Scopes: ${wrong.join(', ')}.`;
  return { redirect, scope, state: read('state'), system: config === configsOf(keys)[1] };
}

/** Configurations of Facebook Login for Business: one gives a person's token, the other a business's, which ends after sixty days. */
export function configsOf({ appId }: Pick<MetaKeys, 'appId'>): [person: string, business: string] {
  return [`${appId}1`, `${appId}2`];
}

function refused(response: Response, why: string): void {
  response
    .status(400)
    .type('html')
    .send(`<h1>Sorry, something went wrong.</h1><p>${escape(why)}</p>`);
}

function badCode(subcode: number | undefined, message: string): Problem {
  return new Problem(400, { code: 100, message, subcode });
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
