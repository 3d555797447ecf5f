import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARD } from '../../../support/teams/connector.ts';
import { startTeamsService } from '../../../support/teams/service.ts';
import type { TeamsService } from '../../../support/teams/service.ts';
import type { Channel } from '../../../support/teams/world.ts';

/** What the service of these tests refuses as Microsoft's does: whatever it would let pass, no other test could find. */
describe('the Teams service of the tests', () => {
  let service: TeamsService;
  let token: string;
  let next = 0;
  const body = (text: string): unknown => ({
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text, wrap: true }],
  });
  const withCard = (content: unknown, more: object = {}): object => ({
    type: 'message',
    attachments: [{ contentType: CARD, content }],
    ...more,
  });
  async function call(
    method: string,
    path: string,
    sent?: unknown,
    bearer = token,
  ): Promise<{ status: number; body: unknown; wait: string | null }> {
    const answer = await fetch(`${service.urls.service}${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
      body: sent === undefined ? undefined : JSON.stringify(sent),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === '' ? undefined : JSON.parse(text),
      wait: answer.headers.get('retry-after'),
    };
  }
  const fresh = (): Channel => {
    next += 1;
    return service.world.teams[0]?.channels[next] ?? expect.fail('no channel is left');
  };
  const post = (channel: string, sent: unknown, bearer?: string) =>
    call('POST', `v3/conversations/${channel}/activities`, sent, bearer);
  const refusal = (status: number, code: string): object => ({
    status,
    body: { error: { code, message: expect.any(String) } },
  });

  beforeAll(async () => {
    service = await startTeamsService({
      tenantId: 'the-tenant',
      people: [{ key: 'lucia', name: 'Lucía', email: 'lucia@alba.example', locale: 'es-ES' }],
      teams: [
        {
          name: 'Una',
          members: ['lucia'],
          installed: true,
          consent: false,
          channels: [{ name: null }, ...Array.from({ length: 20 }, (_, i) => ({ name: `c${i}` }))],
        },
        { name: 'Otra', members: ['lucia'], installed: false, consent: false, channels: [{ name: null }] },
      ],
    });
    const granted = await fetch(`${service.urls.login}/the-tenant/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: service.appId,
        client_secret: service.appSecret,
        scope: 'https://api.botframework.com/.default',
      }),
    });
    token = String(((await granted.json()) as { access_token: string }).access_token);
  });
  afterAll(() => service[Symbol.asyncDispose]());

  it('gives a token for the right secret in the right tenant only', async () => {
    const ask = async (tenant: string, secret: string): Promise<number> =>
      (
        await fetch(`${service.urls.login}/${tenant}/oauth2/v2.0/token`, {
          method: 'POST',
          body: new URLSearchParams({
            grant_type: 'client_credentials',
            client_id: service.appId,
            client_secret: secret,
            scope: 's',
          }),
        })
      ).status;
    expect(await ask('the-tenant', service.appSecret)).toBe(200);
    expect(await ask('the-tenant', 'wrong')).toBe(401);
    expect(await ask('another', service.appSecret)).toBe(401);
  });

  it('takes a call with a token for it, and no other', async () => {
    const { id } = fresh();
    expect((await post(id, withCard(body('x')))).status).toBe(201);
    expect(await post(id, withCard(body('x')), 'nonsense')).toMatchObject(refusal(401, 'Unauthorized'));
    expect(
      await post(
        id,
        withCard(body('x')),
        service.signer.token({ aud: 'https://graph.microsoft.com', appid: service.appId }),
      ),
    ).toMatchObject(refusal(401, 'Unauthorized'));
    expect(
      await post(
        id,
        withCard(body('x')),
        service.signer.token({ aud: 'https://api.botframework.com', appid: 'another' }),
      ),
    ).toMatchObject(refusal(401, 'Unauthorized'));
  });

  it('makes two messages of text and a card, without a usable id', async () => {
    const { id } = fresh();
    expect(await post(id, withCard(body('x'), { text: 'words' }))).toMatchObject({ status: 202, body: {} });
    expect(service.world.messages.filter(({ place }) => place === id)).toHaveLength(2);
  });

  it('refuses what is too large, no card, or nothing', async () => {
    const { id } = fresh();
    expect(await post(id, withCard(body('ñ'.repeat(15_000))))).toMatchObject(refusal(413, 'MessageSizeTooBig'));
    expect(await post(id, withCard({ ...(body('x') as object), body: [{ type: 'Text', text: 'x' }] }))).toMatchObject(
      refusal(400, 'BadArgument'),
    );
    expect(
      await post(
        id,
        withCard({
          ...(body('x') as object),
          body: [{ type: 'ActionSet', actions: [{ type: 'Action.Http', title: 'x' }] }],
        }),
      ),
    ).toMatchObject(refusal(400, 'BadArgument'));
    expect(await post(id, { type: 'message' })).toMatchObject(refusal(400, 'BadSyntax'));
  });

  it('knows where the bot may write', async () => {
    expect(await post('19:nowhere@thread.tacv2', withCard(body('x')))).toMatchObject(
      refusal(404, 'ConversationNotFound'),
    );
    expect(await post(`${fresh().id};messageid=17`, withCard(body('x')))).toMatchObject(
      refusal(404, 'ConversationNotFound'),
    );
    expect(await post(service.world.teams[1]?.id ?? '', withCard(body('x')))).toMatchObject(
      refusal(403, 'BotNotInConversationRoster'),
    );
    expect(
      await call('POST', 'v3/conversations', {
        isGroup: true,
        members: [{ id: service.world.person('lucia').id }],
        tenantId: 'the-tenant',
      }),
    ).toMatchObject(refusal(400, 'BadSyntax'));
    expect(
      (
        await call('POST', 'v3/conversations', {
          members: [{ id: service.world.person('lucia').id }],
          tenantId: 'the-tenant',
        })
      ).status,
    ).toBe(201);
  });

  it('draws again only what the bot wrote and what is still there', async () => {
    const { id } = fresh();
    const theirs = service.world.add({ place: id, text: 'x', from: service.world.person('lucia') });
    expect(await call('PUT', `v3/conversations/${id}/activities/${theirs.id}`, withCard(body('y')))).toMatchObject(
      refusal(404, 'ActivityNotFoundInConversation'),
    );
    expect(await call('PUT', `v3/conversations/${id}/activities/17`, withCard(body('y')))).toMatchObject(
      refusal(404, 'ActivityNotFoundInConversation'),
    );
  });

  it('takes seven a second in one thread, and one at a time', async () => {
    const { id } = fresh();
    for (let n = 0; n < 7; n += 1) expect((await post(id, withCard(body(`${n}`)))).status).toBe(201);
    expect(await post(id, withCard(body('8')))).toMatchObject({
      ...refusal(429, 'Throttled'),
      wait: expect.stringMatching(/^[1-9]\d*$/),
    });
    const { id: other } = fresh();
    const [held] = [Promise.withResolvers<void>()];
    service.faults.push({ kind: 'hold', until: held.promise });
    const first = post(other, withCard(body('1')));
    await expect.poll(() => service.faults.length).toBe(0);
    expect(await post(other, withCard(body('2')))).toMatchObject(refusal(412, 'PreconditionFailed'));
    held.resolve();
    expect((await first).status).toBe(201);
  });

  it('lets channels be read with the consent of the team only', async () => {
    const [team] = service.world.teams;
    const url = `${service.urls.graph}/v1.0/teams/${team?.groupId}/channels/${team?.id}/messages`;
    const graph = service.signer.token({ aud: service.urls.graph, appid: service.appId });
    const read = async (bearer: string): Promise<number> =>
      (await fetch(url, { headers: { authorization: `Bearer ${bearer}` } })).status;
    expect(await read(graph)).toBe(403);
    if (team) team.consent = true;
    expect(await read(graph)).toBe(200);
    expect(await read(token)).toBe(401);
  });
});
