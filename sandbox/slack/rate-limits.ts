import type { Clock } from '#core/ports/clock.ts';

/** Calls a minute of Slack's tiers; docs.slack.dev/apis/web-api/rate-limits. "Special" methods allow several hundred. */
export const TIER = { one: 1, two: 20, three: 50, four: 100, special: 600 } as const;
/** chat.postMessage: about one a second and channel, short bursts tolerated. */
const POSTS_PER_SECOND = 1;
const POST_BURST = 5;

export interface Bucket {
  tokens: number;
  at: number;
}

/** Token buckets. `take` answers the seconds to wait (at least 1), or 0 when the call may go on. */
export function createRateLimits(clock: Clock, options: { minutes: boolean }) {
  const buckets = new Map<string, Bucket>();

  /** How often each method was told to wait. */
  const refused = new Map<string, number>();

  function take(key: string, perSecond: number, burst: number): number {
    const now = clock.now().getTime();
    const bucket = buckets.get(key) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    buckets.set(key, bucket);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
  }

  return {
    /** Seconds that this call has to wait; 0 when it may go on. */
    wait(name: string, { perMinute, channel }: { perMinute: number; channel: string }): number {
      const method = options.minutes ? take(name, perMinute / 60, perMinute) : 0;
      const wait = method || (name === 'chat.postMessage' ? take(`post:${channel}`, POSTS_PER_SECOND, POST_BURST) : 0);
      if (wait > 0) refused.set(name, (refused.get(name) ?? 0) + 1);
      return wait;
    },
    refused: (): Record<string, number> => Object.fromEntries(refused),
  };
}

export type RateLimits = ReturnType<typeof createRateLimits>;
