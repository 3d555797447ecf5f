import { describe, expect, it } from 'vitest';
import { liftOf } from '#core/crisis/evidence.ts';
import { logGamma } from '#core/crisis/tail.ts';

/** Logarithm of a negative binomial's chance of exactly this count. */
function exactly(count: number, mean: number, dispersion: number): number {
  const r = mean / (dispersion - 1);
  return (
    logGamma(count + r) -
    logGamma(r) -
    logGamma(count + 1) -
    r * Math.log(dispersion) +
    count * Math.log(1 - 1 / dispersion)
  );
}

describe('evidence of one bin', () => {
  it.each([
    [0, 2.5, 2],
    [3, 2.5, 2],
    [24, 2.5, 2],
    [25, 2.5, 2],
    [400, 17, 3.5],
    [1, 0.02, 1.3],
  ])('of %i where %d are normal is the ratio of the chances, however it is reckoned', (count, mean, dispersion) => {
    const lift = liftOf(count, mean, dispersion);
    for (const times of [2, 4] as const)
      expect(lift[times]).toBeCloseTo(exactly(count, mean * times, dispersion) - exactly(count, mean, dispersion), 8);
  });

  it('is against a burst where as much comes as is normal, and for it where four times as much does', () => {
    expect(liftOf(5, 5, 2)[4]).toBeLessThan(-1);
    expect(liftOf(20, 5, 2)[4]).toBeGreaterThan(3);
  });

  it('counts clumps more than messages: eight at once say less than eight apart', () => {
    const apart = 8 * liftOf(1, 0.1, 2)[4];
    expect(liftOf(8, 0.1, 2)[4] + 7 * liftOf(0, 0.1, 2)[4]).toBeLessThan(apart / 3);
  });
});
