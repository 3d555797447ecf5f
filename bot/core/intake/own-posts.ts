import type { Changes, TicketView } from '../ticket/changes.ts';
import type { Delivery } from '../ticket/delivery.ts';
import type { Draft } from '../ticket/draft.ts';
import { isNewer, type InboundMessage } from '../message.ts';
import { withoutKey } from '../rating/rating.ts';
import { isSameWords } from './same-words.ts';
import { changesOf, inboundRow, type PlanDeps } from './plan-parts.ts';
import type { IngestPlan, Known, StoredEvent } from './types.ts';

/** Something one of our accounts said: the echo of our own delivery, or a colleague in the network's own app. Never opens a ticket. */
export function planOwn(stored: StoredEvent, said: InboundMessage, known: Known, { now }: PlanDeps): IngestPlan {
  const message = { ...said, text: withoutKey(said.text) };
  if (known.message) return planOwnAgain(message, known);
  // A colleague took it back before we heard of it: it answers nobody.
  if (known.removed && !known.delivery) return { kind: 'ignore', why: 'removed' };
  const { view } = known;
  if (!view) return { kind: 'ignore', why: 'no-ticket' };
  const read = inboundRow(message, {
    network: stored.network,
    account: stored.account,
    ticketId: view.ticket.id,
    language: null,
    now,
  });
  // Its deletion may have been told before it was read back.
  const state = known.delivery?.state === 'removed' ? 'deleted' : read.state;
  const row = { ...read, direction: 'out' as const, state };
  return {
    kind: 'own',
    author: message.author,
    ticketId: view.ticket.id,
    message: row,
    changes: ownChanges({ view, delivery: known.delivery ?? echoed(view, message), message, messageId: row.id, now }),
  };
}

function planOwnAgain(message: InboundMessage, { message: before, view }: Known): IngestPlan {
  if (!before || message.version === before.version) return { kind: 'ignore', why: 'seen' };
  if (message.version < before.version) return { kind: 'ignore', why: 'older-version' };
  if (!isNewer(message, before)) return { kind: 'ignore', why: 'seen' };
  const { currentId, version, text, media, counts } = message;
  return {
    kind: 'version',
    messageId: before.id,
    message: { currentId, version, text, media, counts },
    ticketId: before.ticketId,
    // The message itself has room for the time of its last change only.
    changes: view && { activity: [{ what: 'answer.edited', detail: { messageId: before.id } }], jobs: [] },
    own: true,
  };
}

function ownChanges({
  view,
  delivery,
  message,
  messageId,
  now,
}: {
  view: TicketView;
  delivery: Delivery | null;
  message: InboundMessage;
  messageId: string;
  now: Date;
}): Changes | null {
  const { nativeId, url, postedAt: at } = message;
  if (delivery && isEcho(view, delivery, message)) {
    return changesOf(view, { move: 'delivery-found', deliveryId: delivery.id, nativeId, url: url || null, at }, now);
  }
  return changesOf(view, { move: 'answered-outside', messageId, url, at }, now);
}

/** The same post, or the same words towards the same message while nobody knows how our call ended. */
function isEcho(view: TicketView, delivery: Delivery, message: InboundMessage): boolean {
  if (delivery.nativeId !== null)
    return delivery.nativeId === message.nativeId || delivery.nativeId === message.currentId;
  const draft = view.drafts.find(({ id }) => id === delivery.draftId);
  return draft === undefined || isSame(draft, delivery, message);
}

/** A call is over by then, and the clocks of a network and of this machine differ by no more. */
const AROUND_CALL_MS = 5 * 60_000;

/**
 * A file without words is like every other: it is taken for ours only while our own call is under way, or, where nobody knows how
 * that ended, when as many files of the same kinds were sent about then.
 */
function isSame(draft: Draft, delivery: Delivery, message: InboundMessage): boolean {
  if (draft.text !== '') return isSameWords(draft.text, message.text);
  if (message.text !== '' || message.media.length === 0) return false;
  if (delivery.state === 'sending') return true;
  if (delivery.sendingSince === null) return false;
  const apart = Math.abs(message.postedAt.getTime() - delivery.sendingSince.getTime());
  return apart <= AROUND_CALL_MS && isSameKinds(draft, message);
}

/** Films without sound may come back as moving pictures. */
function isSameKinds({ attachments }: Draft, { media }: InboundMessage): boolean {
  const sent = attachments.map(
    ({ mime }) => (/^(image|video)\//.exec(mime)?.[1] ?? 'file') as 'image' | 'video' | 'file',
  );
  const left = media.map(({ kind }) => kind);
  return (
    sent.length === left.length &&
    sent.every((kind) => {
      const at = left.findIndex((other) => other === kind || (other === 'gif' && kind !== 'file'));
      return at !== -1 && left.splice(at, 1).length === 1;
    })
  );
}

/** A delivery that is not known to be out, or whose place nobody knows, with these very words: a person may have called it sent, or the network refused. */
function echoed(view: TicketView, message: InboundMessage): Delivery | null {
  return (
    view.deliveries.findLast((delivery) => {
      const draft = view.drafts.find(({ id }) => id === delivery.draftId);
      return (
        delivery.nativeId === null &&
        delivery.state !== 'removed' &&
        draft !== undefined &&
        isSame(draft, delivery, message)
      );
    }) ?? null
  );
}
