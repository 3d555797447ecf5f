import type { RequestHandler } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import { createWhatsAppPart, type WhatsAppPartOptions } from '../../sandbox/whatsapp/part.ts';
import { startSimulated, type SimulatedServer } from './simulated-network.ts';

export interface WhatsAppServer extends SimulatedServer {
  /** Of the number of "alba". */
  token: string;
}

interface Options {
  options?: WhatsAppPartOptions;
  watch?: RequestHandler;
  clock?: Clock;
}

/** The simulated WhatsApp alone, with the number 34911234567 of "alba". */
export async function startWhatsApp({ options, ...around }: Options = {}): Promise<WhatsAppServer> {
  const server = await startSimulated({
    ...around,
    accounts: [{ key: 'alba', network: 'whatsapp', handle: '34911234567', name: 'Tiendas Alba' }],
    part: (deps) => createWhatsAppPart(deps, options),
  });
  return { ...server, token: server.keys.whatsapp.accounts['alba']?.token ?? '' };
}
