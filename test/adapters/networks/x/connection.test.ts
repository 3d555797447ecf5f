import { mapMemory } from '../../../support/map-memory.ts';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { StartError } from '#core/start-error.ts';
import type { InboundEvent } from '#core/message.ts';
import type { Log } from '#core/ports/log.ts';
import type { PaidReads } from '#core/ports/network.ts';
import { x } from '../../../../adapters/networks/x/index.ts';
import { startX, type XServer } from '../../../contracts/network-x-rig.ts';

const signal = new AbortController().signal;
const Id = z.object({ id: z.string() });
let server: XServer;
beforeAll(async () => {
  server = await startX();
});
afterAll(() => server.stop());
const write = async (post: Record<string, unknown>): Promise<string> =>
  Id.parse(await server.call('POST', '/sandbox/x/posts', post)).id;

/** A server below HTTP: it does with each connection what it is told. */
async function listen(onSocket: (socket: Socket) => void): Promise<{ port: number; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const tcp: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    onSocket(socket);
  }).listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  return {
    port: (tcp.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      tcp.close();
      await once(tcp, 'close');
    },
  };
}

describe('connecting an account of X', () => {
  it('asks for the variable that is missing by name', async () => {
    await expect(
      x.connect(
        { key: 'alba-norte', handle: 'alba' },
        {},
        {
          clock: { now: () => new Date() },
          log: quiet,
          env: { X_API_KEY: 'a', X_API_KEY_SECRET: 'b' },
          memory: mapMemory(),
        },
      ),
    ).rejects.toThrow(/X_ACCESS_TOKEN \(or X_ACCESS_TOKEN_ALBA_NORTE\)/);
    await expect(server.connect({}, { env: { X_API_URL: 'localhost:3001' } })).rejects.toThrow(StartError);
  });

  it("uses the tokens that bear the account's name before the plain ones", async () => {
    const { token, secret } = server.keys.x.accounts['alba'] ?? { token: '', secret: '' };
    const connection = await server.connect(
      {},
      {
        env: {
          X_ACCESS_TOKEN: 'other',
          X_ACCESS_TOKEN_SECRET: 'other',
          X_ACCESS_TOKEN_ALBA: token,
          X_ACCESS_TOKEN_SECRET_ALBA: secret,
        },
      },
    );
    await expect(connection.pull(undefined, signal)).resolves.toMatchObject({ events: [] });
  });

  it('does not speak with the tokens of another account', async () => {
    const connection = await server.connect({}, { handle: 'alba_br' });
    await expect(connection.pull(undefined, signal)).rejects.toMatchObject({
      code: 'network.not-authorised',
      params: { account: '@alba_br' },
    });
    expect(await connection.publish({ text: 'Olá', target: '1', opId: 'op' })).toEqual({
      kind: 'refused',
      code: 'not-authorised',
      detail: 'the access tokens belong to @alba',
    });
  });

  it('tells why in words, and no secret with it', async () => {
    const { token, secret } = server.keys.x.accounts['alba'] ?? { token: '', secret: '' };
    const refused = await server.connect({}, { env: { X_API_URL: 'http://127.0.0.1:1/' } });
    expect(await refused.publish({ text: 'Hola', target: '1', opId: 'op' })).toMatchObject({
      kind: 'not-sent',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
    for (const connection of [refused, await server.connect({}, { env: { X_API_KEY_SECRET: 'other' } })]) {
      const shown = inspect(await connection.pull(undefined, signal).catch((error: unknown) => error), { depth: 12 });
      expect(shown).toContain('RecadoError');
      for (const secretWord of [token, secret, server.keys.x.apiKeySecret]) expect(shown).not.toContain(secretWord);
    }
  });

  it.each([
    ['', 'https://x.com'],
    ['https://espejo.example/', 'https://espejo.example'],
  ])('however its API is reached, people read posts where X_WEB_URL says (%j)', async (given, site) => {
    const question = await write({ author: 'ana', text: `@alba hola ${site}` });
    const connection = await server.connect({}, { env: { X_WEB_URL: given } });
    const outcome = await connection.publish({ text: `Hola Ana ${site}`, target: question, opId: 'op' });
    expect(outcome).toMatchObject({
      url: `${site}/alba/status/${outcome.kind === 'sent' ? outcome.nativeId : ''}`,
    });
  });

  it('gives the addresses of the local workspace', async () => {
    const question = await write({ author: 'ana', text: '@alba hola' });
    const connection = await server.connect();
    const outcome = await connection.publish({ text: 'Hola Ana', target: question, opId: 'op' });
    expect(outcome).toMatchObject({
      url: `${server.base}/x/alba/status/${outcome.kind === 'sent' ? outcome.nativeId : ''}`,
    });
  });
});

const quiet: Log = { error() {}, warn() {}, info() {}, debug() {} };

describe('a send that fails on the way', () => {
  // The account is known from an earlier call, so that the only call is the one that publishes.
  async function publishThrough(base: string): Promise<string> {
    const env = { X_API_URL: base };
    const connection = await server.connect({ deadlineSeconds: 1 }, { env });
    const outcome = await connection.publish({ text: 'Hola', target: '1', opId: 'op' });
    if (outcome.kind === 'not-sent' || outcome.kind === 'unknown') expect(outcome.detail).not.toMatch(/undefined|^$/);
    return outcome.kind;
  }

  it('was not sent when the handshake never ends, or is none', async () => {
    const silent = await listen(() => undefined);
    const garbage = await listen((socket) => void socket.end('this is no TLS\r\n\r\n'));
    try {
      expect(await publishThrough(`https://127.0.0.1:${silent.port}/`)).toBe('not-sent');
      expect(await publishThrough(`https://127.0.0.1:${garbage.port}/`)).toBe('not-sent');
    } finally {
      await silent.stop();
      await garbage.stop();
    }
  });

  it.each([
    ['is cut after the request', (socket: Socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['is never answered', () => undefined],
    [
      'is answered with half of an answer',
      (socket: Socket) =>
        socket.once('data', () =>
          socket.end('HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"data":'),
        ),
    ],
    [
      'is answered with something that is no answer of X',
      (socket: Socket) =>
        socket.once('data', () =>
          socket.end(
            'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}',
          ),
        ),
    ],
    [
      'is answered by a gateway',
      (socket: Socket) =>
        socket.once('data', () =>
          socket.end(
            'HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\ncontent-length: 6\r\nconnection: close\r\n\r\n<html>',
          ),
        ),
    ],
  ])('is of unknown outcome when it %s', async (_how, onPublish) => {
    // Answers who we are as X would, and then does to the send what the case says.
    const me = JSON.stringify({ data: { id: '1', name: 'Alba', username: 'alba' } });
    const tcp = await listen((socket) => {
      socket.once('data', (chunk) => {
        if (chunk.toString().startsWith('GET'))
          return void socket.end(
            `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${me.length}\r\nconnection: close\r\n\r\n${me}`,
          );
        const rest: unknown = onPublish(socket);
        socket.emit('data', chunk);
        return rest;
      });
    });
    try {
      expect(await publishThrough(`http://127.0.0.1:${tcp.port}/`)).toBe('unknown');
    } finally {
      await tcp.stop();
    }
  });
});

describe('pulling from X', () => {
  it('starts where the settings say, and again when the cursor is unreadable', async () => {
    const connection = await server.connect({ sinceHours: 0 });
    const id = await write({ author: 'bea', text: '@alba antes' });
    const first = await connection.pull(undefined, signal);
    expect(first.events).toEqual([]);
    const all = await (await server.connect()).pull('{"other":1}', signal);
    expect(all.events.map((event) => 'message' in event && event.message.nativeId)).toContain(id);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect((await server.connect()).pull(undefined, stop.signal)).rejects.toMatchObject({
      code: 'network.unreachable',
    });
  });

  it('reads long texts, pictures, authors and counts', async () => {
    const long = `@alba ${'una frase larga con eñe y más, '.repeat(20)}fin https://example.com/a?b=1&c=2`;
    const id = await write({
      author: 'carla_ruiz',
      name: 'Carla Ruiz',
      followers: 12_300,
      text: long,
      media: [
        { url: 'https://example.com/f.jpg', alt: 'el recibo' },
        { type: 'video', url: 'https://example.com/v.mp4' },
      ],
    });
    await server.call('POST', `/sandbox/x/posts/${id}/like`, {});
    const { events } = await (await server.connect()).pull(undefined, signal);
    const message = events.flatMap((event) =>
      event.kind === 'message' && event.message.nativeId === id ? [event.message] : [],
    )[0];
    expect(message).toMatchObject({
      text: long,
      author: { handle: 'carla_ruiz', name: 'Carla Ruiz', followers: 12_300, verified: false },
      media: [
        { kind: 'image', url: 'https://example.com/f.jpg', alt: 'el recibo' },
        { kind: 'video', url: 'https://example.com/v.mp4', previewUrl: 'https://example.com/v.mp4' },
      ],
      counts: { likes: 1, reposts: 0, replies: 0, quotes: 0 },
      languageHint: 'es',
      url: `${server.base}/x/carla_ruiz/status/${id}`,
    });
  });

  it('does not ask for quotes at every look', async () => {
    const connection = await server.connect({ sweepSeconds: 3600 });
    const ours = await write({ author: 'alba', text: 'Hoy abrimos' });
    const { cursor } = await connection.pull(undefined, signal);
    await write({ author: 'dani', text: 'Por fin', quote: ours });
    const next = await connection.pull(cursor, signal);
    expect(next.events).toEqual([]);
  });

  it('reads quotes within the budget of the day, which is counted before; what is over waits, and mentions come in', async () => {
    const connection = await server.connect({ sweepSeconds: 0, quotesPerDay: 40 });
    expect(connection.budgets).toEqual({ quotes: 40, snapshots: 10, followers: 50 });
    const book = { taken: 0, wanted: 0, spent: 0 };
    const paid: PaidReads = {
      take: async (_kind, { reads, perDay }) => {
        book.wanted += reads;
        const given = Math.max(0, Math.min(reads, perDay - book.taken));
        book.taken += given;
        return given;
      },
      giveBack: async (_kind, reads) => void (book.taken -= reads),
      spent: async () => void (book.spent += 1),
    };
    const ours = await write({ author: 'alba', text: 'Rebajas de enero' });
    const { cursor } = await connection.pull(undefined, signal, paid);
    const quote = await write({ author: 'dani', text: 'Ya las quiero', quote: ours });
    const found = await connection.pull(cursor, signal, paid);
    const idsOf = ({ events }: { events: InboundEvent[] }): string[] =>
      events.flatMap((event) => ('message' in event ? [event.message.nativeId] : []));
    expect(idsOf(found)).toContain(quote);
    // Our own posts are charged once a day, the quote once: what was taken besides was given back.
    expect(book.taken).toBeGreaterThan(1);
    expect(book.taken).toBeLessThan(40);
    expect(book.spent).toBe(0);
    book.taken = 40;
    const late = await write({ author: 'eva', text: 'Yo también', quote: ours });
    const mention = await write({ author: 'bea', text: '@alba ¿hasta cuándo?' });
    const spent = await connection.pull(found.cursor, signal, paid);
    expect(idsOf(spent)).toContain(mention);
    expect(idsOf(spent)).not.toContain(late);
    expect(book.taken).toBe(40);
    expect(book.spent).toBeGreaterThan(0);
    book.taken = 0;
    expect(idsOf(await connection.pull(spent.cursor, signal, paid))).toContain(late);
  });

  it('spreads what is left of a window', async () => {
    const tight = await startX({ options: { limits: { 'users/:id/mentions': 10 } } });
    try {
      const { waitMs } = await (await tight.connect()).pull(undefined, signal);
      expect(waitMs).toBeGreaterThan(90_000);
      expect(waitMs).toBeLessThanOrEqual(101_000);
    } finally {
      await tight.stop();
    }
  });
});
