import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removedKey, type InboundEvent } from '#core/message.ts';
import type { NetworkWebhook, WebhookCall } from '#core/ports/network.ts';
import type { LookedAt } from '../../../contracts/looked-at.ts';
import { startX, type XServer } from '../../../contracts/network-x-rig.ts';
import { until } from '../../../support/until.ts';
import { openAddress, type Address } from './address.ts';

let x: XServer;
let connection: LookedAt;
let webhook: NetworkWebhook;
let address: Address<LookedAt>;
const came = { find: (test: (call: WebhookCall) => boolean): WebhookCall | undefined => address.came().find(test) };

beforeAll(async () => {
  x = await startX();
  address = await openAddress((url) => x.connect({ webhookUrl: url, backstopSeconds: 600 }));
  connection = address.connection;
  if (!connection.webhook) throw new Error('no webhook');
  webhook = connection.webhook;
});
afterAll(async () => {
  address.close();
  await x.stop();
});

const write = async (post: Record<string, unknown>): Promise<string> =>
  ((await x.call('POST', '/sandbox/x/posts', post)) as { id: string }).id;
async function heard(id: string): Promise<InboundEvent[]> {
  const call = await until(`a call about ${id}`, () =>
    came.find(({ body }) => Buffer.from(body).toString().includes(`"payload":{"id":"${id}"`)),
  );
  return webhook.receive(call);
}
function signed(body: unknown): WebhookCall {
  return signedBytes(JSON.stringify(body));
}
function signedBytes(body: string): WebhookCall {
  const bytes = Buffer.from(body);
  return {
    body: bytes,
    headers: {
      'x-twitter-webhooks-signature': `sha256=${createHmac('sha256', x.keys.x.apiKeySecret).update(bytes).digest('base64')}`,
    },
  };
}

