import { createSeason, newSeason, type KeptSeason } from './season.ts';

/** Bins of five minutes. */
export const BIN = 300_000;
const HOUR = 12;
const DAY = 288;
const decay = (halfLife: number): number => 0.5 ** (1 / halfLife);
const LEVEL_DECAY = decay(5 * DAY);
const TODAY_DECAY = decay(5 * HOUR);
/** Messages that weigh as much as "a day like others" once today is believed to be none. */
const TODAY_LEAN = 30;
/** One day of eleven is a holiday, a launch or the like, before anything is seen of it; how much such days differ (squared); what the night leaves of it. */
const TODAY = { odds: 0.1, differs: 0.16, kept: 0.2 };
/** Messages that weigh as much as "in clumps of such a size that the variance is twice the mean", and how fast newer ones count more. */
const CLUMPS_LEAN = 100;
const CLUMPS_DECAY = decay(14 * DAY);
/** So much more than seen may be clumps: what is not known of the mean looks like them. */
const DOUBTED = 1.5;
/** After so many bins a mean is known as well as a day tells it; its error falls with the bins. */
const YOUNG = 2 * DAY;
/** Until two days have been seen no hour is known, and what just was counts for more. */
const SHORT = 2 * DAY;

export interface Expectation {
  mean: number;
  /** The least that may be normal: silence is judged by this. */
  low: number;
  /** Variance over mean of an hour, with what is not known of the mean. */
  dispersion: number;
  /** The same of five minutes, where messages come in clumps and the mean stands still. */
  clumps: number;
}

export interface Baseline {
  /** What is normal in the bin that begins at these local hours of the week. */
  expect(hours: number): Expectation;
  /** A bin whose time has passed; what was no normal life (a crisis, a silence) is not learnt, and of the rest, unless `whole`, no outlier. */
  learn(hours: number, count: number, expected: number, whole?: boolean): void;
  skip(): void;
  /** Bins learnt. */
  age(): number;
  /** Messages of a bin, whatever the hour. */
  level(): number;
}

export interface KeptBaseline {
  season: KeptSeason;
  level: { count: number; shape: number };
  /** `date` is the day of the week that it is of. */
  today: { count: number; expected: number; date?: number };
  spread: { square: number; weight: number; bins?: { square: number; mean: number } };
  hour: { count: number; expected: number; bins: number };
  age: number;
  recent: number;
  /** Messages of the first day. */
  first?: number;
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
  const clumped = (spread.bins ??= { square: 2 * CLUMPS_LEAN, mean: CLUMPS_LEAN });

  const levelNow = (): number => (level.shape > 0 ? level.count / level.shape : 0);
  /** Times a day like others: a mix of "like others" and what was counted, by how much the counts speak for either. */
  function kindOfDay(): number {
    const off = today.count - today.expected;
    const far = off ** 2 / (2 * 2 * Math.max(today.expected, 0.5));
    const odds = (TODAY.odds * Math.exp(Math.min(far, 50))) / Math.sqrt(1 + (today.expected * TODAY.differs) / 2);
    const other = (today.count + TODAY_LEAN) / (today.expected + TODAY_LEAN);
    return Math.min(Math.max(1 + (odds / (1 + odds)) * (other - 1), 0.6), 2);
  }

  return {
    expect: (hours) => {
      const mean = levelNow() * season.shape(hours) * kindOfDay();
      const learnt = Math.min(Math.max(spread.square / spread.weight, 1.3), 8);
      const clumps = Math.min(learnt, Math.max((DOUBTED * clumped.square) / clumped.mean, 1.1));
      const doubt = Math.sqrt(season.doubt(hours));
      if (kept.age >= SHORT) {
        // What few days cannot know yet varies too, and most where much comes.
        const dispersion = learnt + mean * HOUR * (YOUNG / kept.age) ** 2;
        return { mean: mean * (1 + 0.25 * doubt), low: mean * (1 - 0.25 * doubt), dispersion, clumps };
      }
      const low = Math.min(mean * (1 - doubt), kept.recent);
      const high = Math.max(mean * (1 + doubt), kept.recent * 1.25);
      return { mean: high, low, dispersion: Math.max(learnt, 2.5), clumps: Math.max(clumps, 2) };
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
      const date = Math.floor(hours / 24);
      if (today.date !== date) {
        today.count *= TODAY.kept;
        today.expected *= TODAY.kept;
        today.date = date;
      }
      today.count = today.count * TODAY_DECAY + taken;
      today.expected = today.expected * TODAY_DECAY + usual;
      kept.recent += (taken - kept.recent) / Math.min(kept.age + 1, 2 * HOUR);
      kept.age++;
      kept.first = (kept.first ?? 0) + (kept.age <= DAY ? taken : 0);
      if (kept.age === DAY) {
        Object.assign(level, { count: kept.first, shape: DAY });
        Object.assign(today, { count: 0, expected: 0 });
        season.settle(HOUR, levelNow());
      }
      if (kept.age > SHORT) {
        clumped.square = clumped.square * CLUMPS_DECAY + (taken - expected) ** 2;
        clumped.mean = clumped.mean * CLUMPS_DECAY + expected;
      }
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
    level: levelNow,
  };
}
