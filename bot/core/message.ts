import type { RefusalCode } from './ticket/delivery.ts';

/** How a customer's message reached us. `comment`, `review`, `form` belong to networks other than X. */
export const messageKinds = ['mention', 'reply', 'quote', 'comment', 'post', 'dm', 'review', 'form'] as const;
export type MessageKind = (typeof messageKinds)[number];

export interface Media {
  /** `unshown`: the network says that there is something, and not what; people see it there alone. */
  kind: 'image' | 'video' | 'gif' | 'file' | 'unshown';
  /** Address on the network; absent while the network still prepares it. */
  url?: string;
  previewUrl?: string;
  alt?: string;
}

/** Public counters as the network last told them. */
export interface Counts {
  likes: number;
  reposts: number;
  replies: number;
  quotes: number;
}

/** A customer's identity on one network. `handle` has no leading @. */
export interface InboundAuthor {
  nativeId: string;
  handle: string;
  name: string;
  bio?: string;
  avatarUrl?: string;
  followers?: number;
  /** How many she follows. */
  following?: number;
  /** When the account was made, as YYYY-MM-DD. */
  joinedOn?: string;
  verified?: boolean;
}

/** So many of so many. */
export interface Rating {
  stars: number;
  of: number;
}

/** Everything that somebody wrote with one message, in the order in which it is read; what is kept, shown and routed by. */
export function wordsOf({
  rating,
  subject,
  title,
  text,
}: Pick<InboundMessage, 'rating' | 'subject' | 'title' | 'text'>): string {
  const given = rating && Math.max(0, Math.min(rating.of, Math.round(rating.stars)));
  const stars =
    rating && given !== undefined && rating.of <= 10 ? '★'.repeat(given) + '☆'.repeat(rating.of - given) : '';
  return [stars, subject?.trim(), title?.trim(), text].filter((part) => part !== undefined && part !== '').join('\n');
}

/** Its words and files were erased for good; what somebody only deleted keeps them. */
export function isForgotten({
  state,
  text,
  media,
}: Pick<Message, 'state' | 'text'> & { media?: readonly unknown[] }): boolean {
  return state === 'deleted' && text === '' && media?.length === 0;
}

/** Whether it says something else than what is known of it, and later. */
export function isNewer(
  now: InboundMessage,
  before: { version: number; text: string; media?: readonly unknown[] },
): boolean {
  if (now.version <= before.version) return false;
  const isSameFiles = before.media === undefined || before.media.length === now.media.length;
  return now.uncounted !== true || wordsOf(now) !== before.text || !isSameFiles;
}

/** One thing said on a network, as an adapter hands it over; nothing unparsed travels further inside. */
export interface InboundMessage {
  /** The id that never changes: on X the first of the edit history. */
  nativeId: string;
  /** The id to answer and to read now; differs from `nativeId` after an edit. */
  currentId: string;
  /** 0 for the first text, one more for each edit. */
  version: number;
  /** The network counts no edits, so `version` only grows with time: it is another version where the words differ from those before. */
  uncounted?: true;
  kind: MessageKind;
  private: boolean;
  text: string;
  /** What stands above the text where the network has that: a review's title, an e-mail's subject, a warning. */
  title?: string;
  subject?: string;
  /** Stars of a review. */
  rating?: Rating;
  author: InboundAuthor;
  postedAt: Date;
  url: string;
  /** The network's own id of the thread. */
  conversationId: string;
  parentId?: string;
  quotedId?: string;
  /** Handles mentioned, without @, lower case. */
  mentions: string[];
  media: Media[];
  counts: Counts;
  /** The network's own guess, if it makes one ("es", "und"). */
  languageHint?: string;
}

/** What the network's own word of a deletion is kept under. It may come before what it deletes, which is then looked for by this. */
export function removedKey(nativeId: string): string {
  return `removed:${nativeId}`;
}

/**
 * The network itself says that a message was deleted. A look that finds it gone tells so by another key, and forgets nothing: what it
 * saw may come back. `forget`: its words are to be kept nowhere.
 */
export function toldDeleted({
  nativeId,
  at,
  forget = false,
}: {
  nativeId: string;
  at: Date;
  forget?: boolean;
}): InboundEvent {
  return { kind: 'deleted', eventKey: removedKey(nativeId), nativeId, at, forget: forget || undefined };
}

/** How far an answer of ours came, as the network tells it afterwards; `sent` is no more than that the network has it. */
export type ReceiptKind = 'sent' | 'delivered' | 'read' | 'failed';

/** What `pull` or a webhook yields. `eventKey` makes a second delivery of the same thing harmless. */
export type InboundEvent =
  | {
      kind: 'message';
      eventKey: string;
      message: InboundMessage;
      /** Person id of who made a conversation of what was only heard. */
      openedBy?: string;
    }
  /** Found by listening, not said to us: `watch` is the key of what it was found by. */
  | { kind: 'heard'; eventKey: string; message: InboundMessage; watch: string }
  /** Our own account spoke: an answer made by us comes back, or a colleague wrote in the network's own app. */
  | { kind: 'own-message'; eventKey: string; message: InboundMessage }
  /** `forget`: whoever deleted it wants its words kept nowhere, and the network holds us to it. */
  | { kind: 'deleted'; eventKey: string; nativeId: string; at: Date; forget?: true }
  /** It may be there, but the network does not show it to us now: its author protected it, was suspended or left for a while. */
  | { kind: 'hidden'; eventKey: string; nativeId: string; at: Date }
  /** Whoever runs our account hid it from other readers on the network, or shows it again. */
  | { kind: 'hidden-by-us'; eventKey: string; nativeId: string; hidden: boolean; at: Date }
  /**
   * What became of an answer of ours. They may come twice, late and in any order. `opId`: our own name for it, where the network says
   * it back. `why`: where it failed. `until`: the network names no answer, but a moment up to which whatever we said in the conversation
   * `nativeId` to that author came so far.
   */
  | {
      kind: 'receipt';
      eventKey: string;
      nativeId: string;
      opId?: string;
      /** Where people read it, if anywhere. */
      url?: string;
      what: ReceiptKind;
      at: Date;
      why?: { code: RefusalCode; detail: string };
      until?: { author: string; at: Date };
    }
  /** Read by its id after it was deleted or not shown: it is there. */
  | { kind: 'shown'; eventKey: string; message: InboundMessage };

/** A stored message: one version of it is current, older ones are kept in `message_versions`. */
export interface Message {
  id: string;
  network: string;
  account: string;
  nativeId: string;
  currentId: string;
  version: number;
  direction: 'in' | 'out';
  ticketId: string | null;
  authorId: string | null;
  kind: MessageKind;
  private: boolean;
  text: string;
  language: string | null;
  parentId: string | null;
  conversationId: string;
  url: string;
  media: Media[];
  counts: Counts;
  /** `hidden`: there, as far as we know, but the network does not show it to us now. */
  state: 'live' | 'edited' | 'deleted' | 'hidden';
  /** When it was edited, deleted or no longer shown, as nearly as is known; null while it is as it was written. */
  changedAt?: Date | null;
  postedAt: Date;
}

export interface Author extends InboundAuthor {
  id: string;
  network: string;
  /** Conversations with us this calendar month, this one included; who goes on in private begins no other. */
  timesThisMonth: number;
  /** Since when she wants no profile made of her. */
  objectedAt?: Date;
}
