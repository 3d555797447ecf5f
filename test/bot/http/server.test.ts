import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHealth } from '../../../bot/http/health.ts';
import { openServer } from '../../../bot/http/server.ts';
import { listen } from '../../../bot/http/listen.ts';
import { silentLog } from '#core/ports/log.ts';
import { freePorts } from '../../support/ports.ts';

const now = () => new Date('2026-03-01T10:00:00Z');
const source = {
  store: 'embedded' as const,
  surfaces: ['slack'],
  accounts: () => [{ key: 'alba', lastPullAt: null, lastError: null }],
  clicks: () => 1,
  inbox: async () => ({ waiting: 2, failed: 0 }),
  work: async () => ({ due: 3, running: 4, dead: 5 }),
};

describe('GET /health', () => {
  it('answers 503 until ready, then 200 with what is under way, then 503 while stopping', async () => {
    const health = createHealth({ version: '1.2.3', now });
    await using server = await openServer({ host: '127.0.0.1', port: 0, log: silentLog, health });
    const look = async () => {
      const response = await fetch(`http://127.0.0.1:${server.port}/health`);
      return { code: response.status, body: await response.json() };
    };
    expect(await look()).toEqual({
      code: 503,
      body: { status: 'starting', version: '1.2.3', startedAt: '2026-03-01T10:00:00.000Z', surfaces: [] },
    });
    health.ready(source);
    expect(await look()).toEqual({
      code: 200,
      body: {
        status: 'ok',
        version: '1.2.3',
        startedAt: '2026-03-01T10:00:00.000Z',
        store: 'embedded',
        surfaces: ['slack'],
        accounts: [{ key: 'alba', lastPullAt: null, lastError: null }],
        inbox: { waiting: 2, failed: 0 },
        work: { clicks: 1, due: 3, running: 4, dead: 5 },
      },
    });
    health.stopping();
    expect(await look()).toMatchObject({ code: 503, body: { status: 'stopping', work: { clicks: 1 } } });
  });

  it('answers 503 when the store fails', async () => {
    const health = createHealth({ version: '1', now });
    health.ready({ ...source, work: () => Promise.reject(new TypeError('gone')) });
    await using server = await openServer({ host: '127.0.0.1', port: 0, log: silentLog, health });
    const response = await fetch(`http://127.0.0.1:${server.port}/health`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ status: 'failing', error: 'TypeError' });
  });
});

describe('before the program is read', () => {
  it('/health says that it starts, and whoever else calls is asked to call again', async () => {
    const health = createHealth({ version: '1', now });
    await using listening = await listen({ host: '127.0.0.1', port: 0, health });
    const look = async (address: string) => {
      const response = await fetch(`http://127.0.0.1:${listening.port}${address}`, {
        method: address === '/health' ? 'GET' : 'POST',
      });
      return { status: response.status, again: response.headers.get('retry-after'), body: await response.json() };
    };
    expect(await look('/health')).toMatchObject({ status: 503, body: { status: 'starting', surfaces: [] } });
    expect(await look('/api/messages')).toEqual({
      status: 503,
      again: '2',
      body: { error: 'Recado is starting; GET /health says when it is ready.' },
    });
    await openServer({ host: '127.0.0.1', port: 0, log: silentLog, health, listening });
    expect(await look('/api/messages')).toMatchObject({ status: 404 });
  });
});

