import { ASKED_BY, isAutomatic } from '../automatic.ts';
import { approvalHash } from '../approval.ts';
import type { ActivityEntry, By, Changes, JobOrder, ThreadEntry, TicketView, Verdict } from '../changes.ts';
import { defineMove } from './define.ts';
import {
  deliverySteps,
  isConfirmed,
  waitsForAccess,
  type Delivery,
  type DeliveryState,
  type HoldReason,
  type PublishOutcome,
} from '../delivery.ts';
import type { Draft } from '../draft.ts';
import { tell } from './tell.ts';
import { already, moved, notAPerson, refused } from './verdicts.ts';

interface Ended {
  deliveryId: string;
  /** Number of the call that ended; left out, whichever is under way. */
  attempt?: number;
  outcome: PublishOutcome;
}

/** First look-up of our own post after an unknown outcome; the network needs a moment to show it. */
const FIRST_LOOK_MS = 5_000;
const LONGEST_LOOK_MS = 5 * 60_000;
/** After this long of "not sent, try later" a person decides: an answer that comes hours late can be worse than none. */
export const GIVE_UP_AFTER_MS = 60 * 60_000;
const MOMENT_MS = 1_000;
/** Until the next try where the network's word about it makes no sense. */
const UNTOLD_MS = 60_000;

export const start = defineMove<{ deliveryId: string }>((view, move, { at }) => {
  return withDelivery(view, move.deliveryId, (delivery, draft) => {
    if (delivery.state !== 'queued') return already('say.sent-already');
    const unfit = unfitReason(view, draft);
    if (unfit !== null) return moved(view, hold(delivery, unfit, draft));
    const wait = draft?.undoUntil ? draft.undoUntil.getTime() - at.getTime() : 0;
    if (wait > 0) return moved(view, { activity: [], jobs: [sendJob(delivery, wait)] });
    return moved(
      view,
      change(
        delivery,
        { state: 'sending', refusal: null, sendingSince: at, attempts: delivery.attempts + 1 },
        { what: 'delivery.sending', detail: { attempt: delivery.attempts + 1, hash: draft?.approvedHash ?? null } },
      ),
    );
  });
});

/** No call was made: the account's access is known to be refused. Whoever finds it accepted again orders the sending. */
export const waits = defineMove<{ deliveryId: string }>((view, move) => {
  return withDelivery(view, move.deliveryId, (delivery) => {
    if (delivery.state !== 'queued' || waitsForAccess(delivery)) return already('say.sent-already');
    return moved(view, change(delivery, { refusal: 'not-authorised' }, { what: 'delivery.waits' }));
  });
});

export const end = defineMove<Ended>((view, move, { at }) => {
  const { outcome } = move;
  return withDelivery(view, move.deliveryId, (delivery, draft) => {
    // A late end of a call that was taken for unknown is still the truth, unless it is "unknown" once more.
    // Another attempt is not ours to end; only that ours is out is true whatever the others do.
    if (move.attempt !== undefined && move.attempt !== delivery.attempts && outcome.kind !== 'sent')
      return already('say.sent-already');
    if (delivery.state !== 'sending' && !(delivery.state === 'unknown' && outcome.kind !== 'unknown'))
      return already('say.sent-already');
    switch (outcome.kind) {
      case 'sent':
        return moved(view, sent(view, delivery, outcome));
      case 'refused':
        return moved(view, {
          ...change(
            delivery,
            { state: 'refused', refusal: outcome.code, detail: outcome.detail },
            { what: 'delivery.refused', detail: { code: outcome.code } },
          ),
          thread: told(delivery, 'event.refused'),
        });
      case 'not-sent': {
        if (at.getTime() - delivery.queuedAt.getTime() >= GIVE_UP_AFTER_MS) {
          return moved(view, {
            ...change(
              delivery,
              { state: 'refused', refusal: 'rejected', detail: outcome.detail },
              { what: 'delivery.given-up', detail: { attempts: delivery.attempts } },
            ),
            thread: told(delivery, 'event.given-up'),
          });
        }
        const unfit = unfitForAnotherTry(view, delivery, draft);
        if (unfit !== null) return moved(view, hold(delivery, unfit, draft));
        const afterMs = untilNextTry(outcome.retryAfterMs, delivery, at);
        return moved(view, {
          ...change(
            delivery,
            { state: 'queued', sendingSince: null },
            { what: 'delivery.postponed', detail: { afterMs } },
          ),
          jobs: [sendJob(delivery, afterMs)],
        });
      }
      case 'no-access':
        return moved(
          view,
          change(
            delivery,
            { state: 'queued', sendingSince: null, refusal: 'not-authorised' },
            { what: 'delivery.waits' },
          ),
        );
      case 'unknown':
        return moved(view, {
          ...change(delivery, { state: 'unknown', detail: outcome.detail }, { what: 'delivery.unknown' }),
          jobs: [lookJob(delivery, FIRST_LOOK_MS)],
        });
      default:
        return outcome satisfies never;
    }
  });
});

