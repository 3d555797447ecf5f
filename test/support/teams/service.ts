import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ErrorRequestHandler } from 'express';
import { BOT_FRAMEWORK, createSigner } from '../../../sandbox/teams/token.ts';
import type { Signer } from '../../../sandbox/teams/token.ts';
import { CARD, createConnector, Refusal } from './connector.ts';
import type { Fault } from './connector.ts';
import { createWorld } from './world.ts';
import type { Message, Seed, World } from './world.ts';

const GRAPH_PAGE = 2;

/** Microsoft's side of Teams on this machine: tokens and keys, the Bot Connector, and the part of Graph that reads channels. */
export interface TeamsService extends AsyncDisposable {
  appId: string;
  appSecret: string;
  world: World;
  signer: Signer;
  urls: { openId: string; login: string; graph: string; service: string };
  /** Spoils requests that write, one each. */
  faults: Fault[];
  /** Calls that reached this side, named as the adapter's list names them. */
  calls: Set<string>;
  /** A token as Teams puts it on what it sends to the bot. */
  tokenToBot(claims?: Record<string, string | number>): string;
}

const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof Refusal)) return next(error);
  if (error.retryAfter !== undefined) response.set('retry-after', String(error.retryAfter));
  response.status(error.status).json({ error: { code: error.code, message: error.message } });
};

function toGraph({ id, root, from, text, card, createdAt, modifiedAt, deleted }: Message, appId: string): object {
  const cardId = '74d20c7f34aa4a7fb74e2b30004247c5';
  return {
    id,
    replyToId: root ?? null,
    messageType: 'message',
    createdDateTime: new Date(createdAt).toISOString(),
    lastModifiedDateTime: new Date(modifiedAt).toISOString(),
    deletedDateTime: deleted ? new Date(modifiedAt).toISOString() : null,
    from:
      from === undefined
        ? { application: { id: appId, displayName: 'Recado', applicationIdentityType: 'bot' }, user: null }
        : { application: null, user: { id: from.objectId, displayName: from.name } },
    body: {
      contentType: 'html',
      content: deleted ? '' : card === undefined ? text : `<attachment id="${cardId}"></attachment>`,
    },
    attachments:
      deleted || card === undefined
        ? []
        : [{ id: cardId, contentType: CARD, contentUrl: null, content: JSON.stringify(card), name: null }],
  };
}

export async function startTeamsService(
  seed: Seed,
  { appId = '3f1c0a52-6d8e-4b1e-9a57-0d6f4c2b7e11', appSecret = 'a-secret-of-this-test' } = {},
): Promise<TeamsService> {
  const world = createWorld(seed);
  const signer = createSigner(Date.now);
  const app = express();
  app.disable('x-powered-by');
  const carries = (header: string | undefined, audience: string): boolean => {
    const claims = signer.read(/^Bearer (.+)$/.exec(header ?? '')?.[1] ?? '');
    return claims?.['appid'] === appId && claims['aud'] === audience;
  };

  app.get(
    '/v1/.well-known/openidconfiguration',
    (_request, response) =>
      void response.json({
        issuer: BOT_FRAMEWORK,
        jwks_uri: `${base()}/v1/.well-known/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      }),
  );
  app.get(
    '/v1/.well-known/keys',
    (_request, response) =>
      void response.json({ keys: signer.keys.keys.map((key) => ({ ...key, endorsements: ['msteams'] })) }),
  );

  const connector = createConnector({ world, authorised: (header) => carries(header, BOT_FRAMEWORK) });
  app.post('/login/:tenant/oauth2/v2.0/token', express.urlencoded({ extended: false }), (request, response) => {
    connector.calls.add('POST /{tenant}/oauth2/v2.0/token');
    const body = new Map<string, unknown>(Object.entries(request.body as object));
    if (
      body.get('grant_type') !== 'client_credentials' ||
      body.get('client_id') !== appId ||
      body.get('client_secret') !== appSecret ||
      request.params.tenant !== world.tenantId
    ) {
      response
        .status(401)
        .json({ error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' });
      return;
    }
    const aud = String(body.get('scope')).replace(/\/\.default$/, '');
    response.json({
      token_type: 'Bearer',
      expires_in: 3_599,
      access_token: signer.token({
        aud,
        appid: appId,
        tid: world.tenantId,
        iss: `${base()}/login/${world.tenantId}/v2.0`,
      }),
    });
  });

  app.use('/graph', (request, _response, next) => {
    if (!carries(request.headers.authorization, `${base()}/graph`))
      throw new Refusal(401, 'InvalidAuthenticationToken', 'Access token is empty or of another audience.');
    next();
  });
  function list(place: { group: string; channel: string; message?: string }, query: Record<string, unknown>): object {
    const team = world.teams.find(({ groupId }) => groupId === place.group);
    const channel = team?.channels.find(({ id }) => id === place.channel);
    if (team === undefined || channel === undefined) throw new Refusal(404, 'NotFound', 'NotFound');
    if (!team.consent || !team.installed)
      throw new Refusal(
        403,
        'Forbidden',
        "Missing role permissions on the request. API requires one of 'ChannelMessage.Read.All, ChannelMessage.Read.Group'.",
      );
    const top = Math.min(Number(query['$top'] ?? 20), 50, GRAPH_PAGE);
    const from = Number(query['$skiptoken'] ?? 0);
    const latest = (message: Message): number =>
      Math.max(
        message.createdAt,
        ...world.messages
          .filter(({ root, place: at }) => at === message.place && root === message.id)
          .map(({ createdAt }) => createdAt),
      );
    const found = world.messages
      .filter((message) => message.place === channel.id && message.root === place.message)
      .toSorted((a, b) => latest(b) - latest(a));
    const path = `/v1.0/teams/${place.group}/channels/${encodeURIComponent(place.channel)}/messages${place.message === undefined ? '' : `/${place.message}/replies`}`;
    return {
      value: found.slice(from, from + top).map((message) => toGraph(message, appId)),
      '@odata.nextLink':
        from + top < found.length ? `${base()}/graph${path}?$top=${top}&$skiptoken=${from + top}` : undefined,
    };
  }
  app.get('/graph/v1.0/teams/:group/channels/:channel/messages', (request, response) => {
    connector.calls.add('GET /v1.0/teams/{group}/channels/{channel}/messages');
    response.json(list(request.params, request.query));
  });
  app.get('/graph/v1.0/teams/:group/channels/:channel/messages/:message/replies', (request, response) => {
    connector.calls.add('GET /v1.0/teams/{group}/channels/{channel}/messages/{message}/replies');
    response.json(list(request.params, request.query));
  });

  app.use('/amer', connector.router);
  app.use(answerError);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const urls = {
    openId: `${base()}/v1/.well-known/openidconfiguration`,
    login: `${base()}/login`,
    graph: `${base()}/graph`,
    service: `${base()}/amer/`,
  };

  return {
    appId,
    appSecret,
    world,
    signer,
    urls,
    faults: connector.faults,
    calls: connector.calls,
    tokenToBot: (claims = {}) => signer.token({ iss: BOT_FRAMEWORK, aud: appId, serviceurl: urls.service, ...claims }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
