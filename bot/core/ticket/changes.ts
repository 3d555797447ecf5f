import type { AnswerSource, DelegateTo, Delegation, DelegationAnswer } from './delegation.ts';
import type { Delivery } from './delivery.ts';
import type { ApprovalRule, Draft } from './draft.ts';
import type { ErrorCode } from '../errors.ts';
import type { FileRefusal } from '../ports/files.ts';
import type { Load } from './wip-limits.ts';
import type { Message } from '../message.ts';
import type { Note } from './note.ts';
import type { TextKey, TextParams } from '../texts/index.ts';
import type { Elsewhere, Ticket } from './ticket.ts';

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
  /** Nothing new by this author makes a card. */
  muted?: boolean;
  /** What limits are measured against; only where the move may put the ticket in a person's hands and a limit holds. */
  load?: Load;
}

/** Jobs that may follow a move; payloads are ids. */
export type JobOrder =
  | {
      job: 'post-card' | 'redraw-card' | 'post-thread' | 'tell-experts' | 'tell-approvers' | 'copy-media';
      ticketId: string;
    }
  | { job: 'send-reply'; deliveryId: string; ticketId: string; afterMs?: number }
  | { job: 'wake-ticket'; ticketId: string; afterMs: number }
  | { job: 'find-sent'; deliveryId: string; ticketId: string; afterMs: number };

/** A post in the home thread, kept until it is shown. `body` holds ids; texts are read when it is drawn. */
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
  /** Tags in use from now on by the ticket's brand; known ones among them change nothing. */
  newTags?: string[];
  newNote?: Note;
  /** Null: it was deleted. */
  changedNote?: { id: string; text: string | null; at: Date };
  /** Ids of files that are not shown. */
  refusedFiles?: string[];
  mute?: { on: boolean; by: string };
  /** Key of the channel that holds the home card from now on; what hung under the old one stays there. */
  newHome?: string;
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

/** Every move there is. `decide(view, move, by, at)` in moves.ts is the only place that says what one does. */
export type Move =
  | { move: 'claim' }
  | { move: 'release' }
  | { move: 'take-over'; reason: string }
  | { move: 'close'; reason: 'answered' | 'no-answer-needed' }
  | { move: 'reopen' }
  | { move: 'tag'; add: string[]; remove: string[] }
  | { move: 'set-sentiment'; sentiment: NonNullable<Ticket['sentiment']> }
  | { move: 'snooze'; until: Date }
  /** Its time has come. */
  | { move: 'wake' }
  | { move: 'spam'; mute: boolean }
  | { move: 'mute'; on: boolean }
  | { move: 'continue-elsewhere'; elsewhere: Elsewhere }
  /** To another channel, by key. */
  | { move: 'transfer'; to: string; reason: string }
  /** Its channel is in the configuration no more. */
  | { move: 'channel-gone'; from: string; to: string }
  /** Something was written in a thread; `copy` where a home thread does not hold it; `home`: it was written in the home thread of its surface. */
  | { move: 'note'; note: Note; copy: boolean; home?: boolean }
  | { move: 'note-changed'; noteId: string; text: string | null }
  /** The network has done this to a message of the customer's. */
  | { move: 'mark'; what: 'like' | 'hide' | 'unhide'; messageId: string }
  /** Our answer is no longer on the network. */
  | { move: 'delivery-removed'; deliveryId: string }
  /** A new version; `submit` asks for approval in the same step (or approves by rule none). */
  | {
      move: 'write';
      draft: Pick<
        Draft,
        'text' | 'attachments' | 'account' | 'private' | 'target' | 'at' | 'findings' | 'approval' | 'basedOn'
      >;
      submit: boolean;
      /** the experts' answers it was made from, as `answerIds` reads them: used with it */ answerOf?: string;
    }
  | { move: 'submit'; draftId: string }
  /** `hash` is of what the approver saw; `send` is "approve and send". */
  | { move: 'approve'; draftId: string; hash: string; send: boolean; /** as in `send` */ confirmed?: boolean }
  | { move: 'return'; draftId: string; reason: string }
  /** Others may approve a version that waits than when it was submitted. */
  | { move: 'approvers-changed'; draftId: string; approval: ApprovalRule }
  | { move: 'change-and-approve'; draft: Extract<Move, { move: 'write' }>['draft']; undoSeconds: number }
  /** The drafter stops a version that was changed and approved. */
  /** The thread tells the drafter only now that she may stop it. */
  | { move: 'stop-window'; draftId: string; undoSeconds: number }
  | { move: 'stop'; draftId: string }
  | {
      move: 'send';
      draftId: string;
      hash: string;
      /** she was shown that the original changed or was answered, and sends all the same */ confirmed: boolean;
    }
  | {
      move: 'delegate';
      to: DelegateTo;
      question: string;
      note: string | null;
      language: string;
      /** of a link */ tokenHash: string | null;
    }
  | { move: 'take-delegation'; delegationId: string }
  /** With a `messageKey` that is known already, an edit of those words. */
  | { move: 'answer-delegation'; delegationId: string; text: string; source: AnswerSource; messageKey: string | null }
  | { move: 'use-answer'; delegationId: string }
  | { move: 'withdraw-delegation'; delegationId: string }
  | { move: 'delivery-starts'; deliveryId: string }
  /** The network does not accept our access now: it stays queued until it does. */
  | { move: 'delivery-waits'; deliveryId: string }
  /** `attempt`: the number of the call that ended; left out, whichever is under way. */
  | { move: 'delivery-ends'; deliveryId: string; attempt?: number; outcome: import('./delivery.ts').PublishOutcome }
  | { move: 'delivery-found'; deliveryId: string; nativeId: string; url: string; at: Date }
  /** Proven absent: it may be sent again by itself. */
  | { move: 'delivery-absent'; deliveryId: string }
  | { move: 'delivery-not-found'; deliveryId: string; detail: string; giveUp: boolean }
  /** `url` where she gave a link to it. */
  | { move: 'mark-sent'; deliveryId: string; url?: string | null }
  | { move: 'send-again'; deliveryId: string }
  /** The original is not what the approver saw; found by the re-read before sending. */
  | { move: 'original-changed'; deliveryId: string; how: 'edited' | 'deleted' | 'answered-outside' }
  | { move: 'customer-wrote'; message: Message }
  /** She goes on in private; the ticket there. */
  | { move: 'went-private'; ticketId: string; number: number }
  /** A file of hers is not shown. */
  | { move: 'file-refused'; fileId: string; why: FileRefusal; /** where the message is */ url: string }
  | { move: 'customer-edited'; messageId: string }
  | { move: 'customer-deleted'; messageId: string }
  /** The network does not show it to us now. */
  | { move: 'customer-hidden'; messageId: string }
  /** It is there again. */
  | { move: 'customer-shown'; messageId: string; edited: boolean }
  | { move: 'answered-outside'; messageId: string; url: string; at: Date };
