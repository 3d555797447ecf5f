import type { Clock } from '#core/ports/clock.ts';

const windowMs = 15 * 60_000;

/** Calls per user and 15 minutes, as X's documentation lists them for user tokens. */
export const xLimits = {
  'users/me': 75,
  'users/:id': 900,
  'users/by/username': 900,
  'users/:id/mentions': 300,
  'users/:id/tweets': 900,
  'users/:id/followers': 300,
  tweets: 900,
  'tweets/:id': 900,
  'tweets/:id/quote_tweets': 75,
  'tweets/search/recent': 300,
  'POST tweets': 100,
  'DELETE tweets/:id': 50,
  dm_events: 15,
  'dm_conversations/with/:id/dm_events': 15,
  'POST dm_conversations/with/:id/messages': 15,
  'PUT tweets/:id/hidden': 50,
  'POST users/:id/likes': 50,
} as const;
export type Endpoint = keyof typeof xLimits;

/** The workspace looks once a second instead of once a minute, so its windows are wider by as much. */
export const workspaceFactor = 60;

export interface RateState {
  limit: number;
  remaining: number;
  /** Unix seconds. */
  reset: number;
  exceeded: boolean;
}

/**
 * Counts calls per user and endpoint in windows that begin with the first call. They last as long as they do by the clock of this
 * machine: that of the workspace may be put back by weeks, and a window that it began would then never end. It tells when they end,
 * for whoever calls goes by it.
 */
export function createLimits(
  limits: Readonly<Record<Endpoint, number>>,
  { clock, machine }: { clock: Clock; machine: Clock },
): (endpoint: Endpoint, user: string) => RateState {
  const windows = new Map<string, { until: number; used: number }>();
  return (endpoint, user) => {
    const now = machine.now().getTime();
    const key = `${user} ${endpoint}`;
    let window = windows.get(key);
    if (window === undefined || window.until <= now) {
      window = { until: now + windowMs, used: 0 };
      windows.set(key, window);
    }
    const limit = limits[endpoint];
    const exceeded = window.used >= limit;
    if (!exceeded) window.used += 1;
    const until = clock.now().getTime() + window.until - now;
    return { limit, remaining: limit - window.used, reset: Math.ceil(until / 1000), exceeded };
  };
}
