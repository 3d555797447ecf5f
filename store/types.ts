import type { By, Changes, Move, TicketView, Verdict } from '#core/change.ts';
import type { Delegation } from '#core/delegation.ts';
import type { Delivery } from '#core/delivery.ts';
import type { Draft } from '#core/draft.ts';
import type { Author, InboundAuthor, InboundEvent, Message } from '#core/message.ts';
import type { Note } from '#core/note.ts';
import type { PublicBefore, Ticket } from '#core/ticket.ts';
import type { ThreadEntry } from '#core/change.ts';
import type { SurfaceMemory } from '#core/surface-memory.ts';
import type { BoardStore } from './board-types.ts';
import type { OperationsStore } from './operations-types.ts';
import type { FileStore, ShownFile } from './file-types.ts';

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
   * For a deletion: the delivery that put there what was deleted.
   */
  delivery: Delivery | null;
  /** Nothing new by this author makes a card. */
  muted?: boolean;
  /** For a deletion: the newest message of the customer in that ticket that is still there. */
  remaining?: Message | null;
  /** For a private message that belongs to no ticket: this author's newest public one. */
  publicBefore?: PublicBefore;
}

/** What ingest decided for one event; pure, made outside the store. */
export type IngestPlan =
  | { kind: 'ignore'; why: 'seen' | 'own' | 'no-ticket' | 'older-version' }
  /** Opens a ticket; `number` and `version` are given by the store. */
  | { kind: 'open'; author: InboundAuthor; ticket: Omit<Ticket, 'number' | 'version' | 'authorId' | 'lastInboundId'>; message: Omit<Message, 'ticketId' | 'authorId'>; changes: Changes }
  /** By a muted author: kept, and nobody is told. */
  | { kind: 'muted'; author: InboundAuthor; message: Omit<Message, 'authorId'> }
  /** Adds to a ticket. */
  | { kind: 'add'; author: InboundAuthor; ticketId: string; message: Omit<Message, 'authorId'>; changes: Changes }
  /** An account of ours was mentioned too in a message that we have. */
  | { kind: 'also-to'; ticketId: string; accounts: string[]; changes: Changes }
  /** A new version of a message; the old text goes to its versions. */
  | { kind: 'version'; messageId: string; message: Pick<Message, 'currentId' | 'version' | 'text' | 'media' | 'counts' | 'changedAt'>; changes: Changes | null; ticketId: string | null }
  /** `messageId` is null for an answer of ours that was not read back yet; `own`: somebody deleted one of ours. */
  | { kind: 'deleted'; messageId: string | null; at: Date; changes: Changes | null; ticketId: string | null; own?: true }
  /** The network does not show it now. */
  | { kind: 'hidden'; messageId: string; at: Date; changes: Changes | null; ticketId: string | null }
  /** It is there again, in this version. */
  | { kind: 'shown'; messageId: string; message: Pick<Message, 'currentId' | 'version' | 'text' | 'media' | 'counts' | 'state'>; changes: Changes | null; ticketId: string | null }
  /** One of ours: stored in the conversation. */
  | { kind: 'own'; author: InboundAuthor; ticketId: string; message: Omit<Message, 'authorId'>; changes: Changes | null };

/** A message that is looked at again on its network. */
export type Watched = Pick<Message, 'nativeId' | 'currentId' | 'version' | 'state'> & { messageId: string; changedAt: Date | null };

/** A card to be shown in a channel. */
export interface CardRow {
  id: string;
  ticketId: string;
  surface: string;
  /** Key of the channel in the configuration. */
  channel: string;
  /** Id of the channel on the surface, known once posted. */
  channelId: string | null;
  home: boolean;
  state: 'wanted' | 'posting' | 'posted' | 'gone';
  opId: string;
  attemptAt: Date | null;
  ts: string | null;
  /** Hash of the card as last shown; equal = nothing to do. */
  shown: string | null;
  /** Key of the channel that the home went to; what is left here is one line. */
  movedTo?: string | null;
}

/** A post in a home thread; with a home on each of several surfaces there is one row for each. */
export interface ThreadRow {
  id: string;
  ticketId: string;
  surface: string;
  /** Within the thread. */
  seq: number;
  entry: ThreadEntry;
  state: 'wanted' | 'posting' | 'posted' | 'gone';
  opId: string;
  attemptAt: Date | null;
  ts: string | null;
  shown: string | null;
  createdAt: Date;
  /** Id of the card it hangs under, where that is no longer the home. */
  leftIn?: string | null;
}

/** A direct message that asks one person one question. */
export interface DelegationPostRow {
  id: string;
  delegationId: string;
  ticketId: string;
  personId: string;
  surface: string;
  /** The direct conversation on the surface, known once posted. */
  channelId: string | null;
  state: 'wanted' | 'posting' | 'posted' | 'gone';
  opId: string;
  attemptAt: Date | null;
  ts: string | null;
  shown: string | null;
  createdAt: Date;
}

