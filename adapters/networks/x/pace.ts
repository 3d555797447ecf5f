import type { Remaining } from './client.ts';

/**
 * Time until the next look: the configured one, or longer so that what is left of each endpoint's window lasts until it ends.
 * @param calls calls that one look makes to the busiest endpoint
 */
export function waitAfter({ limits, calls, now, pollSeconds }: { limits: ReadonlyMap<string, Remaining>; calls: number; now: Date; pollSeconds: number }): number {
  let wait = pollSeconds * 1000;
  for (const [endpoint, { remaining, resetAt }] of limits) {
    if (!/^users\/:id\/(mentions|tweets)$/.test(endpoint)) continue;
    const left = resetAt.getTime() - now.getTime();
    if (left <= 0) continue;
    const looks = Math.floor(remaining / Math.max(1, calls));
    wait = Math.max(wait, looks < 1 ? left + 1_000 : left / looks);
  }
  return Math.ceil(wait);
}
