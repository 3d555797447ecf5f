import type { RequestHandler } from 'express';
import { createInstagramPart, type InstagramPartOptions } from '../../sandbox/instagram/part.ts';
import { startSimulated, type SimulatedServer } from './simulated-network.ts';

export interface InstagramServer extends SimulatedServer {
  /** Of the Page that "alba" is linked to. */
  token: string;
}

/** The simulated Instagram alone, with the account "alba" (albatiendas). */
export async function startInstagram({
  options,
  watch,
}: { options?: InstagramPartOptions; watch?: RequestHandler } = {}): Promise<InstagramServer> {
  const server = await startSimulated({
    watch,
    accounts: [{ key: 'alba', network: 'instagram', handle: 'albatiendas', name: 'Tiendas Alba' }],
    part: (deps) => createInstagramPart(deps, options),
  });
  return { ...server, token: server.keys.instagram.accounts['alba']?.token ?? '' };
}
