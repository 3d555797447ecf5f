import type { JobOrder, TicketView, Verdict } from '../changes.ts';
import { defineMove } from './define.ts';
import type { Media, Message } from '../../message.ts';
import type { FileRefusal } from '../../ports/files.ts';
import { reactionOf } from '../reaction.ts';
import { statusOf } from '../status.ts';
import { reopened } from './ticket.ts';
import { already, moved, voidDrafts } from './verdicts.ts';

interface Wrote {
  message: Message;
}

/** A person who writes ten short posts in a row is one interruption, not ten. */
const MENTION_AT_MOST_EVERY_MS = 2 * 60_000;

export const wrote = defineMove<Wrote>((view, move, { at }) => {
  const { ticket } = view;
  const { message } = move;
  const reaction = wasAnswered(view) ? reactionOf(message.text) : null;
  if (reaction?.kind === 'thanks') return thanked(view, move);
  const isBad = reaction?.kind === 'bad';
  const comesBack = ticket.state !== 'open';
  // A back-fill may bring an older message after a newer one; the answer still goes to the newest.
  const newest = message.postedAt >= ticket.lastInboundAt;
  const { drafts, deliveries, activity } = voidDrafts(view, 'new-message', 'new-message');
  const recently = at.getTime() - ticket.lastInboundAt.getTime() < MENTION_AT_MOST_EVERY_MS;
  return moved(view, {
    ticket: {
      ...(comesBack && reopened(ticket)),
      ...(newest && { lastInboundId: message.id, lastInboundAt: message.postedAt }),
    },
    drafts,
    deliveries,
    time: [{ what: 'asked', at: message.postedAt.getTime() }],
    thread: [
      {
        kind: 'customer-message',
        messageId: message.id,
        alsoToChannel: ticket.owner === null || comesBack,
        mentionOwner: ticket.owner !== null && (comesBack || isBad || drafts.length > 0 || !recently),
      },
    ],
    activity: [
      { what: 'customer.wrote', detail: { messageId: message.id } },
      ...(isBad ? [{ what: 'customer.not-helped', detail: { messageId: message.id } }] : []),
      ...(comesBack ? [{ what: 'reopen', detail: { from: ticket.state } }] : []),
      ...activity,
    ],
    ...copied(view, message.media),
  });
});

/** Nothing of hers waits: what she writes now is about our answer. */
function wasAnswered(view: TicketView): boolean {
  const { kind } = statusOf(view);
  const { closeReason } = view.ticket;
  return (
    kind === 'answered' || (kind === 'closed' && (closeReason === 'answered' || closeReason === 'answered-outside'))
  );
}

/** A thank-you is shown and asks nobody for anything; the message that was answered stays the one that counts. */
function thanked(view: TicketView, { message }: Wrote): Verdict {
  return moved(view, {
    thread: [{ kind: 'customer-message', messageId: message.id, alsoToChannel: false, mentionOwner: false }],
    activity: [
      { what: 'customer.wrote', detail: { messageId: message.id } },
      { what: 'customer.thanked', detail: { messageId: message.id } },
    ],
    ...copied(view, message.media),
  });
}

/** What she sent with her words is shown in the thread. */
function copied({ ticket }: TicketView, media: readonly Media[]): { jobs?: JobOrder[] } {
  return media.length > 0 ? { jobs: [{ job: 'copy-media', ticketId: ticket.id }] } : {};
}

/** A file of hers that is not shown; she may have meant it as proof, so people are told where it is. */
export const fileRefused = defineMove<{ fileId: string; why: FileRefusal; /** Where the message is. */ url: string }>(
  (view, { fileId, why, url }) => {
    return moved(view, {
      refusedFiles: [fileId],
      thread: [{ kind: 'event', key: `file.not-shown.${why}`, params: { url }, mention: [] }],
      activity: [{ what: 'file.refused', detail: { fileId, why } }],
    });
  },
);

