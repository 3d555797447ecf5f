import type { By, Changes, TicketView, Verdict } from '../changes.ts';
import type { Media } from '../../message.ts';
import * as correction from './correct-labels.ts';
import * as customer from './customer.ts';
import type { Rule } from './define.ts';
import * as delegation from './delegation.ts';
import * as delivery from './delivery.ts';
import * as draft from './draft.ts';
import * as rating from './rating.ts';
import * as receipt from './receipt.ts';
import * as review from './review.ts';
import * as aside from './snooze-and-spam.ts';
import * as automatic from './automatic.ts';
import * as level from './level.ts';
import * as label from './tags-and-marks.ts';
import * as flood from './flood.ts';
import * as ticket from './ticket.ts';
import * as transfers from './transfer.ts';

/** Every move there is; its rule is the only place that says what it does. A new one is a `defineMove` beside its like and a line here. */
export const moves = {
  claim: ticket.claim,
  release: ticket.release,
  /** Whoever had it has left the configuration or the chat. */
  'owner-gone': ticket.ownerGone,
  'take-over': ticket.takeOver,
  close: ticket.close,
  reopen: ticket.reopen,
  /** Out of the card of a flood, to a card of its own. */
  unfold: flood.unfold,
  tag: label.tag,
  'correct-labels': correction.correctLabels,
  /** The network has done this to a message of the customer's. */
  mark: label.mark,
  snooze: aside.snooze,
  /** The time of a snoozed one has come. */
  wake: aside.wake,
  /** A rule says what was approved beforehand. */
  'say-by-itself': automatic.sayByItself,
  /** The customer is asked how our answer was. */
  'ask-rating': rating.askRating,
  rate: rating.rated,
  'comment-rating': rating.commented,
  /** What is promised is nearly late, or late. */
  'level-told': level.levelTold,
  spam: aside.spam,
  mute: aside.mute,
  'continue-elsewhere': aside.continueElsewhere,
  /** To another channel. */
  transfer: transfers.transfer,
  /** A route asks for what a person just marked. */
  reroute: transfers.reroute,
  /** Its channel is in the configuration no more. */
  'channel-gone': transfers.channelGone,
  /** To the channel where there is service now. */
  'hand-over': transfers.handOver,
  /** Something was written in a thread. */
  note: transfers.note,
  'note-changed': transfers.noteChanged,
  /** A new version. */
  write: draft.write,
  submit: draft.submit,
  send: draft.send,
  approve: review.approve,
  return: review.giveBack,
  'change-and-approve': review.changeAndApprove,
  /** Others may approve a version that waits than when it was submitted. */
  'approvers-changed': review.approversChanged,
  /** Crisis mode: it waits for those who approve everything now. */
  'needs-approval': review.needsApproval,
  /** The thread tells the drafter only now that she may stop a version that was changed and approved. */
  'stop-window': review.stopWindow,
  stop: review.stop,
  delegate: delegation.delegate,
  'take-delegation': delegation.take,
  'answer-delegation': delegation.answer,
  'use-answer': delegation.use,
  'withdraw-delegation': delegation.withdraw,
  /** Whoever is asked has left the configuration or the chat. */
  'experts-gone': delegation.expertsGone,
  'delivery-starts': delivery.start,
  /** The network does not accept our access now: it stays queued until it does. */
  'delivery-waits': delivery.waits,
  'delivery-ends': delivery.end,
  /** Crisis mode: a rule says nothing any more. */
  'delivery-silenced': automatic.silenced,
  'delivery-found': delivery.found,
  /** Proven absent: it may be sent again by itself. */
  'delivery-absent': delivery.absent,
  'delivery-not-found': delivery.notFound,
  /** The network tells that it was delivered, read, or not delivered after all. */
  'delivery-told': receipt.told,
  /** Our answer is no longer on the network. */
  'delivery-removed': delivery.removed,
  'mark-sent': delivery.markSent,
  'send-again': delivery.sendAgain,
  /** The original is not what the approver saw; found by the re-read before sending. */
  'original-changed': delivery.originalChanged,
  'customer-wrote': customer.wrote,
  /** She goes on in private; the ticket there. */
  'went-private': customer.wentPrivate,
  /** A file of hers is not shown. */
  'file-refused': customer.fileRefused,
  'customer-edited': customer.edited,
  'customer-deleted': customer.deleted,
  /** The network does not show it to us now. */
  'customer-hidden': customer.hidden,
  /** It is there again. */
  'customer-shown': customer.shown,
  'answered-outside': customer.answeredOutside,
} satisfies Record<string, Rule<never>>;

export type MoveName = keyof typeof moves;
/** What a move carries besides its name. */
export type PayloadOf<Name extends MoveName> = (typeof moves)[Name] extends Rule<infer Payload> ? Payload : never;
type Flat<T> = { [Key in keyof T]: T[Key] };
/** Any move, as it is ordered. */
export type Move = { [Name in MoveName]: Flat<{ move: Name } & PayloadOf<Name>> }[MoveName];

/**
 * What a move comes to. Nothing outside is read or written; ids of new rows are the only thing that differs between two calls.
 * Rules know no names, zones or languages: in the params of its sentences `owner`, `by` and `approvers` are person ids (several
 * with ", " between), `since`, `at`, `until` and `moment` (to the second) ISO instants, and `state` and `right` the rest of a key
 * `state.*` or `right.*`; whoever shows the sentence puts them in words.
 *
 * After `delivery-starts` the caller looks at the delivery: only one that is `sending` may be published. A start can also end
 * in a hold (the approved text is not the stored one) or in a later start (the drafter may still stop it).
 */
export function decide(view: TicketView, move: Move, by: By, at: Date): Verdict {
  // TypeScript cannot see that a move's name and its payload belong to the same rule; a test tries every move.
  const rule = moves[move.move] as Rule<Move>;
  return flood.withOwnCard(view, rule(view, move, { by, at }), by);
}

/** What a newly opened ticket starts with: its card, and a thread that begins with the standing notice and the digest, then the files of the message. */
export function openingChanges(ticketId: string, media: readonly Media[] = []): Changes {
  return {
    thread: [{ kind: 'digest' }],
    activity: [{ what: 'opened' }],
    jobs: [{ job: 'post-card', ticketId }, ...(media.length > 0 ? [{ job: 'copy-media' as const, ticketId }] : [])],
  };
}
