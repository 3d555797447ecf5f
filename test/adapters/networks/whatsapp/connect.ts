import { systemClock } from '#core/ports/clock.ts';
import { silentLog, type Log } from '#core/ports/log.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import { whatsapp } from '../../../../adapters/networks/whatsapp/index.ts';
import { BUSINESS } from '../../../../sandbox/whatsapp/address.ts';
import { mapMemory } from '../../../support/map-memory.ts';
import type { WhatsAppServer } from '../../../support/whatsapp.ts';

/** The number "alba" of a simulated WhatsApp, connected. */
export async function connectWhatsApp(
  { base, token, keys }: Pick<WhatsAppServer, 'base' | 'token' | 'keys'>,
  settings: Record<string, unknown> = {},
  env: Record<string, string> = {},
  log: Log = silentLog,
): Promise<NetworkConnection> {
  return whatsapp.connect({ key: 'alba', handle: '34911234567' }, settings, {
    clock: systemClock,
    log,
    memory: mapMemory(),
    env: {
      WHATSAPP_API_URL: `${base}/whatsapp-graph/`,
      WHATSAPP_BUSINESS_ID: BUSINESS,
      WHATSAPP_APP_ID: keys.whatsapp.appId,
      WHATSAPP_APP_SECRET: keys.whatsapp.appSecret,
      WHATSAPP_VERIFY_TOKEN: keys.whatsapp.verifyToken,
      WHATSAPP_TOKEN: token,
      ...env,
    },
  });
}