/** A direct message that asks one person, who is in none of the ticket's channels, to approve one version. */
export interface ApprovalPostRow extends Omit<DelegationPostRow, 'delegationId'> {
  draftId: string;
}

/** How long an expert let us wait. */
export interface ExpertWait {
  delegationId: string;
  ticketId: string;
  kind: Delegation['to']['kind'];
  /** Person id; "link" for whoever came by a link. */
  by: string;
  askedAt: Date;
  answeredAt: Date;
  waitedMs: number;
}

/** A person on one surface; who has an account on several has a row for each. */
export interface PersonRow {
  id: string;
  name: string;
  surface: string;
  userId: string;
  locale: string;
  /** When she last acted there; long ago if she was only looked up. */
  seenAt: Date;
}

/** A chat account that is known to be the same person as another. */
export interface PersonLink {
  /** Person id that the account has by itself. */
  alias: string;
  /** Person id that counts. */
  personId: string;
  surface: string;
  userId: string;
  at: Date;
}

/** How the giving of a code ended. `none`: nobody with this address asked for one that is still good. */
export type Linking = { kind: 'linked'; personId: string } | { kind: 'none' } | { kind: 'wrong'; left: number } | { kind: 'both-named' } | { kind: 'already' };

/** A text that a message had before it was edited. */
export type MessageVersion = Pick<Message, 'version' | 'text' | 'media'>;

/** Everything a card, a thread entry or a form is drawn from. */
export interface TicketDetail extends TicketView {
  author: Author;
  /** Newest ten of the conversation, oldest first, ours included. */
  messages: Message[];
  messageCount: number;
  /** What the customer wrote first. */
  first?: Message | null;
  /** Files of the message that is to be answered, as its thread shows them. */
  shown?: ShownFile[];
  cards: CardRow[];
  thread: ThreadRow[];
  /** Keyed by person id: owner, drafters, approvers, senders and whoever is mentioned in the thread. */
  people: Map<string, PersonRow>;
  /** Of the chat that shows it, not of the store: words in its thread are heard only where they mention us. */
  mustMention?: boolean;
}

export interface ActivityRow {
  id: number;
  at: Date;
  ticketId: string | null;
  by: By;
  what: string;
  detail: Record<string, string | number | boolean | null>;
}

export interface SubmissionRow {
  id: string;
  surface: string;
  personId: string;
  action: string;
  ticketId: string | null;
  values: Record<string, string | undefined>;
  at: Date;
  /** open until it became a version; then nothing is restored from it. */
  outcome: 'open' | 'used' | 'refused';
}

