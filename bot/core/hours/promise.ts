import type { Ticket } from '../ticket/ticket.ts';
import type { Level, OfTicket, TimeRules } from './rules.ts';
import { tell, type ReplyKind, type ToldDeadline } from './ticket-clock.ts';

/** How one thing that is promised stands. */
export interface Promised extends Pick<ToldDeadline, 'kind' | 'round' | 'turn'> {
  target: number;
  /** Of the time that counts. */
  elapsed: number;
  warnAt: number;
  /** When it is missed; null while it rests, or where service never comes back. */
  dueAt: Date | null;
  told: ToldDeadline['how'] | null;
}

export interface Standing {
  level: Level;
  promised: Promised[];
}

type Timed = OfTicket & Pick<Ticket, 'clock'>;

/** What is promised of a conversation, and how it stands; null where nothing is, or nothing runs. */
export function standing(rules: TimeRules, ticket: Timed, now: Date): Standing | null {
  const { clock } = ticket;
  const level = clock ? rules.levelOf(ticket) : null;
  if (!clock || !level) return null;
  const { intervals, open, now: fold } = tell(clock);
  if (open === null) return { level, promised: [] };
  const at = now.getTime();
  const counted = (from: number, to: number): number =>
    level.clock === 'calendar' ? Math.max(0, to - from) : rules.service(ticket, from, to);
  const rests = open.wait === 'customer';
  // What counts of the round: all that it did not wait for the customer.
  const spans = [...intervals, { ...open, to: at }].filter(
    ({ round, wait }) => round === fold.round && wait !== 'customer',
  );

  function promised(kind: ReplyKind, turn: number, target: number | undefined): Promised[] {
    if (target === undefined || level === null) return [];
    const of = turn === 0 ? spans : spans.filter((span) => span.turn === turn);
    const elapsed = of.reduce((sum, { from, to }) => sum + counted(from, to), 0);
    const told = clock?.told?.find((each) => each.kind === kind && each.round === fold.round && each.turn === turn);
    return [
      {
        kind,
        round: fold.round,
        turn,
        target,
        elapsed,
        warnAt: (target * level.warnAt) / 100,
        dueAt: rests
          ? null
          : reached(of, target, { counted, ahead: (from, ms) => ahead(rules, ticket, level, { from, ms }) }),
        told: told?.how ?? null,
      },
    ];
  }

  const kind = fold.turn === 1 ? 'first' : 'next';
  return {
    level,
    promised: [
      ...(fold.askedSince === null ? [] : promised(kind, fold.turn, kind === 'first' ? level.first : level.next)),
      ...promised('resolution', 0, level.resolution),
    ],
  };
}

/** The moment at which so much time has been counted, by what was and, where it is still ahead, by the hours of now. */
function reached(
  spans: readonly { from: number; to: number }[],
  ms: number,
  {
    counted,
    ahead: after,
  }: { counted(from: number, to: number): number; ahead(from: number, ms: number): Date | null },
): Date | null {
  let left = ms;
  for (const [index, { from, to }] of spans.entries()) {
    const length = counted(from, to);
    if (left <= length || index === spans.length - 1)
      return after(left <= length ? from : to, left <= length ? left : left - length);
    left -= length;
  }
  return null;
}

function ahead(
  rules: TimeRules,
  ticket: Timed,
  { clock }: Level,
  { from, ms }: { from: number; ms: number },
): Date | null {
  return clock === 'calendar' ? new Date(from + ms) : rules.serviceOf(ticket).hours.after(new Date(from), ms);
}

/** What is to be told now: the worst of each, once. */
export function toTell({ promised }: Standing): (Promised & { how: ToldDeadline['how'] })[] {
  return promised.flatMap((each): (Promised & { how: ToldDeadline['how'] })[] => {
    if (each.dueAt === null || each.told === 'missed') return [];
    if (each.elapsed >= each.target) return [{ ...each, how: 'missed' }];
    return each.elapsed >= each.warnAt && each.told === null ? [{ ...each, how: 'warned' }] : [];
  });
}

/** No timer sleeps longer: hours and promises may be others by then. */
const LONGEST_MS = 24 * 60 * 60_000;

/** Milliseconds until somebody looks at it again: 0 where something is to be told now, null where nothing runs. */
export function timerMs(rules: TimeRules, ticket: Timed, now: Date): number | null {
  const found = standing(rules, ticket, now);
  if (found && toTell(found).length > 0) return 0;
  const next = nextMoment(rules, ticket, now);
  return next && Math.min(LONGEST_MS, Math.max(0, next.getTime() - now.getTime()));
}

/** When there is something to tell next; null where nothing runs. */
function nextMoment(rules: TimeRules, ticket: Timed, now: Date): Date | null {
  const found = standing(rules, ticket, now);
  const moments = (found?.promised ?? []).flatMap(({ dueAt, told, elapsed, warnAt }) => {
    if (!found || dueAt === null || told === 'missed') return [];
    if (told !== null || elapsed >= warnAt) return [dueAt];
    return ahead(rules, ticket, found.level, { from: now.getTime(), ms: warnAt - elapsed }) ?? [];
  });
  return moments.length === 0 ? null : new Date(Math.min(...moments.map((at) => at.getTime())));
}
