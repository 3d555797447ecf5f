import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer as createHttp } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { silentLog } from '#core/ports/log.ts';
import { createSocketHub, type SocketHub } from '../sandbox/slack/socket.ts';
import type { Room } from './room.ts';
import { until } from './web.ts';

export type Payload = Record<string, unknown>;

/** The workspace's own Socket Mode server, alone in this process, so that nothing but it and the listener is timed. */
export interface TimedSocket {
  url: string;
  hub: SocketHub;
  connected(): Promise<void>;
  /** Milliseconds from the envelope leaving until its acknowledgement is there, and what that carried. */
  ask(payload: Payload): Promise<{ ms: number; answer: Payload }>;
}

/** Opens the server; `POST /api/apps.connections.open` hands out its addresses, as Slack's Web API does. */
export async function openSocket(room: Room): Promise<TimedSocket> {
  let url = '';
  const hub = createSocketHub({
    appId: 'A0BENCH',
    ackMs: 10_000,
    log: silentLog,
    address: () => url,
    onConnect: () => undefined,
  });
  const server = createHttp((request, response) => {
    request.resume();
    const known = request.url === '/api/apps.connections.open';
    response
      .writeHead(known ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(known ? { ok: true, url: hub.ticket() } : { ok: false, error: 'unknown_method' }));
  });
  server.on('upgrade', (request, socket, head) => {
    if (!hub.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  room.defer(async () => {
    await hub.close();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return {
    url,
    hub,
    connected: async () => void (await until('a Socket Mode connection', async () => hub.connections() > 0)),
    async ask(payload) {
      const envelope = { envelope_id: randomUUID(), type: 'interactive', accepts_response_payload: true, payload };
      const from = performance.now();
      const answer = await hub.send(envelope);
      return { ms: performance.now() - from, answer };
    },
  };
}

/** One after another at a fixed rate, whether or not the earlier ones have been answered. */
export async function atRate(
  socket: TimedSocket,
  payloads: readonly Payload[],
  perSecond: number,
): Promise<{ ms: number; answer: Payload }[]> {
  const from = performance.now();
  const asked: Promise<{ ms: number; answer: Payload }>[] = [];
  for (const [i, payload] of payloads.entries()) {
    const wait = from + (i * 1_000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    asked.push(socket.ask(payload));
  }
  return await Promise.all(asked);
}
