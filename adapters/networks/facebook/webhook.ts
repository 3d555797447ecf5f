import type { InboundMessage } from '#core/message.ts';
import type { NetworkWebhook } from '#core/ports/network.ts';
import type { Meaning } from '../meta/meaning.ts';
import { eventOf } from '../meta/events.ts';
import { metaWebhook, type ShownChange, type WebhookParts } from '../meta/webhook.ts';
import { display } from './display.ts';
import { toRecadoError } from './errors.ts';
import { reread } from './reread.ts';
import type { FacebookSession } from './session.ts';
import { meaningsOf } from './webhook-changes.ts';

/** Meta's side of our address /webhooks/facebook. */
export function createWebhook(session: FacebookSession, parts: WebhookParts): NetworkWebhook {
  return metaWebhook(session, parts, {
    id: 'facebook',
    name: display.name,
    object: 'page',
    fields: ['feed', 'mention', 'ratings'],
    privateFields: ['messages', 'message_echoes', 'message_edits', 'message_deliveries', 'message_reads'],
    permission: 'pages_messaging',
    pollSeconds: session.settings.pollSeconds,
    meaningsOf,
    ourId: ({ pageId }) => pageId,
    reread: (ids) => reread(session, ids),
    asTold,
    eventOf: (message, { pageId }) => eventOf(message, { ourId: pageId, answered: session.answered }),
    error: (error) => toRecadoError(error, session.handle),
  });
}

/** As Graph shows it, with what only the call told; as the call told it where Graph does not show it to us, nothing where it is gone. */
function asTold(
  state: ShownChange | undefined,
  { as, else: told }: Extract<Meaning, { kind: 'ask' }>,
): InboundMessage | undefined {
  if (state?.message) {
    const { version, mentions } = told ?? state.message;
    return { ...state.message, version, ...(as && { kind: as, mentions }) };
  }
  return told?.text ? told : undefined;
}
