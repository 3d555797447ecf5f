import Bottleneck from 'bottleneck';
import type { Clock } from '#core/clock.ts';
import { RecadoError } from '#core/errors.ts';
import { createLine, type Line } from '#core/line.ts';

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
  'conversations.history': TIER.three,
  'conversations.list': TIER.two,
  'conversations.members': TIER.four,
  'conversations.open': TIER.three,
  'conversations.replies': TIER.three,
  'files.completeUploadExternal': TIER.four,
  'files.delete': TIER.three,
  'files.getUploadURLExternal': TIER.four,
  'pins.add': TIER.two,
  'usergroups.list': TIER.two,
  'usergroups.users.list': TIER.two,
  'users.info': TIER.four,
  'users.lookupByEmail': TIER.three,
  'views.open': TIER.four,
  'views.publish': TIER.four,
  'views.push': TIER.four,
  'views.update': TIER.four,
} as const satisfies Record<string, Pace>;

export type PacedMethod = keyof typeof PACES;

/** A worker is never held longer than this: the job comes back later instead. */
const LONGEST_WAIT_MS = 2_000;
/** A post that yielded asks again after this long: the bucket has room again by then if nobody else posts. */
const YIELD_MS = 3_000;
/** Limiters of channels without a post for this long are forgotten; their bucket is full again by then. */
const IDLE_MS = 5 * 60_000;

export interface Turn {
  /** The same each time that one is tried; left out, nobody comes back for it. */
  turn?: string | undefined;
  /** Nobody waits for it. */
  yields?: boolean | undefined;
}

export interface Limiter {
  /**
   * Posts into one channel start in the order in which they were first asked for; `turn` is the same each time that one is tried.
   * One that `yields` starts only while nobody waits and the burst is not half used up.
   * @throws RecadoError surface.rate-limited with retryAfterMs, when its turn comes, instead of waiting long
   */
  post<T>(channel: string, call: () => Promise<T>, options?: Turn): Promise<T>;
  /** As `post`, where there is a `turn`. One that `yields` starts only while there is more room than those who wait need. */
  call<T>(method: PacedMethod, call: () => Promise<T>, options?: Turn): Promise<T>;
  /** How many channels have a limiter now. */
  channels(): number;
  close(): Promise<void>;
}

function settings({ burst, everyMs }: Pace): Bottleneck.ConstructorOptions {
  return {
    reservoir: burst,
    reservoirIncreaseAmount: 1,
    reservoirIncreaseInterval: everyMs,
    reservoirIncreaseMaximum: burst,
    highWater: Math.floor(LONGEST_WAIT_MS / everyMs),
    strategy: Bottleneck.strategy.OVERFLOW,
  };
}

export function createLimiter({ clock, idleMs = IDLE_MS }: { clock: Clock; idleMs?: number }): Limiter {
  // No bound on calls at once: behind a slow answer the next post would wait past its time.
  const posts = new Bottleneck.Group({ ...settings(POSTS), timeout: idleMs });
  const methods = new Map<PacedMethod, Bottleneck>();
  const lines = new Map<string, Line>();
  /** What Slack itself told us to wait for, by lane. */
  const blocked = new Map<string, number>();

  function methodLimiter(method: PacedMethod): Bottleneck {
    const known = methods.get(method);
    if (known !== undefined) return known;
    const made = new Bottleneck(settings(PACES[method]));
    methods.set(method, made);
    return made;
  }

  function lineOf(lane: string, { everyMs }: Pace): Line {
    const known = lines.get(lane);
    if (known !== undefined) return known;
    for (const [idle, line] of lines) if (line.waiting === 0) lines.delete(idle);
    const made = createLine({ everyMs, clock });
    lines.set(lane, made);
    return made;
  }

  async function inTurn<T>({ lane, pace, limiter }: { lane: string; pace: Pace; limiter: Bottleneck }, call: () => Promise<T>, { turn, yields = false }: Turn): Promise<T> {
    const line = lineOf(lane, pace);
    if (yields) {
      if (line.waiting > 0) throw new RecadoError('surface.rate-limited', { retryAfterMs: YIELD_MS });
      await leaveRoom(limiter, pace);
    }
    if (turn === undefined) return run(lane, pace, limiter, call);
    const wait = line.waitFor(turn, (await limiter.currentReservoir()) ?? 0);
    if (wait > 0) throw new RecadoError('surface.rate-limited', { retryAfterMs: wait });
    try {
      const done = await run(lane, pace, limiter, call);
      line.leave(turn);
      return done;
    } catch (error) {
      const isFull = error instanceof RecadoError && error.cause instanceof Bottleneck.BottleneckError;
      // Those whom the bucket still holds go before whoever is new.
      if (isFull) throw new RecadoError('surface.rate-limited', { cause: error, retryAfterMs: line.join(turn, line.has(turn) ? pace.everyMs : LONGEST_WAIT_MS + pace.everyMs) });
      line.leave(turn);
      throw error;
    }
  }

  async function run<T>(lane: string, { everyMs }: Pace, limiter: Bottleneck, call: () => Promise<T>): Promise<T> {
    const until = blocked.get(lane);
    if (until !== undefined) {
      const rest = until - clock.now().getTime();
      if (rest > 0) throw new RecadoError('surface.rate-limited', { retryAfterMs: rest });
      blocked.delete(lane);
    }
    try {
      return await limiter.schedule(call);
    } catch (error) {
      if (error instanceof Bottleneck.BottleneckError) throw new RecadoError('surface.rate-limited', { cause: error, retryAfterMs: Math.max(LONGEST_WAIT_MS, everyMs) });
      if (error instanceof RecadoError && error.code === 'surface.rate-limited' && error.retryAfterMs !== undefined) {
        blocked.set(lane, clock.now().getTime() + error.retryAfterMs);
      }
      throw error;
    }
  }

  /** Half of a burst is kept for those who are waited for. */
  async function leaveRoom(limiter: Bottleneck, { burst }: Pace): Promise<void> {
    const room = await limiter.currentReservoir();
    if (room !== null && room <= burst / 2) throw new RecadoError('surface.rate-limited', { retryAfterMs: YIELD_MS });
  }

  return {
    post: (channel, call, options) => inTurn({ lane: `post ${channel}`, pace: POSTS, limiter: posts.key(channel) }, call, { turn: crypto.randomUUID(), ...options }),
    call: (method, call, options = {}) => inTurn({ lane: method, pace: PACES[method], limiter: methodLimiter(method) }, call, options),
    channels: () => posts.keys().length,
    async close() {
      const all = [...posts.limiters().map(({ limiter }) => limiter), ...methods.values()];
      await Promise.all(all.map((limiter) => limiter.disconnect()));
      await posts.disconnect();
    },
  };
}
