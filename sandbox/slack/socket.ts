import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { RawData } from 'ws';
import type { Log } from '#core/ports/log.ts';
import { randomName } from './ids.ts';
import { isJson } from './json.ts';
import type { Json } from './json.ts';

const MOST = 10;
const TICKET_MS = 30_000;
const PING_MS = 10_000;
const WARNING_MS = 10_000;

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** An envelope was not acknowledged: nobody was connected, the connection ended, or the time was up. */
export class NotAcknowledged extends Error {
  override name = 'NotAcknowledged';
  readonly reason: 'no_connection' | 'closed' | 'timeout';

  constructor(reason: 'no_connection' | 'closed' | 'timeout') {
    super(reason);
    this.reason = reason;
  }
}

function textOf(data: RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as ArrayBuffer).toString();
}

interface Waiting {
  socket: WebSocket;
  done(payload: Json): void;
  fail(error: NotAcknowledged): void;
}

/** Socket Mode: one-time addresses, up to ten connections, envelopes spread among them, acknowledgements with payload. */
export function createSocketHub({
  appId,
  ackMs,
  log,
  address,
  onConnect,
  onDisconnect,
}: {
  appId: string;
  ackMs: number;
  log: Log;
  address(): string;
  onConnect(): void;
  onDisconnect?(): void;
}) {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, NodeJS.Timeout>();
  const open: WebSocket[] = [];
  const waiting = new Map<string, Waiting>();
  let turn = 0;

  function accept(socket: WebSocket): void {
    if (open.length >= MOST) {
      farewell(socket, 'too_many_websockets');
      return;
    }
    open.push(socket);
    let heard = true;
    const ping = setInterval(() => {
      if (!heard) return socket.terminate();
      heard = false;
      socket.ping(`Ping from ${randomName(4)}`);
    }, PING_MS);
    socket.on('pong', () => {
      heard = true;
    });
    socket.on('ping', () => {
      heard = true;
    });
    socket.on('message', (data) => {
      heard = true;
      hear(textOf(data));
    });
    socket.on('error', (error) => log.info({ err: error }, 'a Socket Mode connection failed'));
    socket.on('close', () => {
      clearInterval(ping);
      const index = open.indexOf(socket);
      if (index >= 0) open.splice(index, 1);
      for (const [id, one] of waiting) if (one.socket === socket) settle(id)?.fail(new NotAcknowledged('closed'));
      onDisconnect?.();
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.length,
        connection_info: { app_id: appId },
        debug_info: { host: 'recado-workspace', build_number: 1, approximate_connection_time: 3600 },
      }),
    );
    onConnect();
  }

  function settle(id: string): Waiting | undefined {
    const one = waiting.get(id);
    waiting.delete(id);
    return one;
  }

  function hear(text: string): void {
    let frame: unknown;
    try {
      frame = JSON.parse(text);
    } catch {
      return log.info({}, 'a Socket Mode frame was not JSON');
    }
    if (!isJson(frame) || typeof frame['envelope_id'] !== 'string') return;
    settle(frame['envelope_id'])?.done(isJson(frame['payload']) ? frame['payload'] : {});
  }

  function farewell(socket: WebSocket, reason: DisconnectReason): void {
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'recado-workspace' } }));
    const end = setTimeout(() => socket.close(1000), reason === 'warning' ? WARNING_MS : 500);
    end.unref();
  }

  return {
    connections: (): number => open.length,
    /** A one-time address for the next connection. */
    ticket(): string {
      const id = randomName(16);
      const end = setTimeout(() => tickets.delete(id), TICKET_MS);
      end.unref();
      tickets.set(id, end);
      return `${address().replace(/^http/, 'ws')}/link/?ticket=${id}&app_id=${appId}`;
    },
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      if (url.pathname !== '/link/') return false;
      const ticket = url.searchParams.get('ticket') ?? '';
      const known = tickets.get(ticket);
      if (!known) return false;
      clearTimeout(known);
      tickets.delete(ticket);
      server.handleUpgrade(request, socket, head, accept);
      return true;
    },
    /** Sends one envelope to the next connection and waits for its acknowledgement. @throws NotAcknowledged */
    send(envelope: Json): Promise<Json> {
      const ready = open.filter((one) => one.readyState === WebSocket.OPEN);
      turn += 1;
      const socket = ready[turn % Math.max(1, ready.length)];
      if (!socket) return Promise.reject(new NotAcknowledged('no_connection'));
      const id = String(envelope['envelope_id']);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => settle(id)?.fail(new NotAcknowledged('timeout')), ackMs);
        waiting.set(id, {
          socket,
          done: (payload) => {
            clearTimeout(timer);
            resolve(payload);
          },
          fail: (error) => {
            clearTimeout(timer);
            reject(error);
          },
        });
        socket.send(JSON.stringify(envelope));
      });
    },
    /** Says goodbye to every connection as Slack does when it recycles one; `drop` cuts without a word. */
    disconnect(reason: DisconnectReason, drop = false): number {
      const all = [...open];
      for (const socket of all) {
        if (drop) socket.terminate();
        else farewell(socket, reason);
      }
      return all.length;
    },
    /** Says goodbye properly; who does not answer within half a second is cut. */
    async close(): Promise<void> {
      for (const timer of tickets.values()) clearTimeout(timer);
      const ended = [...server.clients].map(
        (socket) =>
          new Promise<void>((resolve) => {
            if (socket.readyState === WebSocket.CLOSED) return resolve();
            const cut = setTimeout(() => socket.terminate(), 500);
            socket.once('close', () => {
              clearTimeout(cut);
              resolve();
            });
            socket.close(1001);
          }),
      );
      await Promise.all(ended);
      server.close();
    },
  };
}

export type SocketHub = ReturnType<typeof createSocketHub>;
