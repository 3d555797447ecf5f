import type { InboundMessage } from '#core/message.ts';
import type { NetworkWebhook } from '#core/ports/network.ts';
import type { Meaning } from '../meta/meaning.ts';
import { eventOf } from '../meta/events.ts';
import { metaWebhook, type ShownChange, type WebhookParts } from '../meta/webhook.ts';
import { display } from './display.ts';
import { toRecadoError } from './errors.ts';
import { reread } from './reread.ts';
import type { InstagramSession } from './session.ts';
import { meaningsOf } from './webhook-changes.ts';

/** Meta's side of our address /webhooks/instagram. */
export function createWebhook(session: InstagramSession, parts: WebhookParts): NetworkWebhook {
  return metaWebhook(session, parts, {
    id: 'instagram',
    name: display.name,
    object: 'instagram',
    fields: ['comments', 'mentions'],
    privateFields: ['messages', 'messaging_seen'],
    permission: 'instagram_manage_messages',
    pollSeconds: session.settings.pollSeconds,
    meaningsOf,
    ourId: ({ igId }) => igId,
    reread: (ids) => reread(session, ids),
    asTold,
    eventOf: (message, { igId }) => eventOf(message, { ourId: igId, answered: session.answered }),
    error: (error) => toRecadoError(error, session.handle),
  });
}

/** As Graph shows it; as the call told it where Graph does not show it to us now. */
function asTold(
  state: ShownChange | undefined,
  { else: told }: Extract<Meaning, { kind: 'ask' }>,
): InboundMessage | undefined {
  if (state?.message) return { ...state.message, version: 0 };
  return state?.state !== 'gone' && told?.text ? told : undefined;
}
