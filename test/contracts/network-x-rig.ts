import type { RequestHandler } from 'express';
import { systemClock, type Clock } from '#core/ports/clock.ts';
import { silentLog, type Log } from '#core/ports/log.ts';
import { mapMemory } from '../support/map-memory.ts';
import { lookedAt, type LookedAt } from './looked-at.ts';
import { x } from '../../adapters/networks/x/index.ts';
import { createXPart, type XPartOptions } from '../../sandbox/x/part.ts';
import { startSimulated, type SimulatedServer } from '../support/simulated-network.ts';

export interface XServer extends SimulatedServer {
  connect(
    settings?: Record<string, unknown>,
    more?: { env?: Record<string, string>; log?: Log; handle?: string; clock?: Clock },
  ): Promise<LookedAt>;
}

/** The simulated X alone, with the accounts "alba" (@alba) and "alba-br". */
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
  const server = await startSimulated({
    watch,
    clock,
    kept,
    accounts: [
      { key: 'alba', network: 'x', handle: 'alba', name: 'Alba' },
      { key: 'alba-br', network: 'x', handle: 'alba_br', name: 'Alba Brasil' },
    ],
    part: (deps) => createXPart(deps, options),
  });
  const { base, keys } = server;
  const account = keys.x.accounts['alba'];

  return {
    ...server,
    connect: async (settings = {}, { env = {}, log = silentLog, handle = 'alba', clock: own = clock } = {}) =>
      lookedAt(
        await x.connect(
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
            memory: mapMemory(),
          },
        ),
      ),
  };
}
