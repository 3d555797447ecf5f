import type { By, Changes, Move, TicketView, Verdict } from '../changes.ts';
import type { Media } from '../../message.ts';
import * as customer from './customer.ts';
import * as delegation from './delegation.ts';
import * as delivery from './delivery.ts';
import * as draft from './draft.ts';
import * as review from './review.ts';
import * as aside from './snooze-and-spam.ts';
import * as label from './tags-and-marks.ts';
import * as transfers from './transfer.ts';
import * as ticket from './ticket.ts';

/**
 * The one place that says what a move does to a ticket, its versions and its deliveries. Nothing outside is read or written;
 * ids of new rows are the only thing that differs between two calls. Rules know no names, zones or languages: in the params of
 * its sentences `owner`, `by` and `approvers` are person ids (several with ", " between), `since`, `at`, `until` and `moment` (to the second) ISO instants,
 * and `state` and `right` the rest of a key `state.*` or `right.*`; whoever shows the sentence puts them in words.
 *
 * After `delivery-starts` the caller looks at the delivery: only one that is `sending` may be published. A start can also end
 * in a hold (the approved text is not the stored one) or in a later start (the drafter may still stop it).
 */
export function decide(view: TicketView, move: Move, by: By, at: Date): Verdict {
  switch (move.move) {
    case 'claim':
      return ticket.claim(view, by, at);
    case 'release':
      return ticket.release(view, by);
    case 'take-over':
      return ticket.takeOver(view, move, by, at);
    case 'close':
      return ticket.close(view, move, by, at);
    case 'reopen':
      return ticket.reopen(view, by);
    case 'tag':
      return label.tag(view, move, by);
    case 'set-sentiment':
      return label.setSentiment(view, move, by);
    case 'mark':
      return label.mark(view, move, by);
    case 'snooze':
      return aside.snooze(view, move, by, at);
    case 'wake':
      return aside.wake(view, at);
    case 'spam':
      return aside.spam(view, move, by, at);
    case 'mute':
      return aside.mute(view, move, by);
    case 'continue-elsewhere':
      return aside.continueElsewhere(view, move, by, at);
    case 'transfer':
      return transfers.transfer(view, move, by, at);
    case 'channel-gone':
      return transfers.channelGone(view, move, by, at);
    case 'note':
      return transfers.note(view, move);
    case 'note-changed':
      return transfers.noteChanged(view, move, at);
    case 'write':
      return draft.write(view, move, by, at);
    case 'submit':
      return draft.submit(view, move, by, at);
    case 'send':
      return draft.send(view, move, by, at);
    case 'approve':
      return review.approve(view, move, by, at);
    case 'return':
      return review.giveBack(view, move, by);
    case 'change-and-approve':
      return review.changeAndApprove(view, move, by, at);
    case 'approvers-changed':
      return review.approversChanged(view, move);
    case 'stop-window':
      return review.stopWindow(view, move, at);
    case 'stop':
      return review.stop(view, move, by, at);
    case 'delegate':
      return delegation.delegate(view, move, by, at);
    case 'take-delegation':
      return delegation.take(view, move, by);
    case 'answer-delegation':
      return delegation.answer(view, move, by, at);
    case 'use-answer':
      return delegation.use(view, move, by, at);
    case 'withdraw-delegation':
      return delegation.withdraw(view, move, by);
    case 'delivery-starts':
      return delivery.start(view, move, at);
    case 'delivery-waits':
      return delivery.waits(view, move);
    case 'delivery-ends':
      return delivery.end(view, move, at);
    case 'delivery-found':
      return delivery.found(view, move);
    case 'delivery-absent':
      return delivery.absent(view, move);
    case 'delivery-not-found':
      return delivery.notFound(view, move);
    case 'delivery-removed':
      return delivery.removed(view, move, by);
    case 'mark-sent':
      return delivery.markSent(view, move, by, at);
    case 'send-again':
      return delivery.sendAgain(view, move, by);
    case 'original-changed':
      return delivery.originalChanged(view, move);
    case 'customer-wrote':
      return customer.wrote(view, move, at);
    case 'went-private':
      return customer.wentPrivate(view, move);
    case 'file-refused':
      return customer.fileRefused(view, move);
    case 'customer-edited':
      return customer.changed(view, move, 'edited');
    case 'customer-deleted':
      return customer.changed(view, move, 'deleted');
    case 'customer-hidden':
      return customer.hidden(view, move);
    case 'customer-shown':
      return customer.shown(view, move);
    case 'answered-outside':
      return customer.answeredOutside(view, move, at);
    default:
      return move satisfies never;
  }
}

/** What a newly opened ticket starts with: its card, and a thread that begins with the standing notice and the digest, then the files of the message. */
export function openingChanges(ticketId: string, media: readonly Media[] = []): Changes {
  return {
    thread: [{ kind: 'digest' }],
    activity: [{ what: 'opened' }],
    jobs: [
      { job: 'post-card', ticketId },
      { job: 'post-thread', ticketId },
      ...(media.length > 0 ? [{ job: 'copy-media' as const, ticketId }] : []),
    ],
  };
}
