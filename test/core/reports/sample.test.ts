import { describe, expect, it } from 'vitest';
import { drawSample } from '#core/reports/sample.ts';

const many = (stratum: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `${stratum} ${index}`, stratum }));

describe('a sample', () => {
  const all = [...many('lucia', 200), ...many('joao', 20), ...many('marta', 2)];
  const drawn = (seed: string, count = 12) => drawSample(all, { count, seed });
  const of = (sample: ReturnType<typeof drawn>, stratum: string): number =>
    sample.filter((one) => one.stratum === stratum).length;

  it('takes from each group in turn, as long as it has some', () => {
    for (const seed of ['a', 'b', 'c']) {
      expect(['lucia', 'joao', 'marta'].map((each) => of(drawn(seed), each))).toEqual([5, 5, 2]);
      expect(new Set(drawn(seed).map(({ id }) => id)).size).toBe(12);
    }
    expect(drawn('a', 1_000)).toHaveLength(222);
    expect(drawSample([], { count: 5, seed: 'a' })).toEqual([]);
  });

  it('is the same for the same seed, whatever the order it is given in, and another for another', () => {
    const ids = (sample: readonly { id: string }[]): string[] => sample.map(({ id }) => id);
    expect(ids(drawSample(all.toReversed(), { count: 12, seed: 'a' }))).toEqual(ids(drawn('a')));
    expect(ids(drawn('b'))).not.toEqual(ids(drawn('a')));
  });

  it('gives each of a group the same chance', () => {
    const seen = new Map<string, number>();
    for (let seed = 0; seed < 600; seed += 1)
      for (const { id } of drawSample(many('joao', 6), { count: 2, seed: String(seed) }))
        seen.set(id, (seen.get(id) ?? 0) + 1);
    for (const times of seen.values()) expect(Math.abs(times - 200)).toBeLessThan(60);
    expect(seen.size).toBe(6);
  });
});
