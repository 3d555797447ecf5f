import { z } from 'zod';
import type { NetworkDeps } from '#core/ports/network.ts';
import { OAuthError, type Grant, type OAuth, type Offer } from '#core/ports/oauth.ts';
import { createGraph, GraphCallError, type GraphClient } from './client.ts';
import { isTokenDead, toOutcome } from './errors.ts';
import { anyId } from './webhook-wire.ts';

type Env = NetworkDeps['env'];

/** What Meta knows us by. */
export interface MetaApp {
  /** Address of Graph, without a slash at the end. */
  base: string;
  /** Where the dialog is. */
  dialog: string;
  appId: string;
  appSecret: string;
  /** A configuration of Facebook Login for Business, which names the permissions in our place. */
  configId: string | undefined;
}

interface OfNetwork {
  /** Such as "v26.0". */
  version: string;
  appOf(env: Env): MetaApp;
  missing(env: Env): readonly string[];
  scopes: OAuth['scopes'];
  /** Fields of a Page that `accountOf` reads. */
  fields: string;
  /** The account of this network behind a Page; undefined where there is none. */
  accountOf(page: unknown): Pick<Offer, 'handles' | 'name'> | undefined;
}

const DEADLINE_MS = 10_000;
const SECOND_MS = 1000;
/** Pages of a business are read so many at a time, and no more than ten times. */
const PER_PAGE = 100;
const MOST_PAGES = 10;

const Token = z.object({ access_token: z.string().min(1) });
const Page = z.looseObject({ id: anyId, access_token: z.string().min(1) });
const Pages = z.object({
  data: z.array(z.unknown()),
  paging: z.object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() }).optional(),
});
/** 0 stands for never. */
const moment = z
  .number()
  .optional()
  .transform((at) => (at ? new Date(at * SECOND_MS) : null));
const Debugged = z.object({
  data: z.object({
    is_valid: z.boolean(),
    expires_at: moment,
    data_access_expires_at: moment,
    scopes: z.array(z.string()).catch([]).default([]),
    error: z
      .object({ message: z.string().catch('') })
      .optional()
      .catch(undefined),
  }),
});
/** What a visit gave: the token of whoever made it, for about sixty days. */
const Visit = z.object({ user: z.string() });
/** What is kept of a grant: the Page's token for calls, and whose it was made with, to renew it. */
const Kept = z.object({ page: z.string(), user: z.string(), id: z.string() });

