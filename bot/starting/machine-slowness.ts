/** What the work below takes on a quick and quiet machine. */
const QUICK_MS = 60;

/** 1 on a quick and quiet machine, twice that where the same work takes twice as long: because it is slow, or because others work too. */
export function machineSlowness(): number {
  const started = performance.now();
  let number = 0;
  for (let turn = 0; turn < 6e7; turn += 1) number = (Math.imul(number, 31) + turn) | 0;
  // The sum is used, so that no compiler leaves it out.
  return Math.max(1, (performance.now() - started + (number & 0)) / QUICK_MS);
}
