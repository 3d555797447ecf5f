import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removedKey, type InboundEvent, type InboundMessage } from '#core/message.ts';
import type { LookedAt } from '../../../contracts/looked-at.ts';
import { startFacebook, type FacebookServer } from '../../../support/facebook.ts';
import { connectFacebook, plainId } from './connect.ts';

const HOUR_MS = 3_600_000;
const signal = new AbortController().signal;
let server: FacebookServer;
let connection: LookedAt;
let page = '';
/** The words of every call that sent something in private. */
const sent: URLSearchParams[] = [];

beforeAll(async () => {
  server = await startFacebook({
    watch: (request, _response, next) => {
      if (request.method === 'POST' && request.path.endsWith('/me/messages')) {
        const parts: Buffer[] = [];
        request.on('data', (part: Buffer) => void parts.push(part));
        request.on('end', () => void sent.push(new URLSearchParams(Buffer.concat(parts).toString())));
      }
      next();
    },
  });
  connection = await connectFacebook(server, { webhookUrl: 'http://127.0.0.1:1/webhooks/facebook', sinceHours: 168 });
  page = /"account":"(\d+)"/.exec((await connection.pull(undefined, signal)).cursor ?? '')?.[1] ?? '';
});
afterAll(() => server.stop());

async function post(at: string, body: object): Promise<string> {
  return ((await server.call('POST', `/sandbox/facebook${at}`, body)) as { id: string }).id;
}
const messagesIn = (events: readonly InboundEvent[]): InboundMessage[] =>
  events.flatMap((event) => ('message' in event ? [event.message] : []));
async function found(id: string): Promise<InboundMessage> {
  const messages = messagesIn((await connection.pull(undefined, signal)).events);
  const message = messages.find(({ nativeId }) => plainId(nativeId) === id || nativeId.endsWith(`m_${id}`));
  return message ?? Promise.reject(new Error(`${id} did not come`));
}
/** A comment under a post of the Page. */
async function commented(author: string, hoursAgo = 0): Promise<InboundMessage> {
  const under = await post('/posts', { author: 'tiendasalba', text: `Novedades ${author}`, hoursAgo });
  return found(await post('/posts', { author, text: `¿y mi pedido? ${author}`, inReplyTo: under, hoursAgo }));
}
async function told(said: object, more: object = {}): Promise<InboundEvent[]> {
  const body = Buffer.from(
    JSON.stringify({
      object: 'page',
      entry: [
        {
          id: page,
          time: 1_790_000_000_000,
          messaging: [{ recipient: { id: page }, timestamp: 1_790_000_000_123, ...said }],
          ...more,
        },
      ],
    }),
  );
  const call = {
    headers: {
      'x-hub-signature-256': `sha256=${createHmac('sha256', server.keys.facebook.appSecret).update(body).digest('hex')}`,
    },
    body,
  };
  expect(connection.webhook?.verify(call)).toBe(true);
  return (await connection.webhook?.receive(call)) ?? [];
}

describe('a private answer to a comment', () => {
  it('reaches who wrote it, once, and says whom', async () => {
    const comment = await commented('ana_ruiz');
    const answer = { text: 'Te escribo por aquí', target: comment.currentId, isPrivate: true, opId: 'a' };
    const outcome = await connection.publish(answer);
    expect(outcome).toMatchObject({ kind: 'sent', nativeId: expect.stringMatching(/^dm:\d+:m_/) });
    const { messages } = (await server.call('GET', '/sandbox/facebook/dms/ana_ruiz')) as { messages: unknown[] };
    expect(messages).toMatchObject([{ text: 'Te escribo por aquí', from: { account: 'alba' } }]);
    expect(await connection.publish({ ...answer, text: 'Otra vez', opId: 'b' })).toMatchObject({
      kind: 'refused',
      code: 'private-once',
    });
    expect(await connection.findOwnAnswer({ ...answer, since: new Date(Date.now() - 1_000) })).toMatchObject({
      kind: 'found',
    });
  });

  it('is taken for seven days, which the card is told, and refused after', async () => {
    const comment = await commented('bea_gil', 24 * 6);
    expect(connection.caps.until?.(comment, { isPrivate: true })?.getTime()).toBe(
      comment.postedAt.getTime() + 7 * 24 * HOUR_MS,
    );
    expect(connection.caps.until?.(comment, { isPrivate: false })).toBeUndefined();
    const under = await post('/posts', { author: 'tiendasalba', text: 'Rebajas', hoursAgo: 24 * 9 });
    const id = await post('/posts', { author: 'bea_paz', text: 'caro', inReplyTo: under, hoursAgo: 24 * 8 });
    const answer = { text: 'Hola', target: `${under}_${id}`, isPrivate: true, opId: 'c' };
    expect(await connection.publish(answer)).toMatchObject({ kind: 'refused', code: 'window-closed' });
  });
});

