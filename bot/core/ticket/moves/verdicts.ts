import { isAutomatic } from '../automatic.ts';
import type { By, Changes, JobOrder, TicketView, Verdict } from '../changes.ts';
import { liveDeliveryStates, waitsForAccess, type Delivery, type HoldReason } from '../delivery.ts';
import type { Draft } from '../draft.ts';
import type { ErrorCode } from '../../errors.ts';
import type { TextKey, TextParams } from '../../texts/index.ts';

export type Refusal = Extract<Verdict, { kind: 'refused' }>;
export type Already = Extract<Verdict, { kind: 'already' }>;

/** Every change redraws the card; whatever else the chats show of it, the store has looked at. */
export function moved(view: TicketView, given: Omit<Changes, 'jobs'> & { jobs?: JobOrder[] }): Verdict {
  const ticketId = view.ticket.id;
  const changes = given.ticket?.state === 'closed' ? withoutQuestions(view, given) : given;
  return { kind: 'moved', changes: { ...changes, jobs: [{ job: 'redraw-card', ticketId }, ...(changes.jobs ?? [])] } };
}

/** A conversation that is over asks nobody anything: questions that wait are withdrawn, and their links end. */
function withoutQuestions(
  view: TicketView,
  changes: Omit<Changes, 'jobs'> & { jobs?: JobOrder[] },
): Omit<Changes, 'jobs'> & { jobs?: JobOrder[] } {
  const waiting = view.delegations.filter(({ state }) => state === 'asked');
  if (waiting.length === 0) return changes;
  return {
    ...changes,
    delegations: [
      ...(changes.delegations ?? []),
      ...waiting.map(({ id }) => ({ id, set: { state: 'withdrawn' as const } })),
    ],
    activity: [
      ...changes.activity,
      ...waiting.map(({ id }) => ({ what: 'delegation.withdrawn', detail: { delegationId: id, reason: 'closed' } })),
    ],
  };
}

export function refused(code: ErrorCode, params?: TextParams): Refusal {
  return params ? { kind: 'refused', code, params } : { kind: 'refused', code };
}

export function already(key: TextKey, params?: TextParams): Already {
  return { kind: 'already', say: params ? { key, params } : { key } };
}

/** What only a named person may do is refused to rules, customers and the system. */
export function notAPerson(by: By, right: 'answer' | 'send' | 'approve' | 'transfer' | 'tag'): Refusal | null {
  return by.kind === 'person' ? null : refused('right.missing', { right });
}

export function closed(view: TicketView): Refusal | null {
  return view.ticket.state === 'closed' ? refused('ticket.closed') : null;
}

export function notOwner(view: TicketView, by: By): Refusal | null {
  const { owner } = view.ticket;
  if (owner === null) return refused('ticket.nobody-has-it');
  return owner === by.id ? null : refused('ticket.not-yours', { owner });
}

/** Nothing may be written, closed or sent beside an answer that is on its way or whose end nobody knows; one that waits for the account's access can be taken back. */
export function answerUnderWay(view: TicketView): Refusal | null {
  const live = liveDelivery(view);
  if (!live || waitsForAccess(live)) return null;
  // Nobody is asked what became of what a rule said: it is looked for, and then given up.
  return refused(live.state === 'unknown' && !isAutomatic(live.by) ? 'delivery.unresolved' : 'ticket.being-sent');
}

export function liveDelivery(view: TicketView): Delivery | undefined {
  return view.deliveries.findLast((delivery) => liveDeliveryStates.includes(delivery.state));
}

/** The delivery of a version that is on its way, out, or may be out. */
export function spentBy(view: TicketView, draftId: string): Delivery | undefined {
  return view.deliveries.findLast((delivery) => delivery.draftId === draftId && delivery.state !== 'refused');
}

/** Versions that could still be published, or are on their way there. */
export function liveDrafts(view: TicketView): Draft[] {
  return view.drafts.filter((draft) => {
    if (draft.state !== 'editing' && draft.state !== 'submitted' && draft.state !== 'approved') return false;
    const spent = spentBy(view, draft.id);
    return spent === undefined || spent.state === 'queued';
  });
}

/** Takes the worth from every version that is not beyond recall and holds what waits to be sent. */
export function voidDrafts(
  view: TicketView,
  reason: NonNullable<Draft['voidReason']>,
  hold: HoldReason,
): Pick<Changes, 'activity'> & Required<Pick<Changes, 'drafts' | 'deliveries'>> {
  const drafts = liveDrafts(view);
  const queued = view.deliveries.filter((delivery) => delivery.state === 'queued');
  return {
    drafts: drafts.map(({ id }) => ({ id, set: { state: 'void', voidReason: reason } })),
    deliveries: queued.map(({ id }) => ({ id, set: { state: 'refused', refusal: 'approval-changed', detail: hold } })),
    activity: [
      ...drafts.map(({ id }) => ({ what: 'draft.void', detail: { draftId: id, reason } })),
      ...queued.map(({ id }) => ({ what: 'delivery.held', detail: { deliveryId: id, reason: hold } })),
    ],
  };
}

/** Spaces, signs that nobody sees, control characters and halves of pairs say nothing; nor do the letters that fonts draw as nothing. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/u.test(text);
}