/** Facebook Login for Business: a person's token, made long-lived, and with it the tokens of her Pages. */
export function metaOAuth({ version, appOf, missing, scopes, fields, accountOf }: OfNetwork): OAuth {
  const asPerson = (app: MetaApp, token: string | undefined): GraphClient =>
    createGraph({ base: app.base, version, token, appSecret: app.appSecret }, { deadlineMs: DEADLINE_MS });
  const asApp = (app: MetaApp): GraphClient => asPerson(app, `${app.appId}|${app.appSecret}`);

  /** The secret goes in the body: addresses are what others write down. */
  async function exchange(app: MetaApp, given: Record<string, string>): Promise<string> {
    const answer = await asApp(app).post('oauth/access_token', {
      client_id: app.appId,
      client_secret: app.appSecret,
      ...given,
    });
    return Token.parse(answer).access_token;
  }

  /** Where it ends: the token itself, or what it may read. @throws OAuthError where Meta takes it no longer */
  async function debugged(app: MetaApp, token: string): Promise<z.output<typeof Debugged>['data']> {
    // As a part of a batch, so that the token is in no address.
    const [answer] = await asApp(app).batch([{ path: 'debug_token', parameters: { input_token: token } }]);
    if (answer instanceof GraphCallError) throw answer;
    const { data } = Debugged.parse(answer);
    if (!data.is_valid) throw new OAuthError('refused', data.error?.message ?? 'Meta takes the token no longer');
    return data;
  }

  async function grantOf(app: MetaApp, kept: z.output<typeof Kept>, now: Date): Promise<Grant & { lacks: string[] }> {
    const { expires_at: expiresAt, data_access_expires_at: dataEndsAt, scopes: has } = await debugged(app, kept.page);
    return {
      secret: JSON.stringify(kept),
      renewAt: expiresAt && new Date((now.getTime() + expiresAt.getTime()) / 2),
      endsAt: earlier(expiresAt, dataEndsAt),
      lacks: scopes.flatMap(({ scope }) => (has.includes(scope) ? [] : [scope])),
    };
  }

  return {
    door: (env) => `Meta's app ${missing(env).length > 0 ? '' : appOf(env).appId}`,
    as: 'person',
    scopes,
    missing,
    begin({ redirectUri, state, scopes: asked, env }) {
      const { dialog, appId, configId } = appOf(env);
      const url = new URL(`${dialog}/${version}/dialog/oauth`);
      url.search = new URLSearchParams({
        client_id: appId,
        redirect_uri: redirectUri,
        state,
        response_type: 'code',
        ...(configId === undefined
          ? { scope: asked.join(',') }
          : { config_id: configId, override_default_response_type: 'true' }),
      }).toString();
      return { url: url.href, keep: '' };
    },
    finish: ({ code, redirectUri, env }) =>
      inOAuthWords(async () => {
        const app = appOf(env);
        const short = await exchange(app, { code, redirect_uri: redirectUri });
        const user = await exchange(app, { grant_type: 'fb_exchange_token', fb_exchange_token: short });
        return JSON.stringify({ user });
      }),
    offers: (visit, { env, now }) =>
      inOAuthWords(async () => {
        const app = appOf(env);
        const { user } = Visit.parse(JSON.parse(visit));
        const found: Offer[] = [];
        for await (const row of pagesOf(asPerson(app, user), fields)) {
          const page = Page.safeParse(row).data;
          const account = page && accountOf(row);
          if (!page || !account) continue;
          const { lacks, ...grant } = await grantOf(app, { page: page.access_token, user, id: page.id }, now);
          found.push({ ...account, grant, lacks });
        }
        return found;
      }),
    renew: (secret, { env, now }) =>
      inOAuthWords(async () => {
        const app = appOf(env);
        const { id: ownId, user: before } = Kept.parse(JSON.parse(secret));
        const user = await exchange(app, {
          grant_type: 'fb_exchange_token',
          fb_exchange_token: before,
          set_token_expires_in_60_days: 'true',
        });
        const page = Token.parse(await asPerson(app, user).get(ownId, { fields: 'access_token' })).access_token;
        const { lacks: _, ...grant } = await grantOf(app, { page, user, id: ownId }, now);
        return grant;
      }, isTokenDead),
    endsAt: (secret, { env }) =>
      inOAuthWords(async () => {
        const { expires_at: expiresAt, data_access_expires_at: dataEndsAt } = await debugged(
          appOf(env),
          Kept.parse(JSON.parse(secret)).page,
        );
        return earlier(expiresAt, dataEndsAt);
      }, isTokenDead),
  };
}

/** The token that calls carry, as long as somebody lets us in. */
export function pageTokens(granted: () => Promise<string | undefined>): () => Promise<string | undefined> {
  return async () => {
    const secret = await granted();
    return secret === undefined ? undefined : Kept.parse(JSON.parse(secret)).page;
  };
}

async function* pagesOf(client: GraphClient, fields: string): AsyncGenerator<unknown> {
  let after: string | undefined;
  for (let read = 0; read < MOST_PAGES; read += 1) {
    const { data, paging } = Pages.parse(await client.get('me/accounts', { fields, limit: PER_PAGE, after }));
    yield* data;
    const next = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (next === undefined || next === after) return;
    after = next;
  }
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** What Meta said no to for good. Its "unknown error" comes for a wrong secret too, which no waiting mends. */
function isRefusal(failure: GraphCallError['failure']): boolean {
  if (failure.kind !== 'answer' || failure.status >= 500 || failure.passes || failure.code === 2) return false;
  return toOutcome(failure).kind !== 'not-sent';
}

async function inOAuthWords<T>(work: () => Promise<T>, refused = isRefusal): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GraphCallError)
      throw new OAuthError(refused(error.failure) ? 'refused' : 'unreachable', error.message, error);
    if (error instanceof z.ZodError)
      throw new OAuthError('unreachable', 'Meta answered something else than it should', error);
    throw error;
  }
}
