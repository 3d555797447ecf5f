import Bottleneck from 'bottleneck';
import type { Clock } from '#core/ports/clock.ts';
import { RecadoError } from '#core/errors.ts';
import { createFairQueue, type FairQueue } from '../../pace/fair-queue.ts';

/** A bucket: `burst` calls at once, then one more each `everyMs`. */
interface Pace {
  burst: number;
  everyMs: number;
}

/** Calls a minute that each tier of Slack's Web API grants at least (docs.slack.dev/apis/web-api/rate-limits), with room for other processes. */
const TIER = {
  two: { burst: 10, everyMs: 3_000 },
  three: { burst: 20, everyMs: 1_500 },
  four: { burst: 30, everyMs: 750 },
} as const satisfies Record<string, Pace>;

/** chat.postMessage: about one a second in each channel, short bursts allowed. */
const POSTS: Pace = { burst: 4, everyMs: 1_000 };

export const PACES = {
  'auth.test': TIER.four,
  'chat.getPermalink': TIER.four,
  'chat.postEphemeral': TIER.four,
  'chat.update': TIER.three,
  'conversations.archive': TIER.two,
  'conversations.create': TIER.two,
  'conversations.history': TIER.three,
  'conversations.invite': TIER.three,
  'conversations.list': TIER.two,
  'conversations.members': TIER.four,
  'conversations.open': TIER.three,
  'conversations.replies': TIER.three,
  'files.completeUploadExternal': TIER.four,
  'files.delete': TIER.three,
  'files.getUploadURLExternal': TIER.four,
  'files.info': TIER.four,
  'pins.add': TIER.two,
  'usergroups.list': TIER.two,
  'usergroups.users.list': TIER.two,
  'users.info': TIER.four,
  'users.lookupByEmail': TIER.three,
  'views.publish': TIER.four,
} as const satisfies Record<string, Pace>;

/**
 * What a person waits for with a form in her hands: a trigger lives three seconds and comes once, so there is no later in which
 * to try again. Only Slack's own word holds these back.
 */
export const UNPACED = ['views.open', 'views.push', 'views.update'] as const;

export type PacedMethod = keyof typeof PACES | (typeof UNPACED)[number];

/** A worker is never held longer than this: the job comes back later instead. */
const LONGEST_WAIT_MS = 2_000;
/** One that yielded asks again no sooner than this: the bucket has room again by then if nobody else posts. */
const YIELD_MS = 3_000;
/** A call that yielded may be one that somebody waits for by then. */
const LONGEST_YIELD_MS = 60_000;
/** Limiters of channels without a post for this long are forgotten; their bucket is full again by then. */
const IDLE_MS = 5 * 60_000;

export interface Turn {
  /** The same each time that one is tried; left out, nobody comes back for it. */
  turn?: string | undefined;
  /** Nobody waits for it. */
  yields?: boolean | undefined;
}

type Asking = Turn & { turn: string };

export interface Limiter {
  /**
   * Posts into one channel start in the order in which they were first asked for; `turn` is the same each time that one is tried.
   * One that `yields` starts only while nobody else waits and the burst is not half used up; one without a `turn` asks the bucket only.
   * @throws RecadoError surface.rate-limited with retryAfterMs, when its turn comes, instead of waiting long
   */
  post<T>(channel: string, call: () => Promise<T>, options?: Turn): Promise<T>;
  /** As `post`. */
  call<T>(method: PacedMethod, call: () => Promise<T>, options?: Turn): Promise<T>;
  /** Throws where `post` would have it wait, which keeps its place all the same. */
  mayPost(channel: string, options: Asking): Promise<void>;
  /** As `mayPost`. */
  mayCall(method: keyof typeof PACES, options: Asking): Promise<void>;
  /** What was to be called in this turn is not wanted any more: nobody waits behind it. */
  drop(turn: string): void;
  /** How many channels have a limiter now. */
  channels(): number;
  close(): Promise<void>;
}

