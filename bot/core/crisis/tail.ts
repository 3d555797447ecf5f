/** Lanczos' approximation; right to twelve digits, which is more than counts deserve. */
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
  const base = x - 1;
  const sum = LANCZOS.reduce((total, value, i) => total + value / (base + i + 1), 0.99999999999980993);
  const t = base + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (base + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * How likely a count of at least this is where `mean` is normal and the variance is `dispersion` times the mean (a negative binomial).
 * Meant for counts above the mean: from there the terms fall fast, so a sum of a few dozen is exact enough.
 */
export function chanceOfAtLeast(count: number, mean: number, dispersion: number): number {
  if (count <= mean) return 1;
  const spread = Math.max(dispersion, 1.05);
  const r = Math.max(mean, 0.01) / (spread - 1);
  const q = (spread - 1) / spread;
  let term = Math.exp(
    logGamma(count + r) - logGamma(r) - logGamma(count + 1) + r * Math.log(1 / spread) + count * Math.log(q),
  );
  let sum = 0;
  for (let k = count; k < count + 2_000 && term > sum * 1e-4; k++) {
    sum += term;
    term *= (q * (k + r)) / (k + 1);
  }
  return Math.min(sum, 1);
}

/** The same of shares: at least `count` of `of`, where each is one with the chance `share`. */
export function chanceOfShare(count: number, of: number, share: number): number {
  if (count <= of * share) return 1;
  const p = Math.min(Math.max(share, 0.01), 0.99);
  const choose = logGamma(of + 1) - logGamma(count + 1) - logGamma(of - count + 1);
  let term = Math.exp(choose + count * Math.log(p) + (of - count) * Math.log(1 - p));
  let sum = 0;
  for (let k = count; k <= of && term > sum * 1e-4; k++) {
    sum += term;
    term *= ((of - k) / (k + 1)) * (p / (1 - p));
  }
  return Math.min(sum, 1);
}
