import type { RequestHandler } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import { createFacebookPart } from '../../sandbox/facebook/part.ts';
import type { MetaPartOptions } from '../../sandbox/meta/part.ts';
import { startSimulated, type SimulatedServer } from './simulated-network.ts';

export interface FacebookServer extends SimulatedServer {
  /** Of the Page "alba". */
  token: string;
}

interface Options {
  options?: MetaPartOptions;
  watch?: RequestHandler;
  clock?: Clock;
}

/** The simulated Facebook alone, with the Pages "alba" (tiendasalba) and "alba-br". */
export async function startFacebook({ options, ...around }: Options = {}): Promise<FacebookServer> {
  const server = await startSimulated({
    ...around,
    accounts: [
      { key: 'alba', network: 'facebook', handle: 'tiendasalba', name: 'Tiendas Alba' },
      { key: 'alba-br', network: 'facebook', handle: 'albabrasil', name: 'Alba Brasil' },
    ],
    part: (deps) => createFacebookPart(deps, options),
  });
  return { ...server, token: server.keys.facebook.accounts['alba']?.token ?? '' };
}
