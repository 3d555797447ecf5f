import { drawCard } from '../cards/card.ts';
import { defineChatPost } from '../define.ts';
import { homeLink, previousLink } from './shared/card-links.ts';
import { keepPrivate } from './shared/keep-private.ts';
import { loadDetail } from './shared/load-detail.ts';
import { yieldsToOthers } from './shared/yields.ts';
import type { CardRow } from '../../store/chat-posts/card.ts';
import type { ChatPost } from '../../store/chat-posts/chat-posts.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** A conversation in each of its channels, the one that people work on first. The store adds them with the conversation. */
export const card = defineChatPost({
  kind: 'card',
  to: 'channel',
  ownJob: true,
  load: loadDetail,

  /** Work that is still open must stay in sight. */
  whenGone: 'again',
  isForgotten: ({ subject, post }) => !rowOf(subject, post).home || subject.ticket.state === 'closed',

  yields: (services, { subject, post }) => post.state === 'posted' && yieldsToOthers(services, subject),

  async whenPosted({ metrics, clock, store }, { subject, post }) {
    const { ticket, lastInbound } = subject;
    if (!rowOf(subject, post).home) return;
    // What waits for its thread can be shown in the new one.
    if (post.generation > 0) await store.chatPosts.show({ ticketId: ticket.id });
    else metrics.cardShown(ticket.network, (clock.now().getTime() - lastInbound.postedAt.getTime()) / 1_000);
  },

  async draw(services, { subject: detail, post }) {
    const row = rowOf(detail, post);
    const { surface, place: channel, home, movedTo } = row;
    const drawn = drawCard(
      { detail, config: services.config, surface },
      { channel, home, movedTo },
      {
        texts: services.texts,
        homeLink: await homeLink(services, detail, row),
        previousLink: await previousLink(services, detail),
      },
    );
    return await keepPrivate(services, { ticket: detail.ticket, channel, surface }, drawn);
  },
});

function rowOf({ cards }: Pick<TicketDetail, 'cards'>, { id }: Pick<ChatPost, 'id'>): CardRow {
  const row = cards.find((each) => each.id === id);
  if (!row) throw new Error(`the ticket was read without its card ${id}`);
  return row;
}
