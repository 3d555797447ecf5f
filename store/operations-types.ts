import type { CardRow } from './types.ts';

/** One of our accounts as operators must know it. */
export interface AccountRow {
  network: string;
  account: string;
  /** When it was first heard of. */
  since: Date;
  /** Last look at the network that succeeded, to within ten seconds. */
  contactAt: Date | null;
  /** Last time that a customer's message came in. */
  dataAt: Date | null;
  /** What the network refuses because it no longer accepts our access; null while it works. */
  brokenFor: 'everything' | 'publishing' | null;
  brokenAt: Date | null;
  /** Last try since then; null where one more is wanted now. */
  triedAt: Date | null;
}

/** `channel`: a chat lets us write there no more; its `network` is the chat, its `account` the key of the channel. */
export type AlertKind = 'no-access' | 'quiet' | 'gap' | 'channel';

/** A card for managers about an account or a channel. */
export interface AlertRow extends Omit<CardRow, 'ticketId' | 'home'> {
  kind: AlertKind;
  network: string;
  account: string;
  params: Record<string, string | number>;
  openedAt: Date;
  clearedAt: Date | null;
}

/** Work that failed too often and waits for somebody to decide. */
export interface DeadLetter {
  /** "job:<uuid>" or "inbox:<number>". */
  id: string;
  /** Name of the job, or "inbox" for a message that could not be taken in. */
  job: string;
  network: string | null;
  ticketId: string | null;
  /** Number of that ticket. */
  number: number | null;
  at: Date;
  error: string;
}

interface OfAccount {
  network: string;
  account: string;
}

/** What operators ask: accounts, alerts about them, and work that was given up. */
export interface OperationsStore {
  accounts: {
    all(): Promise<AccountRow[]>;
    get(network: string, account: string): Promise<AccountRow | null>;
    /** The network answered a look (`pulled`), a customer's message came in (`data`). */
    contact(step: OfAccount & { at: Date; pulled: boolean; data: boolean }): Promise<void>;
    /** The network does not accept our access; when that began is kept. */
    broken(step: OfAccount & { for: NonNullable<AccountRow['brokenFor']>; at: Date }): Promise<void>;
    /** It does again: what waited is ordered to be sent, in the same transaction. Gives how many. */
    works(step: OfAccount): Promise<number>;
    /** One more try for what waits, without knowing yet. */
    release(step: OfAccount): Promise<number>;
    /** Answers that wait for the access. */
    waiting(network: string, account: string): Promise<number>;
  };
  alerts: {
    /** Null where one of that kind stands already; else `show-alert` is ordered. */
    raise(alert: OfAccount & Pick<AlertRow, 'kind' | 'surface' | 'channel' | 'params'> & { at: Date }): Promise<string | null>;
    /** False where none stands. */
    clear(alert: OfAccount & { kind: AlertKind; at: Date }): Promise<boolean>;
    /** Has the one that stands drawn again. */
    refresh(alert: OfAccount & { kind: AlertKind }): Promise<void>;
    get(id: string): Promise<AlertRow | null>;
    /** All that stand; a gap is past when it is told. */
    open(): Promise<AlertRow[]>;
    /** Customers' messages received then, both ends included: still to be taken in, set aside, and by channel those that were. */
    cameBetween(network: string, account: string, from: Date, until: Date): Promise<{ waiting: number; failed: number; channels: { channel: string; count: number }[] }>;
    /** Numbers of the conversations under way whose home card is or belongs in a channel, longest waiting first. */
    livingIn(surface: string, channel: string): Promise<number[]>;
    /** These five as for `cards`. */
    begin(id: string, at: Date): Promise<AlertRow | null>;
    posted(id: string, shown: { channelId: string; ts: string; hash: string }): Promise<void>;
    shown(id: string, hash: string): Promise<void>;
    gone(id: string): Promise<void>;
    ended(id: string, reached: 'no' | 'unknown'): Promise<void>;
  };
  dead: {
    /** The newest, and how many there are. */
    list(limit: number): Promise<{ items: DeadLetter[]; total: number }>;
    /** One, or "all", is tried again from its first try. Gives how many. */
    redrive(id: string, by: string, at: Date): Promise<number>;
    /** False where it is no longer there. */
    drop(id: string, why: { by: string; at: Date; reason: string }): Promise<boolean>;
  };
}
