import type { Clock } from '#core/ports/clock.ts';
import { RecadoError } from '#core/errors.ts';
import { createFairQueue, type FairQueue } from '../../pace/fair-queue.ts';

/** At most `calls` within any `ms`. */
interface Window {
  calls: number;
  ms: number;
}

/** learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit: for each bot and thread, sends and new conversations; and look-ups. */
export const LIMITS = {
  send: [
    { calls: 7, ms: 1_000 },
    { calls: 8, ms: 2_000 },
    { calls: 60, ms: 30_000 },
    { calls: 1_800, ms: 3_600_000 },
  ],
  read: [
    { calls: 14, ms: 1_000 },
    { calls: 16, ms: 2_000 },
    { calls: 120, ms: 30_000 },
    { calls: 3_600, ms: 3_600_000 },
  ],
  /** The whole app in one tenant: the lower of the two numbers that were documented. */
  app: [{ calls: 30, ms: 1_000 }],
} as const satisfies Record<string, readonly Window[]>;

export type Kind = 'send' | 'read';

interface Hurry {
  /** The same each time that one is tried; left out, nobody comes back for it. */
  turn?: string | undefined;
  /** Nobody waits for it. */
  yields?: boolean | undefined;
}

/** Teams' clock begins its windows when a call arrives, which is later than when it was sent. */
const MARGIN_MS = 60;
/** A worker is never held longer than this: the job comes back later instead. */
const LONGEST_WAIT_MS = 1_900;
/** One that yielded asks again after this long. */
const YIELD_MS = 3_000;
/** By then it may be one that somebody waits for. */
const LONGEST_YIELD_MS = 60_000;
const FORGET_MS = 3_600_000;

/** What a thread takes for long: 60 in 30 s. */
const EVERY_MS = 500;

/** Starts of calls, oldest first. */
class Lane {
  readonly windows: readonly Window[];
  /** Whoever was sent away, in order. */
  line: FairQueue;
  starts: number[] = [];
  /** Teams itself told us to wait until then. */
  blockedUntil = 0;
  /** What must end before the next call of an ordered lane begins. */
  tail: Promise<unknown> = Promise.resolve();

  private readonly clock: Clock;

  constructor(windows: readonly Window[], clock: Clock) {
    this.windows = windows;
    this.clock = clock;
    this.line = createFairQueue({ everyMs: EVERY_MS, clock });
  }

  /** As if nothing had been sent for long. What is under way goes on in its order. */
  clear(): void {
    this.starts = [];
    this.blockedUntil = 0;
    this.line = createFairQueue({ everyMs: EVERY_MS, clock: this.clock });
  }

  /** The first moment from `at` on at which one more call fits every window. */
  next(at: number): number {
    let first = Math.max(at, this.blockedUntil, this.starts.at(-1) ?? 0);
    for (const { calls, ms } of this.windows) {
      const before = this.starts[this.starts.length - calls];
      if (before !== undefined) first = Math.max(first, before + ms + MARGIN_MS);
    }
    return first;
  }

  /** How many calls could start at once. */
  room(now: number): number {
    return Math.max(0, Math.min(...this.windows.map(({ calls, ms }) => calls - this.since(now - ms - MARGIN_MS))));
  }