/** So many wait in a bucket for its next call. */
function highWaterOf({ everyMs }: Pick<Pace, 'everyMs'>): number {
  return Math.floor(LONGEST_WAIT_MS / everyMs);
}

/** One of our ways to Slack. */
interface Way {
  lane: string;
  pace: Pace;
  limiter: Bottleneck;
}

function settings({ burst, everyMs }: Pace): Bottleneck.ConstructorOptions {
  return {
    reservoir: burst,
    reservoirIncreaseAmount: 1,
    reservoirIncreaseInterval: everyMs,
    reservoirIncreaseMaximum: burst,
    highWater: highWaterOf({ everyMs }),
    strategy: Bottleneck.strategy.OVERFLOW,
  };
}

/** Not by `updateSettings`, after which the library lets no bucket fill up any more. */
async function fill(limiter: Bottleneck, { burst }: Pace): Promise<void> {
  const room = await limiter.currentReservoir();
  if (room !== null && room < burst) await limiter.incrementReservoir(burst - room);
}

export function createLimiter({ clock, idleMs = IDLE_MS }: { clock: Clock; idleMs?: number }): Limiter {
  // No bound on calls at once: behind a slow answer the next post would wait past its time.
  const posts = new Bottleneck.Group({ ...settings(POSTS), timeout: idleMs });
  const methods = new Map<PacedMethod, Bottleneck>();
  const lines = new Map<string, FairQueue>();
  /** What Slack itself told us to wait for, by lane. */
  const blocked = new Map<string, number>();
  // In the time that was skipped every bucket has filled, and whoever waited has had her turn.
  clock.onMoved?.(() => {
    lines.clear();
    blocked.clear();
    for (const { limiter } of posts.limiters()) void fill(limiter, POSTS);
    for (const [method, limiter] of methods) if (!isUnpaced(method)) void fill(limiter, PACES[method]);
  });

  function methodLimiter(method: keyof typeof PACES): Bottleneck {
    const known = methods.get(method);
    if (known !== undefined) return known;
    const made = new Bottleneck(settings(PACES[method]));
    methods.set(method, made);
    return made;
  }

  function lineOf(lane: string, { everyMs }: Pace): FairQueue {
    const known = lines.get(lane);
    if (known !== undefined) return known;
    for (const [idle, line] of lines) if (line.isEmpty) lines.delete(idle);
    const made = createFairQueue({ everyMs, clock });
    lines.set(lane, made);
    return made;
  }

  /** Milliseconds to stay away. Half of a burst is kept for those who are waited for. */
  function waitIn(
    line: FairQueue,
    pace: Pace,
    { mine, room, yields }: { mine: string; room: number; yields: boolean },
  ): number {
    return yields
      ? line.waitModestly(mine, room, { spare: pace.burst / 2, leastMs: YIELD_MS })
      : line.waitFor(mine, room);
  }

  /** How long whom the bucket still holds stays away: she goes before whoever is new. */
  function held(line: FairQueue, mine: string, { everyMs }: Pace): number {
    return line.join(mine, line.has(mine) ? everyMs : LONGEST_WAIT_MS + everyMs);
  }

  async function ask({ lane, pace, limiter }: Way, { turn: mine, yields = false }: Asking): Promise<void> {
    const line = lineOf(lane, pace);
    const room = (await limiter.currentReservoir()) ?? 0;
    const rest = (blocked.get(lane) ?? 0) - clock.now().getTime();
    const isFull = room < 1 && limiter.queued() >= highWaterOf(pace);
    const wait =
      waitIn(line, pace, { mine, room, yields }) ||
      (rest > 0 ? line.join(mine, rest) : isFull ? held(line, mine, pace) : 0);
    if (wait > 0) throw limited(wait, undefined);
  }

  async function inTurn<T>(
    { lane, pace, limiter }: Way,
    call: () => Promise<T>,
    { turn, yields = false }: Turn,
  ): Promise<T> {
    const paced = (): Promise<T> => unlessBlocked(lane, () => limiter.schedule(call));
    if (turn === undefined && !yields) return inBucket(paced, pace);
    const line = lineOf(lane, pace);
    const mine = turn ?? crypto.randomUUID();
    let isOver = turn === undefined;
    try {
      const room = (await limiter.currentReservoir()) ?? 0;
      const wait = waitIn(line, pace, { mine, room, yields });
      if (wait > 0) throw new RecadoError('surface.rate-limited', { retryAfterMs: wait });
      try {
        const done = await paced();
        isOver = true;
        return done;
      } catch (error) {
        if (error instanceof Bottleneck.BottleneckError) throw limited(held(line, mine, pace), error);
        // Whom Slack itself sent away has lost no place.
        throw isLimited(error) ? limited(line.join(mine, error.retryAfterMs), error) : error;
      }
    } catch (error) {
      isOver ||= !isLimited(error);
      throw error;
    } finally {
      if (isOver) line.leave(mine);
    }
  }

  async function inBucket<T>(paced: () => Promise<T>, { everyMs }: Pace): Promise<T> {
    try {
      return await paced();
    } catch (error) {
      throw error instanceof Bottleneck.BottleneckError ? limited(Math.max(LONGEST_WAIT_MS, everyMs), error) : error;
    }
  }

  async function unlessBlocked<T>(lane: string, call: () => Promise<T>): Promise<T> {
    const rest = (blocked.get(lane) ?? 0) - clock.now().getTime();
    if (rest > 0) throw new RecadoError('surface.rate-limited', { retryAfterMs: rest });
    blocked.delete(lane);
    try {
      return await call();
    } catch (error) {
      if (isLimited(error)) blocked.set(lane, clock.now().getTime() + error.retryAfterMs);
      throw error;
    }
  }

  async function called<T>(method: PacedMethod, call: () => Promise<T>, options: Turn): Promise<T> {
    if (isUnpaced(method)) return unlessBlocked(method, call);
    return await notTooModest(() => inTurn(wayOf(method), call, options), options);
  }

  async function notTooModest<T>(work: () => Promise<T>, { yields }: Turn): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw yields && isLimited(error) && error.retryAfterMs > LONGEST_YIELD_MS
        ? limited(LONGEST_YIELD_MS, error)
        : error;
    }
  }

  const wayOf = (method: keyof typeof PACES): Way => ({
    lane: method,
    pace: PACES[method],
    limiter: methodLimiter(method),
  });
  const wayInto = (channel: string): Way => ({ lane: `post ${channel}`, pace: POSTS, limiter: posts.key(channel) });

  return {
    post: (channel, call, options = {}) => inTurn(wayInto(channel), call, options),
    call: (method, call, options = {}) => called(method, call, options),
    mayPost: (channel, options) => ask(wayInto(channel), options),
    mayCall: (method, options) => notTooModest(() => ask(wayOf(method), options), options),
    drop(turn) {
      for (const line of lines.values()) line.drop(turn);
    },
    channels: () => posts.keys().length,
    async close() {
      const all = [...posts.limiters().map(({ limiter }) => limiter), ...methods.values()];
      await Promise.all(all.map((limiter) => limiter.disconnect()));
      await posts.disconnect();
    },
  };
}

function isUnpaced(method: PacedMethod): method is (typeof UNPACED)[number] {
  return UNPACED.some((each) => each === method);
}

function limited(retryAfterMs: number, cause: unknown): RecadoError {
  return new RecadoError('surface.rate-limited', {
    cause: cause instanceof RecadoError ? cause.cause : cause,
    retryAfterMs,
  });
}

function isLimited(error: unknown): error is RecadoError & { retryAfterMs: number } {
  return error instanceof RecadoError && error.code === 'surface.rate-limited' && error.retryAfterMs !== undefined;
}
