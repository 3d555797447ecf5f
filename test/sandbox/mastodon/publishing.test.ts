import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startMastodon, type MastodonServer } from '../../support/mastodon.ts';
import { ask, Status, write, type Answer } from './ask.ts';

let server: MastodonServer;
beforeAll(async () => {
  server = await startMastodon();
});
afterAll(() => server.stop());

const post = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(server, 'POST', '/api/v1/statuses', { body, headers });
const Thread = z.object({ replies: z.array(z.object({ id: z.string(), text: z.string() })) });
const below = async (id: string): Promise<string[]> =>
  Thread.parse(await server.call('GET', `/sandbox/mastodon/posts/${id}`)).replies.map(({ text }) => text);

describe('an answer', () => {
  it('stands below the post, without the handles that open it', async () => {
    const question = await write(server, { author: 'ana@other.example', text: '@alba hola' });
    const sent = await post({ status: '@ana@other.example Gracias & "saludos"', in_reply_to_id: question });
    expect(sent.status).toBe(200);
    expect(Status.parse(sent.body)).toMatchObject({
      in_reply_to_id: question,
      url: expect.stringMatching(/\/@alba\/\d{18}$/),
      mentions: [{ acct: 'ana@other.example', username: 'ana' }],
      content: expect.stringContaining('</span> Gracias &amp; &quot;saludos&quot;</p>'),
    });
    expect(await below(question)).toEqual(['Gracias & "saludos"']);
  });

  it('is written once under one Idempotency-Key, however often it is sent', async () => {
    const question = await write(server, { author: 'bea', text: '@alba hola' });
    const body = { status: '@bea Hola', in_reply_to_id: question };
    const sent = await Promise.all([1, 2, 3].map(() => post(body, { 'idempotency-key': 'op_1' })));
    expect(new Set(sent.map((each) => Status.parse(each.body).id)).size).toBe(1);
    expect(await below(question)).toEqual(['Hola']);
    // Mastodon takes the same text twice where the key is another one, or none.
    await post(body, { 'idempotency-key': 'op_2' });
    await post(body);
    expect(await below(question)).toHaveLength(3);
  });

  it('is there once after an answer that was lost', async () => {
    const question = await write(server, { author: 'ceci', text: '@alba hola' });
    await server.call('POST', '/sandbox/mastodon/faults', { next: 'reset-after-write' });
    const body = { status: '@ceci Hola', in_reply_to_id: question };
    await expect(post(body, { 'idempotency-key': 'op_3' })).rejects.toThrow();
    expect((await post(body, { 'idempotency-key': 'op_3' })).status).toBe(200);
    expect(await below(question)).toEqual(['Hola']);
  });

  it('in private is seen by whom it names, and stands among the private messages', async () => {
    const said = z
      .object({ id: z.string() })
      .parse(await server.call('POST', '/sandbox/mastodon/dms', { author: 'dora', text: 'mi pedido' }));
    const sent = await post({ status: '@dora El 4471', in_reply_to_id: said.id, visibility: 'direct' });
    expect(sent.status).toBe(200);
    expect(await server.call('GET', '/sandbox/mastodon/dms/dora')).toMatchObject({
      messages: [
        { text: 'mi pedido', from: { account: null }, to: 'alba' },
        { text: 'El 4471', from: { account: 'alba' }, to: 'dora' },
      ],
    });
  });
});

describe('what Mastodon refuses to publish', () => {
  it.each([
    ['nothing', { status: '  ' }, 422, "Validation failed: Text can't be blank"],
    ['too much', { status: 'ñ'.repeat(501) }, 422, 'Validation failed: Text character limit of 500 exceeded'],
    [
      'a strange visibility',
      { status: 'a', visibility: 'loud' },
      422,
      'Validation failed: Visibility is not included in the list',
    ],
    [
      'an answer to nothing',
      { status: 'a', in_reply_to_id: '1' },
      404,
      'The post you are trying to reply to does not appear to exist.',
    ],
    [
      'a strange file',
      { status: 'a', media_ids: ['77'] },
      422,
      'Media 77 not found or already attached to another post',
    ],
  ])('%s', async (_what, body, status, error) => {
    expect(await post(body)).toMatchObject({ status, body: { error } });
  });

  it('what lies beyond 500 characters, where a link is 23, a server of a mention is free and a family is one', async () => {
    const url = `https://example.com/${'a'.repeat(200)}`;
    expect((await post({ status: `${url} ${'ñ'.repeat(476)}` })).status).toBe(200);
    expect((await post({ status: `${url} ${'ñ'.repeat(477)}` })).status).toBe(422);
    expect((await post({ status: `@ana@other.example ${'ñ'.repeat(495)}` })).status).toBe(200);
    expect((await post({ status: '👨‍👩‍👧'.repeat(500) })).status).toBe(200);
    expect((await post({ status: 'ñ'.repeat(300), spoiler_text: 'ñ'.repeat(201) })).status).toBe(422);
  });

  it('what goes wrong by order, in the words of Mastodon or of what stands before it', async () => {
    const order = (next: string): Promise<unknown> => server.call('POST', '/sandbox/mastodon/faults', { next });
    await order('refuse:target-gone');
    expect(await post({ status: 'a' })).toMatchObject({
      status: 404,
      body: { error: expect.stringContaining('reply to') },
    });
    await order('429');
    const spent = await post({ status: 'a' });
    expect(spent).toMatchObject({ status: 429, body: { error: 'Too many requests' } });
    expect(spent.headers.get('x-ratelimit-remaining')).toBe('0');
    await order('503');
    expect(await post({ status: 'a' })).toMatchObject({
      status: 503,
      body: { error: expect.stringContaining('temporary') },
    });
    await order('error-500');
    expect(await post({ status: 'a' })).toMatchObject({ status: 500, body: { error: 'Internal Server Error' } });
    await order('error-500');
    expect(await post({ status: 'a' }, { accept: '*/*' })).toMatchObject({
      status: 500,
      body: undefined,
      type: expect.stringContaining('html'),
    });
    await order('502-html');
    expect(await post({ status: 'a' })).toMatchObject({ status: 502, type: expect.stringContaining('html') });
    await server.call('POST', '/sandbox/mastodon/faults', { next: 'read:503-html', on: 'notifications' });
    expect((await ask(server, 'GET', '/api/v1/accounts/verify_credentials')).status).toBe(200);
    expect(await ask(server, 'GET', '/api/v1/notifications')).toMatchObject({
      status: 503,
      type: expect.stringContaining('html'),
    });
  });
});

describe('a page that has what not every client expects', () => {
  it.each(['unknown-type', 'without-status'])('%s', async (change) => {
    await write(server, { author: 'gala', text: '@alba hola' });
    await server.call('POST', '/sandbox/mastodon/faults', { next: `read:${change}` });
    const list = z
      .array(z.looseObject({ type: z.string() }))
      .parse((await ask(server, 'GET', '/api/v1/notifications?limit=2')).body);
    expect(list[0]).not.toHaveProperty('status');
  });
});

it('people like and unlike a post once each', async () => {
  const id = await write(server, { author: 'hugo', text: '@alba hola' });
  const likes = async (what: string): Promise<unknown> =>
    (await ask(server, 'POST', `/api/v1/statuses/${id}/${what}`)).body;
  expect(await likes('favourite')).toMatchObject({ favourites_count: 1, favourited: true });
  expect(await likes('favourite')).toMatchObject({ favourites_count: 1 });
  expect(await likes('unfavourite')).toMatchObject({ favourites_count: 0, favourited: false });
});
