import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startMastodon, type MastodonServer } from '../../support/mastodon.ts';
import { ask, linkOf, Notification, Status, write, type Answer } from './ask.ts';

let server: MastodonServer;
beforeAll(async () => {
  server = await startMastodon();
});
afterAll(() => server.stop());

const get = (path: string, more: Parameters<typeof ask>[3] = {}): Promise<Answer> => ask(server, 'GET', path, more);
const told = async (query = ''): Promise<z.output<typeof Notification>[]> =>
  z.array(Notification).parse((await get(`/api/v1/notifications${query}`)).body);

describe('whose token it is', () => {
  it('is told with the account, and nothing is told without one', async () => {
    expect(await get('/api/v1/accounts/verify_credentials')).toMatchObject({
      status: 200,
      body: { username: 'alba', acct: 'alba', display_name: 'Alba', source: { privacy: 'public' } },
    });
    for (const token of [null, 'wrong'])
      expect(await get('/api/v1/accounts/verify_credentials', { token })).toMatchObject({
        status: 401,
        body: { error: 'The access token is invalid' },
      });
  });

  it('decides by its scopes what it may do', async () => {
    await server.call('PUT', '/sandbox/mastodon/scopes/alba', { scopes: ['read:accounts', 'read:statuses'] });
    expect((await get('/api/v1/accounts/verify_credentials')).status).toBe(200);
    expect(await get('/api/v1/notifications')).toMatchObject({
      status: 403,
      body: { error: 'This action is outside the authorized scopes' },
    });
    expect((await ask(server, 'POST', '/api/v1/statuses', { body: { status: 'hola' } })).status).toBe(403);
    await server.call('PUT', '/sandbox/mastodon/scopes/alba', { scopes: ['read', 'write'] });
    expect((await get('/api/v1/notifications')).status).toBe(200);
  });

  it.each([
    ['revoked', 401, 'The access token was revoked'],
    ['suspended', 403, 'Your login is currently disabled'],
  ])('is refused when the account is %s', async (state, status, error) => {
    await server.call('PATCH', '/sandbox/mastodon/accounts/alba', { [state]: true });
    expect(await get('/api/v1/accounts/verify_credentials')).toMatchObject({ status, body: { error } });
    await server.call('PATCH', '/sandbox/mastodon/accounts/alba', { [state]: false });
  });
});

