import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removedKey, type InboundEvent } from '#core/message.ts';
import { OUR_PRESS } from '../../../../adapters/networks/meta/directs.ts';
import type { LookedAt } from '../../../contracts/looked-at.ts';
import { startInstagram, type InstagramServer } from '../../../support/instagram.ts';
import { connectInstagram } from './connect.ts';

let server: InstagramServer;
let connection: LookedAt;
let account = '';
const signal = new AbortController().signal;

beforeAll(async () => {
  server = await startInstagram();
  connection = await connectInstagram(server, { webhookUrl: 'http://127.0.0.1:1/webhooks/instagram' });
  account = /"account":"(\d+)"/.exec((await connection.pull(undefined, signal)).cursor ?? '')?.[1] ?? '';
});
afterAll(() => server.stop());

async function post(at: string, body: object): Promise<string> {
  return ((await server.call('POST', `/sandbox/instagram${at}`, body)) as { id: string }).id;
}
async function told(more: object): Promise<InboundEvent[]> {
  const text = JSON.stringify({ object: 'instagram', entry: [{ id: account, time: 1_790_000_000, ...more }] });
  const body = Buffer.from(text);
  const signature = createHmac('sha256', server.keys.instagram.appSecret).update(body).digest('hex');
  const call = { headers: { 'x-hub-signature-256': `sha256=${signature}` }, body };
  expect(connection.webhook?.verify(call)).toBe(true);
  return (await connection.webhook?.receive(call)) ?? [];
}
const said = (message: object, more: object = {}): object => ({
  messaging: [{ sender: { id: '77' }, recipient: { id: account }, timestamp: 1_790_000_000_000, message, ...more }],
});

describe('a call of Meta', () => {
  it('of a comment is completed from Graph, and taken as told where Graph does not show it', async () => {
    const wall = await post('/posts', { author: 'albatiendas', text: 'Novedades' });
    const id = await post('/posts', { author: 'ana_ruiz', text: '¿hay talla 40?', inReplyTo: wall });
    const value = { id, text: '¿hay talla 40?', media: { id: wall } };
    expect(await told({ changes: [{ field: 'comments', value }] })).toMatchObject([
      {
        kind: 'message',
        eventKey: `post:${id}:0`,
        message: {
          author: { handle: 'ana_ruiz' },
          conversationId: `media:${wall}`,
          url: expect.stringContaining(wall),
        },
      },
    ]);
    await server.call('DELETE', `/sandbox/instagram/posts/${id}`);
    expect(await told({ changes: [{ field: 'comments', value }] })).toEqual([]);
  });

  it('of a mention in a post or a comment of others is asked by its number, and answered there', async () => {
    const theirs = await post('/posts', { author: 'bea_gil', text: 'estreno de @albatiendas' });
    const comment = await post('/posts', { author: 'carla', text: '@albatiendas ¿dónde?', inReplyTo: theirs });
    const events = await told({
      changes: [
        { field: 'mentions', value: { media_id: theirs } },
        { field: 'mentions', value: { media_id: theirs, comment_id: comment } },
      ],
    });
    expect(events).toMatchObject([
      { message: { kind: 'mention', nativeId: `mention:${theirs}`, text: 'estreno de @albatiendas' } },
      { message: { kind: 'mention', nativeId: `mention:${theirs}:${comment}`, author: { handle: 'carla' } } },
    ]);
    for (const target of [`mention:${theirs}`, `mention:${theirs}:${comment}`])
      expect(await connection.publish({ text: `Gracias ${target.length}`, target, opId: target })).toMatchObject({
        kind: 'sent',
        nativeId: expect.stringMatching(/^elsewhere:/),
      });
    // Nothing is said of it, so that nobody is told that it is gone; and it cannot be taken back from here.
    expect((await connection.reread([`elsewhere:${theirs}:1`])).size).toBe(0);
    await expect(connection.remove?.(`elsewhere:${theirs}:1`)).rejects.toMatchObject({ code: 'network.refused' });
    // What stands there Graph shows nobody else.
    expect(
      await connection.findOwnAnswer({ text: 'Gracias', target: `mention:${theirs}`, since: new Date() }),
    ).toMatchObject({ kind: 'cannot-tell' });
    await server.call('DELETE', `/sandbox/instagram/posts/${theirs}`);
    expect((await connection.reread([`mention:${theirs}`])).get(`mention:${theirs}`)).toEqual({ state: 'gone' });
  });

  it('of a story says what it is: a mention with its picture, or an answer to ours', async () => {
    const mention = {
      mid: 'aWc1',
      attachments: [{ type: 'story_mention', payload: { url: 'https://cdn.example/s.jpg' } }],
    };
    expect(await told(said(mention))).toMatchObject([
      { message: { kind: 'mention', private: true, media: [{ kind: 'image', url: 'https://cdn.example/s.jpg' }] } },
    ]);
    const reply = {
      mid: 'aWc2',
      text: '¡qué bonito!',
      reply_to: { story: { url: 'https://cdn.example/o.jpg', id: '1' } },
    };
    expect(await told(said(reply))).toMatchObject([
      {
        message: { kind: 'reply', private: true, text: '¡qué bonito!', media: [{ url: 'https://cdn.example/o.jpg' }] },
      },
    ]);
  });

  it('of what Meta does not pass on says that there is something to be seen on Instagram', async () => {
    const url = 'https://cdn.example/x';
    for (const [message, media] of [
      [{ is_unsupported: true }, [{ kind: 'unshown' }]],
      [{ attachments: [{ type: 'ephemeral' }] }, [{ kind: 'unshown' }]],
      [{ text: 'mira', attachments: [{ type: 'share', payload: {} }] }, [{ kind: 'unshown' }]],
      [{ attachments: [{ type: 'unsupported_type', payload: { url } }] }, [{ kind: 'file', url }]],
      [{ text: 'hola' }, []],
    ] as const)
      expect(await told(said({ mid: 'aWc7', ...message }))).toMatchObject([{ kind: 'message', message: { media } }]);
    // Our own words that come back are told whole: where nothing stands in them, nothing is made of it.
    const echo = said({ mid: 'aWc8', is_echo: true }, { sender: { id: account }, recipient: { id: '77' } });
    expect(JSON.stringify(await told(echo))).not.toContain('unshown');
  });

  it('of what was unsent forgets it; what was said live changes nothing, and what nobody knows is counted', async () => {
    expect(await told(said({ mid: 'aWc1', is_deleted: true }))).toMatchObject([
      { kind: 'deleted', eventKey: removedKey('dm:77:aWc1'), nativeId: 'dm:77:aWc1', forget: true },
    ]);
    expect(await told({ changes: [{ field: 'live_comments', value: { id: '1', text: 'hola' } }] })).toEqual([]);
    expect(await connection.webhook?.misread?.()).toEqual([]);
    expect(await told({ changes: [{ field: 'hats', value: { text: 'secreto' } }] })).toEqual([]);
    expect(await connection.webhook?.misread?.()).toMatchObject([{ what: 'hats', count: 1 }]);
  });

  it('of a press below a question of ours is her words; on an answer that another program offered, nothing', async () => {
    const pressed = (payload: string) => said({ mid: 'aWc5', text: '4 · Buena', quick_reply: { payload } });
    expect(await told(pressed(OUR_PRESS))).toMatchObject([
      { kind: 'message', message: { text: '4 · Buena', private: true, conversationId: 'dm:77' } },
    ]);
    expect(await told(pressed('menu'))).toEqual([]);
    expect((await connection.webhook?.misread?.())?.some(({ what }) => what.startsWith('messaging'))).toBe(false);
  });

  it('says that she saw an answer, which is named', async () => {
    const row = {
      sender: { id: '77' },
      recipient: { id: account },
      timestamp: 1_790_000_000_000,
      read: { mid: 'm_9' },
    };
    expect(await told({ messaging: [row] })).toEqual([
      {
        kind: 'receipt',
        eventKey: 'dm:77:m_9:read',
        nativeId: 'dm:77:m_9',
        what: 'read',
        at: new Date(1_790_000_000_000),
      },
    ]);
  });
});

