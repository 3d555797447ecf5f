import type { Order } from '../queue/order.ts';

/** A message of ours that a place of a chat is to hold. */
export interface WantedPost {
  /** Which of handlers/chat-posts draws it. */
  kind: string;
  /** What it is about: a version, a question, an alert ... */
  ownerId: string;
  /** The conversation that it belongs to, if it belongs to one. */
  ticketId: string | null;
  surface: string;
  /** Key of a channel in the configuration, or id of a person. */
  place: string;
}

/** What a post belongs to: a conversation, else whatever its kind is about. */
export type Subject = { ticketId: string } | { kind: string; ownerId: string };

/** Kinds that rest between two draws: one that waits for its time is not made due by each order. */
const RESTING: ReadonlySet<string> = new Set(['queue', 'flood', 'deadlines']);

/** Kinds that tell of many at once: under load they must not stand behind the threads and cards of single ones. */
const FIRST: ReadonlySet<string> = new Set(['flood', 'incident']);

/** One for each place of each subject: order holds inside a place only, and what one place has to wait for holds up no other. */
export function showOrders(posts: readonly WantedPost[]): Order[] {
  const orders = posts.map(({ kind, ownerId, ticketId, surface, place }): [string, Order] => {
    const key = `${ticketId ?? `${kind} ${ownerId}`} ${surface} ${place}`;
    const subject = ticketId === null ? { kind, ownerId } : { ticketId };
    const rests = RESTING.has(kind) ? { afterMs: 0 } : {};
    const first = FIRST.has(kind) ? { first: true as const } : {};
    const order = { job: 'show', ...subject, surface, place, key, ...rests, ...first };
    return [key, order];
  });
  return [...new Map(orders).values()];
}

/** The message that says how many wait in a channel. */
export function queueMessage(surface: string, channel: string): WantedPost {
  return { kind: 'queue', ownerId: channel, ticketId: null, surface, place: channel };
}

/** Has what a conversation wants shown looked for, before each place is. */
export function planOrder(ticketId: string): Order {
  const order = { job: 'show', ticketId, key: ticketId };
  return order;
}
