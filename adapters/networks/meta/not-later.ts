/** Clocks differ by some minutes. */
const SKEW_MS = 5 * 60_000;

/**
 * Where the last look ended. A clock that was put back since would leave out what comes until it is as late again: then it is as if
 * nothing had been looked at for so many hours.
 */
export function notLater<Cursor extends { at: string }>(
  last: Cursor | undefined,
  { now, sinceHours }: { now: Date; sinceHours: number },
): Cursor | undefined {
  if (last === undefined || Date.parse(last.at) <= now.getTime() + SKEW_MS) return last;
  return { ...last, at: new Date(now.getTime() - sinceHours * 3_600_000).toISOString() };
}