it('shows answers to press below a question of ours, and hears the press of them as her words', async () => {
  await post('/dms', { author: 'olga_sanz', text: '¿y mi pedido?' });
  const spoken = async () =>
    (await connection.pull(undefined, signal)).events.flatMap((event) =>
      event.kind === 'message' ? [event.message] : [],
    );
  const dm = (await spoken()).find(({ text }) => text === '¿y mi pedido?');
  if (!dm) throw new Error('her message did not come');
  const words = ['5 · Muy buena', '1 · Muy mala'];
  const question = { text: '¿Qué tal?', target: dm.currentId, isPrivate: true, automatic: true, opId: 'ask' };
  const ask = (choices: string[]) =>
    connection.publish({ ...question, wroteAt: dm.postedAt, choices: { open: 'Elegir', words: choices } });
  expect(await ask(['a'.repeat((connection.caps.choices?.each ?? 0) + 1)])).toMatchObject({ kind: 'refused' });
  expect(await ask(words)).toMatchObject({ kind: 'sent' });
  const { messages } = (await server.call('GET', '/sandbox/instagram/dms/olga_sanz')) as { messages: { id: string }[] };
  expect(messages.at(-1)).toMatchObject({ choices: words });
  await post('/dms', { author: 'olga_sanz', text: '1 · Muy mala', presses: messages.at(-1)?.id });
  expect(await spoken()).toContainEqual(expect.objectContaining({ text: '1 · Muy mala', private: true }));
});

it('counts bytes in private and characters in public', () => {
  const [inPrivate] = connection.caps.measure('ñandú 😊', { isPrivate: true });
  const [inPublic] = connection.caps.measure('ñandú 😊');
  expect(inPrivate).toEqual({ length: 12, max: 1_000 });
  expect(inPublic).toEqual({ length: 8, max: 2_200 });
});
