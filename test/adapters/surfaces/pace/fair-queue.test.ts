import { describe, expect, it } from 'vitest';
import { createFairQueue } from '../../../../adapters/surfaces/pace/fair-queue.ts';

function stage() {
  let now = Date.parse('2026-11-21T10:00:00Z');
  const line = createFairQueue({ everyMs: 1_000, clock: { now: () => new Date(now) } });
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

  it('moves those up who stand behind one that is not wanted any more', () => {
    const { line } = stage();
    for (const turn of ['a', 'b', 'c', 'd']) line.join(turn, 1_000);
    for (const turn of ['b', 'c', 'nobody']) line.drop(turn);
    expect(line.waiting).toBe(2);
    line.drop('a');
    // She was told four seconds.
    expect(line.waitFor('d', 0)).toBe(1_000);
    expect(line.waitFor('d', 1)).toBe(0);
  });

  it('keeps the place of whoever found no room after all', () => {
    const { line } = stage();
    line.join('a', 1_000);
    line.join('b', 1_000);
    expect(line.has('a')).toBe(true);
    expect(line.join('a', 500)).toBe(500);
    expect(line.waitFor('b', 1)).toBeGreaterThan(0);
  });

  it('leaves no room empty for one who does not come back, and keeps the place of one who comes late', () => {
    const { line, pass } = stage();
    for (const turn of ['a', 'b', 'c', 'd']) line.join(turn, 1_000);
    // Room has gathered that nobody fetched.
    expect(line.waitFor('d', 4)).toBe(0);
    pass(4_600);
    // All but d are late by now: she goes on the first room.
    expect(line.waitFor('d', 1)).toBe(0);
    line.leave('d');
    // Whoever is new stands behind nobody who is late, and before nobody who is not.
    line.join('e', 1_000);
    expect(line.waitFor('b', 1)).toBe(0);
    pass(11 * 60_000);
    expect(line.isEmpty).toBe(true);
  });

  it('tells each the moment of her turn, however many stand before her', () => {
    const { line } = stage();
    for (let n = 0; n < 200; n += 1) line.join(`turn ${n}`, 1_000);
    expect(line.waitFor('last', 0)).toBe(201_000);
    for (let n = 200; n < 1_000; n += 1) line.join(`turn ${n}`, 1_000);
    expect(line.waitFor('the very last', 0)).toBe(600_000);
  });

  it('has those who yield wait for all others, and for the room that others must find', () => {
    const { line } = stage();
    const modest = { spare: 2, leastMs: 3_000 };
    expect(line.waitModestly('m', 3, modest)).toBe(0);
    expect(line.waitModestly('m', 2, modest)).toBe(3_000);
    for (let n = 0; n < 50; n += 1) line.join(`turn ${n}`, 1_000);
    expect(line.waitModestly('n', 0, modest)).toBe(54_000);
    // Somebody waits for it now.
    expect(line.waitFor('m', 51)).toBe(0);
  });
});

interface Stage {
  waiting: number;
  /** Tries that all together can make in a second. */
  triesPerSecond: number;
  /** Nothing at all is tried meanwhile. */
  stall?: { from: number; to: number };
}

/** Jobs that post in one channel with a bucket of four and one more a second; those that are due are tried in the order of their age. */
function simulate({ waiting, triesPerSecond, stall }: Stage): {
  order: number[];
  seconds: number;
  silence: number;
  refused: number;
} {
  let now = 0;
  const line = createFairQueue({ everyMs: 1_000, clock: { now: () => new Date(now) } });
  const due = new Map(Array.from({ length: waiting }, (_, n) => [n, 0]));
  const order: number[] = [];
  let room = 4;
  let refused = 0;
  let last = 0;
  let silence = 0;
  for (let tick = 0; due.size > 0 && now < 3_600_000; tick += 1) {
    now = tick * (1_000 / triesPerSecond);
    room = Math.min(4, room + 1 / triesPerSecond);
    if (stall && now >= stall.from && now < stall.to) continue;
    // The queue is looked at twice a second.
    const looked = Math.floor(now / 500) * 500;
    const next = due.entries().find(([, at]) => at <= looked)?.[0];
    if (next === undefined) continue;
    const wait = line.waitFor(String(next), Math.floor(room));
    if (wait === 0 && room >= 1) {
      room -= 1;
      line.leave(String(next));
      due.delete(next);
      order.push(next);
      silence = Math.max(silence, now - last);
      last = now;
    } else {
      refused += 1;
      due.set(next, now + (wait > 0 ? wait : line.join(String(next), 1_000)));
    }
  }
  return { order, seconds: now / 1_000, silence: silence / 1_000, refused };
}

describe('a line of hundreds', () => {
  it.each([
    { waiting: 500, triesPerSecond: 10 },
    { waiting: 500, triesPerSecond: 20 },
    { waiting: 250, triesPerSecond: 5 },
    { waiting: 250, triesPerSecond: 60 },
    { waiting: 1_500, triesPerSecond: 10 },
  ])('moves at one a second: $waiting waiting, $triesPerSecond tries a second', (stage) => {
    const { order, seconds, silence, refused } = simulate(stage);
    expect(order).toHaveLength(stage.waiting);
    expect(seconds).toBeLessThan(stage.waiting * 1.05 + 5);
    expect(silence).toBeLessThan(5);
    expect(refused / stage.waiting).toBeLessThan(2.5);
    // Nobody is overtaken by many.
    expect(Math.max(...order.map((n, index) => Math.abs(n - index)))).toBeLessThanOrEqual(5);
  });

  it('goes on at once after the machine stood still for a minute', () => {
    const { order, seconds, silence, refused } = simulate({
      waiting: 300,
      triesPerSecond: 10,
      stall: { from: 100_000, to: 160_000 },
    });
    expect(order).toHaveLength(300);
    expect(seconds).toBeLessThan(300 + 60 + 15);
    expect(silence).toBeLessThan(65);
    expect(refused / 300).toBeLessThan(2.5);
  });
});
