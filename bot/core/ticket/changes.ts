import type { Delegation, DelegationAnswer } from './delegation.ts';
import type { Delivery } from './delivery.ts';
import type { Draft } from './draft.ts';
import type { ErrorCode } from '../errors.ts';
import type { Load } from './wip-limits.ts';
import type { Message } from '../message.ts';
import type { MessageLabel } from './labels/effective.ts';
import type { Mark } from '../hours/ticket-clock.ts';
import type { Note } from './note.ts';
import type { Rating } from '../rating/rating.ts';
import type { TextKey, TextParams } from '../texts/index.ts';
import type { Ticket } from './ticket.ts';

/** What `decide` sees: the locked ticket and everything that moves with it. */
export interface TicketView {
  ticket: Ticket;
  /** Every version, oldest first. */
  drafts: Draft[];
  /** Newest last. */
  deliveries: Delivery[];
  /** Questions to experts, oldest first. */
  delegations: Delegation[];
  /** The customer's message that an answer addresses. */
  lastInbound: Message;
  /** What the customer was asked of our answer, and what she said. */
  rating?: Rating;
  /** Nothing new by this author makes a card. */
  muted?: boolean;
  /** What limits are measured against; only where the move may put the ticket in a person's hands and a limit holds. */
  load?: Load;
}

/** Jobs that may follow a move; payloads are ids. */
export type JobOrder =
  | {
      job: 'post-card' | 'redraw-card' | 'copy-media';
      ticketId: string;
    }
  | { job: 'send-reply'; deliveryId: string; ticketId: string; afterMs?: number }
  | { job: 'wake-ticket'; ticketId: string; afterMs: number }
  | { job: 'say-by-itself'; ticketId: string }
  | { job: 'watch-level'; ticketId: string; afterMs?: number }
  | { job: 'hand-over'; rule: number }
  | { job: 'ask-rating'; ticketId: string; authorId: string; afterMs: number }
  | { job: 'find-sent'; deliveryId: string; ticketId: string; afterMs: number };

/** A post in the home thread, kept until it is shown: it holds ids; texts are read when it is drawn. */
export type ThreadEntry =
  /** First in every thread: what is written here stays here, and the conversation so far. */
  | { kind: 'digest' }
  | { kind: 'customer-message'; messageId: string; alsoToChannel: boolean; mentionOwner: boolean }
  | { kind: 'draft'; draftId: string; mention: string[] }
  /** A question to an expert. */
  | { kind: 'delegation'; delegationId: string; mention: string[] }
  /** That she answered; edited as she writes more. */
  | { kind: 'expert-answer'; delegationId: string; mention: string[] }
  /** What somebody wrote under a card of another channel. */
  | {
      kind: 'note';
      noteId: string;
      by: string;
      /** the surface whose home thread it was written in, which needs no copy */ writtenIn?: string;
    }
  /** A sentence from the catalogue that people must notice; `mention` are person ids. */
  | { kind: 'event'; key: TextKey; params: TextParams; mention: string[] };

/** Kinds of entries that change with the ticket. The others stay as they were posted, but for a digest whose words were taken back. */
export const changingEntries = [
  'draft',
  'customer-message',
  'delegation',
  'expert-answer',
  'note',
] as const satisfies readonly ThreadEntry['kind'][];

export interface ActivityEntry {
  /** What happened, e.g. "claim", "draft.approved", "delivery.sent". */
  what: string;
  /** Ids, hashes, numbers and codes; never a text of a customer or of ours. */
  detail?: Record<string, string | number | boolean | null>;
}

/** All that one move writes, in one transaction. */
export interface Changes {
  ticket?: Partial<Omit<Ticket, 'id' | 'number' | 'version'>>;
  newDraft?: Draft;
  drafts?: { id: string; set: Partial<Omit<Draft, 'id' | 'ticketId' | 'version'>> }[];
  newDelivery?: Delivery;
  deliveries?: { id: string; set: Partial<Omit<Delivery, 'id' | 'ticketId' | 'draftId'>> }[];
  newDelegation?: Delegation;
  delegations?: { id: string; set: Partial<Omit<Delegation, 'id' | 'ticketId' | 'answers'>> }[];
  newAnswer?: DelegationAnswer & { delegationId: string };
  answers?: { id: string; text: string }[];
  thread?: ThreadEntry[];
  /** What is known of messages from now on. */
  newLabels?: MessageLabel[];
  /** Tags in use from now on by the ticket's brand; known ones among them change nothing. */
  newTags?: string[];
  newNote?: Note;
  /** Null: it was deleted. */
  changedNote?: { id: string; text: string | null; at: Date };
  /** Ids of files that are not shown. */
  refusedFiles?: string[];
  /** A question to the customer, what she answers, and the word that she adds. */
  newRating?: Rating;
  rated?: Pick<Rating, 'id'> & { score: number; ratedAt: Date };
  ratingComment?: { id: string; comment: string };
  mute?: { on: boolean; by: string };
  /** Key of the channel that holds the home card from now on; what hung under the old one stays there. */
  newHome?: string;
  /** What happened that its time is counted by, and when it did. */
  time?: Mark[];
  activity: ActivityEntry[];
  jobs: JobOrder[];
}

/** `already` is not an error: a second click is told what happened. */
export type Verdict =
  | { kind: 'moved'; changes: Changes; say?: { key: TextKey; params?: TextParams } }
  | { kind: 'already'; say: { key: TextKey; params?: TextParams } }
  | { kind: 'refused'; code: ErrorCode; params?: TextParams };

/** Who or what moves a ticket. */
export type By =
  | { kind: 'person'; id: string }
  | { kind: 'rule'; id: string }
  | { kind: 'customer'; id: string }
  | { kind: 'system'; id: string };
