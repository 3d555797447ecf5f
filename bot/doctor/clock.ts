import { ok, problem, warning, type Finding } from './finding.ts';

/** Slack and X refuse what is signed five minutes too early or too late. */
const WRONG_MS = 4 * 60_000;
const ODD_MS = 20_000;

export function checkClock(whose: string, skewMs: number | undefined): Finding[] {
  if (skewMs === undefined) return [];
  const say = `this machine's clock is ${Math.abs(skewMs) / 1000} seconds ${skewMs > 0 ? 'behind' : 'ahead of'} that of ${whose}`;
  if (Math.abs(skewMs) >= WRONG_MS)
    return [problem('Clock', `${say}; signatures are refused beyond five minutes. Set it by NTP.`)];
  if (Math.abs(skewMs) >= ODD_MS) return [warning('Clock', `${say}. Set it by NTP before it drifts further.`)];
  return [ok('Clock', `agrees with that of ${whose}`)];
}
