import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { removedKey } from '#core/message.ts';
import type { LookedAt } from '../../../contracts/looked-at.ts';
import { openCalledAddress, type CalledAddress } from '../../../support/called-address.ts';
import { startFacebook, type FacebookServer } from '../../../support/facebook.ts';
import { connectFacebook } from './connect.ts';

let facebook: FacebookServer;
let connection: LookedAt;
let page: string;
let at: CalledAddress;

beforeAll(async () => {
  facebook = await startFacebook();
  at = await openCalledAddress({ network: 'facebook', secret: facebook.keys.facebook.appSecret }, async (log) => {
    connection = await connectFacebook(facebook, { webhookUrl: 'http://127.0.0.1:1/webhooks/facebook' }, {}, log);
    return connection;
  });
  page = (await connection.pull(undefined, new AbortController().signal)).cursor?.match(/"account":"(\d+)"/)?.[1] ?? '';
});
afterAll(async () => {
  at.close();
  await facebook.stop();
});
beforeEach(() => at.reset());

const call: CalledAddress['call'] = (body, how) => at.call(body, how);
const entry = (changes: unknown[], more: object = {}): object => ({
  object: 'page',
  entry: [{ id: page, time: 1_790_000_100, changes, ...more }],
});
const comment = (number: number, more: object = {}): object => ({
  field: 'feed',
  value: {
    item: 'comment',
    verb: 'add',
    comment_id: `500_${number}`,
    post_id: `${page}_500`,
    parent_id: `${page}_500`,
    from: { id: '77', name: 'Ana Ruiz' },
    created_time: 1_790_000_000,
    message: `hola ${number}`,
    ...more,
  },
});
const messages = (): readonly unknown[] => at.messages();

