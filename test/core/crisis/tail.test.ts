import { describe, expect, it } from 'vitest';
import { chanceOfAtLeast, chanceOfShare } from '#core/crisis/tail.ts';

describe('how rare a count is', () => {
  it('is, with a mean of one and twice the variance, a half for each further message', () => {
    // r = 1 and p = 1/2: the geometric distribution, whose tail is known.
    for (const count of [3, 8, 20]) expect(chanceOfAtLeast(count, 1, 2) * 2 ** count).toBeCloseTo(1, 3);
  });

  it('is the plain sum where the count is far above the mean', () => {
    // Poisson's tail by hand: 1 - e^-2 (1 + 2 + 2 + 4/3 + 2/3) for at least five; a variance hardly above the mean comes near it.
    expect(chanceOfAtLeast(5, 2, 1.05)).toBeGreaterThan(0.0526);
    expect(chanceOfAtLeast(5, 2, 1.05)).toBeLessThan(0.06);
  });

  it('is one at the mean, and falls with every message', () => {
    expect(chanceOfAtLeast(30, 30, 2)).toBe(1);
    expect(chanceOfAtLeast(61, 30, 2)).toBeLessThan(chanceOfAtLeast(60, 30, 2));
    expect(chanceOfAtLeast(1_000, 200, 2)).toBeGreaterThanOrEqual(0);
  });

  it('counts shares exactly: nine or ten of ten, each as likely as not', () => {
    expect(chanceOfShare(9, 10, 0.5)).toBeCloseTo(11 / 1024, 6);
    expect(chanceOfShare(4, 10, 0.5)).toBe(1);
  });
});
