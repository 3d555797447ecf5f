import type { Order } from '../queue/queue.ts';
import type { ChatPost } from './chat-posts.ts';

/** What a post belongs to: a conversation, else whatever its kind is about. */
export type Subject = { ticketId: string } | { kind: string; ownerId: string };

/** One for each place of each subject: order holds inside a place only, and what one place has to wait for holds up no other. */
export function showOrders(
  posts: readonly Pick<ChatPost, 'kind' | 'ownerId' | 'ticketId' | 'surface' | 'place'>[],
): Order[] {
  const orders = posts.map(({ kind, ownerId, ticketId, surface, place }): [string, Order] => {
    const key = `${ticketId ?? `${kind} ${ownerId}`} ${surface} ${place}`;
    const order = { job: 'show', ...(ticketId === null ? { kind, ownerId } : { ticketId }), surface, place, key };
    return [key, order];
  });
  return [...new Map(orders).values()];
}

/** Has what a conversation wants shown looked for, before each place is. */
export function planOrder(ticketId: string): Order {
  const order = { job: 'show', ticketId, key: ticketId };
  return order;
}
