import { expect, it } from 'vitest';
import { createLimits, xLimits } from '../../../sandbox/x/limits.ts';

const MINUTE_MS = 60_000;
const MONTH_MS = 30 * 24 * 60 * MINUTE_MS;
const start = Date.parse('2026-11-30T10:00:00Z');

/** A workspace whose clock may be put elsewhere while that of the machine goes on. */
function limited(most: number) {
  let now = start;
  let offset = 0;
  const limits = createLimits(
    { ...xLimits, tweets: most },
    { clock: { now: () => new Date(now + offset) }, machine: { now: () => new Date(now) } },
  );
  return {
    call: () => limits('tweets', 'ana'),
    isTooMany: () => limits('tweets', 'ana').exceeded,
    pass: (minutes: number) => void (now += minutes * MINUTE_MS),
    put: (ms: number) => void (offset = ms),
    workspace: () => now + offset,
  };
}

it('counts by the quarter of an hour, also after a month of history put the clock back', () => {
  const { isTooMany, pass, put } = limited(2);
  expect([isTooMany(), isTooMany(), isTooMany()]).toEqual([false, false, true]);
  put(-MONTH_MS);
  pass(14);
  expect(isTooMany()).toBe(true);
  pass(1);
  expect([isTooMany(), isTooMany(), isTooMany()]).toEqual([false, false, true]);
});

it('a clock that runs through weeks in a moment gives no calls away', () => {
  const { isTooMany, pass, put } = limited(2);
  put(-MONTH_MS);
  expect([isTooMany(), isTooMany()]).toEqual([false, false]);
  put(0);
  expect(isTooMany()).toBe(true);
  pass(15);
  expect(isTooMany()).toBe(false);
});

it('says when a window is over by the clock of whoever calls', () => {
  const { call, pass, put, workspace } = limited(1);
  call();
  put(-MONTH_MS);
  pass(5);
  expect(call()).toMatchObject({ exceeded: true, reset: Math.ceil((workspace() + 10 * MINUTE_MS) / 1000) });
});
