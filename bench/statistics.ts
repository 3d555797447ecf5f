/** The value that `share` of all lie at or under (nearest rank); NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length))) - 1] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Three significant digits, thousands apart, never an exponent; "-" for what is no number. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '-';
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-GB') : String(Number(value.toPrecision(3)));
}

/** How many times the baseline: "1.32 x"; "-" where either is missing or the baseline is nothing. */
export function ratio(ours: number, baseline: number): string {
  const times = ours / baseline;
  return Number.isFinite(times) ? `${times.toFixed(2)} x` : '-';
}

/** Smallest and largest, so that nobody reads one figure as exact: "3.1..4.0". */
export function spread(values: readonly number[]): string {
  return `${shown(Math.min(...values))}..${shown(Math.max(...values))}`;
}
