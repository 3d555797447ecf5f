import { describe, expect, it } from 'vitest';
import { median, percentile, ratio, shown, spread } from '../../bench/statistics.ts';
import { table } from '../../bench/table.ts';

const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);

describe('percentile', () => {
  it.each([
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [1, 100],
    [0, 1],
  ])('%d of 1 to 100 is %d, in whatever order they come', (share, expected) => {
    expect(percentile(hundred, share)).toBe(expected);
  });

  it('of one value is that value, of none is not a number', () => {
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('sorts by size, not by letters', () => {
    expect(percentile([9, 10, 100], 0.5)).toBe(10);
  });
});

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[5], 5],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('figures', () => {
  it.each([
    [0.5164, '0.516'],
    [1.0849, '1.08'],
    [37.86, '37.9'],
    [137.4, '137'],
    [3415.89, '3,416'],
    [Number.NaN, '-'],
    [Number.POSITIVE_INFINITY, '-'],
  ])('%d is shown as %s', (value, expected) => {
    expect(shown(value)).toBe(expected);
  });

  it('ratios need both figures', () => {
    expect(ratio(3, 2)).toBe('1.50 x');
    expect(ratio(3, 0)).toBe('-');
    expect(ratio(Number.NaN, 2)).toBe('-');
  });

  it('a spread runs from the smallest to the largest', () => {
    expect(spread([2.5, 1, 200])).toBe('1..200');
  });
});

describe('table', () => {
  it('aligns figures to the right and says plainly what misses its aim', () => {
    const row = { name: 'a', ours: '1', baseline: '22', ratio: '', aim: 'under 1', how: '' };
    const [head = '', , first = '', second = ''] = table([
      { ...row, met: false },
      { ...row, name: 'longer', ours: '333', met: true },
    ]).split('\n');
    expect(first.indexOf('1') + 1).toBe(second.indexOf('333') + 3);
    expect(first).toMatch(/under 1\s+NO$/);
    expect(second).toMatch(/under 1\s+yes$/);
    expect(head).toMatch(/^what\s+ours\s+baseline/);
  });
});
