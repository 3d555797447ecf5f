import { between, drawCount, seeded, type Random } from './random.ts';

/** Written, with its seeds, before the detector was; what is measured by it may not change it. */
export const BASES = [1, 5, 30, 200] as const;
export const SEEDS = [11, 23, 37, 41, 59, 67, 73, 89, 97, 103] as const;
export const BIN = 300_000;
export const BINS_A_DAY = 288;
export const BINS_A_WEEK = 7 * BINS_A_DAY;
export const WEEKS = 8;
/** A Monday, midnight in Madrid; the clocks go forward in the sixth week. */
export const START = Date.parse('2026-02-15T23:00:00Z');
const SUMMER = Date.parse('2026-03-29T01:00:00Z');

export interface Planted {
  /** First bin of the burst. */
  from: number;
  /** Bin after its last. */
  to: number;
  factor: number;
}

export interface Trace {
  counts: Uint16Array;
  planted: Planted[];
}

const localHours = (at: number): number => (at - START) / 3_600_000 + (at >= SUMMER ? 1 : 0);

/** Two humps a day, noon and evening, with quiet nights; the mean over a day is about one. */
function daily(hour: number): number {
  const hump = (center: number, width: number): number => Math.exp(-(((hour - center) / width) ** 2) / 2);
  return 0.35 + 1.1 * hump(12.5, 3) + 1.05 * hump(20, 2.2);
}

interface Nature {
  growth: number;
  holidays: Map<number, number>;
  gaps: [number, number][];
}

/** What the life of a brand does to its traffic beside the season. */
function natureOf(random: Random): Nature {
  const holidays = new Map<number, number>();
  for (let i = 0; i < 3; i++) holidays.set(Math.floor(between(random, 10, 56)), i % 2 === 0 ? 0.5 : 1.4);
  const gaps = Array.from({ length: 4 }, (): [number, number] => {
    const from = Math.floor(between(random, BINS_A_WEEK, WEEKS * BINS_A_WEEK - 100));
    return [from, from + Math.floor(between(random, 12, 72))];
  });
  return { growth: between(random, 1, 1.6), holidays, gaps };
}

function rateAt(bin: number, base: number, { growth, holidays, gaps }: Nature): number {
  if (gaps.some(([from, to]) => bin >= from && bin < to)) return 0;
  const hours = localHours(START + bin * BIN);
  const day = Math.floor(hours / 24);
  const weekly = day % 7 >= 5 ? 0.75 : 1.1;
  const grown = growth ** (bin / (WEEKS * BINS_A_WEEK) - 0.5);
  return (base / 12) * daily(hours % 24) * weekly * grown * (holidays.get(day) ?? 1);
}

/** One burst every two days or so from the third week on, in waking hours, two hours long, on top of what the hour would bring. */
function plant(random: Random, factor: number, gaps: Nature['gaps']): Planted[] {
  const planted: Planted[] = [];
  for (let day = 14; day < WEEKS * 7 - 1; day += 2) {
    const from = day * BINS_A_DAY + Math.floor(between(random, 9 * 12, 21 * 12));
    if (gaps.every(([start, end]) => from + 36 < start || from - 36 > end))
      planted.push({ from, to: from + 24, factor });
  }
  return planted;
}

/** Eight weeks in bins of five minutes; factor one is a calm trace. */
export function makeTrace(base: number, seed: number, factor: number): Trace {
  const random = seeded(seed * 1_000_003 + base * 101 + factor);
  const nature = natureOf(random);
  const planted = factor === 1 ? [] : plant(random, factor, nature.gaps);
  const counts = new Uint16Array(WEEKS * BINS_A_WEEK);
  for (let bin = 0; bin < counts.length; bin++) {
    const lift = planted.some(({ from, to }) => bin >= from && bin < to) ? factor : 1;
    counts[bin] = drawCount(random, rateAt(bin, base, nature) * lift);
  }
  return { counts, planted };
}
