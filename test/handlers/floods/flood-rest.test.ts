import { expect, it } from 'vitest';
import { floodRest } from '../../../handlers/floods/flood-rest.ts';

const at = (ms: number): Date => new Date(1_000_000 + ms);
const rest = (drawn: number | null, last: number, now: number, growing = 1): number =>
  floodRest({ lastAt: at(last), drawnAt: drawn === null ? null : at(drawn), growing, now: at(now) });

it('the first draw waits for nothing, and the next ones stand apart', () => {
  expect(rest(null, 0, 0)).toBe(0);
  expect(rest(0, 0, 1_000)).toBe(3_000);
  expect(rest(0, 0, 4_000)).toBe(0);
});

it('what came last is shown once it is quiet, and never sooner than two draws may stand', () => {
  expect(rest(0, 3_000, 3_100, 8)).toBe(1_900);
  expect(rest(0, 3_000, 5_000, 8)).toBe(0);
  expect(rest(0, 100, 1_900)).toBe(200);
  // Beyond what is new there is nothing to hurry for: a press is shown in its time.
  expect(rest(5_000, 3_000, 6_000)).toBe(3_000);
});

it('however many floods grow, for however long, their draws leave room in what a chat takes', () => {
  for (const growing of [1, 3, 5, 20]) {
    const drawnAt = Array.from({ length: growing }, () => 0);
    let draws = 0;
    const minutes = 10;
    for (let now = 100; now < minutes * 60_000; now += 100)
      for (const [index, drawn] of drawnAt.entries())
        if (rest(drawn, now, now, growing) === 0) {
          drawnAt[index] = now;
          draws += 1;
        }
    expect(draws / minutes, `${growing} floods`).toBeLessThanOrEqual(40);
  }
});
