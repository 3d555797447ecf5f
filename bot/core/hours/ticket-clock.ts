/** Whom a conversation waits for. The customer's is the only wait that is not ours. */
export const waits = ['claim', 'writing', 'expert', 'approver', 'network', 'customer'] as const;
export type Wait = (typeof waits)[number];

/** Things that hold or do not hold of a conversation, each told by a mark when it begins and ends. */
export const holds = ['owned', 'expert', 'approver', 'network', 'closed'] as const;
export type Hold = (typeof holds)[number];
export type Holding = Record<Hold, boolean>;

/**
 * What happened, and when it did: not when we heard of it, so that the order in which it is told changes nothing. `asked`: the
 * customer wrote something that wants an answer. `answered`: a person's answer is on the network; what a rule says stops nothing.
 */
export type Mark =
  | { at: number; what: 'asked' }
  | { at: number; what: 'answered'; by: string; marked?: true }
  | { at: number; what: Hold; on: boolean };

/** A stretch of time in which one wait lasted. */
export interface Interval {
  wait: Wait;
  /** 1, and one more each time that it comes back after it was closed. */
  round: number;
  /** Within the round: 1, and one more each time that she writes after she was answered. */
  turn: number;
  from: number;
  to: number;
}

/** How long something took that is promised: an answer to what she wrote, or the end of a round. */
export interface Reply {
  kind: ReplyKind;
  round: number;
  turn: number;
  from: number;
  to: number;
  /** Person id; null for a resolution, which is nobody's alone. */
  by: string | null;
  /** Nobody but a person says that it is out. */
  marked: boolean;
}
export const replyKinds = ['first', 'next', 'resolution'] as const;
export type ReplyKind = (typeof replyKinds)[number];

/** Kept with the ticket; everything else follows from it. */
export interface TicketClock {
  /** Before the marks: what has been folded away, and cannot be changed by anything that is told late. */
  base: Fold;
  marks: Mark[];
  /** What was told of which turn, so that it is told once. */
  told?: ToldDeadline[];
}

export interface ToldDeadline extends Pick<Reply, 'kind' | 'round' | 'turn'> {
  how: 'warned' | 'missed';
  /** When it was, or is, to be done. */
  due: number;
}

/** Where the telling of a conversation stands. */
export interface Fold extends Holding {
  at: number;
  round: number;
  turn: number;
  /** When the present wait began. */
  openFrom: number;
  /** Since when she waits for an answer; null while she does not. */
  askedSince: number | null;
  roundSince: number | null;
}

/** More marks than this no ordinary conversation has; the older half is folded away. */
const MOST_MARKS = 96;
const order: readonly string[] = ['asked', 'answered', ...holds];

export function newClock(askedAt: Date): TicketClock {
  return { base: nothing(askedAt.getTime()), marks: [{ at: askedAt.getTime(), what: 'asked' }] };
}

function nothing(at: number): Fold {
  const none = { owned: false, expert: false, approver: false, network: false, closed: false };
  return { ...none, at, openFrom: at, round: 1, turn: 0, askedSince: null, roundSince: null };
}

