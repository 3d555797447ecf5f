import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import express from 'express';
import type { InboundEvent, InboundMessage } from '#core/message.ts';
import { systemClock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import { mountRoutes } from '../../bot/http/bridge.ts';
import { createRequestLimits } from '../../bot/http/request-limits.ts';
import { nullServices } from '../../handlers/context.ts';
import { webhooks } from '../../handlers/web/webhooks/route.ts';

/** Our address for the calls of one network of Meta, as it stands in a running bot, and all that comes of a call. */
export interface CalledAddress {
  readonly base: string;
  /** The status that a call with this body is answered with; signed with `secret`. */
  call(body: string | object, how?: { secret?: string }): Promise<number>;
  /** New events, each once. */
  taken(): readonly InboundEvent[];
  messages(): readonly InboundMessage[];
  lines(): readonly string[];
  /** All that was given to the log with those lines, errors and their causes too. */
  written(): string;
  /** What whoever runs Recado is shown, by what it is about. */
  problem(what: string): unknown;
  reset(): void;
  close(): void;
}

/** `connect` gets the log whose lines are looked at. */
export async function openCalledAddress(
  { network, secret }: { network: string; secret: string },
  connect: (log: Log) => Promise<NetworkConnection>,
): Promise<CalledAddress> {
  let taken: InboundEvent[] = [];
  let lines: string[] = [];
  let problems = new Map<string, unknown>();
  let written: Record<string, unknown>[] = [];
  const write = (fields: Record<string, unknown>, message: string): void => {
    lines.push(message);
    written.push(fields);
  };
  const log: Log = { error: write, warn: write, info: write, debug: () => undefined };
  const app = express();
  mountRoutes(
    app,
    [webhooks],
    {
      ...nullServices,
      networks: new Map([['alba', await connect(log)]]),
      clock: systemClock,
      log,
      problems: {
        set: (what: string, _key: string, params: unknown) => void problems.set(what, params),
        clear: (what: string) => void problems.delete(what),
      },
      limits: createRequestLimits({ clock: systemClock }),
      config: { brands: { alba: { accounts: { alba: { network } } } } },
      store: {
        inbox: {
          add: async (rows: readonly { event: InboundEvent }[]) => {
            const known = new Set(taken.map(({ eventKey }) => eventKey));
            const fresh = rows.map(({ event }) => event).filter(({ eventKey }) => !known.has(eventKey));
            taken.push(...fresh);
            return fresh.length;
          },
        },
        accounts: { contact: async () => undefined },
        alerts: { clear: async () => undefined },
      },
    } as never,
    log,
  );
  const server = createServer().on('request', app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    base,
    async call(body, how = {}) {
      const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      const signature = createHmac('sha256', how.secret ?? secret)
        .update(bytes)
        .digest('hex');
      const response = await fetch(`${base}/webhooks/${network}`, {
        method: 'POST',
        body: bytes,
        headers: { 'x-hub-signature-256': `sha256=${signature}` },
      });
      await response.arrayBuffer();
      return response.status;
    },
    taken: () => taken,
    messages: () => taken.flatMap((event) => ('message' in event ? [event.message] : [])),
    lines: () => lines,
    written: () => inspect(written, { depth: 9 }),
    problem: (what) => problems.get(what),
    reset: () => {
      [taken, lines, written, problems] = [[], [], [], new Map()];
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
