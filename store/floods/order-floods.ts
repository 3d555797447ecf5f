import { sql } from 'kysely';
import type { Trx } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';
import { newChatPost, type ChatPost, type WantedPost } from '../chat-posts/chat-posts.ts';
import { showOrders } from '../chat-posts/show-orders.ts';
import type { ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';
import type { Order } from '../queue/order.ts';
import type { Step } from '../tickets/step.ts';

/**
 * Has the cards of floods drawn anew whose conversations moved; those that begin are seen to by whoever folds them. Where folded ones
 * go to another channel, the card of their flood stands there too.
 */
export async function orderFloods(
  trx: Trx,
  steps: readonly Step[],
  {
    channelsOnSurfaces,
    send,
  }: { channelsOnSurfaces: ChannelsOnSurfaces; send: (orders: readonly Order[]) => Promise<void> },
): Promise<void> {
  const moved = steps.filter(({ ticket, fresh }) => !fresh && ticket.flood != null);
  if (moved.length === 0) return;
  await addElsewhere(trx, moved, channelsOnSurfaces);
  const { rows } = await sql<Pick<ChatPost, 'kind' | 'ownerId' | 'ticketId' | 'surface' | 'place'>>`
    select kind, owner_id, ticket_id, surface, place from chat_posts
    where kind = 'flood' and owner_id = any(${[...new Set(moved.map(({ ticket }) => ticket.flood))]}::text[]) and state <> 'gone'`.execute(
    trx,
  );
  await send(showOrders(rows));
}

async function addElsewhere(trx: Trx, steps: readonly Step[], channelsOnSurfaces: ChannelsOnSurfaces): Promise<void> {
  const wanted = steps.flatMap(({ ticket, changes, at }) => {
    const place = changes.ticket?.route?.channels[0];
    const isFolded = (changes.ticket?.folded ?? ticket.folded) === true;
    if (place === undefined || !isFolded || ticket.flood == null) return [];
    const post = { kind: 'flood', ownerId: ticket.flood, ticketId: null, place };
    return channelsOnSurfaces
      .of(place)
      .map((surface): { post: WantedPost; at: Date } => ({ post: { ...post, surface }, at }));
  });
  await insertRows(trx, {
    into: 'chatPosts',
    rows: wanted.map(({ post, at }) => newChatPost(post, at)),
    then: 'on conflict do nothing',
  });
}
