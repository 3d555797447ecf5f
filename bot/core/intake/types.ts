import type { Counted } from '../crisis/counted.ts';
import type { InboundAuthor, InboundEvent, Message } from '../message.ts';
import type { Changes, TicketView } from '../ticket/changes.ts';
import type { MessageLabel } from '../ticket/labels/effective.ts';
import type { Delivery } from '../ticket/delivery.ts';
import type { PublicBefore, Ticket } from '../ticket/ticket.ts';

/** An event as it lies in the inbox. */
export interface StoredEvent {
  id: string;
  network: string;
  account: string;
  brand: string;
  event: InboundEvent;
  receivedAt: Date;
}

/** What the store knows about an event before it is planned. */
export interface Known {
  /** The message itself if it came before (by network + native id), in its current version. */
  message: Message | null;
  /**
   * The newest ticket it can belong to: of the same author in the same thread; for our own messages the ticket of the message
   * they answer; for a deletion the ticket of the deleted message.
   */
  view: TicketView | null;
  /**
   * For our own messages: the delivery that it is the echo of (same native id), or that is sending or unknown towards the same target.
   * For a deletion: the delivery that put there what was deleted. For a receipt: the delivery that it is about.
   */
  delivery: Delivery | null;
  /** Nothing new by this author makes a card. */
  muted?: boolean;
  /** For what somebody said: the network told that it was deleted, by a name that we did not know it by, before it told this. */
  removed?: { at: Date; forget: boolean };
  /** The message was heard before, and belongs to no conversation. */
  heard?: boolean;
  /** Keys of the lists that colleagues put its author on. */
  lists?: readonly string[];
  /** For a deletion: the newest message of the customer in that ticket that is still there. */
  remaining?: Message | null;
  /** For a private message that belongs to no ticket: this author's newest public one. */
  publicBefore?: PublicBefore;
}

/** How something was found that was not said to us. */
export interface Heard {
  messageId: string;
  account: string;
  /** Key of the configuration. */
  watch: string;
  postedAt: Date;
}

/** What ingest decided for one event; pure, made outside the store. */
export type IngestPlan =
  | { kind: 'ignore'; why: 'seen' | 'own' | 'no-ticket' | 'older-version' | 'removed' }
  /** Opens a ticket; `number` and `version` are given by the store. */
  | {
      kind: 'open';
      author: InboundAuthor;
      ticket: Omit<Ticket, 'number' | 'version' | 'authorId' | 'lastInboundId'>;
      message: Omit<Message, 'ticketId' | 'authorId'>;
      /** What was read of it. */
      labels?: MessageLabel[];
      changes: Changes;
      counted?: Counted;
      /** The message is there already, because it was heard. */
      adopts?: true;
      heard?: Heard;
    }
  /** Found by listening: kept, and nobody is told. `message` is left out where we have it already. */
  | {
      kind: 'heard';
      author: InboundAuthor;
      message?: Omit<Message, 'authorId'>;
      labels?: MessageLabel[];
      heard: Heard;
    }
  /** By a muted author: kept, and nobody is told. */
  | { kind: 'muted'; author: InboundAuthor; message: Omit<Message, 'authorId'>; labels?: MessageLabel[] }
  /** Adds to a ticket. */
  | {
      kind: 'add';
      author: InboundAuthor;
      ticketId: string;
      message: Omit<Message, 'authorId'>;
      labels?: MessageLabel[];
      changes: Changes;
      counted?: Counted;
      adopts?: true;
    }
  /** An account of ours was mentioned too in a message that we have. */
  | { kind: 'also-to'; ticketId: string; accounts: string[]; changes: Changes }
  /** A new version of a message; the old text goes to its versions. `own`: of one of ours. */
  | {
      kind: 'version';
      messageId: string;
      message: Pick<Message, 'currentId' | 'version' | 'text' | 'media' | 'counts' | 'changedAt'>;
      labels?: MessageLabel[];
      changes: Changes | null;
      ticketId: string | null;
      own?: true;
    }
  /** `messageId` is null for an answer of ours that was not read back yet; `own`: somebody deleted one of ours. */
  | {
      kind: 'deleted';
      messageId: string | null;
      at: Date;
      changes: Changes | null;
      ticketId: string | null;
      own?: true;
      /** Its words and files go too. */
      forget?: true;
    }
  /** The network does not show it now. */
  | { kind: 'hidden'; messageId: string; at: Date; changes: Changes | null; ticketId: string | null }
  /** Something that we know of it changed, and nothing that it says. */
  | { kind: 'marked'; ticketId: string; changes: Changes }
  /** It is there again, in this version. */
  | {
      kind: 'shown';
      messageId: string;
      message: Pick<Message, 'currentId' | 'version' | 'text' | 'media' | 'counts' | 'state'>;
      labels?: MessageLabel[];
      changes: Changes | null;
      ticketId: string | null;
    }
  /** One of ours: stored in the conversation. */
  | {
      kind: 'own';
      author: InboundAuthor;
      ticketId: string;
      message: Omit<Message, 'authorId'>;
      changes: Changes | null;
    };
