import type { Clock } from '#core/clock.ts';
import { RecadoError } from '#core/errors.ts';
import { createLine } from '#core/line.ts';
import type { Line } from '#core/line.ts';

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

/** Teams' clock begins its windows when a call arrives, which is later than when it was sent. */
const MARGIN_MS = 60;
/** A worker is never held longer than this: the job comes back later instead. */
const LONGEST_WAIT_MS = 1_900;
/** One that yielded asks again after this long. */
const YIELD_MS = 3_000;
const FORGET_MS = 3_600_000;

/** What a thread takes for long: 60 in 30 s. */
const EVERY_MS = 500;

/** Starts of calls, oldest first. */
class Lane {
  readonly windows: readonly Window[];
  /** Whoever was sent away, in order. */
  readonly line: Line;
  readonly starts: number[] = [];
  /** Teams itself told us to wait until then. */
  blockedUntil = 0;
  /** What must end before the next call of an ordered lane begins. */
  tail: Promise<unknown> = Promise.resolve();

  constructor(windows: readonly Window[], clock: Clock) {
    this.windows = windows;
    this.line = createLine({ everyMs: EVERY_MS, clock });
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
  hasRoom(now: number): boolean {
    const [{ calls, ms } = { calls: 0, ms: 0 }] = this.windows;
    return this.blockedUntil <= now && this.starts.filter((start) => start > now - ms).length < calls / 2;
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
  run<T>(kind: Kind, thread: string, call: () => Promise<T>, options?: { turn?: string | undefined; yields?: boolean | undefined }): Promise<T>;
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

  /** Forgets threads in which nothing happened for so long that no window remembers it. */
  function sweep(now: number): void {
    if (now - swept < 60_000) return;
    swept = now;
    for (const [key, lane] of lanes) if ((lane.starts.at(-1) ?? 0) < now - FORGET_MS && lane.blockedUntil <= now) lanes.delete(key);
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
      const wait = start - clock.now().getTime();
      if (wait > 0) await pause(wait);
      if (!(await endsInTime(before))) throw limited(YIELD_MS);
      return await call();
    } finally {
      begin();
    }
  }

  return {
    async run(kind, thread, call, { turn, yields = false } = {}) {
      const now = clock.now().getTime();
      sweep(now);
      const lane = laneOf(kind, thread);
      lane.forget(now);
      app.forget(now);
      if (lane.blockedUntil > now) throw limited(lane.blockedUntil - now);
      if (yields && !(lane.line.waiting === 0 && lane.hasRoom(now) && app.hasRoom(now))) throw limited(YIELD_MS);
      const mine = turn ?? crypto.randomUUID();
      const wait = kind === 'send' ? lane.line.waitFor(mine, lane.room(now)) : 0;
      if (wait > 0) throw limited(wait);
      const start = lane.next(app.next(now));
      if (start - now > LONGEST_WAIT_MS) throw limited(kind === 'send' ? lane.line.join(mine, start - now) : start - now);
      lane.starts.push(start);
      app.starts.push(start);
      try {
        if (kind === 'send') return await inTurn(lane, start, call);
        if (start > now) await pause(start - now);
        return await call();
      } catch (error) {
        if (error instanceof RecadoError && error.code === 'surface.rate-limited' && error.retryAfterMs !== undefined) {
          // Ours was never sent; theirs says how long the whole thread has to wait.
          if (error.cause === undefined) lane.cancel(start);
          else lane.blockedUntil = Math.max(lane.blockedUntil, clock.now().getTime() + error.retryAfterMs);
        }
        throw error;
      } finally {
        lane.line.leave(mine);
      }
    },
    lanes: () => lanes.size,
  };
}
