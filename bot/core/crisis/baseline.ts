import { createSeason, newSeason, type KeptSeason } from './season.ts';

/** Bins of five minutes. */
export const BIN = 300_000;
const HOUR = 12;
const DAY = 288;
const decay = (halfLife: number): number => 0.5 ** (1 / halfLife);
const LEVEL_DECAY = decay(5 * DAY);
const TODAY_DECAY = decay(5 * HOUR);
/** Messages that today must differ by before it is believed to be another day than usual. */
const TODAY_LEAN = 30;
/** Until two days have been seen no hour is known, and what just was counts for more. */
const SHORT = 2 * DAY;

export interface Expectation {
  mean: number;
  /** The least that may be normal: silence is judged by this. */
  low: number;
  /** Variance over mean. */
  dispersion: number;
}

export interface Baseline {
  /** What is normal in the bin that begins at these local hours of the week. */
  expect(hours: number): Expectation;
  /** A bin whose time has passed; what was no normal life (a crisis, a silence) is not learnt, and of the rest, unless `whole`, no outlier. */
  learn(hours: number, count: number, expected: number, whole?: boolean): void;
  skip(): void;
  /** Bins learnt. */
  age(): number;
}

export interface KeptBaseline {
  season: KeptSeason;
  level: { count: number; shape: number };
  today: { count: number; expected: number };
  spread: { square: number; weight: number };
  hour: { count: number; expected: number; bins: number };
  age: number;
  recent: number;
}

export const newBaseline = (): KeptBaseline => ({
  season: newSeason(),
  level: { count: 0, shape: 0 },
  today: { count: 0, expected: 0 },
  spread: { square: 2 * 40, weight: 40 },
  hour: { count: 0, expected: 0, bins: 0 },
  age: 0,
  recent: 0,
});

/** Season times level times what kind of day it is; while history is short, rather too high than too low. */
export function createBaseline(kept: KeptBaseline = newBaseline()): Baseline {
  const season = createSeason(kept.season);
  const { level, today, spread, hour } = kept;

  const levelNow = (): number => (level.shape > 0 ? level.count / level.shape : 0);
  return {
    expect: (hours) => {
      const usual = levelNow() * season.shape(hours);
      const day = Math.min(Math.max((today.count + TODAY_LEAN) / (today.expected + TODAY_LEAN), 0.6), 2);
      const dispersion = Math.min(Math.max(spread.square / spread.weight, 1.3), 8);
      const mean = usual * day;
      const doubt = Math.sqrt(season.doubt(hours));
      if (kept.age >= SHORT) return { mean: mean * (1 + 0.25 * doubt), low: mean * (1 - 0.25 * doubt), dispersion };
      const low = Math.min(mean * (1 - doubt), kept.recent);
      return { mean: Math.max(mean * (1 + doubt), kept.recent * 1.25), low, dispersion: Math.max(dispersion, 2.5) };
    },
    learn: (hours, count, expected, whole = false) => {
      // Of a burst that nobody was told of only the part is learnt that could have been chance.
      const most = whole || kept.age < HOUR ? Infinity : expected + 4 * Math.sqrt(2 * expected) + 2;
      const taken = Math.min(count, most);
      const shape = season.shape(hours);
      season.learn(hours, taken, Math.max(levelNow(), 0.001));
      level.count = level.count * LEVEL_DECAY + taken;
      level.shape = level.shape * LEVEL_DECAY + shape;
      const usual = levelNow() * shape;
      today.count = today.count * TODAY_DECAY + taken;
      today.expected = today.expected * TODAY_DECAY + usual;
      kept.recent += (taken - kept.recent) / Math.min(kept.age + 1, 2 * HOUR);
      kept.age++;
      hour.count += count;
      hour.expected += expected;
      if (++hour.bins < HOUR) return;
      if (hour.expected >= 2 && kept.age > SHORT) {
        const square = Math.min((hour.count - hour.expected) ** 2 / hour.expected, 20);
        spread.square = spread.square * 0.998 + square;
        spread.weight = spread.weight * 0.998 + 1;
      }
      hour.count = hour.expected = hour.bins = 0;
    },
    skip: () => {
      today.count *= TODAY_DECAY;
      today.expected *= TODAY_DECAY;
    },
    age: () => kept.age,
  };
}