export const edited = defineMove<{ messageId: string }>((view, { messageId }) => changed(view, messageId, 'edited'));
export const deleted = defineMove<{ messageId: string }>((view, { messageId }) => changed(view, messageId, 'deleted'));

/** An edit or a deletion: what was approved for the old text is worth nothing; the draft stays, marked. */
function changed(view: TicketView, messageId: string, how: 'edited' | 'deleted'): Verdict {
  const { drafts, deliveries, activity } = voidDrafts(
    view,
    how === 'edited' ? 'edited-by-customer' : 'deleted-by-customer',
    how,
  );
  const { owner } = view.ticket;
  return moved(view, {
    drafts,
    deliveries,
    thread: [
      {
        kind: 'event',
        key: `event.customer-${how}`,
        params: {},
        mention: owner !== null && drafts.length > 0 ? [owner] : [],
      },
    ],
    activity: [{ what: `customer.${how}`, detail: { messageId } }, ...activity],
    // What she takes back is taken out of the thread too.
    jobs: [{ job: 'copy-media', ticketId: view.ticket.id }],
  });
}

/** What was written and approved stands: she may be back before it goes out, and the network says whether it can. */
export const hidden = defineMove<{ messageId: string }>((view, { messageId }) => {
  return moved(view, {
    thread: [{ kind: 'event', key: 'event.customer-hidden', params: {}, mention: [] }],
    activity: [{ what: 'customer.hidden', detail: { messageId } }],
  });
});

/** Where she changed it meanwhile, what was approved for the old text is worth nothing. */
export const shown = defineMove<{ messageId: string; edited: boolean }>((view, { messageId, edited }) => {
  const voided = edited
    ? voidDrafts(view, 'edited-by-customer', 'edited')
    : { drafts: [], deliveries: [], activity: [] };
  const { owner } = view.ticket;
  return moved(view, {
    drafts: voided.drafts,
    deliveries: voided.deliveries,
    thread: [
      {
        kind: 'event',
        key: edited ? 'event.customer-shown.edited' : 'event.customer-shown',
        params: {},
        mention: owner === null || view.ticket.state === 'closed' ? [] : [owner],
      },
    ],
    activity: [{ what: 'customer.shown', detail: { messageId } }, ...voided.activity],
    jobs: [{ job: 'copy-media', ticketId: view.ticket.id }],
  });
});

/** Her choice is kept: whoever has this one is led to the private one. */
export const wentPrivate = defineMove<{ ticketId: string; number: number }>((view, { ticketId, number }) => {
  const { ticket } = view;
  if (ticket.private || ticket.marks?.wentPrivate === ticketId) return already('say.marked-already');
  return moved(view, {
    ticket: { marks: { ...ticket.marks, wentPrivate: ticketId } },
    thread: [
      {
        kind: 'event',
        key: 'event.went-private',
        params: { number },
        mention: ticket.owner === null || ticket.state === 'closed' ? [] : [ticket.owner],
      },
    ],
    activity: [{ what: 'went-private', detail: { ticketId } }],
  });
});

/** A colleague answered in the network's own app. */
export const answeredOutside = defineMove<{ messageId: string; url: string; at: Date }>((view, move, { at }) => {
  const { ticket } = view;
  if (ticket.state === 'closed') return already('say.closed-already');
  const { drafts, deliveries, activity } = voidDrafts(view, 'closed', 'answered-outside');
  return moved(view, {
    ticket: {
      state: 'closed',
      closeReason: 'answered-outside',
      closedAt: at,
      firstAnsweredAt: ticket.firstAnsweredAt ?? move.at,
    },
    drafts,
    deliveries,
    time: [{ what: 'answered', at: move.at.getTime(), by: '' }],
    thread: [
      {
        kind: 'event',
        key: 'event.answered-outside',
        params: { url: move.url },
        mention: ticket.owner === null ? [] : [ticket.owner],
      },
    ],
    activity: [{ what: 'answered-outside', detail: { messageId: move.messageId } }, ...activity],
  });
});
