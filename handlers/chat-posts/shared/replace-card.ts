import { drawCard } from '../../cards/card.ts';
import { cardHash } from '../../cards/hash.ts';
import type { Services } from '../../context.ts';
import { previousLink } from './card-links.ts';
import { keepPrivate } from './keep-private.ts';
import { postOnce, UNKNOWN_LOOK } from './post-once.ts';
import { surfaceOf } from './surface-of.ts';
import type { CardRow } from '../../../store/chat-posts/cards.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

/** Somebody deleted the card in the chat. Work that is still open must stay in sight: its home card is posted again. */
export async function replaceCard(
  services: Services,
  detail: TicketDetail,
  row: CardRow & { ts: string },
): Promise<void> {
  services.log.warn({ ticketId: row.ticketId, cardId: row.id, channel: row.channel }, 'card was deleted in the chat');
  if (!row.home || detail.ticket.state === 'closed') await services.store.cards.gone(row.id);
  else if (await services.store.cards.lost(row.id, row.ts)) await postAgain(services, detail, row);
}

/** Several jobs may want it back at once: only one begins. */
async function postAgain(
  services: Services,
  detail: TicketDetail,
  { id, surface, channel, channelId }: CardRow,
): Promise<void> {
  const before = await services.store.cards.begin(id, services.clock.now());
  if (!before || channelId === null) return;
  const card = await keepPrivate(
    services,
    { ticket: detail.ticket, channel, surface },
    drawCard({ detail, config: services.config, surface }, before, {
      texts: services.texts,
      homeLink: null,
      previousLink: await previousLink(services, detail),
    }),
  );
  const { ts, fresh } = await postOnce(surfaceOf(services, surface), {
    channel: channelId,
    card,
    opId: before.opId,
    triedBefore: before.state === 'posting',
    firstTry: detail.ticket.openedAt,
    ended: (reached) => services.store.cards.ended(id, reached),
  });
  await services.store.cards.posted(id, { channelId, ts, hash: fresh ? cardHash(card) : UNKNOWN_LOOK });
  // What waits for its thread can be shown in the new one.
  await services.store.chatPosts.show({ ticketId: detail.ticket.id });
}