/** As the network asks, but never past the hour after which a person decides: she is told then, whatever it asked. */
function untilNextTry(asked: number, { queuedAt }: Delivery, at: Date): number {
  const left = Math.max(MOMENT_MS, queuedAt.getTime() + GIVE_UP_AFTER_MS - at.getTime());
  return Number.isFinite(asked) ? Math.min(left, Math.max(0, asked)) : Math.min(left, UNTOLD_MS);
}

/** Our own post was seen on the network, by a look-up or because it came back with the mentions. */
export const found = defineMove<{ deliveryId: string; nativeId: string; url: string | null; at: Date }>(
  (view, move) => {
    return withDelivery(view, move.deliveryId, (delivery) => {
      if (delivery.state === 'sent' && delivery.nativeId === null) {
        // A person had said so without knowing where; now the link is known.
        return moved(
          view,
          change(
            delivery,
            { nativeId: move.nativeId, url: move.url, sentAt: move.at, markedBy: null },
            { what: 'delivery.found', detail: { nativeId: move.nativeId } },
          ),
        );
      }
      if (!canBecome(delivery, 'sent')) return already('say.sent-already');
      const other = view.deliveries.find(
        ({ id, draftId, state }) => id !== delivery.id && draftId === delivery.draftId && state !== 'refused',
      );
      if (other !== undefined && other.state !== 'queued') return already('say.sent-already');
      const found = sent(view, delivery, move);
      if (other === undefined) return moved(view, found);
      // It had gone out after all: what waits to send the same version again must not. First in the list, because one version has one live delivery.
      const stopped = change(
        other,
        { state: 'refused', refusal: 'duplicate', detail: null },
        { what: 'delivery.stopped', detail: { because: delivery.id } },
      );
      return moved(view, {
        ...found,
        deliveries: [...(stopped.deliveries ?? []), ...(found.deliveries ?? [])],
        activity: [...stopped.activity, ...found.activity],
      });
    });
  },
);

export const absent = defineMove<{ deliveryId: string }>((view, move) => {
  return withDelivery(view, move.deliveryId, (delivery, draft) => {
    if (delivery.state !== 'unknown') return already('say.sent-already');
    const unfit = unfitForAnotherTry(view, delivery, draft);
    if (unfit !== null) return moved(view, hold(delivery, unfit, draft));
    return moved(view, {
      ...change(
        delivery,
        { state: 'queued', sendingSince: null, detail: null },
        { what: 'delivery.absent', detail: { lookups: delivery.lookups } },
      ),
      jobs: [sendJob(delivery)],
    });
  });
});

/** Not seen, and not proven absent: look again later, or leave it to a person. */
export const notFound = defineMove<{ deliveryId: string; detail: string; giveUp: boolean }>((view, move) => {
  return withDelivery(view, move.deliveryId, (delivery) => {
    if (delivery.state !== 'unknown') return already('say.sent-already');
    const lookups = delivery.lookups + 1;
    // Nobody is asked about what a rule said; it stands in nobody's way, and if it is seen after all that is still the truth.
    if (move.giveUp && isAutomatic(delivery.by))
      return moved(
        view,
        change(
          delivery,
          { lookups, state: 'refused', refusal: 'rejected', detail: move.detail },
          { what: 'delivery.given-up', detail: { lookups } },
        ),
      );
    return moved(view, {
      ...change(
        delivery,
        { lookups, detail: move.detail },
        { what: 'delivery.not-found', detail: { lookups, giveUp: move.giveUp } },
      ),
      ...(move.giveUp
        ? { thread: [tell(delivery, 'event.unknown')] }
        : { jobs: [lookJob(delivery, Math.min(LONGEST_LOOK_MS, FIRST_LOOK_MS * 2 ** lookups))] }),
    });
  });
});

