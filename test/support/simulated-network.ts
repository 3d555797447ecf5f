import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express, { type RequestHandler } from 'express';
import { systemClock, type Clock } from '#core/ports/clock.ts';
import { silentLog } from '#core/ports/log.ts';
import { loadKeys, type Keys } from '../../sandbox/keys.ts';
import type { SandboxDeps, SandboxPart } from '../../sandbox/part.ts';
import { parseSeed } from '../../sandbox/seed.ts';
import { openState } from '../../sandbox/state.ts';

export interface SimulatedServer {
  base: string;
  keys: Keys;
  changes: { count: number };
  /** A control call; throws unless it is answered with 2xx. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

interface Options {
  accounts: readonly { key: string; network: string; handle: string; name: string }[];
  part(deps: SandboxDeps): SandboxPart;
  watch?: RequestHandler | undefined;
  clock?: Clock;
  /** A folder that outlives the server. */
  kept?: string | undefined;
}

/** Simulated networks on a bare app and a free port. */
export async function startSimulated({
  accounts,
  part: create,
  watch,
  clock = systemClock,
  kept,
}: Options): Promise<SimulatedServer> {
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'recado-network-'));
  const seed = parseSeed({
    brand: { key: 'alba', name: 'Alba' },
    channels: [{ key: 'general', name: 'general' }],
    people: [{ key: 'lucia', name: 'Lucía' }],
    accounts: [...accounts],
  });
  const keys = loadKeys(folder, seed);
  const db = openState(folder);
  const changes = { count: 0 };
  let base = '';
  const part = create({
    welcome: false,
    db,
    clock,
    log: silentLog,
    seed,
    keys,
    changed: () => void (changes.count += 1),
    botIdle: async () => undefined,
    address: () => base,
  });
  const app = express();
  if (watch !== undefined) app.use(watch);
  app.use(part.router);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    base,
    keys,
    changes,
    call: async (method, at, body) => {
      const answer = await fetch(`${base}${at}`, {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      });
      const json: unknown = await answer.json();
      if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(json)}`);
      return json;
    },
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