/** The store as handlers see it. Every method is one transaction. Ids that name nothing give null, or RecadoError ticket.not-found from `move`. */
export interface Store extends BoardStore, OperationsStore, FileStore {
  tickets: {
    /** Locks the row, asks `decide` (moves.ts), writes ticket, drafts, deliveries, thread, activity and jobs in one transaction. `refused` is thrown as RecadoError. */
    /**
     * With `submissionId` the form that asked for it is marked used in the same transaction; where it is used already nothing is
     * done and nothing is said: whoever sends a form again after a crash gets what she asked for once.
     */
    move(step: { ticketId: string; move: Move; by: By; at: Date; submissionId?: string }): Promise<Exclude<Verdict, { kind: 'refused' }> & { ticket: Ticket }>;
    get(ticketId: string): Promise<Ticket | null>;
    /** People as they are on that surface, where it is given. */
    detail(ticketId: string, surface?: string): Promise<TicketDetail | null>;
    /** Open tickets of channel keys, oldest waiting first. */
    open(filter: { channels?: string[]; /** those that show private ones */ closed?: string[]; owner?: string | null; limit: number }): Promise<Ticket[]>;
    /** currentIds of the newest inbound messages of open tickets, to be read again for edits and deletions. */
    watched(network: string, account: string, how: { limit: number; /** of those that are deleted or not shown, the ones that became so since */ goneSince: Date }): Promise<Watched[]>;
    /** Our newest public answers that are out since then, read back or not, and what colleagues said in the network's own app: to find those that were deleted. */
    watchedOwn(network: string, account: string, since: Date, limit: number): Promise<{ nativeId: string; currentId: string }[]>;
  };
  inbox: {
    /** Inserts what is not there yet and orders `ingest-message`; commits before it resolves. Gives how many were new. */
    add(events: { network: string; account: string; brand: string; event: InboundEvent }[], at: Date): Promise<number>;
    /**
     * Takes up to `limit` waiting events, oldest first; events of the same author and thread never meet in one batch. Reads what
     * is known in set-based statements, calls `plan` for each, writes all in one transaction. If that fails, one by one; an event
     * that fails alone is set aside with its error (dead letter) and logged.
     */
    ingest(limit: number, at: Date, plan: (event: StoredEvent, known: Known) => IngestPlan): Promise<{ done: number; failed: number; more: boolean }>;
    waiting(): Promise<{ waiting: number; failed: number; oldest: Date | null }>;
  };
  messages: {
    /** In no order; ids that name nothing are left out. */
    get(ids: string[]): Promise<Message[]>;
    /** The newest of a ticket, oldest first. */
    newest(ticketId: string, limit: number): Promise<Message[]>;
    /**
     * What an author wrote to us last and what we answered, newest first, deleted left out: of tickets with one of these channel keys (all without them), and
     * public ones that never became a ticket.
     */
    byAuthor(authorId: string, filter: { channels?: string[]; /** those that show private ones */ closed?: string[]; limit: number }): Promise<Message[]>;
    /** Earlier texts, oldest first, the present one not among them. */
    versions(messageId: string): Promise<MessageVersion[]>;
  };
  tags: {
    /** Tags that the brand's tickets have had, the most used first. */
    known(brand: string): Promise<string[]>;
  };
  notes: {
    /** In no order; ids that name nothing are left out. */
    get(ids: string[]): Promise<Note[]>;
    /** Oldest first, deleted ones without their text. */
    of(ticketId: string): Promise<Note[]>;
  };
  drafts: {
    get(draftId: string): Promise<Draft | null>;
    /** Versions that wait for approval in tickets that are not closed. */
    waiting(): Promise<Pick<Draft, 'id' | 'ticketId'>[]>;
  };
  deliveries: {
    get(deliveryId: string): Promise<Delivery | null>;
    /** Row for the call that is about to be made, written before it. */
    attemptStarts(deliveryId: string, at: Date): Promise<string>;
    attemptEnds(attemptId: string, at: Date, outcome: string, detail: string): Promise<void>;
    /** Left in `sending` by a process that died. */
    stranded(before: Date): Promise<Delivery[]>;
  };
  delegations: {
    get(id: string): Promise<Delegation | null>;
    /** By the hex SHA-256 of a link's token. */
    byToken(hash: string): Promise<Delegation | null>;
    /** Direct messages about a ticket, oldest first. */
    posts(ticketId: string): Promise<DelegationPostRow[]>;
    /** What was asked in a direct conversation, newest first. */
    postsIn(surface: string, channelId: string): Promise<{ post: DelegationPostRow; delegation: Delegation }[]>;
    /** First answers that came in a time, oldest first; `until` not included. */
    waits(time: { from: Date; until: Date }): Promise<ExpertWait[]>;
    /** These five as for `cards`. */
    begin(postId: string, at: Date): Promise<DelegationPostRow | null>;
    posted(postId: string, shown: { channelId: string; ts: string; hash: string }): Promise<void>;
    shown(postId: string, hash: string): Promise<void>;
    gone(postId: string): Promise<void>;
    ended(postId: string, reached: 'no' | 'unknown'): Promise<void>;
    /** She is not on the surface where she was to be asked: asked on another, unless she has been meanwhile. */
    askOn(postId: string, surface: string): Promise<void>;
  };
  approvalPosts: {
    /** Of a ticket, oldest first. */
    of(ticketId: string): Promise<ApprovalPostRow[]>;
    /** One for a version and a person, however often it is wanted. */
    want(post: Pick<ApprovalPostRow, 'draftId' | 'ticketId' | 'personId' | 'surface'>, at: Date): Promise<void>;
    /** These six as for `delegations`. */
    begin(postId: string, at: Date): Promise<ApprovalPostRow | null>;
    posted(postId: string, shown: { channelId: string; ts: string; hash: string }): Promise<void>;
    shown(postId: string, hash: string): Promise<void>;
    gone(postId: string): Promise<void>;
    ended(postId: string, reached: 'no' | 'unknown'): Promise<void>;
    askOn(postId: string, surface: string): Promise<void>;
  };
  cards: {
    /**
     * Open tickets get the cards that they lack because a channel of theirs has a place on a surface where it had none, the longest
     * waiting first, at most `limit`. Gives how many tickets.
     */
    gained(limit: number, at: Date): Promise<number>;
    /** Ids of those that are on their way to a surface: a message may stand there already that `byMessage` does not know yet. */
    posting(surface: string): Promise<string[]>;
    /** Marks `posting` and gives the row as it was before; null when somebody else posts it now. */
    begin(cardId: string, at: Date): Promise<CardRow | null>;
    posted(cardId: string, shown: { channelId: string; ts: string; hash: string }): Promise<void>;
    /** Redrawn. Where somebody else drew it since it was read as `before`, how it looks is not known: the next redraw draws. */
    shown(cardId: string, hash: string, before?: string | null): Promise<boolean>;
    gone(cardId: string): Promise<void>;
    /** It was deleted in the chat and is wanted again, under a new operation; false when somebody else has seen to that. */
    lost(cardId: string, ts: string): Promise<boolean>;
    /** An attempt that failed: `no` = certainly not posted, `unknown` = it may be there. The next `begin` need not wait; a success is `posted`. */
    ended(cardId: string, reached: 'no' | 'unknown'): Promise<void>;
    /** Which ticket a chat message belongs to (home card, other card or thread root). */
    byMessage(surface: string, channelId: string, ts: string): Promise<CardRow | null>;
  };
  thread: {
    begin(entryId: string, at: Date): Promise<ThreadRow | null>;
    posted(entryId: string, shown: { ts: string; hash: string }): Promise<void>;
    /** As `cards.shown`. */
    shown(entryId: string, hash: string, before?: string | null): Promise<boolean>;
    gone(entryId: string): Promise<void>;
    /** As `cards.ended`. */
    ended(entryId: string, reached: 'no' | 'unknown'): Promise<void>;
  };
  people: {
    /** She acted. */
    seen(person: Omit<PersonRow, 'seenAt'>, at: Date): Promise<void>;
    /** She was looked up. */
    found(person: Omit<PersonRow, 'seenAt'>): Promise<void>;
    /** As they are on that surface; else, or without one, where each was seen last. */
    get(ids: string[], surface?: string): Promise<Map<string, PersonRow>>;
  };
  /** Chat accounts that people said are theirs, with a code given on one surface and typed on another. */
  links: {
    /** Of one account; null where it goes by its own id. */
    of(surface: string, userId: string): Promise<PersonLink | null>;
    /** The id that counts, for each that is linked. */
    personsOf(aliases: string[]): Promise<Map<string, string>>;
    accounts(personId: string): Promise<PersonLink[]>;
    /** A new code for an account; an earlier one is worth nothing any more. Hashes are hex SHA-256. */
    offer(code: { surface: string; userId: string; personId: string; emailHash: string; codeHash: string; expiresAt: Date }): Promise<void>;
    /**
     * Both accounts are one person from now on: what the id that no longer counts wrote, has, approves and was asked is hers,
     * and she stays a writer under both ids. `named`: ids that the configuration gives.
     */
    redeem(given: { surface: string; userId: string; personId: string; emailHash: string; codeHash: string; named: (id: string) => boolean; at: Date }): Promise<Linking>;
    /** Each account goes by its own id again; what she wrote as one stays written by all of them. Gives how many accounts. */
    unlink(personId: string, at: Date): Promise<number>;
  };
  /** Of one surface. */
  memory(surface: string): SurfaceMemory;
  /** True the first time an id is seen; a second delivery of the same click gives false. */
  firstTime(clickId: string, at: Date): Promise<boolean>;
  submissions: {
    /** Stores what was typed before anything is checked. The same id twice is one row; the outcome says what came of it so far. */
    save(row: Omit<SubmissionRow, 'outcome'>): Promise<{ isNew: boolean; outcome: SubmissionRow['outcome'] }>;
    finish(id: string, outcome: 'used' | 'refused'): Promise<void>;
    /** The newest text this person typed for this ticket that never became a version (outcome open or refused, newer than her newest version). */
    unsent(ticketId: string, personId: string, action: string): Promise<SubmissionRow | null>;
  };
  activity: { of(ticketId: string): Promise<ActivityRow[]> };
  cursors: {
    get(network: string, account: string): Promise<string | undefined>;
    set(network: string, account: string, cursor: string | undefined, at: Date): Promise<void>;
  };
  /** Jobs waiting and due now (counted to 1,000), running, and dead. */
  work(): Promise<{ due: number; running: number; dead: number }>;
  /** What is to be shown in channels of a surface is tried now, though it waits for a later moment. */
  hasten(surface: string): Promise<void>;
  close(): Promise<void>;
}

/** One kind of job, as the queue needs it; made by `defineJob` in handlers. */
export interface JobSpec {
  name: string;
  /** Tries before it is a dead letter. */
  retryLimit: number;
  /** At once, per process. */
  concurrency: number;
  /** At most one waiting and one running per value of this payload field. */
  oneAtATimePer?: string;
  /** One that waits is due at once when it is ordered again. */
  soonest?: boolean;
  cron?: string;
  /** RecadoError with retryAfterMs: tried again after that long without counting as a try. */
  handle(payload: unknown, signal: AbortSignal): Promise<void>;
}
