/** What the work below takes on a quick and quiet machine. */
const QUICK_MS = 60;

/** 1 on a quick and quiet machine, twice that where the same work takes twice as long: because it is slow, or because others work too. */
export function machineSlowness(): number {
  const started = performance.now();
  // A cell in memory, which no compiler leaves out.
  const sum = new Int32Array(1);
  for (let turn = 0; turn < 6e7; turn += 1) sum[0] = Math.imul(sum[0] ?? 0, 31) + turn;
  return Math.max(1, (performance.now() - started) / QUICK_MS);
}
