import { liftOf, SHAPES } from '#core/crisis/evidence.ts';
import { BIN, BINS_A_DAY, BINS_A_WEEK, START, WEEKS, type Trace } from './generator.ts';
import type { Detector } from './measure.ts';
import { between, drawCount, seeded } from './random.ts';

/**
 * The best that the detector could be: it weighs the same evidence, but knows the true rate of each five minutes, how counts vary, and
 * every holiday, growth and gap beforehand. The generator tells nobody its rates and stays as it is, so they are drawn once more from the
 * same seed; whatever differs from the trace stops the run.
 */
const SUMMER = Date.parse('2026-03-29T01:00:00Z');
const VARIANCE_OVER_MEAN = 2;
const LEAST = 8;

function ratesOf(base: number, seed: number, factor: number, { counts, planted }: Trace): Float64Array {
  const random = seeded(seed * 1_000_003 + base * 101 + factor);
  const unlike = new Map<number, number>();
  for (const times of [0.5, 1.4, 0.5]) unlike.set(Math.floor(between(random, 10, 56)), times);
  const missing = [1, 2, 3, 4].map(() => {
    const from = Math.floor(between(random, BINS_A_WEEK, WEEKS * BINS_A_WEEK - 100));
    return { from, to: from + Math.floor(between(random, 12, 72)) };
  });
  const growth = between(random, 1, 1.6);
  // Where the bursts begin was drawn too; where they are the trace tells.
  if (factor !== 1) for (let day = 14; day < WEEKS * 7 - 1; day += 2) random();
  const bump = (hour: number, at: number, wide: number): number => Math.exp(-0.5 * ((hour - at) / wide) ** 2);
  return Float64Array.from(counts, (count, bin) => {
    const at = START + bin * BIN;
    const hours = (bin * BIN) / 3_600_000 + (at >= SUMMER ? 1 : 0);
    const hour = hours % 24;
    const day = Math.floor(hours / 24);
    const season = (0.35 + 1.1 * bump(hour, 12.5, 3) + 1.05 * bump(hour, 20, 2.2)) * (day % 7 >= 5 ? 0.75 : 1.1);
    const grown = growth ** (bin / counts.length - 0.5);
    const gone = missing.some(({ from, to }) => bin >= from && bin < to);
    const rate = gone ? 0 : (base / 12) * season * grown * (unlike.get(day) ?? 1);
    const isIn = planted.some(({ from, to }) => bin >= from && bin < to);
    if (drawCount(random, rate * (isIn ? factor : 1)) !== count)
      throw new Error(
        `The rates of base ${base}, seed ${seed} are not those of its trace (bin ${bin}, day ${Math.floor(bin / BINS_A_DAY)}).`,
      );
    return rate;
  });
}

/** How strongly the counts speak for a burst at the end of each bin; nothing where too few came. */
export function evidenceOf(base: number, seed: number, factor: number, trace: Trace): Float64Array {
  const rates = ratesOf(base, seed, factor, trace);
  const lifts = Array.from(rates, (rate, bin) =>
    rate === 0 ? { 2: 0, 4: 0 } : liftOf(trace.counts[bin] ?? 0, rate, VARIANCE_OVER_MEAN),
  );
  return rates.map((_, bin) => {
    const sum = { 2: 0, 4: 0, count: 0, rate: 0 };
    let evidence = 0;
    for (let back = 1; back <= 12 && bin - back >= -1; back++) {
      const lift = lifts[bin - back + 1];
      sum[2] += lift?.[2] ?? 0;
      sum[4] += lift?.[4] ?? 0;
      sum.count += trace.counts[bin - back + 1] ?? 0;
      sum.rate += rates[bin - back + 1] ?? 0;
      for (const { times, from, to, weight } of SHAPES)
        if (back >= from && back <= to) evidence += weight * Math.exp(Math.min(sum[times], 300));
    }
    return sum.count < LEAST || sum.rate === 0 ? -Infinity : Math.log(evidence) + Math.log(sum.rate / base);
  });
}

/** Told from this much evidence on, until an hour has been quiet. */
export function toldFrom(evidence: Float64Array, least: number): number[] {
  const told: number[] = [];
  let last = -Infinity;
  evidence.forEach((value, bin) => {
    if (value < least) return;
    if (bin - last > 12) told.push(bin);
    last = bin;
  });
  return told;
}

/** Spends exactly one false alert a week on these calm traces, more than anybody could know beforehand. */
export function oracle(
  base: number,
  seeds: readonly number[],
  traceOf: (factor: number) => readonly Trace[],
): Detector {
  const known = new Map<Trace, Float64Array>();
  for (const factor of [1, 5, 2])
    traceOf(factor).forEach((trace, i) => known.set(trace, evidenceOf(base, seeds[i] ?? 0, factor, trace)));
  const calm = traceOf(1).map((trace) => known.get(trace) ?? new Float64Array());
  const allowed = calm.length * WEEKS;
  let [low, high] = [-10, 50];
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (calm.reduce((sum, evidence) => sum + toldFrom(evidence, middle).length, 0) > allowed) low = middle;
    else high = middle;
  }
  return (trace) => toldFrom(known.get(trace) ?? new Float64Array(), high);
}
