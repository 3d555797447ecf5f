/** One thing that the doctor looked at. */
export interface Finding {
  level: 'ok' | 'warning' | 'problem';
  /** What was looked at, in a word or two. */
  what: string;
  /** How it is, what that means, and what to do. */
  say: string;
}

export const ok = (what: string, say: string): Finding => ({ level: 'ok', what, say });
export const warning = (what: string, say: string): Finding => ({ level: 'warning', what, say });
export const problem = (what: string, say: string): Finding => ({ level: 'problem', what, say });

/** Slack and X refuse what is signed five minutes too early or too late. */
const WRONG_MS = 4 * 60_000;
const ODD_MS = 20_000;

/** How this machine's clock stands beside another; nothing where the other told no time. */
export function checkClock(whose: string, skewMs: number | undefined): Finding[] {
  if (skewMs === undefined) return [];
  const say = `this machine's clock is ${Math.abs(skewMs) / 1000} seconds ${skewMs > 0 ? 'behind' : 'ahead of'} that of ${whose}`;
  if (Math.abs(skewMs) >= WRONG_MS)
    return [problem('Clock', `${say}; signatures are refused beyond five minutes. Set it by NTP.`)];
  if (Math.abs(skewMs) >= ODD_MS) return [warning('Clock', `${say}. Set it by NTP before it drifts further.`)];
  return [ok('Clock', `agrees with that of ${whose}`)];
}

/**
 * Milliseconds that the clock behind an answer is ahead of ours. `Date` is cut to whole seconds, so half a second stands for what was
 * cut; the answer is as old as half the way.
 */
export function skewOf(date: string | null, { from, now }: { from: number; now: number }): number | undefined {
  const told = Date.parse(date ?? '');
  return Number.isNaN(told) ? undefined : Math.round((told + 500 - (from + now) / 2) / 1000) * 1000;
}
