import { LONGEST_WAIT_MS, type Remaining } from './limits.ts';

/**
 * Time until the next look: the configured one, or longer so that what is left of the mentions' window lasts until it ends.
 * Everything else that a look reads keeps to its own window.
 * @param calls pages of mentions that one look reads
 */
export function waitAfter({
  limits,
  calls,
  now,
  pollSeconds,
}: {
  limits: ReadonlyMap<string, Remaining>;
  calls: number;
  now: Date;
  pollSeconds: number;
}): number {
  let wait = pollSeconds * 1000;
  for (const [endpoint, { remaining, resetAt }] of limits) {
    if (endpoint !== 'users/:id/mentions') continue;
    const left = resetAt.getTime() - now.getTime();
    if (left <= 0) continue;
    const looks = Math.floor(remaining / Math.max(1, calls));
    wait = Math.max(wait, looks < 1 ? left + 1_000 : left / looks);
  }
  return Math.max(pollSeconds * 1000, Math.min(LONGEST_WAIT_MS, Math.ceil(wait)));
}
