import type { ThreadEntry } from '#core/ticket/changes.ts';
import { fromJson } from '../database/from-json.ts';
import { newChatPost, type ChatPost, type NewChatPost } from './chat-posts.ts';

/**
 * A post in a home thread: a chat post of the kind `thread`, owned by its ticket. With a home on each of several surfaces there is
 * one for each. Its place is the channel of the card that it hangs under.
 */
export interface ThreadRow extends ChatPost {
  ticketId: string;
  /** Within the thread of its surface. */
  seq: number;
  entry: ThreadEntry;
  /** Id of the card it hangs under, where that is no longer the home. */
  leftIn: string | null;
}

/** What the payload of such a chat post holds. */
interface ThreadPayload {
  entry: ThreadEntry;
  leftIn?: string;
}

/** A chat post of the kind `thread` that came out as JSON. */
export function toThreadRow(row: Record<string, unknown>): ThreadRow {
  const post = fromJson<
    Omit<ThreadRow, 'entry' | 'leftIn' | 'payload'> & { payload: ThreadPayload & ChatPost['payload'] }
  >(row);
  return { ...post, entry: post.payload.entry, leftIn: post.payload.leftIn ?? null };
}

/** The row of an entry that is to be posted under the home in `place`. */
export function newThreadPost(
  { ticketId, surface, place, seq, entry }: Pick<ThreadRow, 'ticketId' | 'surface' | 'place' | 'seq' | 'entry'>,
  at: Date,
): NewChatPost {
  const payload: ThreadPayload = { entry };
  return { ...newChatPost({ kind: 'thread', ownerId: ticketId, ticketId, surface, place }, at), seq, payload };
}
