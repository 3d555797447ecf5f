import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as call, type IncomingMessage, type RequestOptions } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { mountRoutes } from '../../../bot/http/bridge.ts';
import { defineRoute } from '../../../handlers/define.ts';
import { atMostBytes, raw } from '../../../handlers/web/body.ts';
import { until } from '../../support/until.ts';

const LIMIT = 1_000;
const MB = 1024 * 1024;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const SECRET = 'a-secret-of-this-test';
const seen = { started: 0, aborted: 0, failed: 0, most: 0 };

const exact = defineRoute<object>({
  path: '/exact/:name',
  methods: ['GET', 'POST'],
  limit: LIMIT,
  async handle(_services, request, { address, params, signal }) {
    seen.started += 1;
    signal.addEventListener('abort', () => (seen.aborted += 1));
    try {
      const body = await raw(request, LIMIT);
      const signature = createHmac('sha256', SECRET).update(body).digest('base64');
      return Response.json(
        { bytes: body.length, signature, name: params['name'], address, search: new URL(request.url).search },
        { headers: { 'x-name': 'odd' } },
      );
    } catch (error) {
      seen.failed += 1;
      throw error;
    }
  },
});
const unread = defineRoute<object>({
  path: '/unread',
  methods: ['POST'],
  limit: LIMIT,
  handle: async () => new Response('not today', { status: 429 }),
});
const flat = defineRoute<object>({
  path: '/flat',
  methods: ['POST'],
  limit: 200 * MB,
  async handle(_services, request) {
    let size = 0;
    let look = 0;
    for await (const part of request.body ?? []) {
      size += part.byteLength;
      if (size < look) continue;
      look = size + 5 * MB;
      // What is still held, and not what only nobody has cleared away yet.
      collectGarbage();
      seen.most = Math.max(seen.most, process.memoryUsage().arrayBuffers);
    }
    return Response.json({ size });
  },
});
const broken = defineRoute<object>({
  path: '/broken',
  methods: ['GET'],
  limit: 0,
  handle: () => Promise.reject(new Error('a secret path')),
});

const app = express();
const ours = express.Router();
app.use(ours);
// A kit that reads every body, as those of surfaces may.
app.use(express.json({ type: () => true, limit: '1kb' }));
const server = createServer(app);
let port = 0;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
  mountRoutes(ours, [exact, unread, flat, broken], {}, silentLog);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}
async function send(
  path: string,
  options: RequestOptions,
  write: (asked: ReturnType<typeof call>) => Promise<void> | void,
): Promise<Answer> {
  const asked = call({ host: '127.0.0.1', port, path, ...options });
  const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
  // Whatever is still being sent when the answer comes is cut off; the answer counts.
  asked.on('error', () => undefined);
  await write(asked);
  const [response] = await answered;
  return { status: response.statusCode ?? 0, headers: response.headers, text: await text(response) };
}
const post = (path: string, body: Uint8Array): Promise<Answer> =>
  send(path, { method: 'POST', headers: { 'content-length': body.length } }, (asked) => void asked.end(body));

