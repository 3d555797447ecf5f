import { logGamma } from './tail.ts';

/** What a burst may look like: so many times the normal, for one of so many bins until now, and how much it weighs among the others. */
export interface Shape {
  times: 2 | 4;
  from: number;
  to: number;
  weight: number;
}

/**
 * A doubled flow shows in an hour or not at all, a strong one within a quarter. With little traffic the strong one too needs most of an hour.
 * Chosen, with their weights, by what an observer who knows the true rate would find (bench/crisis/oracle.ts).
 */
export const SHAPES: readonly Shape[] = [
  { times: 2, from: 10, to: 12, weight: 1 },
  { times: 4, from: 3, to: 3, weight: 2 },
  { times: 4, from: 9, to: 12, weight: 0.5 },
];

/** Of one bin. */
export interface Lift {
  2: number;
  4: number;
}

/** How much likelier (as a logarithm) this count is where twice and four times as much comes as normal. */
export function liftOf(count: number, mean: number, dispersion: number): Lift {
  const spread = Math.max(dispersion, 1.05);
  const r = Math.max(mean, 1e-3) / (spread - 1);
  const none = r * Math.log(spread);
  return { 2: likelier(count, r, 2) - none, 4: likelier(count, r, 4) - 3 * none };
}

/** Below this many, term by term is quicker than four logarithms of gamma. */
const FEW = 24;

function likelier(count: number, r: number, times: number): number {
  if (count > FEW) return logGamma(count + times * r) - logGamma(times * r) - logGamma(count + r) + logGamma(r);
  let product = 1;
  for (let k = 0; k < count; k++) product *= (times * r + k) / (r + k);
  return Math.log(product);
}
