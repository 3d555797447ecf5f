import type { Changes, TicketView } from '../ticket/changes.ts';
import { liveDeliveryStates } from '../ticket/delivery.ts';
import type { Ticket } from '../ticket/ticket.ts';
import {
  addMarks,
  newClock,
  rewritten,
  tell,
  trimmed,
  type Holding,
  type Interval,
  type Mark,
  type Reply,
  type Rewritten,
  type TicketClock,
} from './ticket-clock.ts';

/** What a move writes of a ticket's time. */
export interface Timed {
  clock: TicketClock;
  intervals: Rewritten<Interval>;
  replies: Rewritten<Reply>;
  /** All waits that are not folded away. */
  all: Interval[];
}

function toldOf({ told }: TicketClock): Pick<TicketClock, 'told'> {
  return told ? { told } : {};
}

type Timeable = Pick<TicketView, 'ticket' | 'drafts' | 'deliveries' | 'delegations'>;

/** What a move does to the time of a conversation; a ticket of before has its time kept from its first move on. */
export function keepTime(view: Timeable, changes: Changes, at: Date): Timed | null {
  const before = view.ticket.clock ?? startOf(view);
  const clock = addMarks(before, marksOf(changes, at), { holding: holdingAfter(view, changes), at });
  if (view.ticket.clock && clock.marks.length === before.marks.length) return null;
  const [was, is] = [tell(before), tell(clock)];
  return {
    clock: trimmed({ ...clock, ...toldOf(changes.ticket?.clock ?? before) }),
    intervals: rewritten(was.intervals, is.intervals),
    replies: rewritten(was.replies, is.replies),
    all: is.intervals,
  };
}

function startOf({ ticket }: Timeable): TicketClock {
  const clock = newClock(ticket.firstAnsweredAt === null ? ticket.openedAt : ticket.lastInboundAt);
  const answered = ticket.firstAnsweredAt;
  return answered === null || answered < ticket.lastInboundAt
    ? clock
    : { ...clock, marks: [...clock.marks, { at: answered.getTime(), what: 'answered', by: '' }] };
}

/** A network's clock may run before ours: nothing has happened later than now. */
function marksOf({ time = [] }: Changes, at: Date): Mark[] {
  return time.map((mark) => ({ ...mark, at: Math.min(mark.at, at.getTime()) }));
}

function holdingAfter(view: Timeable, changes: Changes): Holding {
  const ticket: Ticket = { ...view.ticket, ...changes.ticket };
  return {
    owned: ticket.owner !== null,
    closed: ticket.state === 'closed',
    expert: afterOf(view.delegations, changes.delegations, changes.newDelegation).some(
      ({ state }) => state === 'asked',
    ),
    approver: afterOf(view.drafts, changes.drafts, changes.newDraft).some(({ state }) => state === 'submitted'),
    network: afterOf(view.deliveries, changes.deliveries, changes.newDelivery).some(({ state }) =>
      liveDeliveryStates.includes(state),
    ),
  };
}

function afterOf<T extends { id: string }>(
  rows: readonly T[],
  sets: readonly { id: string; set: object }[] | undefined,
  added: T | undefined,
): T[] {
  return [
    ...rows.map((row): T => ({ ...row, ...sets?.find(({ id }) => id === row.id)?.set })),
    ...(added ? [added] : []),
  ];
}