describe('X calls us', () => {
  it('registers once, and looks seldom from then on', async () => {
    await webhook.register();
    expect((await connection.pull(undefined, new AbortController().signal)).waitMs).toBe(600_000);
  });

  it('gives for each kind of event the very event that a look gives', async () => {
    const ours = await write({ author: 'alba', text: 'Abrimos tienda' });
    const ids = [
      await write({ author: 'ana', text: '@alba hola & <b>' }),
      await write({ author: 'bea', text: 'pues no', inReplyTo: ours }),
      await write({ author: 'eva', text: 'mira esto', quote: ours }),
    ];
    const pulled = (await (await x.connect({ sweepSeconds: 0 })).pull(undefined, new AbortController().signal)).events;
    for (const id of ids.slice(0, 2)) {
      const [event] = await heard(id);
      const same = pulled.find((each) => each.eventKey === `post:${id}:0`);
      expect(event).toEqual(same);
    }
    expect(await heard(ids[2] ?? '')).toMatchObject([
      {
        kind: 'message',
        eventKey: `post:${ids[2]}:0`,
        message: { kind: 'quote', quotedId: ours, text: expect.stringContaining('mira esto') },
      },
    ]);
  });

  it('asks for what a reply answers where X left it out', async () => {
    const ours = await write({ author: 'alba', text: 'Abrimos otra' });
    const id = await write({ author: 'fina', text: 'sigo igual', inReplyTo: ours });
    const call = await until('the call', () =>
      came.find(({ body }) => Buffer.from(body).toString().includes(`"payload":{"id":"${id}"`)),
    );
    const whole = JSON.parse(Buffer.from(call.body).toString()) as { data: { payload: Record<string, unknown> } };
    delete whole.data.payload['referenced_tweets'];
    expect(await webhook.receive(signed(whole))).toMatchObject([
      { eventKey: `post:${id}:0`, message: { parentId: ours, conversationId: ours } },
    ]);
  });

  it('tells that a post of ours was deleted, and nothing of another account or of what nobody handles', async () => {
    const ours = await write({ author: 'alba', text: 'Me equivoqué' });
    await x.call('DELETE', `/sandbox/x/posts/${ours}`);
    const events = await until('the deletion', async () => {
      const all = (await Promise.all(address.came().map((call) => webhook.receive(call)))).flat();
      return all.filter((event) => event.kind === 'deleted').length > 0 && all;
    });
    expect(events).toContainEqual({
      kind: 'deleted',
      eventKey: removedKey(ours),
      nativeId: ours,
      at: expect.any(Date),
    });
    expect(
      await webhook.receive(
        signed({ data: { event_type: 'post.mention.create', filter: { user_id: '1' }, payload: {} } }),
      ),
    ).toEqual([]);
    expect(await webhook.receive(signed({ something: 'else' }))).toEqual([]);
  });

  it('takes only what X signed, over the very bytes', () => {
    const call = signed({ data: { hola: 'ñ' } });
    expect(webhook.verify(call)).toBe(true);
    expect(webhook.verify({ ...call, body: Buffer.concat([call.body, Buffer.from(' ')]) })).toBe(false);
    expect(webhook.verify({ ...call, headers: {} })).toBe(false);
    expect(webhook.verify({ ...call, headers: { 'x-twitter-webhooks-signature': 'sha256=' } })).toBe(false);
    expect(webhook.challenge({})).toBeUndefined();
    expect(webhook.challenge({ crc_token: 'abc' })).toEqual({
      response_token: `sha256=${createHmac('sha256', x.keys.x.apiKeySecret).update('abc').digest('base64')}`,
    });
  });

  it('quotes nothing of what is signed and no JSON', async () => {
    const error: unknown = await webhook.receive(signedBytes('{"data": mi clave es geranio}')).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'network.unexpected', params: { detail: 'not valid JSON' } });
    expect(inspect(error, { depth: 9 })).not.toMatch(/clave|geranio/);
  });

  it('signs nothing for a stranger that could pass for an event', () => {
    const forged = JSON.stringify({
      data: { event_type: 'post.mention.create', filter: { user_id: '1' }, payload: { id: '2', text: 'hola' } },
    });
    expect(webhook.challenge({ crc_token: forged })).toBeUndefined();
    expect(webhook.challenge({ crc_token: 'a'.repeat(600) })).toBeUndefined();
  });

  it('is called again until it answers 200', async () => {
    address.answerWith(503);
    const id = await write({ author: 'gala', text: '@alba otra vez' });
    await until(
      'a refused call',
      async () => ((await x.call('GET', '/sandbox/x/webhooks')) as { refused: number }).refused > 0,
    );
    address.answerWith(200);
    expect(await heard(id)).toHaveLength(1);
  });

  it('an address that does not prove itself is refused in words, and looking goes on as before', async () => {
    const other = await x.connect({ webhookUrl: 'http://127.0.0.1:9/webhooks/x', backstopSeconds: 600 });
    await expect(other.webhook?.register()).rejects.toMatchObject({ code: 'network.unexpected' });
    expect((await other.pull(undefined, new AbortController().signal)).waitMs).toBeLessThan(600_000);
  });
});

describe('a signed call that makes no sense', () => {
  const odd = [
    null,
    1,
    'x',
    [],
    {},
    [null],
    { id: null },
    { id: 1 },
    { id: '1' },
    { id: '99999999999999999999999' },
    { id: '1', created_at: 'yesterday', text: 5 },
  ];
  const types = ['post.mention.create', 'post.reply.create', 'post.delete', 'dm.received', 'something.else'];

  it.each(types)('is no error of ours: %s', async (event_type) => {
    const filter = { user_id: await fetchMe() };
    for (const payload of odd) {
      for (const includes of [undefined, null, 5, { users: [null], tweets: 'x', media: [{}] }]) {
        const events = await webhook.receive(signed({ data: { event_type, filter, payload, includes } }));
        // Only a deletion says something by an id alone.
        expect(events.every((event) => event.kind === 'deleted')).toBe(true);
      }
    }
  });

  it.each([
    null,
    1,
    'x',
    [],
    {},
    { data: null },
    { data: [null] },
    { data: { event_type: 5 } },
    { data: { event_type: 'post.create', filter: 'x' } },
  ])('says nothing: %j', async (body) => {
    expect(await webhook.receive(signed(body))).toEqual([]);
  });

  async function fetchMe(): Promise<string> {
    const id = await write({ author: 'alba', text: `Somos ${Math.random()}` });
    const { events } = await connection.pull(undefined, new AbortController().signal);
    const own = events.find((event) => event.kind === 'own-message' && event.message.nativeId === id);
    return own?.kind === 'own-message' ? own.message.author.nativeId : '';
  }
});
