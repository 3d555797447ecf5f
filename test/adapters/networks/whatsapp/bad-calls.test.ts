import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { proofOf } from '../../../../adapters/networks/meta/signature.ts';
import { BUSINESS } from '../../../../sandbox/whatsapp/address.ts';
import { openCalledAddress, type CalledAddress } from '../../../support/called-address.ts';
import { startInstagram } from '../../../support/instagram.ts';
import { startWhatsApp } from '../../../support/whatsapp.ts';
import { connectInstagram } from '../instagram/connect.ts';
import { connectWhatsApp } from './connect.ts';

const TIME = 1_790_000_000;
/** The address of one network, and calls as it makes them. */
interface Called {
  at: CalledAddress;
  /** A call with these things that customers wrote. */
  of(said: unknown[]): object;
  said(number: number, more?: object): object;
  /** One that is there when the network is asked for it. */
  real(number: number, more?: object): Promise<object>;
  /** So many of ten thousand that nobody wrote are found out, because they are asked for. */
  asked: number;
  odd: unknown[];
  /** Of another account than ours. */
  others(): object;
  stop(): Promise<void>;
}

const networks: Record<string, () => Promise<Called>> = {
  async instagram() {
    const server = await startInstagram();
    let account = '';
    const at = await openCalledAddress(
      { network: 'instagram', secret: server.keys.instagram.appSecret },
      async (log) => {
        const url = 'http://127.0.0.1:1/webhooks/instagram';
        const connection = await connectInstagram(server, { webhookUrl: url }, {}, log);
        const { cursor } = await connection.pull(undefined, new AbortController().signal);
        account = /"account":"(\d+)"/.exec(cursor ?? '')?.[1] ?? '';
        return connection;
      },
    );
    const entry = (id: string, changes: unknown[]) => ({ object: 'instagram', entry: [{ id, time: TIME, changes }] });
    const said = (number: number, more: object = {}) => ({
      field: 'comments',
      value: {
        id: `9${number}`,
        text: `hola ${number}`,
        from: { id: '77', username: 'ana' },
        media: { id: '5' },
        ...more,
      },
    });
    const write = async (body: object): Promise<string> =>
      z.object({ id: z.string() }).parse(await server.call('POST', '/sandbox/instagram/posts', body)).id;
    return {
      at,
      said,
      async real(number, more = {}) {
        const wall = await write({ author: 'albatiendas', text: 'Novedades' });
        const text = `hola ${number}`;
        return said(number, {
          id: await write({ author: 'ana', text, inReplyTo: wall }),
          media: { id: wall },
          ...more,
        });
      },
      asked: 100,
      of: (changes) => entry(account, changes),
      odd: [
        { field: 'hats', value: { text: 'secreto' } },
        { field: 'comments', value: 'secreto' },
      ],
      others: () => entry('1', [said(1)]),
      stop: () => server.stop(),
    };
  },
  async whatsapp() {
    const server = await startWhatsApp();
    const { appSecret } = server.keys.whatsapp;
    const asked = await fetch(
      `${server.base}/whatsapp-graph/v26.0/${BUSINESS}/phone_numbers?fields=id&appsecret_proof=${proofOf(server.token, appSecret)}`,
      { headers: { authorization: `Bearer ${server.token}` } },
    );
    const ours = z.object({ data: z.array(z.object({ id: z.string() })) }).parse(await asked.json()).data[0]?.id ?? '';
    const at = await openCalledAddress({ network: 'whatsapp', secret: appSecret }, (log) =>
      connectWhatsApp(server, { webhookUrl: 'http://127.0.0.1:1/webhooks/whatsapp' }, {}, log),
    );
    const entry = (id: string, messages: unknown[]) => ({
      object: 'whatsapp_business_account',
      entry: [
        { id: BUSINESS, changes: [{ field: 'messages', value: { metadata: { phone_number_id: id }, messages } }] },
      ],
    });
    const said = (number: number, more: object = {}) => ({
      id: `wamid.${number}`,
      from: '34600111222',
      timestamp: String(TIME),
      type: 'text',
      text: { body: `hola ${number}` },
      ...more,
    });
    return {
      at,
      said,
      real: async (number, more) => said(number, more),
      asked: 0,
      of: (messages) => entry(ours, messages),
      odd: [5, { type: 'text', text: { body: 'secreto' } }],
      others: () => entry('1', [said(1)]),
      stop: () => server.stop(),
    };
  },
};

