import { describe, expect, it } from 'vitest';
import { createLine } from '#core/line.ts';

function stage() {
  let now = Date.parse('2026-11-21T10:00:00Z');
  const line = createLine({ everyMs: 1_000, clock: { now: () => new Date(now) } });
  return { line, pass: (ms: number) => void (now += ms) };
}

describe('line', () => {
  it('lets anybody through while nobody waits', () => {
    expect(stage().line.waitFor('a')).toBe(0);
  });

  it('gives each the place behind the one before', () => {
    const { line } = stage();
    expect([line.join('a', 3_000), line.join('b', 3_000), line.waitFor('late')]).toEqual([3_000, 4_000, 5_000]);
    expect(line.waitFor('a')).toBe(3_000);
    expect(line.waiting).toBe(3);
  });

  it('serves by turn, and whoever found no room goes next', () => {
    const { line, pass } = stage();
    line.join('a', 1_000);
    line.join('b', 1_000);
    pass(1_000);
    expect(line.waitFor('a')).toBe(0);
    expect(line.join('a', 3_000)).toBe(1_000);
    line.leave('a');
    expect(line.waiting).toBe(1);
    pass(1_000);
    expect(line.waitFor('b')).toBe(0);
  });

  it('forgets who does not come', () => {
    const { line, pass } = stage();
    line.join('a', 1_000);
    pass(4_100);
    expect(line.waiting).toBe(0);
    expect(line.waitFor('b')).toBe(0);
  });
});
