import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BASES, makeTrace, SEEDS, WEEKS } from '../../bench/crisis/generator.ts';
import { falseAWeek, found, ours } from '../../bench/crisis/measure.ts';
import { oracle } from '../../bench/crisis/oracle.ts';

describe('bursts in traces that nobody tuned the detector on', () => {
  const seeds = [4_001, 4_008];
  const traces = (factor: number) => seeds.map((seed) => makeTrace(30, seed, factor));
  const [calm, five, two] = [traces(1), traces(5), traces(2)];

  it('are found when they are strong, half of them when they are weak, and seldom where there are none', () => {
    const strong = found(five, ours);
    expect(strong.inHour / strong.planted).toBeGreaterThan(0.9);
    expect(strong.in3 / strong.planted).toBeGreaterThan(0.8);
    const weak = found(two, ours);
    expect(weak.inHour / weak.planted).toBeGreaterThan(0.5);
    expect(falseAWeek(calm, ours).all).toBeLessThan(1.5);
  });

  it('are found by who knows the true rates, at one false alert a week', () => {
    const knows = oracle(30, seeds, (factor) => (factor === 1 ? calm : factor === 5 ? five : two));
    expect(falseAWeek(calm, knows).all).toBeLessThanOrEqual(1);
    const best = found(two, knows);
    expect(best.inHour / best.planted).toBeGreaterThan(0.6);
  });
});

it('the traces that the detector is measured by are those that were fixed before it was written', () => {
  const hash = createHash('sha256');
  for (const base of BASES)
    for (const seed of SEEDS) {
      const { counts, planted } = makeTrace(base, seed, 5);
      expect(counts).toHaveLength(WEEKS * 2_016);
      hash.update(counts).update(JSON.stringify(planted));
    }
  expect(hash.digest('hex')).toBe('bf6c1d856035c08f97e1a17930749f0a3a7c3d27dd9c59e034f54700a890c586');
});