describe('a database that stands still', () => {
  it('is told within two seconds, by health and metrics, and is asked once however often they are', async () => {
    const still = Promise.withResolvers<{ waiting: number; failed: number }>();
    let asked = 0;
    const health = createHealth({ version: '1', now });
    health.ready({
      ...source,
      inbox: () => {
        asked += 1;
        return still.promise;
      },
    });
    await using server = await openServer({
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
      health,
      metrics: { text: () => still.promise.then(() => 'metrics'), contentType: 'text/plain' },
    });
    const look = async (address: string) => {
      const response = await fetch(`http://127.0.0.1:${server.port}${address}`, {
        signal: AbortSignal.timeout(10_000),
      });
      return { status: response.status, text: await response.text() };
    };
    for (const _ of [1, 2]) {
      const answer = await look('/health');
      expect(answer.status).toBe(503);
      expect(JSON.parse(answer.text)).toMatchObject({ status: 'failing', error: 'the database does not answer' });
    }
    expect((await look('/metrics')).status).toBe(503);
    expect(asked).toBe(1);
    still.resolve({ waiting: 0, failed: 0 });
    await expect.poll(async () => (await look('/health')).status).toBe(200);
    expect(await look('/metrics')).toEqual({ status: 200, text: 'metrics' });
  });
});

describe('a port for operators', () => {
  it('has health and metrics, and the public one has neither', async () => {
    const [port = 0] = await freePorts(1);
    const health = createHealth({ version: '1', now });
    health.ready(source);
    await using server = await openServer({
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
      health,
      metrics: { text: async () => 'metrics', contentType: 'text/plain' },
      operators: { host: '127.0.0.1', port },
    });
    server.app.get('/ask/x', (_request, response) => void response.send('a page'));
    const status = async (at: number, address: string) => (await fetch(`http://127.0.0.1:${at}${address}`)).status;
    expect([await status(port, '/health'), await status(port, '/metrics'), await status(port, '/ask/x')]).toEqual([
      200, 200, 404,
    ]);
    expect([
      await status(server.port, '/health'),
      await status(server.port, '/metrics'),
      await status(server.port, '/ask/x'),
    ]).toEqual([404, 404, 200]);
    await expect(
      openServer({ host: '127.0.0.1', port: 0, log: silentLog, health, operators: { host: '127.0.0.1', port } }),
    ).rejects.toThrow(`HEALTH_PORT=${port + 10} npm start`);
  });
});

describe('every other address', () => {
  it.each(['/', '/nope', '/%', '/health/../x', '/slack/events'])('%s is 404 in JSON', async (address) => {
    await using server = await openServer({
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
      health: createHealth({ version: '1', now }),
    });
    const response = await fetch(`http://127.0.0.1:${server.port}${address}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 'There is nothing here; GET /health says how Recado is.' });
  });

  it('of a surface that throws tells no stack', async () => {
    await using server = await openServer({
      host: '127.0.0.1',
      port: 0,
      log: silentLog,
      health: createHealth({ version: '1', now }),
    });
    server.app.use('/broken', () => {
      throw new Error('a secret path');
    });
    const response = await fetch(`http://127.0.0.1:${server.port}/broken`);
    expect({ status: response.status, text: await response.text() }).toEqual({
      status: 500,
      text: '{"error":"Recado failed; its log says why."}',
    });
  });
});

describe('a port that is taken', () => {
  it('by another Recado is said so', async () => {
    const health = createHealth({ version: '1', now });
    await using server = await openServer({ host: '127.0.0.1', port: 0, log: silentLog, health });
    await expect(openServer({ host: '127.0.0.1', port: server.port, log: silentLog, health })).rejects.toThrow(
      `Another Recado already runs on port ${server.port}. Stop it, or choose another port: PORT=${server.port + 10} npm start.`,
    );
  });

  it('by another program is said so', async () => {
    const [port = 0] = await freePorts(1);
    const other = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    await expect(
      openServer({ host: '127.0.0.1', port, log: silentLog, health: createHealth({ version: '1', now }) }),
    ).rejects.toThrow(`Port ${port} is used by another program.`);
  });

  it('is free again once the door is closed', async () => {
    const health = createHealth({ version: '1', now });
    const [port = 0] = await freePorts(1);
    for (const _ of [1, 2]) {
      await using server = await openServer({ host: '127.0.0.1', port, log: silentLog, health });
      expect(server.port).toBe(port);
    }
  });
});