describe('notifications', () => {
  it('bring a mention with its post as HTML', async () => {
    const id = await write(server, { author: 'ana@other.example', text: '@alba ¿abrís?\n\nGracias <3' });
    const [newest] = await told('?types[]=mention');
    expect(newest).toMatchObject({
      type: 'mention',
      account: { username: 'ana', acct: 'ana@other.example' },
      status: {
        id,
        visibility: 'public',
        language: 'es',
        mentions: [{ acct: 'alba' }],
        content: `<p><span class="h-card" translate="no"><a href="${server.base}/@alba" class="u-url mention">@<span>alba</span></a></span> ¿abrís?</p><p>Gracias &lt;3</p>`,
      },
    });
  });

  it('come in pages by the Link header that neither repeat nor skip', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 12; i += 1) ids.push(await write(server, { author: `p_${i % 3}`, text: `@alba nota ${i}` }));
    const seen: string[] = [];
    for (let at: string | undefined = '/api/v1/notifications?limit=5&types[]=mention'; at !== undefined;) {
      const page = await get(at);
      seen.push(
        ...z
          .array(Notification)
          .parse(page.body)
          .flatMap(({ status }) => status?.id ?? []),
      );
      const next = linkOf(page, 'next');
      expect(next === undefined || new URL(next).searchParams.get('types[]') === 'mention').toBe(true);
      at = next;
    }
    expect(seen.slice(0, 12)).toEqual(ids.toReversed());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('are cut by since_id, max_id and min_id as Mastodon cuts them', async () => {
    const all = (await told('?limit=80')).map(({ id }) => id);
    const middle = all[6] ?? '';
    expect((await told(`?since_id=${middle}&limit=2`)).map(({ id }) => id)).toEqual(all.slice(0, 2));
    expect((await told(`?min_id=${middle}&limit=2`)).map(({ id }) => id)).toEqual(all.slice(4, 6));
    expect((await told(`?max_id=${middle}&limit=2`)).map(({ id }) => id)).toEqual(all.slice(7, 9));
    expect(await told(`?since_id=${all[0]}`)).toEqual([]);
  });

  it('say that somebody liked or quoted us, and go with the post that is deleted', async () => {
    const ours = Status.parse(
      (await ask(server, 'POST', '/api/v1/statuses', { body: { status: 'Novedades' } })).body,
    ).id;
    await server.call('POST', `/sandbox/mastodon/posts/${ours}/like`, {});
    const quote = await write(server, { author: 'bea', text: 'Mirad', quote: ours });
    expect(await told('?limit=2')).toMatchObject([
      { type: 'quote', status: { id: quote, quote: { state: 'accepted', quoted_status: { id: ours } } } },
      { type: 'favourite', status: { id: ours } },
    ]);
    expect(await told('?exclude_types[]=quote&limit=1')).toMatchObject([{ type: 'favourite' }]);
    await server.call('DELETE', `/sandbox/mastodon/posts/${quote}`);
    expect((await told('?limit=1'))[0]).toMatchObject({ type: 'favourite' });
    expect((await get(`/api/v1/statuses/${quote}`)).status).toBe(404);
  });

  it('do not tell an edit, which the post shows', async () => {
    const id = await write(server, { author: 'ceci', text: '@alba uno' });
    const before = await told('?limit=1');
    await server.call('PATCH', `/sandbox/mastodon/posts/${id}`, { text: '@alba dos' });
    expect((await told('?limit=1')).map((each) => each.id)).toEqual(before.map((each) => each.id));
    const read = Status.parse((await get(`/api/v1/statuses/${id}`)).body);
    expect(read).toMatchObject({ id, edited_at: expect.any(String), content: expect.stringContaining('dos') });
    expect(await get(`/api/v1/statuses/${id}/history`)).toMatchObject({
      body: [{ content: expect.stringContaining('uno') }, { content: expect.stringContaining('dos') }],
    });
    const late = await write(server, { author: 'ceci', text: 'sin nombre' });
    await server.call('PATCH', `/sandbox/mastodon/posts/${late}`, { text: 'con nombre, @alba' });
    expect(await told('?limit=1')).toMatchObject([{ type: 'mention', status: { id: late } }]);
  });
});

