import type { ActivityEntry, By, Changes, TicketView, Verdict } from '../changes.ts';
import { defineMove } from './define.ts';
import type { CloseReason, Ticket } from '../ticket.ts';
import { full } from './wip-limits.ts';
import { already, answerUnderWay, closed, isBlank, moved, notAPerson, refused, voidDrafts } from './verdicts.ts';

export const claim = defineMove((view, _none, { by, at }) => {
  const { owner, ownedSince } = view.ticket;
  const no = notAPerson(by, 'answer') ?? closed(view);
  if (no) return no;
  if (owner === by.id) return already('say.claimed-already', { since: sinceOf(view.ticket) });
  if (owner !== null)
    return refused('ticket.taken', { owner, since: (ownedSince ?? view.ticket.openedAt).toISOString() });
  return (
    full(view) ??
    moved(view, { ticket: { state: 'open', owner: by.id, ownedSince: at }, activity: [{ what: 'claim' }] })
  );
});

export const release = defineMove((view, _none, { by }) => {
  const { owner } = view.ticket;
  const no = notAPerson(by, 'answer') ?? closed(view);
  if (no) return no;
  if (owner === null) return already('say.released-already');
  if (owner !== by.id) return refused('ticket.not-yours', { owner });
  return (
    answerUnderWay(view) ?? moved(view, { ticket: { owner: null, ownedSince: null }, activity: [{ what: 'release' }] })
  );
});

/** Whoever had it can act here no more: it is offered to its channel again, and what she wrote stays. */
export const ownerGone = defineMove<{ owner: string }>((view, { owner }) => {
  const no = closed(view);
  if (no) return no;
  if (view.ticket.owner !== owner) return already('say.released-already');
  return (
    answerUnderWay(view) ??
    moved(view, {
      ticket: { owner: null, ownedSince: null },
      thread: [{ kind: 'event', key: 'event.owner-gone', params: { owner }, mention: [] }],
      activity: [{ what: 'release', detail: { from: owner, why: 'owner-gone' } }],
    })
  );
});

/** Whoever had it is told, with the reason; what she wrote stays. */
export const takeOver = defineMove<{ reason: string }>((view, move, { by, at }) => {
  const { owner } = view.ticket;
  const no = notAPerson(by, 'answer') ?? closed(view);
  if (no) return no;
  if (owner === by.id) return already('say.claimed-already', { since: sinceOf(view.ticket) });
  if (owner === null) return claim(view, {}, { by, at });
  if (isBlank(move.reason)) return refused('reason.missing');
  return (
    full(view) ??
    moved(view, {
      ticket: { state: 'open', owner: by.id, ownedSince: at },
      thread: [
        {
          kind: 'event',
          key: 'event.taken-over',
          params: { owner, by: by.id, reason: move.reason.trim() },
          mention: [owner],
        },
      ],
      activity: [{ what: 'take-over', detail: { from: owner } }],
    })
  );
});

export const close = defineMove<{ reason: 'answered' | 'no-answer-needed' }>((view, move, { by, at }) => {
  // "Answered" is only said of what was answered, or the figures would lie.
  return closeAs(view, { reason: view.ticket.firstAnsweredAt === null ? 'no-answer-needed' : move.reason, by, at });
});

/** Its owner closes it, or anybody who may where nobody has it; what could still go out is void. */
export function closeAs(
  view: TicketView,
  {
    reason,
    by,
    at,
    set,
    also,
  }: {
    reason: CloseReason;
    by: By;
    at: Date;
    set?: Changes['ticket'];
    also?: Pick<Changes, 'mute'> & { activity?: ActivityEntry[] };
  },
): Verdict {
  const { owner } = view.ticket;
  const no = notAPerson(by, 'transfer');
  if (no) return no;
  if (view.ticket.state === 'closed') return already('say.closed-already');
  if (owner !== null && owner !== by.id) return refused('ticket.not-yours', { owner });
  const busy = answerUnderWay(view);
  if (busy) return busy;
  const { drafts, deliveries, activity } = voidDrafts(view, 'closed', 'closed');
  return moved(view, {
    ticket: { ...set, state: 'closed', closeReason: reason, closedAt: at },
    drafts,
    deliveries,
    mute: also?.mute,
    activity: [{ what: 'close', detail: { reason } }, ...(also?.activity ?? []), ...activity],
  });
}

export const reopen = defineMove((view, _none, { by }) => {
  const no = notAPerson(by, 'transfer');
  if (no) return no;
  if (view.ticket.state === 'open') return already('say.open-already');
  return moved(view, { ticket: reopened(view.ticket), activity: [{ what: 'reopen' }] });
});

/** It comes back with the owner it had. */
export function reopened(ticket: Ticket): Pick<Ticket, 'state' | 'closeReason' | 'closedAt' | 'reopened'> {
  return {
    state: 'open',
    closeReason: null,
    closedAt: null,
    reopened: ticket.reopened + (ticket.state === 'closed' ? 1 : 0),
  };
}

function sinceOf(ticket: Ticket): string {
  return (ticket.ownedSince ?? ticket.openedAt).toISOString();
}
