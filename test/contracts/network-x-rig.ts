import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express, { type RequestHandler } from 'express';
import { systemClock, type Clock } from '#core/ports/clock.ts';
import { silentLog, type Log } from '#core/ports/log.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import { x } from '../../adapters/networks/x/index.ts';
import { parseSeed } from '../../sandbox/seed.ts';
import { openState } from '../../sandbox/state.ts';
import { loadKeys, type Keys } from '../../sandbox/keys.ts';
import { createXPart, type XPartOptions } from '../../sandbox/x/part.ts';

export interface XServer {
  base: string;
  keys: Keys;
  changes: { count: number };
  /** A control call; throws unless it is answered with 2xx. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  connect(
    settings?: Record<string, unknown>,
    more?: { env?: Record<string, string>; log?: Log; handle?: string; clock?: Clock },
  ): Promise<NetworkConnection>;
  stop(): Promise<void>;
}

/** The simulated X on a bare app and a free port, with the account "alba" (@alba). */
export async function startX({
  options,
  watch,
  clock = systemClock,
  kept,
}: {
  options?: XPartOptions;
  watch?: RequestHandler;
  clock?: Clock;
  /** A folder that outlives the server. */ kept?: string;
} = {}): Promise<XServer> {
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'recado-x-'));
  const seed = parseSeed({
    brand: { key: 'alba', name: 'Alba' },
    channels: [{ key: 'general', name: 'general' }],
    people: [{ key: 'lucia', name: 'Lucía' }],
    accounts: [
      { key: 'alba', network: 'x', handle: 'alba', name: 'Alba' },
      { key: 'alba-br', network: 'x', handle: 'alba_br', name: 'Alba Brasil' },
    ],
  });
  const keys = loadKeys(folder, seed);
  const db = openState(folder);
  const changes = { count: 0 };
  let base = '';
  const part = createXPart(
    {
      welcome: false,
      db,
      clock,
      log: silentLog,
      seed,
      keys,
      changed: () => void (changes.count += 1),
      botIdle: async () => undefined,
      address: () => base,
    },
    options,
  );
  const app = express();
  if (watch !== undefined) app.use(watch);
  app.use(part.router);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const account = keys.x.accounts['alba'];

  return {
    base,
    keys,
    changes,
    call: async (method, at, body) => {
      const answer = await fetch(`${base}${at}`, {
        method,
        ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      const json: unknown = await answer.json();
      if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(json)}`);
      return json;
    },
    connect: (settings = {}, { env = {}, log = silentLog, handle = 'alba', clock: own = clock } = {}) =>
      x.connect(
        { key: 'alba', handle },
        { pollSeconds: 1, sweepSeconds: 0, settleSeconds: 0, ...settings },
        {
          clock: own,
          log,
          env: {
            X_API_URL: `${base}/`,
            X_WEB_URL: `${base}/x`,
            X_API_KEY: keys.x.apiKey,
            X_API_KEY_SECRET: keys.x.apiKeySecret,
            X_ACCESS_TOKEN: account?.token,
            X_ACCESS_TOKEN_SECRET: account?.secret,
            ...env,
          },
        },
      ),
    stop: async () => {
      await part.close?.();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      db.close();
      if (kept === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
