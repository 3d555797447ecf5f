import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startX, type XServer } from '../../contracts/network-x-rig.ts';
import { present } from '#core/present.ts';

let server: XServer;
let me = '';
beforeAll(async () => {
  server = await startX({ options: { limits: { 'users/by/username': 3 } } });
  me = z.object({ data: z.object({ id: z.string() }) }).parse((await get('/2/users/me')).body).data.id;
});
afterAll(() => server.stop());

const Id = z.object({ id: z.string() });
const write = async (post: Record<string, unknown>): Promise<string> =>
  Id.parse(await server.call('POST', '/sandbox/x/posts', post)).id;
interface Answer {
  status: number;
  type: string;
  body: Record<string, unknown>;
  headers: Headers;
}
type Bend = Partial<
  Record<
    'oauth_timestamp' | 'oauth_nonce' | 'oauth_consumer_key' | 'oauth_token' | 'oauth_signature_method' | 'secret',
    string
  >
>;

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!*'()]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Signs by RFC 5849 with code of its own, so that client and server cannot be wrong in the same way. */
function authorization(method: string, path: string, query: Record<string, string>, bend: Bend = {}): string {
  const account = server.keys.x.accounts['alba'];
  const { secret = account?.secret ?? '', ...fields } = bend;
  const oauth: Record<string, string> = {
    oauth_consumer_key: server.keys.x.apiKey,
    oauth_nonce: randomBytes(8).toString('hex'),
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(Math.trunc(Date.now() / 1000)),
    oauth_token: account?.token ?? '',
    oauth_version: '1.0',
    ...fields,
  };
  const parameters = Object.entries({ ...oauth, ...query })
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
  const base = `${method}&${encode(`${server.base}${path}`)}&${encode(parameters)}`;
  const signature = createHmac('sha1', `${encode(server.keys.x.apiKeySecret)}&${encode(secret)}`)
    .update(base)
    .digest('base64');
  return `OAuth ${Object.entries({ ...oauth, oauth_signature: signature })
    .map(([name, value]) => `${encode(name)}="${encode(value)}"`)
    .join(', ')}`;
}

async function get(path: string, query: Record<string, string> = {}, header?: string | null): Promise<Answer> {
  const search = Object.entries(query)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  const value = header === undefined ? authorization('GET', path, query) : header;
  return read(
    await fetch(`${server.base}${path}${search === '' ? '' : `?${search}`}`, {
      headers: value === null ? {} : { authorization: value },
    }),
  );
}

async function post(body: unknown): Promise<Answer> {
  return read(
    await fetch(`${server.base}/2/tweets`, {
      method: 'POST',
      headers: { authorization: authorization('POST', '/2/tweets', {}), 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
}

async function read(answer: Response): Promise<Answer> {
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    body: z.record(z.string(), z.unknown()).parse(await answer.json()),
    headers: answer.headers,
  };
}

describe('signatures', () => {
  const old = (): string => String(Math.trunc(Date.now() / 1000) - 400);
  it.each([
    ['a wrong secret', { secret: 'wrong' }],
    ['an unknown token', { oauth_token: 'wrong' }],
    ['an unknown app', { oauth_consumer_key: 'wrong' }],
    ['another method', { oauth_signature_method: 'PLAINTEXT' }],
    ['no nonce', { oauth_nonce: '' }],
  ] as [string, Bend][])('with %s is refused', async (_what, bend) => {
    const answer = await get('/2/users/me', {}, authorization('GET', '/2/users/me', {}, bend));
    expect(answer).toMatchObject({
      status: 401,
      type: expect.stringContaining('application/problem+json'),
      body: { title: 'Unauthorized', status: 401, type: 'about:blank' },
    });
  });

  it('of another time, another query, another path or nothing at all is refused', async () => {
    expect(
      (await get('/2/users/me', {}, authorization('GET', '/2/users/me', {}, { oauth_timestamp: old() }))).status,
    ).toBe(401);
    expect(
      (
        await get(
          '/2/users/me',
          { 'user.fields': 'verified' },
          authorization('GET', '/2/users/me', { 'user.fields': 'name' }),
        )
      ).status,
    ).toBe(401);
    expect((await get('/2/users/me', {}, authorization('GET', '/2/tweets', {}))).status).toBe(401);
    expect((await get('/2/users/me', {}, null)).status).toBe(401);
    expect((await get('/2/users/me', {}, 'Bearer abc')).status).toBe(401);
  });

  it('counts once', async () => {
    const header = authorization('GET', '/2/users/me', {});
    expect((await get('/2/users/me', {}, header)).status).toBe(200);
    expect((await get('/2/users/me', {}, header)).status).toBe(401);
  });
});

describe('parameters', () => {
  it.each([
    ['max_results', '3', 'is not between 5 and 100'],
    ['max_results', '101', 'is not between 5 and 100'],
    ['max_results', 'x', 'is not between'],
    ['tweet.fields', 'id,bogus', '[bogus] is not one of [article'],
    ['expansions', 'bogus', 'is not one of'],
    ['since_id', 'abc', 'is not valid'],
    ['start_time', 'yesterday', 'RFC3339'],
    ['pagination_token', 'abc', 'is not valid'],
    ['post.fields', 'id', 'is not one of [id,tweet.fields'],
  ])("%s=%s is refused in X's words", async (name, value, words) => {
    const answer = await get(`/2/users/${me}/mentions`, { [name]: value });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        title: 'Invalid Request',
        type: 'https://api.twitter.com/2/problems/invalid-request',
        errors: [{ message: expect.stringContaining(words), parameters: { [name]: [value] } }],
      },
    });
  });

  it('are refused where they are missing, too many or of another kind', async () => {
    expect((await get('/2/tweets')).status).toBe(400);
    expect(
      (await get('/2/tweets', { ids: Array.from({ length: 101 }, (_, i) => String(i + 1)).join(',') })).status,
    ).toBe(400);
    expect((await get('/2/users/abc/mentions')).status).toBe(400);
    expect((await get('/2/tweets/search/recent', { query: 'lang:es gatos' })).status).toBe(400);
    expect((await get('/2/lists/1')).status).toBe(404);
  });

  it('of the body are refused where X has none of that name', async () => {
    expect(await post({ txt: 'hola' })).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringContaining('txt') }] },
    });
    expect((await post({})).status).toBe(400);
    expect((await post('{"text"')).status).toBe(400);
    expect((await post({ text: 'hola', reply: { in_reply_to_tweet_id: 'abc' } })).status).toBe(400);
  });
});

