import type { ReceiptKind } from '../../message.ts';
import type { TicketView, Verdict } from '../changes.ts';
import type { Delivery, RefusalCode } from '../delivery.ts';
import type { CloseReason } from '../ticket.ts';
import { defineMove } from './define.ts';
import { change, found, withDelivery } from './delivery.ts';
import { tell } from './tell.ts';
import { reopened } from './ticket.ts';
import { already, moved } from './verdicts.ts';

interface ToldReceipt {
  deliveryId: string;
  nativeId: string;
  url?: string;
  what: ReceiptKind;
  at: Date;
  why?: { code: RefusalCode; detail: string };
}

/** The network tells how far an answer came: each thing once, whenever and in whichever order it is told. */
export const told = defineMove<ToldReceipt>((view, move, mover) => {
  const { deliveryId, nativeId, what, at } = move;
  return withDelivery(view, deliveryId, (delivery) => {
    // What is told of an earlier try of the same answer says nothing of this one.
    const isOther = delivery.nativeId !== null && delivery.nativeId !== nativeId;
    if (isOther || delivery.state === 'removed') return already('say.sent-already');
    if (what === 'failed') return failed(view, delivery, move);
    if (delivery.state === 'sent') {
      const set = marksOf(delivery, what, at);
      const isKnown = Object.keys(set).length === 0 && delivery.nativeId !== null;
      return isKnown
        ? already('say.sent-already')
        : moved(view, change(delivery, { ...set, nativeId }, { what: `delivery.${what}` }));
    }
    // That it was on its way before it failed is told late, and no news.
    if (what === 'sent' && delivery.state === 'refused' && delivery.nativeId !== null)
      return already('say.sent-already');
    // It is out, whatever we knew of the call.
    const proven = found(view, { deliveryId, nativeId, url: move.url ?? delivery.url, at }, mover);
    if (proven.kind !== 'moved') return proven;
    const deliveries = (proven.changes.deliveries ?? []).map((each) =>
      each.id === deliveryId ? { ...each, set: { ...each.set, ...marksOf(delivery, what, at) } } : each,
    );
    return { ...proven, changes: { ...proven.changes, deliveries } };
  });
});

/** The earliest moment counts; one who read it has had it. */
function marksOf(
  { deliveredAt, readAt }: Delivery,
  what: ReceiptKind,
  at: Date,
): Pick<Partial<Delivery>, 'deliveredAt' | 'readAt'> {
  if (what === 'delivered' && deliveredAt == null) return { deliveredAt: at };
  return what === 'read' && readAt == null ? { readAt: at } : {};
}

/** Whoever goes on with these is not asked again by us. */
const ELSEWHERE: readonly (CloseReason | null)[] = ['spam', 'answered-outside', 'continued-elsewhere'];

function failed(view: TicketView, delivery: Delivery, { nativeId, why }: ToldReceipt): Verdict {
  const isThere = delivery.deliveredAt != null || delivery.readAt != null;
  const isOut = delivery.state === 'sent' || delivery.state === 'sending' || delivery.state === 'unknown';
  if (isThere || !isOut) return already('say.sent-already');
  const { code = 'rejected', detail = '' } = why ?? {};
  const { ticket } = view;
  const becomes = change(
    delivery,
    { state: 'refused', nativeId, refusal: code, detail },
    { what: 'delivery.failed', detail: { code } },
  );
  // It was closed because she had her answer, and she has none.
  const comesBack =
    ticket.state === 'closed' && !ELSEWHERE.includes(ticket.closeReason) && view.deliveries.at(-1)?.id === delivery.id;
  if (!comesBack) return moved(view, { ...becomes, thread: [tell(delivery, 'event.not-delivered')] });
  return moved(view, {
    ...becomes,
    ticket: reopened(ticket),
    thread: [tell(delivery, 'event.not-delivered-reopened', ticket.owner)],
    activity: [...becomes.activity, { what: 'reopen', detail: { from: 'closed', why: 'not-delivered' } }],
  });
}