export const markSent = defineMove<{ deliveryId: string; /** Where she gave a link to it. */ url?: string | null }>(
  (view, move, { by, at }) => {
    return withDelivery(view, move.deliveryId, (delivery) => {
      const no = notAPerson(by, 'send') ?? notHers(view, delivery, by);
      if (no) return no;
      if (delivery.state === 'sent') return already('say.sent-already');
      if (delivery.state !== 'unknown') return refused('delivery.not-unknown', { state: `delivery.${delivery.state}` });
      return moved(view, sent(view, delivery, { nativeId: null, url: move.url ?? null, at, markedBy: by.id }));
    });
  },
);

/** A person says that it may go out again: she looked, or the cause of the refusal is gone. */
export const sendAgain = defineMove<{ deliveryId: string }>((view, move, { by }) => {
  return withDelivery(view, move.deliveryId, (delivery, draft) => {
    const no = notAPerson(by, 'send') ?? notHers(view, delivery, by);
    if (no) return no;
    if (delivery.state !== 'unknown' && delivery.state !== 'refused') return already('say.sent-already');
    if (view.ticket.state === 'closed') return refused('ticket.closed');
    if (view.deliveries.some(({ id, state }) => id !== delivery.id && canBlock(state)))
      return refused('ticket.being-sent');
    if (
      view.deliveries.some(
        ({ id, draftId, state }) => id !== delivery.id && draftId === delivery.draftId && state !== 'refused',
      )
    )
      return already('say.sent-already');
    if (unfitReason(view, draft) !== null) return refused('draft.not-approved');
    return moved(view, {
      ...change(
        delivery,
        { state: 'queued', sendingSince: null, refusal: null, detail: null, lookups: 0 },
        { what: 'delivery.again', detail: { from: delivery.state } },
      ),
      jobs: [sendJob(delivery)],
    });
  });
});

/** Found by the re-read before sending: nothing was called yet; whoever sent it is asked whether to send all the same. */
export const originalChanged = defineMove<{ deliveryId: string; how: 'edited' | 'deleted' | 'answered-outside' }>(
  (view, move) => {
    return withDelivery(view, move.deliveryId, (delivery) => {
      if ((delivery.state !== 'queued' && delivery.state !== 'sending') || isConfirmed(delivery))
        return already('say.sent-already');
      return moved(view, {
        ...hold(delivery, move.how, undefined),
        thread: told(delivery, `event.original-${move.how}`),
      });
    });
  },
);

export function withDelivery(
  view: TicketView,
  id: string,
  step: (delivery: Delivery, draft: Draft | undefined) => Verdict,
): Verdict {
  const delivery = view.deliveries.find((row) => row.id === id);
  if (!delivery) return refused('delivery.not-found');
  return step(
    delivery,
    view.drafts.find((row) => row.id === delivery.draftId),
  );
}

/** Why this version must not be published now; null where it is the very text that was approved. */
function unfitReason(view: TicketView, draft: Draft | undefined): HoldReason | null {
  const isClosed = view.ticket.state === 'closed';
  // Asked once it is over: opened again, nobody is asked how it was.
  if (draft?.author === ASKED_BY ? !isClosed : isClosed) return isClosed ? 'closed' : 'stopped';
  return draft?.state === 'approved' && draft.approvedHash !== null && approvalHash(draft) === draft.approvedHash
    ? null
    : 'content-changed';
}

/** While it was on its way the approval stood; for another try, what the customer said meanwhile counts. */
function unfitForAnotherTry(view: TicketView, delivery: Delivery, draft: Draft | undefined): HoldReason | null {
  const unfit = unfitReason(view, draft);
  if (unfit !== null) return unfit;
  return draft?.target === view.lastInbound.currentId || isConfirmed(delivery) ? null : 'new-message';
}

