import type { RequestHandler } from 'express';
import { createInstagramPart } from '../../sandbox/instagram/part.ts';
import type { MetaPartOptions } from '../../sandbox/meta/part.ts';
import { startSimulated, type SimulatedServer } from './simulated-network.ts';

export interface InstagramServer extends SimulatedServer {
  /** Of the Page that "alba" is linked to. */
  token: string;
}

/** The simulated Instagram alone, with the account "alba" (albatiendas). */
export async function startInstagram({
  options,
  watch,
}: { options?: MetaPartOptions; watch?: RequestHandler } = {}): Promise<InstagramServer> {
  const server = await startSimulated({
    watch,
    accounts: [{ key: 'alba', network: 'instagram', handle: 'albatiendas', name: 'Tiendas Alba' }],
    part: (deps) => createInstagramPart(deps, options),
  });
  return { ...server, token: server.keys.instagram.accounts['alba']?.token ?? '' };
}
