import type { LabelColumns, LabelId, RoutableLabel } from './labels/index.ts';
import type { TicketClock } from '../hours/ticket-clock.ts';
import type { Correction } from './labels/define.ts';

export type TicketState = 'open' | 'snoozed' | 'closed';

/** What a ticket's state may become; only `decide` walks it. A closed one comes back by hand or when the customer writes. */
export const ticketSteps: Record<TicketState, readonly TicketState[]> = {
  open: ['snoozed', 'closed'],
  snoozed: ['open', 'closed'],
  closed: ['open'],
};

export type CloseReason = 'answered' | 'no-answer-needed' | 'spam' | 'answered-outside' | 'continued-elsewhere';

/** Why a ticket is in its channels: the rule that matched and the thing in the message that made it match. */
export interface RouteReason {
  /** 1-based place of the rule in the configuration; 0 for the fallback. */
  rule: number;
  /** What matched, e.g. {on: 'words', value: 'factura'}; empty for the fallback. */
  matched: {
    on: 'words' | 'network' | 'account' | 'kind' | 'author' | 'list' | 'watch' | 'tag' | 'lessons' | RoutableLabel;
    value: string;
    /** Person id of the last of so many corrections. */
    by?: string;
  }[];
  /** Keys of `channels` in the configuration; the first holds the home card. */
  channels: string[];
  /** Public channels of a private ticket: they are only told that there is one. */
  hinted?: string[];
  /** Each time that a person moved it, oldest first; channels are keys. */
  moved?: { from: string; to: string; by: string; at: string; reason: string }[];
}

export const elsewhereWays = ['email', 'phone', 'shop', 'other'] as const;

/** Where a conversation went on, outside the networks. */
export interface Elsewhere {
  way: (typeof elsewhereWays)[number];
  /** Who goes on with it, in words. */
  who: string;
  note: string;
}

/** What we did on the network to the customer's messages, as ids of messages. */
export interface Marks {
  liked?: string[];
  hidden?: string[];
  /** The ticket of the private conversation in which the customer goes on. */
  wentPrivate?: string;
}

/** The unit of work: the messages of one author in one network thread. */
export interface Ticket extends LabelColumns {
  id: string;
  /** Short number that people say aloud; unique in the installation. */
  number: number;
  brand: string;
  network: string;
  /** The account listed first among those addressed: it answers. */
  account: string;
  /** Every account of ours that was addressed, the answering one first. */
  accounts: string[];
  authorId: string;
  conversationId: string;
  /** Values of the labels that have no column of their own. */
  labels?: Record<string, string>;
  /** Labels that a person set right: no newer message changes them. */
  corrected?: { [Id in LabelId]?: Correction };
  kind: string;
  tags: string[];
  private: boolean;
  route: RouteReason;
  state: TicketState;
  closeReason: CloseReason | null;
  /** Person id of who has it. */
  owner: string | null;
  ownedSince: Date | null;
  openedAt: Date;
  closedAt: Date | null;
  /** When it comes back by itself; means something only while it is snoozed. */
  snoozedUntil?: Date | null;
  /** Means something only while it is closed as continued-elsewhere. */
  elsewhere?: Elsewhere | null;
  marks?: Marks | null;
  /** Whom it waited for, and how long; null for one that has not moved since time is kept. */
  clock?: TicketClock | null;
  /** The flood that it came in. */
  flood?: string | null;
  /** It stands on the card of its flood and has none of its own; undefined is no. */
  folded?: boolean;
  /** Message of the customer that an answer addresses: the newest live one. */
  lastInboundId: string;
  lastInboundAt: Date;
  firstAnsweredAt: Date | null;
  reopened: number;
  previousTicketId: string | null;
  /** Grows by one with each change; a card shows the version it was drawn from. */
  version: number;
}

/** A public conversation whose author now writes in private. */
export type PublicBefore = Pick<Ticket, 'id' | 'lastInboundAt' | 'state' | 'area' | 'region' | 'centre' | 'route'>;
