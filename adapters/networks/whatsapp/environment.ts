import type { NetworkDeps } from '#core/ports/network.ts';
import { StartError } from '#core/start-error.ts';
import { metaEnvironment } from '../meta/environment.ts';

const BUSINESS = 'WHATSAPP_BUSINESS_ID';

/** WHATSAPP_TOKEN and its like. */
const meta = metaEnvironment({
  id: 'whatsapp',
  name: 'WhatsApp',
  tokenName: 'TOKEN',
  token: 'an access token of a system user who may use the WhatsApp Business account',
  more: [BUSINESS],
});
export const { environment, accessOf, webhookAccessOf } = meta;

/** Number of the WhatsApp Business account (WABA) that has an account's telephone number. @throws StartError */
export function businessOf({ key }: { key: string }, env: NetworkDeps['env']): string {
  const own = `${BUSINESS}_${key.toUpperCase().replaceAll('-', '_')}`;
  const business = env[own] || env[BUSINESS];
  if (business !== undefined && /^\d{1,30}$/.test(business)) return business;
  throw new StartError(
    business
      ? `${env[own] ? own : BUSINESS} is "${business}", which is no number. Copy the WhatsApp Business account ID from the page "API Setup" of the app.`
      : `The WhatsApp account "${key}" needs ${BUSINESS} (or ${own}) in the environment: the WhatsApp Business account ID. README, "Connect WhatsApp", says where it stands.`,
  );
}
