import { sql, type RawBuilder } from 'kysely';
import type { ChatPost } from './chat-posts.ts';

/** A conversation in a channel: a chat post of the kind `card`, owned by its ticket. */
export interface CardRow extends ChatPost {
  ticketId: string;
  /** The one that people work on, of which there is one on each surface: it heads the thread below it, so its `seq` is 0. */
  home: boolean;
  /** Key of the channel that the home went to; what is left here is one line. */
  movedTo: string | null;
}

/** Of whatever heads a thread. */
export const HEAD = 0;

/** Of chat posts under this name: the home card of their owner. */
export function isHome(name: string): RawBuilder<boolean> {
  return sql.raw<boolean>(homeText(name));
}

/** The same, for a statement that is put together as text. */
export function homeText(name: string): string {
  return `(${name}.kind = 'card' and ${name}.seq = ${HEAD})`;
}

/** Of chat posts under this name: a card, and not the line of a home that went elsewhere. */
export function standsFor(name: string): RawBuilder<boolean> {
  return sql.raw<boolean>(`(${name}.kind = 'card' and (${name}.payload ->> 'movedTo') is null)`);
}

/** A chat post of the kind `card`. */
export function toCard(post: ChatPost): CardRow {
  const { ticketId, seq, payload } = post;
  if (ticketId === null) throw new Error(`${post.id} is the card of no ticket`);
  const to = payload?.['movedTo'];
  return { ...post, ticketId, home: seq === HEAD, movedTo: typeof to === 'string' ? to : null };
}