  /** How many starts are later; there may be thousands, in order. */
  private since(at: number): number {
    let [low, high] = [0, this.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return this.starts.length - low;
  }

  /** Half of the shortest window is kept for those who are waited for. */
  get spare(): number {
    return Math.ceil((this.windows[0]?.calls ?? 0) / 2);
  }

  forget(now: number): void {
    const longest = Math.max(...this.windows.map(({ ms }) => ms)) + MARGIN_MS;
    let old = 0;
    while ((this.starts[old] ?? Number.POSITIVE_INFINITY) < now - longest) old += 1;
    this.starts.splice(0, old);
  }

  cancel(start: number): void {
    const at = this.starts.lastIndexOf(start);
    if (at >= 0) this.starts.splice(at, 1);
  }
}

export interface Limiter {
  /**
   * Sends into one thread go out one after the other, in the order in which they were first asked for; `turn` is the same each
   * time that one is tried. Look-ups go side by side. One that `yields` starts only while nobody waits and the burst is not half
   * used up. @throws RecadoError surface.rate-limited with retryAfterMs instead of waiting long
   */
  run<T>(kind: Kind, thread: string, call: () => Promise<T>, options?: Hurry): Promise<T>;
  /** Throws where `run` would have it wait, which keeps its place all the same. */
  may(kind: Kind, thread: string, options: Hurry): void;
  /** What was to be sent in this turn is not wanted any more: nobody waits behind it. */
  drop(turn: string): void;
  /** How many threads are remembered now. */
  lanes(): number;
}

function limited(retryAfterMs: number): RecadoError {
  return new RecadoError('surface.rate-limited', { retryAfterMs });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function endsInTime(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(resolve, LONGEST_WAIT_MS, false)));
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

export function createLimiter({ clock }: { clock: Clock }): Limiter {
  const lanes = new Map<string, Lane>();
  const app = new Lane(LIMITS.app, clock);
  let swept = 0;
  // What was counted on another day is not of this one: whoever had to wait would wait for the month between them.
  clock.onMoved?.(() => {
    for (const lane of [app, ...lanes.values()]) lane.clear();
    swept = 0;
  });

  /** Forgets threads in which nothing happened for so long that no window remembers it. */
  function sweep(now: number): void {
    if (now - swept < 60_000) return;
    swept = now;
    for (const [key, lane] of lanes)
      if ((lane.starts.at(-1) ?? 0) < now - FORGET_MS && lane.blockedUntil <= now) lanes.delete(key);
  }

  function laneOf(kind: Kind, thread: string): Lane {
    const key = `${kind} ${thread}`;
    const known = lanes.get(key);
    if (known !== undefined) return known;
    const made = new Lane(LIMITS[kind], clock);
    lanes.set(key, made);
    return made;
  }

  /** After what goes before in the same thread. @throws RecadoError where that does not end in time */
  async function inTurn<T>(lane: Lane, start: number, call: () => Promise<T>): Promise<T> {
    const before = lane.tail;
    let begin = (): void => undefined;
    const mine = new Promise<void>((resolve) => (begin = resolve));
    lane.tail = before.then(() => mine);
    try {
      const wait = Math.min(LONGEST_WAIT_MS, start - clock.now().getTime());
      if (wait > 0) await pause(wait);
      if (!(await endsInTime(before))) throw limited(YIELD_MS);
      return await call();
    } finally {
      begin();
    }
  }

  /** How long somebody must stay away; 0 = she may ask for a start. Presses, which have no turn, and look-ups stand in no line. */
  function waitFor(lane: Lane, now: number, { turn, yields = false }: Hurry): number {
    const blocked = Math.max(0, lane.blockedUntil - now);
    if (turn === undefined)
      return yields && (blocked > 0 || lane.room(now) <= lane.spare || app.room(now) <= app.spare)
        ? Math.max(YIELD_MS, blocked)
        : blocked;
    if (blocked > 0) return lane.line.join(turn, blocked);
    if (!yields) return lane.line.waitFor(turn, lane.room(now));
    const wait = lane.line.waitModestly(turn, lane.room(now), { spare: lane.spare, leastMs: YIELD_MS });
    if (wait === 0 && app.room(now) <= app.spare) return YIELD_MS;
    return Math.min(wait, LONGEST_YIELD_MS);
  }

  /** When it may start, in a moment. @throws RecadoError where that is later */
  function startOf(kind: Kind, thread: string, { turn, yields }: Hurry): { lane: Lane; now: number; start: number } {
    const now = clock.now().getTime();
    sweep(now);
    const lane = laneOf(kind, thread);
    lane.forget(now);
    app.forget(now);
    const wait = waitFor(lane, now, { turn, yields });
    if (wait > 0) throw limited(wait);
    const start = lane.next(app.next(now));
    if (start - now > LONGEST_WAIT_MS)
      throw limited(turn === undefined ? start - now : lane.line.join(turn, start - now));
    return { lane, now, start };
  }

  return {
    may: (kind, thread, options) => void startOf(kind, thread, options),
    async run(kind, thread, call, { turn, yields } = {}) {
      const mine = kind === 'send' ? turn : undefined;
      const { lane, now, start } = startOf(kind, thread, { turn: mine, yields });
      lane.starts.push(start);
      app.starts.push(start);
      let isOver = true;
      try {
        if (kind === 'send') return await inTurn(lane, start, call);
        if (start > now) await pause(start - now);
        return await call();
      } catch (error) {
        if (error instanceof RecadoError && error.code === 'surface.rate-limited' && error.retryAfterMs !== undefined) {
          // Ours was never sent; theirs says how long the whole thread has to wait. Neither costs anybody her place.
          if (error.cause === undefined) lane.cancel(start);
          else lane.blockedUntil = Math.max(lane.blockedUntil, clock.now().getTime() + error.retryAfterMs);
          isOver = false;
          if (mine !== undefined) lane.line.join(mine, error.retryAfterMs);
        }
        throw error;
      } finally {
        if (isOver && mine !== undefined) lane.line.leave(mine);
      }
    },
    drop(turn) {
      for (const { line } of lanes.values()) line.drop(turn);
    },
    lanes: () => lanes.size,
  };
}
