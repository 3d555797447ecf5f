import { describe, expect, it } from 'vitest';
import { createLine } from '#core/line.ts';

function stage() {
  let now = Date.parse('2026-11-21T10:00:00Z');
  const line = createLine({ everyMs: 1_000, clock: { now: () => new Date(now) } });
  return { line, pass: (ms: number) => void (now += ms) };
}

describe('line', () => {
  it('lets anybody try while nobody waits', () => {
    expect(stage().line.waitFor('a', 0)).toBe(0);
  });

  it('gives each the place behind the one before', () => {
    const { line } = stage();
    expect([line.join('a', 3_000), line.join('b', 3_000)]).toEqual([3_000, 4_000]);
    expect(line.waitFor('late', 1)).toBeGreaterThan(0);
    expect(line.waiting).toBe(3);
  });

  it('lets go in order: whoever stands behind needs room for all before her', () => {
    const { line } = stage();
    for (const turn of ['a', 'b', 'c']) line.join(turn, 1_000);
    expect(line.waitFor('c', 2)).toBeGreaterThan(0);
    expect(line.waitFor('b', 2)).toBe(0);
    expect(line.waitFor('a', 1)).toBe(0);
    line.leave('a');
    line.leave('b');
    expect(line.waitFor('c', 1)).toBe(0);
  });

  it('has the first one come when she was told, unless there is room before', () => {
    const { line, pass } = stage();
    line.join('a', 2_000);
    pass(500);
    expect(line.waitFor('a', 0)).toBe(1_500);
    expect(line.waitFor('a', 1)).toBe(0);
    pass(1_500);
    expect(line.waitFor('a', 0)).toBe(0);
  });

  it('keeps the place of whoever found no room after all', () => {
    const { line } = stage();
    line.join('a', 1_000);
    line.join('b', 1_000);
    expect(line.has('a')).toBe(true);
    expect(line.join('a', 500)).toBe(500);
    expect(line.waitFor('b', 1)).toBeGreaterThan(0);
  });

  it('leaves no room empty for one who does not come back', () => {
    const { line, pass } = stage();
    for (const turn of ['a', 'b', 'c', 'd']) line.join(turn, 1_000);
    // Room has gathered that nobody fetched.
    expect(line.waitFor('d', 4)).toBe(0);
    pass(8_100);
    expect(line.waiting).toBe(0);
  });

  it('sends nobody away for long, however many stand before her', () => {
    const { line } = stage();
    for (let n = 0; n < 200; n += 1) line.join(`turn ${n}`, 1_000);
    expect(line.waitFor('last', 0)).toBeLessThanOrEqual(30_000);
  });
});