/** By when it happened; what happened in one millisecond, in one order, whatever came first. */
function sorted(marks: readonly Mark[]): Mark[] {
  return marks.toSorted(
    (a, b) =>
      a.at - b.at ||
      order.indexOf(a.what) - order.indexOf(b.what) ||
      Number('on' in a && a.on) - Number('on' in b && b.on) ||
      (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
  );
}

function step(fold: Fold, mark: Mark): Fold {
  const at = Math.max(mark.at, fold.at);
  switch (mark.what) {
    case 'asked': {
      const isNewRound = fold.closed || fold.roundSince === null;
      const isNewTurn = fold.askedSince === null;
      const turn = isNewTurn ? (isNewRound ? 1 : fold.turn + 1) : fold.turn;
      return {
        ...fold,
        at,
        closed: false,
        round: fold.closed ? fold.round + 1 : fold.round,
        turn,
        askedSince: fold.askedSince ?? at,
        roundSince: isNewRound ? at : fold.roundSince,
      };
    }
    case 'answered':
      return { ...fold, at, askedSince: null };
    case 'closed':
      if (mark.on === fold.closed) return { ...fold, at };
      // Whoever reopens it by hand means to go on with it.
      return mark.on
        ? { ...fold, at, closed: true, askedSince: null, roundSince: null }
        : { ...fold, at, closed: false, round: fold.round + 1, turn: 1, askedSince: at, roundSince: at };
    default:
      return { ...fold, at, [mark.what]: mark.on };
  }
}

function waitOf(fold: Fold): Wait | null {
  if (fold.closed || fold.roundSince === null) return null;
  if (fold.askedSince === null) return 'customer';
  if (fold.network) return 'network';
  if (fold.approver) return 'approver';
  if (fold.expert) return 'expert';
  return fold.owned ? 'writing' : 'claim';
}

export interface Telling {
  /** Those that have ended, in order. */
  intervals: Interval[];
  replies: Reply[];
  /** The one that lasts. */
  open: Omit<Interval, 'to'> | null;
  /** As everything stands. */
  now: Fold;
}

/** Told from its beginning: the waits, and what they came to. The same marks in any order tell the same. */
export function tell({ base, marks }: Pick<TicketClock, 'base' | 'marks'>): Telling {
  const intervals: Interval[] = [];
  const replies: Reply[] = [];
  let fold = base;
  let open = openOf(base, base.openFrom);
  for (const mark of sorted(marks)) {
    const next = step(fold, mark);
    if (fold.askedSince !== null && mark.what === 'answered')
      replies.push({
        kind: fold.turn === 1 ? 'first' : 'next',
        round: fold.round,
        turn: fold.turn,
        from: fold.askedSince,
        to: next.at,
        by: mark.by,
        marked: mark.marked === true,
      });
    if (fold.roundSince !== null && next.closed && !fold.closed)
      replies.push({
        kind: 'resolution',
        round: fold.round,
        turn: 0,
        from: fold.roundSince,
        to: next.at,
        by: null,
        marked: false,
      });
    const then = openOf(next, next.at);
    const isSame = open?.wait === then?.wait && open?.round === then?.round && open?.turn === then?.turn;
    if (!isSame) {
      if (open && open.from < next.at) intervals.push({ ...open, to: next.at });
      open = then;
    }
    fold = next;
  }
  return { intervals, replies, open, now: fold };
}

function openOf(fold: Fold, from: number): Omit<Interval, 'to'> | null {
  const wait = waitOf(fold);
  return wait === null ? null : { wait, round: fold.round, turn: fold.turn, from };
}

/** Adds what happened, and mends what the marks would tell otherwise than it is. */
export function addMarks(clock: TicketClock, added: readonly Mark[], is: { holding: Holding; at: Date }): TicketClock {
  const marks = [...clock.marks, ...added];
  const { now } = tell({ base: clock.base, marks });
  const at = Math.max(is.at.getTime(), now.at);
  for (const what of holds) if (now[what] !== is.holding[what]) marks.push({ at, what, on: is.holding[what] });
  return { ...clock, marks };
}

/** Folds the older half away where there are very many; what it told has been written by then. */
export function trimmed(clock: TicketClock): TicketClock {
  if (clock.marks.length <= MOST_MARKS) return clock;
  const all = sorted(clock.marks);
  const half = MOST_MARKS / 2;
  const { now, open } = tell({ base: clock.base, marks: all.slice(0, half) });
  return { ...clock, base: { ...now, openFrom: open?.from ?? now.at }, marks: all.slice(half) };
}

/** What must be written anew: rows that begin at `from` or later are taken away before these are added. */
export interface Rewritten<T> {
  /** Null where everything before stands. */
  from: number | null;
  rows: T[];
}

export function rewritten<T extends { from: number; to: number }>(
  before: readonly T[],
  after: readonly T[],
): Rewritten<T> {
  const same = before.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(after[index]));
  const kept = same === -1 ? before.length : same;
  const gone = before.slice(kept);
  const rows = after.slice(kept);
  return { from: gone.length === 0 ? null : Math.min(...[...gone, ...rows].map(({ from }) => from)), rows };
}

/** Whether what was told is still about something that runs. */
export function runningTold(now: Fold, { kind, round, turn }: Pick<ToldDeadline, 'kind' | 'round' | 'turn'>): boolean {
  if (round !== now.round || now.closed) return false;
  if (kind === 'resolution') return now.roundSince !== null && now.askedSince !== null;
  return turn === now.turn && now.askedSince !== null;
}