describe('the bridge between node and routes', () => {
  it('gives a route the very bytes, so that a signature over odd ones holds', async () => {
    for (const body of [
      Buffer.from([0, 255, 13, 10, 0xc3, 0x28, 0xed, 0xa0, 0x80]),
      Buffer.from('\uFEFF{"a": 1}\r\n'),
      randomBytes(LIMIT),
      Buffer.alloc(0),
    ]) {
      const answer = await post('/exact/a%20b?x=1&x=2', body);
      expect(JSON.parse(answer.text)).toEqual({
        bytes: body.length,
        signature: createHmac('sha256', SECRET).update(body).digest('base64'),
        name: 'a b',
        address: '127.0.0.1',
        search: '?x=1&x=2',
      });
    }
  });

  it('waits for a slow body, with its length and in chunks without', async () => {
    for (const headers of [{ 'content-length': 4 }, { 'transfer-encoding': 'chunked' }]) {
      const before = seen.started;
      const answer = await send('/exact/slow', { method: 'POST', headers }, async (asked) => {
        asked.write('ab');
        await until('the route reads', () => seen.started > before);
        asked.end('cd');
      });
      expect([answer.status, (JSON.parse(answer.text) as { bytes: number }).bytes]).toEqual([200, 4]);
    }
  });

  it('refuses with 413 what is too long, told or not, and closes the connection', async () => {
    const told = await post('/exact/long', Buffer.alloc(LIMIT + 1));
    expect([told.status, told.text]).toEqual([413, '{"error":"This address takes 1000 bytes at most."}']);
    const untold = await send(
      '/exact/long',
      { method: 'POST', headers: { 'transfer-encoding': 'chunked' } },
      (asked) => {
        asked.write(Buffer.alloc(LIMIT));
        asked.write(Buffer.alloc(1));
      },
    );
    expect([untold.status, untold.headers.connection]).toEqual([413, 'close']);
    const huge = await send(
      '/exact/long',
      { method: 'POST', headers: { 'content-length': 120 * MB } },
      (asked) => void asked.write(Buffer.alloc(64 * 1024)),
    );
    expect([huge.status, huge.headers.connection]).toEqual([413, 'close']);
  });

  it('answers before a body has come, and lets nobody go on sending', async () => {
    const answer = await send(
      '/unread',
      { method: 'POST', headers: { 'content-length': 120 * MB } },
      (asked) => void asked.write(Buffer.alloc(64 * 1024)),
    );
    expect([answer.status, answer.text, answer.headers.connection]).toEqual([429, 'not today', 'close']);
    // One that was sent whole leaves the connection as it was.
    expect((await post('/unread', Buffer.alloc(500))).headers.connection).not.toBe('close');
  });

  it('tells a route that whoever called has gone', async () => {
    const before = { ...seen };
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /exact/gone HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf');
    await until('the route reads', () => seen.started > before.started);
    socket.destroy();
    await until('the route hears of it', () => seen.aborted > before.aborted && seen.failed > before.failed);
    expect((await post('/exact/after', Buffer.from('ok'))).status).toBe(200);
  });

  it('answers HEAD as GET, without a body', async () => {
    const get = await send('/exact/x', { method: 'GET' }, (asked) => void asked.end());
    const head = await send('/exact/x', { method: 'HEAD' }, (asked) => void asked.end());
    expect([head.status, head.text, head.headers['x-name'], head.headers['content-length']]).toEqual([
      get.status,
      '',
      'odd',
      String(get.text.length),
    ]);
  });

  it('says which methods an address takes', async () => {
    const answer = await send('/unread', { method: 'GET' }, (asked) => void asked.end());
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
  });

  it('tells nobody what broke', async () => {
    const answer = await send('/broken', { method: 'GET' }, (asked) => void asked.end());
    expect([answer.status, answer.text]).toEqual([500, '{"error":"Recado failed; its log says why."}']);
  });

  it('survives requests that make no sense', async () => {
    for (const lines of [
      'GET /exact/x HTTP/1.1\r\nhost: a b\r\n',
      'GET http://[/exact/x HTTP/1.1\r\nhost: x\r\n',
      'GET /exact/% HTTP/1.1\r\nhost: x\r\n',
      'GET /exact/x HTTP/1.0\r\n',
    ]) {
      const socket = connect(port, '127.0.0.1');
      socket.write(`${lines}connection: close\r\n\r\n`);
      expect(await text(socket), lines).toMatch(/^HTTP\/1\.1 4\d\d /);
    }
  });

  it('lets 120 MB pass with a few in mind', async () => {
    const part = Buffer.alloc(MB, 7);
    const before = process.memoryUsage().arrayBuffers;
    seen.most = before;
    const answer = await send(
      '/flat',
      { method: 'POST', headers: { 'transfer-encoding': 'chunked' } },
      async (asked) => {
        for (let sent = 0; sent < 120; sent += 1) if (!asked.write(part)) await once(asked, 'drain');
        asked.end();
      },
    );
    expect(JSON.parse(answer.text)).toEqual({ size: 120 * MB });
    expect(seen.most - before).toBeLessThan(60 * MB);
  });
});

describe('a body with a limit', () => {
  it('is not read before somebody reads it', async () => {
    let pulled = 0;
    const source = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(10));
        },
      },
      { highWaterMark: 0 },
    );
    const body = atMostBytes(source, 15);
    await new Promise((resolve) => setImmediate(resolve));
    expect(pulled).toBe(0);
    const reader = body.getReader();
    expect((await reader.read()).value).toHaveLength(10);
    await expect(reader.read()).rejects.toThrow('a body of more than 15 bytes');
    expect(pulled).toBe(2);
  });
});
