import type { Ticket } from '#core/ticket.ts';
import type { CardRow } from './types.ts';

/** The message that says how many wait in a channel. */
export interface QueueRow extends Omit<CardRow, 'ticketId' | 'home' | 'movedTo'> {
  pinned: boolean;
  /** When it was last drawn; null where it should be drawn at once. */
  drawnAt: Date | null;
  createdAt: Date;
}

/** Somebody's own page, once she opened it. */
export interface HomeRow {
  surface: string;
  userId: string;
  personId: string;
  openedAt: Date;
  /** Null where it should be drawn at once. */
  drawnAt: Date | null;
  shown: string | null;
}

/** A ticket as one line of a list. */
export interface TicketLine {
  ticketId: string;
  number: number;
  network: string;
  state: Ticket['state'];
  owner: string | null;
  /** When the customer last wrote. */
  since: Date;
  /** Keys; the first holds the home card. */
  channels: string[];
  private: boolean;
  area: string | null;
  tags: string[];
  /** Of the customer, without @. */
  handle: string;
  /** What she last wrote. */
  excerpt: string;
  /** The home card, once it is posted. */
  surface: string | null;
  channelId: string | null;
  ts: string | null;
}

/** Everything that is given must hold. */
export interface BoardFilter {
  /** In one of these channels, by key; left out, in any. */
  channels?: string[];
  /** Those of them that show private ones; left out, all. */
  closed?: string[];
  /** Where the list is read: of a ticket with several homes the one that is there is given. */
  surface?: string;
  /** The home card is in one of these. */
  home?: string[];
  owner?: string;
  state?: Ticket['state'];
  /** Nobody has it and nobody has answered it. */
  waiting?: boolean;
  /** Open, and not answered since the customer last wrote. */
  underWay?: boolean;
  /** An answer waits for this person's approval. */
  approver?: string;
  /** A question waits for this person's answer. */
  asked?: string;
  /** All in one message, whatever their accents, capitals and endings; a number alone also by the ticket's number. */
  words?: string;
  tag?: string;
  areas?: string[];
  /** Handle of the customer. */
  author?: string;
  since?: Date;
  /** By when the customer last wrote; left out, the oldest first. */
  order?: 'oldest' | 'newest';
}

/** How things stand in a channel, counted over the tickets whose home it is. */
export interface ChannelBoard {
  waiting: number;
  claimed: number;
  approval: number;
  oldest: TicketLine[];
  /** Who has something here, with how much she has anywhere. */
  owners: { personId: string; count: number }[];
}

export interface PersonNumbers {
  today: number;
  week: number;
  /** Median over what she answered first this week; null where that is nothing. */
  firstAnswerMinutes: number | null;
}

/** The part of the store that lists are made from. */
export interface BoardStore {
  board: {
    list(filter: BoardFilter, page: { limit: number; offset?: number }): Promise<{ lines: TicketLine[]; total: number }>;
    channel(channel: string, oldest: number, surface?: string): Promise<ChannelBoard>;
    /** What a person answered since her day and her week began; those she only helped to write count too. */
    numbers(personId: string, timeZone: string, at: Date): Promise<PersonNumbers>;
  };
  queues: {
    /** Each channel has a queue message from now on, and it is drawn at once. */
    want(surface: string, channels: string[], at: Date): Promise<void>;
    /** One on each surface. */
    of(channel: string): Promise<QueueRow[]>;
    /** These six as for `cards`. */
    begin(id: string, at: Date): Promise<QueueRow | null>;
    posted(id: string, shown: { channelId: string; ts: string; hash: string; at: Date }): Promise<void>;
    shown(id: string, shown: { hash: string; at: Date }): Promise<void>;
    pinned(id: string): Promise<void>;
    lost(id: string, ts: string, at: Date): Promise<boolean>;
    ended(id: string, reached: 'no' | 'unknown'): Promise<void>;
  };
  homes: {
    /** She looks at it now: it is drawn at once, and from now on whenever something of hers changes. */
    opened(visit: Omit<HomeRow, 'openedAt' | 'drawnAt' | 'shown'> & { at: Date }): Promise<void>;
    get(surface: string, userId: string): Promise<HomeRow | null>;
    shown(surface: string, userId: string, shown: { hash: string; at: Date }): Promise<void>;
  };
}