function hold(delivery: Delivery, reason: HoldReason, draft: Draft | undefined): Omit<Changes, 'jobs'> {
  const changed = change(
    delivery,
    { state: 'refused', refusal: 'approval-changed', detail: reason },
    { what: 'delivery.held', detail: { reason } },
  );
  if ((reason !== 'content-changed' && reason !== 'new-message') || draft?.state !== 'approved') return changed;
  return {
    ...changed,
    drafts: [{ id: draft.id, set: { state: 'void', voidReason: reason } }],
    thread: told(delivery, `event.${reason}`),
    activity: [...changed.activity, { what: 'draft.void', detail: { draftId: draft.id, reason } }],
  };
}

function sent(
  view: TicketView,
  delivery: Delivery,
  outcome: { nativeId: string | null; url: string | null; at: Date; markedBy?: string },
): Omit<Changes, 'jobs'> {
  const { nativeId, url, at, markedBy } = outcome;
  return {
    ...(isAutomatic(delivery.by)
      ? {}
      : {
          ticket: view.ticket.firstAnsweredAt === null ? { firstAnsweredAt: at } : undefined,
          time: [
            { what: 'answered', at: at.getTime(), by: delivery.by, marked: markedBy === undefined ? undefined : true },
          ],
        }),
    ...change(
      delivery,
      {
        state: 'sent',
        sentAt: at,
        nativeId,
        url,
        refusal: null,
        detail: null,
        markedBy,
      },
      { what: markedBy === undefined ? 'delivery.sent' : 'delivery.marked-sent', detail: { nativeId } },
    ),
  };
}

export function change(
  delivery: Delivery,
  set: Partial<Delivery>,
  entry: ActivityEntry,
): Required<Pick<Changes, 'deliveries' | 'activity'>> {
  return {
    deliveries: [{ id: delivery.id, set }],
    activity: [{ what: entry.what, detail: { deliveryId: delivery.id, draftId: delivery.draftId, ...entry.detail } }],
  };
}

function canBecome(delivery: Delivery, state: DeliveryState): boolean {
  return deliverySteps[delivery.state].includes(state);
}

function canBlock(state: DeliveryState): boolean {
  return state === 'queued' || state === 'sending' || state === 'unknown';
}

/** The owner, or whoever pressed Send: at night she may be the only one who knows. */
function notHers(view: TicketView, delivery: Delivery, by: By): Verdict | null {
  const { owner } = view.ticket;
  return owner === null || owner === by.id || delivery.by === by.id ? null : refused('ticket.not-yours', { owner });
}

/** That a customer could not be asked how it was, nobody need do anything about. */
function told(delivery: Delivery, key: Parameters<typeof tell>[1]): ThreadEntry[] {
  return delivery.by === ASKED_BY ? [] : [tell(delivery, key)];
}

function sendJob(delivery: Delivery, afterMs?: number): JobOrder {
  return {
    job: 'send-reply',
    deliveryId: delivery.id,
    ticketId: delivery.ticketId,
    afterMs,
  };
}

function lookJob(delivery: Delivery, afterMs: number): JobOrder {
  return { job: 'find-sent', deliveryId: delivery.id, ticketId: delivery.ticketId, afterMs };
}

/** Our answer is no longer on the network: a person took it back here, or we found it gone. */
export const removed = defineMove<{ deliveryId: string }>((view, move, { by }) => {
  const isFound = by.kind === 'system';
  const no = isFound ? null : notAPerson(by, 'send');
  if (no) return no;
  return withDelivery(view, move.deliveryId, (delivery) => {
    if (delivery.state === 'removed') return already('say.removed-already');
    if (delivery.state !== 'sent') return refused('delivery.not-sent', { state: `delivery.${delivery.state}` });
    const changes = change(delivery, { state: 'removed' }, { what: 'delivery.removed', detail: { by: by.id } });
    return moved(view, isFound ? { ...changes, thread: [tell(delivery, 'event.answer-gone')] } : changes);
  });
});
