import { randomBytes } from 'node:crypto';
import express, { type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import { refuse } from '../guards.ts';
import { spareWarnings } from './spare-warnings.ts';
import { BOT_FRAMEWORK, createSigner, TOKEN_SECONDS } from './token.ts';

/** Bodies larger than this are no activity (the bot itself takes 100 KB). */
const BODY_LIMIT = '1mb';
/** What concerns one connection only, and what `fetch` sets by itself (RFC 9110, 7.6.1). */
const OWN_HEADERS = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'content-encoding',
  'host',
  'upgrade',
  'te',
  'trailer',
  'authorization',
  'origin',
  'referer',
]);
/** The bot may think for as long as Teams would wait, and somewhat more. */
const BOT_MS = 20_000;

const Installation = z.looseObject({
  type: z.literal('installationUpdate'),
  action: z.literal('add'),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }) }),
});

const Spoken = z.looseObject({ entities: z.array(z.looseObject({})).optional() });

export interface TeamsFrontOptions {
  appId: string;
  appSecret: string;
  tenantId: string;
  /** Where the bot takes activities, e.g. http://127.0.0.1:3000/api/messages */
  botEndpoint: string;
  /** Where the playground listens, e.g. http://127.0.0.1:56150 */
  playground: string;
  now(): number;
  /** BCP 47: her client's language, which the playground always calls en-US. Left out: so it stays. */
  locale?: string;
  /** The bot was told that it is in a channel, as the person does who chooses one. */
  installed?(): void;
}

/**
 * Stands between the playground, which signs nothing, and a bot that takes only what is signed: it is Microsoft's token service,
 * key directory and connector in one, with a key of its own. What comes from the playground is signed and handed to the bot;
 * what comes from the bot must carry a token that was given out here, and is handed to the playground.
 */
export interface TeamsFront {
  app: express.Express;
  /** The path under which the playground speaks to the bot; nobody else knows it. */
  inbound: string;
  paths: { openId: string; login: string; graph: string; service: string };
}

export function createTeamsFront({
  appId,
  appSecret,
  tenantId,
  botEndpoint,
  playground,
  now,
  locale,
  installed,
}: TeamsFrontOptions): TeamsFront {
  const signer = createSigner(now);
  const inbound = `/from-playground-${randomBytes(12).toString('hex')}`;
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    const why = refuse(request) ?? (request.headers.origin === undefined ? undefined : 'Pages are not served here.');
    if (why) response.status(403).json({ error: why });
    else next();
  });

  app.get('/v1/.well-known/openidconfiguration', (request, response) => {
    const base = baseOf(request);
    response.json({
      issuer: BOT_FRAMEWORK,
      jwks_uri: `${base}/v1/.well-known/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });
  app.get('/v1/.well-known/keys', (_request, response) => void response.json(signer.keys));

  app.post(
    '/:tenant/oauth2/v2.0/token',
    express.urlencoded({ extended: false }),
    (request: Request<{ tenant: string }>, response) => {
      const body: unknown = request.body;
      const given = (name: string): unknown =>
        typeof body === 'object' && body !== null
          ? new Map<string, unknown>(Object.entries(body)).get(name)
          : undefined;
      if (
        given('grant_type') !== 'client_credentials' ||
        given('client_id') !== appId ||
        given('client_secret') !== appSecret
      )
        return void response
          .status(401)
          .json({ error: 'invalid_client', error_description: 'The playground gave this app other credentials.' });
      const audience = String(given('scope')).replace(/\/\.default$/, '');
      response.json({
        token_type: 'Bearer',
        expires_in: TOKEN_SECONDS,
        access_token: signer.token({
          aud: audience,
          iss: `${baseOf(request)}/${request.params.tenant}/v2.0`,
          appid: appId,
          azp: appId,
          tid: tenantId,
        }),
      });
    },
  );

  // The playground asks now and then whether anybody is there.
  app.head(`${inbound}/api/messages`, (_request, response) => void response.end());
  app.post(`${inbound}/api/messages`, express.json({ limit: BODY_LIMIT }), async (request, response) => {
    const service = serviceUrlOf(request.body);
    if (service !== `${baseOf(request)}/_connector`)
      return void response.status(400).json({ error: 'The activity is of another service.' });
    const token = signer.token({ aud: appId, iss: BOT_FRAMEWORK, serviceurl: service });
    await pass(
      response,
      botEndpoint,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(locale === undefined ? request.body : spokenIn(request.body, locale)),
      },
      spareWarnings,
    );
    if (response.statusCode === 200 && isInstallation(request.body)) installed?.();
  });

  const needsToken = (request: Request, response: Response, next: NextFunction): void => {
    const claims = signer.read(/^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '');
    if (claims?.['appid'] === appId) next();
    else
      response
        .status(401)
        .json({ error: { code: 'Unauthorized', message: 'The bot sent no token that was given out here.' } });
  };
  app.use(
    '/_connector',
    needsToken,
    express.raw({ type: () => true, limit: BODY_LIMIT }),
    async (request, response) => {
      const body =
        Buffer.isBuffer(request.body) && request.body.length > 0
          ? spareWarnings(new Uint8Array(request.body))
          : undefined;
      const headers = Object.fromEntries(
        Object.entries(request.headers).flatMap(([name, value]) =>
          typeof value === 'string' && !OWN_HEADERS.has(name) ? [[name, value]] : [],
        ),
      );
      await pass(response, `${playground}${request.originalUrl}`, {
        method: request.method,
        headers,
        body,
      });
    },
  );
  // As in a team whose owner consented to nothing: the bot must manage without.
  app.use(
    '/graph',
    needsToken,
    (_request, response) =>
      void response.status(403).json({ error: { code: 'Forbidden', message: 'The playground has no Graph.' } }),
  );

  return {
    app,
    inbound,
    paths: { openId: '/v1/.well-known/openidconfiguration', login: '', graph: '/graph/v1.0', service: '/_connector' },
  };
}

function baseOf(request: Request): string {
  return `http://${request.get('host') ?? ''}`;
}

function spokenIn(body: unknown, locale: string): unknown {
  const activity = Spoken.safeParse(body).data;
  if (activity === undefined) return body;
  const entities = activity.entities?.map((entity) => ('locale' in entity ? { ...entity, locale } : entity));
  return { ...activity, entities, locale: 'locale' in activity ? locale : undefined };
}

function isInstallation(body: unknown): boolean {
  return Installation.safeParse(body).success;
}

function serviceUrlOf(body: unknown): string | undefined {
  return typeof body === 'object' && body !== null && 'serviceUrl' in body && typeof body.serviceUrl === 'string'
    ? body.serviceUrl
    : undefined;
}

/** Hands a request on and its answer back; what cannot be reached is told as a gateway does. */
async function pass(
  response: Response,
  url: string,
  request: RequestInit,
  change = (body: Uint8Array): Uint8Array => body,
): Promise<void> {
  let answer: globalThis.Response;
  let text: Uint8Array;
  try {
    answer = await fetch(url, { ...request, redirect: 'manual', signal: AbortSignal.timeout(BOT_MS) });
    text = change(new Uint8Array(await answer.arrayBuffer()));
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return void response
      .status(isLate ? 504 : 502)
      .json({ error: { code: isLate ? 'GatewayTimeout' : 'BadGateway', message: 'There was no answer.' } });
  }
  response.status(answer.status);
  for (const name of ['content-type', 'retry-after']) {
    const value = answer.headers.get(name);
    if (value !== null) response.set(name, value);
  }
  response.end(text);
}