describe('what is answered', () => {
  it('is what was asked for and no more', async () => {
    const id = await write({
      author: 'ana',
      text: '@alba ¿abrís el domingo? <3',
      media: [{ url: 'https://example.com/f.jpg', alt: 'foto' }],
    });
    expect((await get(`/2/tweets/${id}`)).body).toEqual({
      data: {
        id,
        text: expect.stringMatching(/^@alba ¿abrís el domingo\? &lt;3 https:\/\/t\.co\/\w{10}$/),
        edit_history_tweet_ids: [id],
      },
    });
    const { body } = await get(`/2/tweets/${id}`, {
      'tweet.fields': 'lang,entities',
      expansions: 'author_id,attachments.media_keys',
      'user.fields': 'verified',
      'media.fields': 'alt_text',
    });
    expect(Object.keys(body['data'] as object).toSorted()).toEqual([
      'attachments',
      'author_id',
      'edit_history_tweet_ids',
      'entities',
      'id',
      'lang',
      'text',
    ]);
    expect(body['includes']).toEqual({
      users: [{ id: expect.any(String), name: 'Ana', username: 'ana', verified: false }],
      media: [{ media_key: expect.stringMatching(/^3_\d+$/), type: 'photo', alt_text: 'foto' }],
    });
  });

  it('counts positions in whole characters', async () => {
    const id = await write({ author: 'ana', text: '👍👍 @alba #ya' });
    const { body } = await get(`/2/tweets/${id}`, { 'tweet.fields': 'entities' });
    expect(body['data']).toMatchObject({
      entities: {
        mentions: [{ start: 3, end: 8, username: 'alba', id: me }],
        hashtags: [{ start: 9, end: 12, tag: 'ya' }],
      },
    });
  });

  it('tells what it could not find beside what it found', async () => {
    const [there, gone] = [await write({ author: 'ana', text: 'uno' }), await write({ author: 'ana', text: 'dos' })];
    await server.call('DELETE', `/sandbox/x/posts/${gone}`);
    const { body, status } = await get('/2/tweets', { ids: `${there},${gone}` });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: [{ id: there }],
      errors: [{ resource_id: gone, parameter: 'ids', type: 'https://api.twitter.com/2/problems/resource-not-found' }],
    });
    expect((await get(`/2/tweets/${gone}`)).body).not.toHaveProperty('data');
  });

  it('keeps long texts in note_tweet', async () => {
    const text = `@alba ${'palabra '.repeat(60)}fin`;
    const id = await write({ author: 'ana', text });
    const { body } = await get(`/2/tweets/${id}`, { 'tweet.fields': 'note_tweet' });
    expect(body['data']).toMatchObject({
      text: expect.stringMatching(/… https:\/\/t\.co\/\w+$/),
      note_tweet: { text },
    });
  });

  it('keeps the old version of an edited post under its id', async () => {
    const id = await write({ author: 'ana', text: '@alba uno' });
    await server.call('PATCH', `/sandbox/x/posts/${id}`, { text: '@alba dos' });
    const { body } = await get(`/2/tweets/${id}`);
    const data = z.object({ text: z.string(), edit_history_tweet_ids: z.array(z.string()) }).parse(body['data']);
    expect(data).toMatchObject({ text: '@alba uno', edit_history_tweet_ids: [id, expect.any(String)] });
    expect((await get(`/2/tweets/${data.edit_history_tweet_ids[1] ?? ''}`)).body['data']).toMatchObject({
      text: '@alba dos',
    });
  });

  it('comes in pages that neither repeat nor skip', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 12; i += 1) ids.push(await write({ author: 'flora', text: `nota ${i}` }));
    const author = z
      .object({ data: z.object({ id: z.string() }) })
      .parse((await get('/2/users/by/username/flora')).body).data.id;
    const seen: string[] = [];
    for (let token: string | undefined, more = true; more;) {
      const { body } = await get(`/2/users/${author}/tweets`, {
        max_results: '5',
        ...present({ pagination_token: token }),
      });
      const page = z.object({ data: z.array(Id), meta: z.object({ next_token: z.string().optional() }) }).parse(body);
      seen.push(...page.data.map((row) => row.id));
      token = page.meta.next_token;
      more = token !== undefined;
    }
    expect(seen).toEqual(ids.toReversed());
  });
});

