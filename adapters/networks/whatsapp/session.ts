import { RecadoError } from '#core/errors.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { GraphClient } from '../meta/client.ts';
import { display } from './display.ts';
import { toRecadoError } from './errors.ts';
import type { WhatsAppSettings } from './settings.ts';
import type { Phone } from './webhook-changes.ts';
import { WirePhones } from './wire.ts';

/** What every call of one account shares. */
export interface WhatsAppSession {
  readonly client: GraphClient;
  readonly settings: WhatsAppSettings;
  readonly clock: Clock;
  readonly log: Log;
  readonly handle: string;
  /** Number of the WhatsApp Business account. */
  readonly business: string;
  /** Which telephone number of the business we are, as Meta numbers it; asked once. @throws RecadoError network.* */
  phone(): Promise<Phone>;
  /** Asks Graph now. @throws RecadoError network.* */
  check(): Promise<void>;
}

export function createSession(
  given: Pick<WhatsAppSession, 'client' | 'settings' | 'clock' | 'log' | 'handle' | 'business'> & { base: string },
): WhatsAppSession {
  const { client, settings, handle, business, base } = given;
  let known: Phone | undefined;

  async function ask(): Promise<Phone> {
    try {
      const phone = await phoneOf(client, { business, handle });
      if (phone)
        return {
          id: phone.id,
          name: phone.name,
          handle,
          addressOf: (file) => `${base}/${settings.version}/${encodeURIComponent(file)}`,
        };
    } catch (error) {
      throw toRecadoError(error, handle);
    }
    throw new RecadoError('network.not-authorised', {
      params: { network: display.name, account: display.handle(handle) },
      cause: new Error(`the business ${business} has no number ${display.handle(handle)}`),
    });
  }

  return {
    ...given,
    check: async () => void (await ask()),
    async phone() {
      known ??= await ask();
      return known;
    },
  };
}

/** Meta's number of a telephone number; undefined where the business has no such number. @throws GraphCallError, ZodError */
export async function phoneOf(
  client: GraphClient,
  { business, handle }: { business: string; handle: string },
): Promise<{ id: string; name: string } | undefined> {
  const answer = await client.get(`${business}/phone_numbers`, {
    fields: 'id,display_phone_number,verified_name',
    limit: 100,
  });
  const { data } = WirePhones.parse(answer);
  const found = data.find(({ display_phone_number: shown }) => shown.replace(/\D/g, '') === handle);
  return found && { id: found.id, name: found.verified_name || display.handle(handle) };
}
