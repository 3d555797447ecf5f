import { execFile } from 'node:child_process';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { App, ExpressAdapter } from '@microsoft/teams.apps';
import { PUBLIC, withOverrides } from '@microsoft/teams.api';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTeamsFront, type TeamsFront } from '../../../sandbox/teams/front.ts';
import { channelId, playgroundConfig } from '../../../sandbox/teams/playground-config.ts';
import { createSigner, TOKEN_SECONDS } from '../../../sandbox/teams/token.ts';
import { freePorts } from '../../support/ports.ts';
import { root } from '../../support/source.ts';

const APP = '11111111-2222-4333-8444-555555555555';
const TENANT = '22222222-2222-4333-8444-555555555555';
const SECRET = 'secret of the test';

const listening = async (server: Server, port: number): Promise<Server> => {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return server;
};

describe('the front between the playground and the bot', () => {
  const heard: { type: string; text: string; locale: string | undefined }[] = [];
  const passed: { method: string; url: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const servers: Server[] = [];
  let front: TeamsFront;
  let base = '';
  let installed = 0;

  beforeAll(async () => {
    const [frontPort = 0, botPort = 0, playgroundPort = 0] = await freePorts(3);
    base = `http://127.0.0.1:${frontPort}`;
    front = createTeamsFront({
      appId: APP,
      appSecret: SECRET,
      tenantId: TENANT,
      botEndpoint: `http://127.0.0.1:${botPort}/api/messages`,
      playground: `http://127.0.0.1:${playgroundPort}`,
      now: () => Date.now(),
      locale: 'es-ES',
      installed: () => void (installed += 1),
    });
    // A bot of the real SDK, whose own check of signatures is on.
    const bot = express();
    const app = new App({
      clientId: APP,
      clientSecret: 'never used',
      tenantId: TENANT,
      cloud: withOverrides(PUBLIC, { openIdMetadataUrl: `${base}${front.paths.openId}` }),
      dangerouslyAllowUnauthenticatedRequests: false,
      httpServerAdapter: new ExpressAdapter(bot),
      messagingEndpoint: '/api/messages',
    });
    app.on(
      'message',
      ({ activity }) => void heard.push({ type: activity.type, text: activity.text, locale: activity.locale }),
    );
    await app.initialize();
    const playground = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        passed.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
        response
          .writeHead(201, { 'content-type': 'application/json', 'retry-after': '3', 'x-own': 'stays here' })
          .end('{"id":"1795305608436"}');
      });
    });
    servers.push(
      await listening(createServer(front.app), frontPort),
      await listening(createServer(bot), botPort),
      await listening(playground, playgroundPort),
    );
  });
  afterAll(async () => {
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  const activity = (over: Record<string, unknown> = {}) => ({
    type: 'message',
    id: '1',
    text: 'Hola',
    locale: 'en-US',
    channelId: 'msteams',
    serviceUrl: `${base}/_connector`,
    from: { id: '29:ivan' },
    recipient: { id: `28:${APP}` },
    conversation: { id: 'a:1', tenantId: TENANT },
    ...over,
  });
  const send = (pathname: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${base}${pathname}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const grant = (over: Record<string, string> = {}) =>
    fetch(`${base}/${TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: APP,
        client_secret: SECRET,
        scope: 'https://api.botframework.com/.default',
        ...over,
      }),
    });
  const token = async (): Promise<string> =>
    z.object({ access_token: z.string() }).parse(await (await grant()).json()).access_token;

  it("signs what the playground sends, so that the SDK's own check lets it in, and says it in her language", async () => {
    expect((await send(`${front.inbound}/api/messages`, activity())).status).toBe(200);
    expect(heard).toEqual([{ type: 'message', text: 'Hola', locale: 'es-ES' }]);
  });

  it('signs nothing that names another service, comes from a page, or does not know the path', async () => {
    expect(
      (await send(`${front.inbound}/api/messages`, activity({ serviceUrl: 'http://127.0.0.1:1/_connector' }))).status,
    ).toBe(400);
    expect((await send(`${front.inbound}/api/messages`, activity(), { origin: 'https://evil.example' })).status).toBe(
      403,
    );
    expect((await send(`${front.inbound}/api/messages`, activity(), { origin: base })).status).toBe(403);
    expect((await send('/api/messages', activity())).status).toBe(404);
    expect(heard).toHaveLength(1);
  });

  it('tells of a channel where the app was added, and of nothing else', async () => {
    const added = (over: object) =>
      send(
        `${front.inbound}/api/messages`,
        activity({
          type: 'installationUpdate',
          action: 'add',
          channelData: { team: { id: '19:t' }, channel: { id: '19:t' } },
          ...over,
        }),
      );
    await added({ channelData: { settings: {} } });
    await added({ action: 'remove' });
    expect(installed).toBe(0);
    await added({});
    expect(installed).toBe(1);
  });

  it('gives tokens to our app only, and hands on what comes with one', async () => {
    expect((await grant({ client_secret: 'another' })).status).toBe(401);
    expect((await grant({ client_id: TENANT })).status).toBe(401);
    const answer = await send(
      '/_connector/v3/conversations/19:x@thread.tacv2/activities',
      { type: 'message' },
      { authorization: `Bearer ${await token()}` },
    );
    expect(answer.status).toBe(201);
    expect([await answer.text(), answer.headers.get('retry-after'), answer.headers.get('x-own')]).toEqual([
      '{"id":"1795305608436"}',
      '3',
      null,
    ]);
    expect(passed).toMatchObject([
      { method: 'POST', url: '/_connector/v3/conversations/19:x@thread.tacv2/activities', body: '{"type":"message"}' },
    ]);
    expect(passed[0]?.headers.authorization).toBeUndefined();
  });

  it.each([
    ['none', () => undefined],
    ['another key', () => createSigner(() => Date.now()).token({ appid: APP })],
    [
      'no signature',
      () =>
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ appid: APP, exp: 9e9 })).toString('base64url')}.`,
    ],
    ['no token at all', () => 'xoxb-1'],
  ])('lets nothing through to the playground with %s', async (_what, made) => {
    const before = passed.length;
    const given = made();
    expect(
      (await send('/_connector/v3/conversations', {}, given === undefined ? {} : { authorization: `Bearer ${given}` }))
        .status,
    ).toBe(401);
    expect(
      (await send('/graph/v1.0/teams', {}, given === undefined ? {} : { authorization: `Bearer ${given}` })).status,
    ).toBe(401);
    expect(passed).toHaveLength(before);
  });

  it('spares people the warnings of the playground and changes nothing else of a card', async () => {
    const card = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', text: 'width' }],
      msteams: { width: 'Full', entities: [] },
    };
    const sent = { type: 'message', attachments: [{ content: card }] };
    await fetch(`${base}/_connector/v3/conversations/a/activities/1`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await token()}` },
      body: JSON.stringify(sent),
    });
    expect(JSON.parse(passed.at(-1)?.body ?? '')).toEqual({
      ...sent,
      attachments: [{ content: { ...card, msteams: { entities: [] } } }],
    });
  });

  it('has no Graph, as a team that consented to nothing', async () => {
    expect(
      (
        await fetch(`${base}/graph/v1.0/teams/x/channels/y/messages`, {
          headers: { authorization: `Bearer ${await token()}` },
        })
      ).status,
    ).toBe(403);
  });
});

describe('tokens', () => {
  it('end', () => {
    let now = 1_000_000_000_000;
    const signer = createSigner(() => now);
    const made = signer.token({ appid: APP });
    expect(signer.read(made)).toMatchObject({ appid: APP });
    now += TOKEN_SECONDS * 1_000 + 1;
    expect(signer.read(made)).toBeUndefined();
  });
});

describe('the tenant of the playground', () => {
  it('has exactly the five others that its schema asks for, whoever is in the configuration', () => {
    const person = (key: string) => ({ key, name: `${key} Soto`, email: `${key}@alba.example` });
    for (const others of [[], ['a', 'b'], ['a', 'b', 'c', 'd', 'e', 'f', 'g']]) {
      const { users, team } = z
        .looseObject({
          users: z.array(z.looseObject({ id: z.string() })),
          team: z.looseObject({ channels: z.array(z.object({ id: z.string(), name: z.string() })) }),
        })
        .parse(
          playgroundConfig({
            appId: APP,
            tenantId: TENANT,
            me: person('ivan'),
            others: others.map(person),
            team: 'Alba',
            channel: 'facturacion',
          }),
        );
      expect(new Set(users.map(({ id }) => id)).size).toBe(5);
      expect(team.channels).toEqual([{ id: channelId('Alba', 'facturacion'), name: 'facturacion' }]);
    }
  });
});

describe('the preload', () => {
  const script = `
    import http from 'node:http';
    const server = http.createServer((_q, r) => r.end('in'));
    await new Promise((done) => server.listen(0, ...HOST, done));
    const { address, port } = server.address();
    const status = async (headers) => (await fetch('http://127.0.0.1:' + port, { headers })).status;
    const plain = await fetch('http://127.0.0.1:' + port);
    console.log(JSON.stringify({ address, own: plain.status, policy: plain.headers.get('content-security-policy'), foreign: await status({ origin: 'https://evil.example' }) }));
    server.close();
    server.closeAllConnections();
  `;
  it.each(['[]', "['0.0.0.0']", "['::']", '[undefined]'])(
    'keeps a server that listens on %s on this machine, and other pages out of it',
    async (host) => {
      const { stdout } = await promisify(execFile)(process.execPath, [
        '--import',
        path.join(root, 'sandbox', 'teams', 'preload.ts'),
        '--input-type=module',
        '-e',
        script.replace('...HOST', `...${host}`),
      ]);
      expect(JSON.parse(stdout)).toMatchObject({
        address: '127.0.0.1',
        own: 200,
        foreign: 403,
        policy: expect.stringContaining("default-src 'self'"),
      });
    },
  );
});
