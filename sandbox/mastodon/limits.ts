import type { Response } from 'express';
import type { Clock } from '#core/ports/clock.ts';

const minutes = 60;

/** Calls of an account and the seconds in which they are counted, as Mastodon ships them. */
export const mastodonLimits = {
  api: { limit: 300, seconds: 5 * minutes },
  /** Calls that page. */
  paging: { limit: 300, seconds: 15 * minutes },
  statuses: { limit: 300, seconds: 180 * minutes },
  media: { limit: 30, seconds: 30 * minutes },
  deletes: { limit: 30, seconds: 30 * minutes },
} as const;
export type Limit = keyof typeof mastodonLimits;

/** The workspace looks every second, so its windows are wider. */
export const workspaceFactor = 60;

interface Window {
  limit: number;
  remaining: number;
  reset: Date;
}

export function setWindow(response: Response, { limit, remaining, reset }: Window): void {
  response.set({
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    // Ruby writes microseconds.
    'x-ratelimit-reset': reset.toISOString().replace('Z', '000Z'),
  });
}

/**
 * Counts a call in each of its windows, which begin at full multiples of their length, and says the tightest one in the
 * headers. True: it was one too many.
 */
export function createLimits(
  limits: Readonly<Record<Limit, number>>,
  clock: Clock,
): (response: Response, user: string, kinds: readonly Limit[]) => boolean {
  const used = new Map<string, number>();
  let swept = 0;
  return (response, user, kinds) => {
    const now = clock.now().getTime();
    if (now - swept > 3_600_000) {
      for (const key of used.keys()) if (Number(key.split(' ')[2]) <= now) used.delete(key);
      swept = now;
    }
    const windows = kinds.map((kind) => {
      const ms = mastodonLimits[kind].seconds * 1000;
      const end = now + ms - (now % ms);
      const key = `${user} ${kind} ${end}`;
      const count = (used.get(key) ?? 0) + 1;
      used.set(key, count);
      return { limit: limits[kind], remaining: limits[kind] - count, reset: new Date(end) };
    });
    const [tightest] = windows.toSorted((a, b) => a.remaining - b.remaining);
    if (tightest === undefined) return false;
    setWindow(response, { ...tightest, remaining: Math.max(0, tightest.remaining) });
    return tightest.remaining < 0;
  };
}