describe('a call at the address', () => {
  it('is refused with a wrong signature, and with none, and says so in the log', async () => {
    expect(await call(entry([comment(1)]), { secret: 'wrong' })).toBe(401);
    expect((await fetch(`${at.base}/webhooks/facebook`, { method: 'POST', body: '{}' })).status).toBe(401);
    expect(at.taken()).toEqual([]);
    expect(at.lines()).toContain('a call with a wrong signature was refused');
  });

  it('proves the address to who knows the word, and to nobody else', async () => {
    const { verifyToken } = facebook.keys.facebook;
    const ask = async (query: Record<string, string>): Promise<[number, string]> => {
      const response = await fetch(`${at.base}/webhooks/facebook?${new URLSearchParams(query).toString()}`);
      return [response.status, await response.text()];
    };
    const good = { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken, 'hub.challenge': '1158201444' };
    expect(await ask(good)).toEqual([200, '1158201444']);
    expect((await ask({ ...good, 'hub.verify_token': 'guess' }))[0]).toBe(400);
    expect((await ask({ ...good, 'hub.challenge': '<script>' }))[0]).toBe(400);
  });

  it('with JSON that is cut short is refused with 400 and a line', async () => {
    expect(await call('{"object":"page","entry":[{"id":"1"')).toBe(400);
    expect(at.lines()).toContain('a call of a network could not be taken');
  });

  it('with JSON that is wrong in its middle is refused with 400, and none of its words is written down', async () => {
    expect(await call('{"object":"page","text": mi clave es geranio}')).toBe(400);
    expect(at.written()).toContain('not valid JSON');
    expect(at.written()).not.toMatch(/clave|geranio/);
  });

  it('of five megabytes is refused with 413 and a line', async () => {
    expect(await call(`{"object":"page","entry":[],"more":"${'x'.repeat(5 * 1024 * 1024)}"}`)).toBe(413);
    expect(at.lines()).toContain('a call of a network is too long and was refused');
  });

  it('with ten thousand comments is taken whole, once, although it comes twice', async () => {
    const many = entry(Array.from({ length: 10_000 }, (_, n) => comment(n + 1)));
    expect(await call(many)).toBe(200);
    expect(at.taken()).toHaveLength(10_000);
    expect(await call(many)).toBe(200);
    expect(at.taken()).toHaveLength(10_000);
  });

  it('that nobody understands is answered with 200, counted and shown to whoever runs Recado, and spoils nothing beside it', async () => {
    const odd = [
      { field: 'feed', value: { item: 'comment', verb: 'teleport', comment_id: '500_9', message: 'secreto' } },
      { field: 'feed', value: { item: 'hologram', verb: 'add', post_id: '1_2' } },
      { field: 'hats', value: { item: 'hat', verb: 'add' } },
      { field: 'feed', value: 'nothing' },
      'no change',
      comment(901),
    ];
    expect(await call(entry(odd))).toBe(200);
    expect(messages()).toMatchObject([{ nativeId: '500_901' }]);
    expect(at.problem('misread:alba')).toMatchObject({
      network: 'facebook',
      count: 5,
      what: expect.stringContaining('feed: comment teleport'),
    });
    expect(JSON.stringify(at.problem('misread:alba'))).not.toContain('secreto');
    expect(at.lines()).toContain('changes that nobody understands are counted, and how they are built is kept');
    expect(await call({ hello: 'world' })).toBe(200);
    expect(at.problem('misread:alba')).toMatchObject({ count: 6 });
  });

  it('of another Page, or of another network of Meta, changes nothing', async () => {
    expect(await call({ object: 'page', entry: [{ id: '1', time: 1, changes: [comment(1)] }] })).toBe(200);
    expect(await call({ object: 'instagram', entry: [{ id: page, time: 1, changes: [comment(1)] }] })).toBe(200);
    expect(at.taken()).toEqual([]);
  });

  it('without who wrote is looked up, and kept without a name where Graph does not tell it either', async () => {
    const { id } = (await facebook.call('POST', '/sandbox/facebook/posts', { author: 'bea_gil', text: 'hola' })) as {
      id: string;
    };
    const told = { field: 'feed', value: { item: 'status', verb: 'add', post_id: `${page}_${id}`, message: 'hola' } };
    expect(await call(entry([told, comment(902, { from: undefined })]))).toBe(200);
    expect(messages()).toMatchObject([
      { nativeId: `${page}_${id}`, author: { name: 'Bea Gil' } },
      { nativeId: '500_902', text: 'hola 902', author: { nativeId: 'unknown:500_902', name: 'Facebook' } },
    ]);
  });

  it('says the same with ids as numbers, and with what nobody knows beside it', async () => {
    const odd = comment(903, { from: { id: 77, name: 'Ana Ruiz', mood: 'good' }, parent_id: 500, weather: ['sun'] });
    expect(await call({ ...entry([odd], { id: Number(page), more: 1 }), extra: true })).toBe(200);
    expect(messages()).toMatchObject([{ nativeId: '500_903', author: { nativeId: '77' }, parentId: '500' }]);
  });

  it('knows an id that is written as a number by all of its digits', async () => {
    const exact = '12345678901234567891';
    const body = JSON.stringify(entry([comment(907, { from: { id: 'HER', name: 'Ana Ruiz' }, parent_id: 'HER' })]));
    expect(await call(body.replaceAll('"HER"', exact))).toBe(200);
    expect(messages()).toMatchObject([{ author: { nativeId: exact }, parentId: exact, text: 'hola 907' }]);
  });

  it('tells an edit as a later version than what it changed, in whichever order they come', async () => {
    const edited = comment(904, { verb: 'edited', message: 'adiós' });
    expect(await call(entry([edited]))).toBe(200);
    expect(await call(entry([comment(904)]))).toBe(200);
    expect(await call(entry([{ ...edited }]))).toBe(200);
    expect(messages()).toMatchObject([
      { version: 100, text: 'adiós', uncounted: true },
      { version: 0, text: 'hola 904' },
    ]);
  });

  it('tells what was deleted, and what the Page itself said', async () => {
    const ours = comment(905, { from: { id: page, name: 'Tiendas Alba' } });
    expect(await call(entry([comment(906, { verb: 'remove' }), ours]))).toBe(200);
    expect(at.taken()).toMatchObject([
      { kind: 'deleted', eventKey: removedKey('500_906'), nativeId: '500_906' },
      { kind: 'own-message', message: { nativeId: '500_905', author: { handle: 'tiendasalba' } } },
    ]);
  });
});