describe.each(Object.keys(networks))('a call of %s', (network) => {
  let called: Called;
  beforeAll(async () => {
    called = await (networks[network] ?? (() => Promise.reject(new Error(network))))();
  });
  afterAll(async () => {
    called.at.close();
    await called.stop();
  });
  beforeEach(() => called.at.reset());

  it('with a wrong signature is refused with 401 and a line', async () => {
    const { at, of, said } = called;
    expect(await at.call(of([said(1)]), { secret: 'wrong' })).toBe(401);
    expect(at.taken()).toEqual([]);
    expect(at.lines()).toContain('a call with a wrong signature was refused');
  });

  it('with JSON that is cut short is refused with 400 and a line', async () => {
    expect(await called.at.call('{"object":"instagram","entry":[{"id":"1"')).toBe(400);
    expect(called.at.lines()).toContain('a call of a network could not be taken');
  });

  it('with JSON that is wrong in its middle is refused with 400, and none of its words is written down', async () => {
    expect(await called.at.call('{"object":"whatsapp_business_account","text": mi clave es geranio}')).toBe(400);
    expect(called.at.written()).toContain('not valid JSON');
    expect(called.at.written()).not.toMatch(/clave|geranio/);
  });

  it('of five megabytes is refused with 413 and a line', async () => {
    expect(await called.at.call(`{"entry":[],"more":"${'x'.repeat(5 * 1024 * 1024)}"}`)).toBe(413);
    expect(called.at.lines()).toContain('a call of a network is too long and was refused');
  });

  it('with ten thousand messages, however old, is taken whole, once, although it comes twice', async () => {
    const { at, of, said, asked } = called;
    const many = of(Array.from({ length: 10_000 }, (_, n) => said(n + 1)));
    expect([await at.call(many), await at.call(many)]).toEqual([200, 200]);
    expect(at.taken()).toHaveLength(10_000 - asked);
  });

  it('that nobody understands is answered with 200, counted and shown without its words, and spoils nothing beside it', async () => {
    const { at, of, real, odd } = called;
    expect(await at.call(of([...odd, await real(20_001)]))).toBe(200);
    expect(at.messages()).toMatchObject([{ text: 'hola 20001' }]);
    expect(at.problem('misread:alba')).toMatchObject({ network, count: odd.length });
    expect(JSON.stringify(at.problem('misread:alba'))).not.toContain('secreto');
    expect(at.lines()).toContain('changes that nobody understands are counted, and how they are built is kept');
    expect(await at.call({ hello: 'world' })).toBe(200);
    expect(at.problem('misread:alba')).toMatchObject({ count: odd.length + 1 });
  });

  it('with entries that are nobody’s between good ones loses none of these, and counts those', async () => {
    const { at, of, real } = called;
    const good = [of([await real(20_101)]), of([await real(20_102)])] as { object: string; entry: unknown[] }[];
    const [first, second] = good.map(({ entry }) => entry);
    const entry = [null, ...(first ?? []), { changes: [] }, 'nothing', ...(second ?? []), { id: { of: 'nobody' } }];
    expect(await at.call({ ...good[0], entry })).toBe(200);
    expect(at.messages()).toMatchObject([{ text: 'hola 20101' }, { text: 'hola 20102' }]);
    const before = (at.problem('misread:alba') as { count: number }).count;
    expect(at.problem('misread:alba')).toMatchObject({ what: expect.stringContaining('an entry that is nobody’s') });
    expect(await at.call({ ...good[0], entry: [7] })).toBe(200);
    expect(at.problem('misread:alba')).toMatchObject({ count: before + 1 });
  });

  it('counts each of many that come at once', async () => {
    const { at, of, odd } = called;
    const count = (): number => (at.problem('misread:alba') as { count: number } | undefined)?.count ?? 0;
    await at.call(of([odd[0]]));
    const before = count();
    const statuses = await Promise.all(Array.from({ length: 50 }, () => at.call(of([odd[0]]))));
    expect(new Set(statuses)).toEqual(new Set([200]));
    await at.call(of([odd[0]]));
    expect(count()).toBe(before + 51);
  });

  it('with a time that no calendar has is taken as if it told none', async () => {
    const { at, of, said } = called;
    for (const [n, timestamp] of [1e20, -5e12, '9999999999999999', 0.5, null].entries())
      expect(await at.call(of([said(20_201 + n, { timestamp })]))).toBe(200);
    for (const event of at.taken()) if ('message' in event) expect(event.message.postedAt.toISOString()).toMatch(/^20/);
  });

  it('without who wrote is looked up, or counted where nobody could be answered', async () => {
    const { at, of, real } = called;
    expect(await at.call(of([await real(30_001, { from: undefined })]))).toBe(200);
    if (network === 'whatsapp')
      expect(at.problem('misread:alba')).toMatchObject({ what: expect.stringContaining('nobody wrote it') });
    else expect(at.messages()).toMatchObject([{ text: 'hola 30001', author: { handle: 'ana' } }]);
  });

  it('of another account, or of one that is gone, changes nothing', async () => {
    expect(await called.at.call(called.others())).toBe(200);
    expect(called.at.taken()).toEqual([]);
  });
});