describe('posts', () => {
  it('of a thread stand above and below, oldest first, and one that is deleted leaves no trace', async () => {
    const question = await write(server, { author: 'dora', text: '@alba hola' });
    const answer = await ask(server, 'POST', '/api/v1/statuses', {
      body: { status: '@dora ¿sí?', in_reply_to_id: question },
    });
    const ours = Status.parse(answer.body).id;
    const again = await write(server, { author: 'dora', text: 'El 4471', inReplyTo: ours });
    expect(await get(`/api/v1/statuses/${again}/context`)).toMatchObject({
      body: { ancestors: [{ id: question }, { id: ours }], descendants: [] },
    });
    expect(await get(`/api/v1/statuses/${question}/context`)).toMatchObject({
      body: { ancestors: [], descendants: [{ id: ours }, { id: again }] },
    });
    // Mastodon's own apps put the handle before an answer, so we are told of it.
    expect(await told('?limit=1')).toMatchObject([{ type: 'mention', status: { id: again, in_reply_to_id: ours } }]);
    expect((await ask(server, 'DELETE', `/api/v1/statuses/${ours}`)).status).toBe(200);
    expect(await get(`/api/v1/statuses/${again}`)).toMatchObject({ body: { in_reply_to_id: null } });
  });

  it('that only some may read are shown to those whom they name alone', async () => {
    const direct = await write(server, { author: 'eva', text: '@alba en privado', visibility: 'direct' });
    const strange = await write(server, { author: 'eva', text: '@dora en privado', visibility: 'direct' });
    expect(await get(`/api/v1/statuses/${direct}`)).toMatchObject({ body: { visibility: 'direct' } });
    expect((await get(`/api/v1/statuses/${strange}`)).status).toBe(404);
    expect(await server.call('GET', '/sandbox/mastodon/dms/eva')).toMatchObject({
      messages: [
        { id: direct, to: 'alba' },
        { id: strange, to: 'dora' },
      ],
    });
    const shown = z
      .array(z.object({ id: z.string() }))
      .parse(await server.call('GET', '/sandbox/mastodon/posts?limit=50'));
    expect(shown.map(({ id }) => id)).not.toContain(direct);
  });

  it('of people who are away are not there', async () => {
    const id = await write(server, { author: 'fina', text: '@alba hola' });
    await server.call('PATCH', '/sandbox/mastodon/people/fina', { away: true });
    expect((await get(`/api/v1/statuses/${id}`)).status).toBe(404);
    expect((await told('?limit=80')).map(({ status }) => status?.id)).not.toContain(id);
    await server.call('PATCH', '/sandbox/mastodon/people/fina', { away: false });
    expect((await get(`/api/v1/statuses?id[]=${id}&id[]=1`)).body).toMatchObject([{ id }]);
  });

  it('of our own come from our timeline, answers and private ones included', async () => {
    const me = z.looseObject({ id: z.string() }).parse((await get('/api/v1/accounts/verify_credentials')).body).id;
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      const body = { status: `aviso ${i}`, visibility: i === 4 ? 'direct' : 'public' };
      ids.push(Status.parse((await ask(server, 'POST', '/api/v1/statuses', { body })).body).id);
    }
    const page = await get(`/api/v1/accounts/${me}/statuses?limit=3`);
    expect(
      z
        .array(Status)
        .parse(page.body)
        .map(({ id }) => id),
    ).toEqual(ids.toReversed().slice(0, 3));
    const next = z.array(Status).parse((await get(linkOf(page, 'next') ?? '')).body);
    expect(next.slice(0, 2).map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    const newer = z.array(Status).parse((await get(`/api/v1/accounts/${me}/statuses?since_id=${ids[3]}`)).body);
    expect(newer.map(({ id }) => id)).toEqual([ids[4]]);
  });
});

it('what a call that is not there answers depends on what the client reads', async () => {
  expect(await get('/api/v1/nothing')).toMatchObject({ status: 404, body: { error: 'Not Found' } });
  expect(await get('/api/v1/nothing', { headers: { accept: '*/*' } })).toMatchObject({
    status: 404,
    type: expect.stringContaining('html'),
  });
  expect(await get('/api/v2/instance', { token: null })).toMatchObject({
    status: 200,
    body: {
      domain: 'social.example',
      configuration: { statuses: { max_characters: 500, characters_reserved_per_url: 23 } },
    },
  });
});

it('limits are told in headers with a time, and over them is 429', async () => {
  const spent = await startMastodon({ options: { limits: { api: 2 } } });
  try {
    const first = await ask(spent, 'GET', '/api/v1/accounts/verify_credentials');
    expect([first.headers.get('x-ratelimit-limit'), first.headers.get('x-ratelimit-remaining')]).toEqual(['2', '1']);
    expect(first.headers.get('x-ratelimit-reset')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(Date.parse(first.headers.get('x-ratelimit-reset') ?? '')).toBeGreaterThan(Date.now());
    expect((await ask(spent, 'GET', '/api/v1/notifications')).status).toBe(200);
    const over = await ask(spent, 'GET', '/api/v1/notifications');
    expect(over).toMatchObject({ status: 429, body: { error: 'Too many requests' } });
    expect(over.headers.get('x-ratelimit-remaining')).toBe('0');
  } finally {
    await spent.stop();
  }
});