describe('Messenger', () => {
  it.each([
    [23, false, 'RESPONSE', undefined],
    [25, false, undefined, undefined],
    [25, true, 'MESSAGE_TAG', 'HUMAN_AGENT'],
    [24 * 6, true, 'MESSAGE_TAG', 'HUMAN_AGENT'],
    [24 * 8, true, undefined, undefined],
  ])(
    '%i hours after she wrote, with the permission for people %s, it is sent as %s',
    async (hours, humanAgent, type, tag) => {
      const author = `dm_${hours}_${humanAgent}`;
      const id = await post('/dms', { author, text: 'hola', hoursAgo: hours });
      const { from } =
        ((await server.call('GET', `/sandbox/facebook/dms/${author}`)) as { messages: { from: { handle: string } }[] })
          .messages[0] ?? {};
      expect(from?.handle).toBe(author);
      const as = await connectFacebook(server, { humanAgent });
      const events = messagesIn(
        (await (await connectFacebook(server, { sinceHours: 168 })).pull(undefined, signal)).events,
      );
      const wroteAt = new Date(Date.now() - hours * HOUR_MS);
      const target = events.find(({ nativeId }) => nativeId.endsWith(`m_${id}`))?.nativeId ?? `dm:1:m_${id}`;
      sent.length = 0;
      const outcome = await as.publish({ text: 'Hola, dime', target, isPrivate: true, wroteAt, opId: author });
      if (type === undefined) expect(outcome).toMatchObject({ kind: 'refused', code: 'window-closed' });
      else expect(outcome).toMatchObject({ kind: 'sent' });
      expect(sent.map((words) => [words.get('messaging_type'), words.get('tag') ?? undefined])).toEqual(
        type === undefined ? [] : [[type, tag]],
      );
      const until = as.caps.until?.({ kind: 'dm', private: true, postedAt: wroteAt }, { isPrivate: true });
      expect(until?.getTime()).toBe(wroteAt.getTime() + (humanAgent ? 7 * 24 : 24) * HOUR_MS);
    },
  );

  it('says of who wrote what Graph knows of her, with files, places and links, and keeps an edit apart', async () => {
    await post('/dms', { author: 'olga_pub', text: 'hola' });
    const [hello] = messagesIn((await connection.pull(undefined, signal)).events).filter(
      ({ author }) => author.name === 'Olga Pub',
    );
    const sender = { id: hello?.author.nativeId };
    const files = [
      { type: 'image', payload: { url: 'https://cdn.example/a.png' } },
      { type: 'audio', payload: { url: 'https://cdn.example/a.mp3' } },
      { type: 'location', payload: { coordinates: { lat: 1.5, long: -2 } } },
      { type: 'fallback', url: 'https://example.com/x', title: 'Una página' },
    ];
    expect(await told({ sender, message: { mid: 'm_1', text: 'mira', attachments: files } })).toMatchObject([
      {
        kind: 'message',
        message: {
          nativeId: `dm:${sender.id}:m_1`,
          author: { name: 'Olga Pub' },
          text: 'mira\n📍 1.5, -2\nUna página https://example.com/x',
          media: [{ kind: 'image' }, { kind: 'file' }],
          conversationId: `dm:${sender.id}`,
        },
      },
    ]);
    expect(await told({ sender, message_edit: { mid: 'm_1', text: 'mira esto', num_edit: '2' } })).toMatchObject([
      { eventKey: `dm:${sender.id}:m_1:2`, message: { version: 2, text: 'mira esto', private: true } },
    ]);
  });

  it('shows answers to press below a question of ours, and hears the press as her words', async () => {
    const dm = await found(await post('/dms', { author: 'olga_sanz', text: '¿Y mi pedido?' }));
    const words = ['5 · Muy buena', '1 · Muy mala'];
    const question = { text: '¿Qué tal?', target: dm.currentId, isPrivate: true, automatic: true, opId: 'ask' };
    const ask = (choices: string[]) =>
      connection.publish({ ...question, wroteAt: dm.postedAt, choices: { open: 'Elegir', words: choices } });
    // A person may answer for seven days; nobody else may.
    const late = { ...dm, postedAt: new Date(Date.now() - 30 * HOUR_MS) };
    expect(connection.caps.until?.(late, { isPrivate: true, automatic: true })?.getTime()).toBeLessThan(Date.now());
    expect(await ask(['a'.repeat(21)])).toMatchObject({ kind: 'refused' });
    expect(await ask(words)).toMatchObject({ kind: 'sent' });
    const { messages } = (await server.call('GET', '/sandbox/facebook/dms/olga_sanz')) as {
      messages: { id: string }[];
    };
    const asked = messages.at(-1);
    expect(asked).toMatchObject({ choices: words });
    await post('/dms', { author: 'olga_sanz', text: '1 · Muy mala', presses: asked?.id });
    const payload = JSON.parse(sent.at(-1)?.get('message') ?? '{}').quick_replies[0].payload;
    const pressed = { mid: 'm_77', text: '1 · Muy mala', quick_reply: { payload } };
    expect(await told({ sender: { id: '777' }, message: pressed })).toMatchObject([
      { kind: 'message', message: { text: '1 · Muy mala', private: true } },
    ]);
  });

  it('forgets what is taken back, knows its own words, and ignores on purpose what says nothing', async () => {
    const sender = { id: '777' };
    expect(await told({ sender, message: { mid: 'm_2', is_deleted: true } })).toMatchObject([
      { kind: 'deleted', eventKey: removedKey('dm:777:m_2'), nativeId: 'dm:777:m_2', forget: true },
    ]);
    expect(
      await told({ sender: { id: page }, recipient: sender, message: { mid: 'm_3', text: 'Hola', is_echo: true } }),
    ).toMatchObject([
      { kind: 'own-message', message: { conversationId: 'dm:777', author: { handle: 'tiendasalba' } } },
    ]);
    for (const said of [
      { postback: { payload: 'X' } },
      { message: { mid: 'm_4', text: 'Sí', quick_reply: { payload: 'X' } } },
      { reaction: { mid: 'm_3', action: 'react' } },
    ])
      expect(await told({ sender, ...said })).toEqual([]);
    expect(await connection.webhook?.misread?.()).toEqual([]);
    expect(await told({ sender, hologram: { text: 'secreto' } })).toEqual([]);
    expect(await connection.webhook?.misread?.()).toMatchObject([{ what: 'messaging: hologram', count: 1 }]);
  });

  it('knows what it sent by its own word, whoever else sends words along', async () => {
    const echo = (metadata: string): object => ({
      sender: { id: page },
      recipient: { id: '4711' },
      message: { mid: 'm_echo', is_echo: true, text: 'Ya va', metadata },
    });
    expect(await told(echo('op_01JABCDEF'))).toMatchObject([
      { kind: 'receipt', what: 'sent', opId: 'op_01JABCDEF', nativeId: 'dm:4711:m_echo', url: expect.any(String) },
      { kind: 'own-message', message: { nativeId: 'dm:4711:m_echo' } },
    ]);
    expect(await told(echo('another program'))).toMatchObject([{ kind: 'own-message' }]);
    const { message } = { message: await found(await post('/dms', { author: 'eva_soto', text: 'hola' })) };
    await connection.publish({ text: 'Ya va', target: message.currentId, opId: 'op_9', wroteAt: new Date() });
    expect(sent.at(-1)?.get('message')).toContain('"metadata":"op_9"');
  });

  it('tells how far answers came: each that is named, or all until a moment', async () => {
    const sender = { id: '777' };
    const timestamp = 1_790_000_100_000;
    expect(await told({ sender, timestamp, delivery: { mids: ['m_3', 'm_5'], watermark: timestamp } })).toEqual(
      ['m_3', 'm_5'].map((mid) => ({
        kind: 'receipt',
        eventKey: `dm:777:${mid}:delivered`,
        nativeId: `dm:777:${mid}`,
        what: 'delivered',
        at: new Date(timestamp),
      })),
    );
    const [read] = await told({ sender, timestamp, read: { watermark: timestamp - 60_000 } });
    expect(read).toMatchObject({ kind: 'receipt', nativeId: 'dm:777', what: 'read', at: new Date(timestamp) });
    // Our own clock says a moment later when it was out; what we wrote after she read is never taken for read.
    expect(read).toMatchObject({ until: { author: '777', at: new Date(timestamp - 30_000) } });
    expect(await told({ sender, timestamp, read: { watermark: timestamp } })).toMatchObject([
      { until: { at: new Date(timestamp + 1_000) } },
    ]);
    // What the Page itself read says nothing of an answer.
    expect(await told({ sender: { id: page }, recipient: sender, timestamp, read: { watermark: timestamp } })).toEqual(
      [],
    );
  });

  it('tells the network what the Page hid', async () => {
    const hidden = (verb: string): object => ({
      messaging: [],
      changes: [{ field: 'feed', value: { item: 'comment', verb, comment_id: '5_6', post_id: `${page}_5` } }],
    });
    expect(await told({}, hidden('hide'))).toMatchObject([{ kind: 'hidden-by-us', nativeId: '5_6', hidden: true }]);
    expect(await told({}, hidden('unhide'))).toMatchObject([{ kind: 'hidden-by-us', nativeId: '5_6', hidden: false }]);
  });

  it('is not there where it is switched off', async () => {
    const off = await connectFacebook(server, { messenger: false });
    expect(off.caps).toMatchObject({ privateReplies: false, privateMessages: false });
    expect(messagesIn((await off.pull(undefined, signal)).events).filter((message) => message.private)).toEqual([]);
    expect(await off.publish({ text: 'Hola', target: 'dm:1:m_1', isPrivate: true, opId: 'off' })).toMatchObject({
      kind: 'refused',
      code: 'no-private',
    });
  });
});
