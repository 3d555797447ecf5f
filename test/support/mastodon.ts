import type { RequestHandler } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import { createMastodonPart, type MastodonPartOptions } from '../../sandbox/mastodon/part.ts';
import { startSimulated, type SimulatedServer } from './simulated-network.ts';

export interface MastodonServer extends SimulatedServer {
  /** Of the account "alba", @alba@social.example. */
  token: string;
}

interface Options {
  options?: MastodonPartOptions;
  watch?: RequestHandler;
  clock?: Clock;
  kept?: string;
}

/** The simulated Mastodon alone, with the accounts "alba" (@alba@social.example) and "alba-br". */
export async function startMastodon({ options, ...around }: Options = {}): Promise<MastodonServer> {
  const server = await startSimulated({
    ...around,
    accounts: [
      { key: 'alba', network: 'mastodon', handle: 'alba@social.example', name: 'Alba' },
      { key: 'alba-br', network: 'mastodon', handle: 'alba_br@social.example', name: 'Alba Brasil' },
    ],
    part: (deps) => createMastodonPart(deps, options),
  });
  return { ...server, token: server.keys.mastodon.accounts['alba']?.token ?? '' };
}
