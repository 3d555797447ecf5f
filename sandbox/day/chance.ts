/** The same seed makes the same choices; what the machine makes of them in time is its own. */
export interface Chance {
  /** Between 0 and 1. */
  next(): number;
  between(least: number, most: number): number;
  one<T>(list: readonly T[]): T | undefined;
  /** True in so many of 100 cases. */
  percent(cases: number): boolean;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  // mulberry32: short, and good enough to choose buttons.
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    one: (list) => list[Math.floor(next() * list.length)],
    percent: (cases) => next() * 100 < cases,
  };
}
