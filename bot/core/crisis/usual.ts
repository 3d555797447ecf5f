import { createBaseline } from './baseline.ts';
import { localHours } from './local-hour.ts';
import type { KeptWatch } from './watch.ts';

/** What would be normal in bins that began at these times, by what is known today; null for a series that nobody has watched yet. */
export function usualAt(
  watch: KeptWatch | null,
  series: string,
  zone: string,
  at: readonly number[],
): (number | null)[] {
  const kept = watch?.series[series]?.series.baseline;
  if (!kept || kept.age === 0) return at.map(() => null);
  const baseline = createBaseline(kept);
  const hoursOf = localHours(zone);
  return at.map((time) => baseline.expect(hoursOf(time)).mean);
}