describe('limits', () => {
  it('are told in headers, and over them is 429', async () => {
    const first = await get('/2/users/by/username/alba');
    expect(first.headers.get('x-rate-limit-limit')).toBe('3');
    const left = Number(first.headers.get('x-rate-limit-remaining'));
    for (let i = 0; i < left; i += 1) expect((await get('/2/users/by/username/alba')).status).toBe(200);
    const over = await get('/2/users/by/username/alba');
    expect(over).toMatchObject({ status: 429, body: { title: 'Too Many Requests' } });
    expect(over.headers.get('x-rate-limit-remaining')).toBe('0');
    expect(Number(over.headers.get('x-rate-limit-reset'))).toBeGreaterThan(Date.now() / 1000);
    expect((await get('/2/users/me')).status).toBe(200);
  });
});

describe('what X refuses to publish', () => {
  const reply = (id: string, text: string): Promise<Answer> => post({ text, reply: { in_reply_to_tweet_id: id } });

  it('answers only those who mentioned us or quoted us', async () => {
    const stranger = await write({ author: 'zoe', text: 'qué frío' });
    expect(await reply(stranger, 'hola 1')).toMatchObject({
      status: 403,
      body: { title: 'Forbidden', detail: expect.stringContaining('have not been mentioned or otherwise engaged') },
    });
    const ours = await write({ author: 'alba', text: 'novedades' });
    const quote = await write({ author: 'zoe', text: 'mira esto', quote: ours });
    expect((await reply(quote, 'hola 2')).status).toBe(201);
    expect((await reply(ours, 'seguimos')).status).toBe(201);
    const below = await write({ author: 'zoe', text: 'y yo', inReplyTo: ours });
    expect((await reply(below, 'hola 3')).status).toBe(201);
  });

  it('refuses the same text twice, a long one, a deleted target and one that takes no replies', async () => {
    const question = await write({ author: 'yago', text: '@alba hola' });
    expect(await reply(question, 'Gracias')).toMatchObject({ status: 201, body: { data: { text: '@yago Gracias' } } });
    expect(await reply(question, 'Gracias')).toMatchObject({
      status: 403,
      body: { detail: 'You are not allowed to create a Tweet with duplicate content.' },
    });
    expect((await reply(question, `@yago ${'ñ'.repeat(280)}`)).status).toBe(201);
    expect(await reply(question, 'ñ'.repeat(281))).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringContaining('too long') }] },
    });
    const closed = await write({ author: 'yago', text: 'solo amigos, ni @alba', replySettings: 'following' });
    expect(await reply(closed, 'hola')).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('restricted who can reply') },
    });
    await server.call('DELETE', `/sandbox/x/posts/${question}`);
    expect(await reply(question, 'otra')).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('deleted or not visible') },
    });
  });

  it.each([
    ['suspended', 403, /suspended/],
    ['locked', 403, /locked/],
    ['outOfCredit', 402, /credits/],
  ] as const)('refuses an account that is %s', async (state, status, words) => {
    await server.call('PATCH', '/sandbox/x/accounts/alba', { [state]: true });
    expect(await post({ text: `hola ${state}` })).toMatchObject({
      status,
      body: { detail: expect.stringMatching(words) },
    });
    await server.call('PATCH', '/sandbox/x/accounts/alba', { [state]: false });
    expect((await post({ text: `hola ${state}` })).status).toBe(201);
  });
});
