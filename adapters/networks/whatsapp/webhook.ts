import { RecadoError } from '#core/errors.ts';
import type { InboundEvent } from '#core/message.ts';
import type { Memory } from '#core/ports/memory.ts';
import type { NetworkWebhook, WebhookCall } from '#core/ports/network.ts';
import type { GraphClient } from '../meta/client.ts';
import { createMisread } from '../meta/misread.ts';
import { shapeOf } from '../meta/shape.ts';
import { challengeOf, isSigned, readSignedRequest } from '../meta/signature.ts';
import { readEntries } from '../meta/webhook-wire.ts';
import { display } from './display.ts';
import { toRecadoError } from './errors.ts';
import type { WhatsAppSession } from './session.ts';
import { meaningsOf } from './webhook-changes.ts';

/** What we want to hear of a business: what people write and what became of answers, and what colleagues write in the app. */
const FIELDS = ['messages', 'smb_message_echoes'];

interface Parts {
  url: string;
  appSecret: string;
  appId: string;
  verifyToken: string;
  /** Calls as the app itself. */
  app: GraphClient;
  memory: Memory;
}

/** Meta's side of our address /webhooks/whatsapp: its challenge, its signature, and everything that comes from WhatsApp. */
export function createWebhook(session: WhatsAppSession, parts: Parts): NetworkWebhook {
  const { clock, log, handle } = session;
  const misread = createMisread(parts.memory, clock);

  async function receive(call: WebhookCall): Promise<InboundEvent[]> {
    const read = entriesOf(call);
    if (read === undefined) {
      log.warn(
        { network: 'whatsapp', shape: shapeOf(call.body) },
        'a call of the network makes no sense; how it is built is kept',
      );
      await misread.note('call');
      return [];
    }
    const phone = await session.phone();
    const meanings = read.entries.flatMap((entry) => meaningsOf(entry, { now: clock.now(), phone }));
    const unknown = [...read.odd, ...meanings.flatMap((each) => (each.kind === 'unknown' ? [each.what] : []))];
    for (const meaning of meanings)
      if (meaning.kind === 'ignored') log.debug({ network: 'whatsapp', why: meaning.why }, 'told, and nothing changes');
    if (unknown.length > 0) {
      log.warn(
        {
          network: 'whatsapp',
          what: [...new Set(unknown)].slice(0, 20),
          count: unknown.length,
          shape: shapeOf(call.body),
        },
        'changes that nobody understands are counted, and how they are built is kept',
      );
      await misread.note(...unknown);
    }
    return meanings.flatMap((meaning) => (meaning.kind === 'event' ? [meaning.event] : []));
  }

  return {
    path: 'whatsapp',
    // There is no look beside the calls: what Meta could not deliver it delivers later, for a week.
    about: { url: parts.url, pollSeconds: 0 },
    challenge: (query) => challengeOf(query, parts.verifyToken),
    verify: (call) => isSigned(call, parts.appSecret),
    receive,
    signedRequest: (text) => readSignedRequest(text, parts.appSecret),
    misread: () => misread.seen(),
    async register() {
      try {
        await parts.app.post(`${parts.appId}/subscriptions`, {
          object: 'whatsapp_business_account',
          callback_url: parts.url,
          verify_token: parts.verifyToken,
          fields: FIELDS,
          include_values: true,
        });
        await session.client.post(`${session.business}/subscribed_apps`, {});
      } catch (error) {
        throw toRecadoError(error, handle);
      }
    },
  };
}

/** @throws RecadoError where it is no JSON at all */
function entriesOf(call: WebhookCall): ReturnType<typeof readEntries> {
  try {
    return readEntries(call.body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new RecadoError('network.unexpected', {
      params: { network: display.name, status: 'JSON', detail: error.message },
      cause: error,
    });
  }
}
