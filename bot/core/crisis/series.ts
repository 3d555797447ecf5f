import { createBaseline, newBaseline, type KeptBaseline } from './baseline.ts';
import { liftOf, SHAPES, type Lift } from './evidence.ts';
import { localHours } from './local-hour.ts';
import type { CrisisSettings } from './settings.ts';
import { chanceOfAtLeast, chanceOfShare } from './tail.ts';

const HOUR = 12;
const DAY = 288;
const WEEK = 7 * DAY;
const BIN_MINUTES = 5;
/** A standing new habit is no crisis for ever: after a day's worth of incidents it is learnt. */
const LONGEST = 288;

export type Level = 1 | 2 | 3;
export type Kind = 'burst' | 'negatives' | 'silence';

export interface Finding {
  kind: Kind;
  level: Level;
  /** Minutes that were looked at. */
  minutes: number;
  /** Messages; of negatives, those that are. */
  observed: number;
  /** Of the same minutes. */
  expected: number;
  /** Messages of the last hour, and those of them that are negative where that is known. */
  hour: { count: number; expected: number; judged: number; negative: number };
}

export interface Bin {
  count: number;
  /** Messages whose mood was read, and those that are negative. */
  judged?: number;
  negative?: number;
}

export interface Series {
  /** The bin that began at this time is over: what is odd now. */
  close(at: number, bin: Bin, open: boolean): { findings: Finding[]; hour: Finding['hour'] };
  /** Nobody counted in that bin: nothing is said of it, and nothing learnt. */
  skip(): void;
}

/** All that a series knows, as it can be kept and gone on with; whoever goes on changes it in place. */
export interface KeptSeries {
  baseline: KeptBaseline;
  passed: Passed[];
  habit: { judged: number; negative: number };
  /** Bins in incidents; nights between make little of it, days without one make it nothing. */
  opened: number;
  wasOpen: boolean;
  none: { bins: number; expected: number; logChance: number };
}

export const newSeries = (): KeptSeries => ({
  baseline: newBaseline(),
  passed: [],
  habit: { judged: 10, negative: 3 },
  opened: 0,
  wasOpen: false,
  none: { bins: 0, expected: 0, logChance: 0 },
});

interface Passed extends Required<Bin> {
  expected: number;
  dispersion: number;
  hours: number;
  open: boolean;
  silent: boolean;
  /** Missing in what was kept before evidence was weighed. */
  lift?: Lift;
  clumps?: number;
}

/** So rare a run of nothing is no normal life, and is not learnt. */
const NOT_LEARNT = Math.log(1e-4);

/** One watched stream of messages. What is kept does not grow with time, and a bin costs a few microseconds. */
export function createSeries(
  settings: CrisisSettings,
  hoursOf = localHours(settings.zone),
  kept: KeptSeries = newSeries(),
): Series {
  const baseline = createBaseline(kept.baseline);
  const { passed, habit, none } = kept;

  /** An hour later it is known whether it was normal life. */
  function learn({ hours, count, judged, negative, expected, open, silent }: Passed): void {
    const age = baseline.age();
    const isOpen = open && kept.opened < LONGEST && age >= DAY;
    // In the first weeks what looks odd may be every Saturday or every morning: left out, it would look odd for ever.
    if ((isOpen && age >= 2 * WEEK) || (silent && age >= WEEK)) return baseline.skip();
    const taken = isOpen ? Math.min(count, expected * settings.leastRatio) : count;
    baseline.learn(hours, taken, expected, open && (isOpen || kept.opened >= LONGEST));
    habit.judged = habit.judged * 0.9995 + judged;
    habit.negative = habit.negative * 0.9995 + negative;
  }

  function noteSilence(count: number, mean: number, dispersion: number): void {
    none.bins = count === 0 ? none.bins + 1 : 0;
    none.expected = count === 0 ? none.expected + mean : 0;
    none.logChance = count === 0 ? none.logChance - (mean * Math.log(dispersion)) / (dispersion - 1) : 0;
    if (none.logChance > NOT_LEARNT) return;
    for (let back = 1; back <= Math.min(none.bins, passed.length); back++) {
      const bin = passed[passed.length - back];
      if (bin) bin.silent = true;
    }
  }

  function burst(hour: Finding['hour']): Finding | undefined {
    const ratio = baseline.age() < DAY ? settings.firstDayRatio : settings.leastRatio;
    if (hour.count < settings.least || !stands(ratio)) return undefined;
    const { least, rare } = needed(hour.expected / passed.length);
    const sum = { count: 0, expected: 0, variance: 0, 2: 0, 4: 0 };
    let evidence = 0;
    let strongest = 0;
    let rarest = 1;
    let best: { back: number; count: number; expected: number } | undefined;
    for (let back = 1; back <= passed.length; back++) {
      const bin = passed[passed.length - back];
      if (!bin) break;
      bin.lift ??= liftOf(bin.count, bin.expected, bin.clumps ?? bin.dispersion);
      sum.count += bin.count;
      sum.expected += bin.expected;
      sum.variance += bin.expected * bin.dispersion;
      sum[2] += bin.lift[2];
      sum[4] += bin.lift[4];
      const { count, expected } = sum;
      let here = 0;
      for (const { times, from, to, weight } of SHAPES)
        if (back >= from && back <= to) here += weight * Math.exp(Math.min(sum[times], 300));
      evidence += here;
      if (count < settings.least || count < expected * ratio) continue;
      const chance = chanceOfAtLeast(count, expected, sum.variance / Math.max(expected, 0.01));
      rarest = Math.min(rarest, chance);
      if (chance > rare) continue;
      // Told is the time that says the most.
      const weight = chance < settings.storm ? Math.max(here, 1 / Math.max(chance, 1e-300)) : here;
      if (weight > strongest) {
        strongest = weight;
        best = { back, count, expected };
      }
    }
    if (!best || (rarest >= settings.storm && Math.log(evidence) < least)) return undefined;
    const { back, count: observed, expected } = best;
    const found: Finding = { kind: 'burst', level: 1, minutes: back * BIN_MINUTES, observed, expected, hour };
    found.level = levelOf(found, rarest, settings);
    return found;
  }

  /** Whether any time until now brought enough to be weighed: mostly none did. */
  function stands(ratio: number): boolean {
    let count = 0;
    let expected = 0;
    for (let back = 1; back <= passed.length; back++) {
      count += passed[passed.length - back]?.count ?? 0;
      expected += passed[passed.length - back]?.expected ?? 0;
      if (count >= settings.least && count >= expected * ratio) return true;
    }
    return false;
  }

  /** A burst is as likely to begin with any message, so at night, when few come, the counts must speak more strongly. */
  function needed(expected: number): { least: number; rare: number } {
    const level = Math.max(baseline.level(), 0.001);
    const { least, rare } = between(settings.evidence, level * HOUR);
    return { least: least - Math.log(Math.max(expected, 0.001) / level), rare };
  }

  function negatives(hour: Finding['hour']): Finding | undefined {
    const { share, least, chance } = settings.negatives;
    const usual = habit.negative / habit.judged;
    if (hour.judged < least || hour.negative < hour.judged * share || baseline.age() < 2 * HOUR) return undefined;
    if (chanceOfShare(hour.negative, hour.judged, usual) >= chance) return undefined;
    return { kind: 'negatives', level: 1, minutes: 60, observed: hour.negative, expected: hour.judged * usual, hour };
  }

  function silence(hour: Finding['hour']): Finding | undefined {
    const { minutes, chance } = settings.silence;
    const long = none.bins * BIN_MINUTES;
    if (long < minutes || baseline.age() < HOUR || none.logChance > Math.log(chance)) return undefined;
    return { kind: 'silence', level: 1, minutes: long, observed: 0, expected: none.expected, hour };
  }

  return {
    skip: () => {
      passed.length = 0;
      Object.assign(none, { bins: 0, expected: 0, logChance: 0 });
      baseline.skip();
    },
    close: (at, { count, judged = 0, negative = 0 }, open) => {
      const hours = hoursOf(at);
      const { mean, low, dispersion, clumps } = baseline.expect(hours);
      // What led to an incident belongs to it: it is not learnt either.
      if (open && !kept.wasOpen) for (const bin of passed) bin.open = true;
      kept.wasOpen = open;
      kept.opened = open ? kept.opened + 1 : Math.max(kept.opened - 0.25, 0);
      passed.push({ count, judged, negative, expected: mean, dispersion, clumps, hours, open, silent: false });
      noteSilence(count, low, dispersion);
      if (passed.length > HOUR) {
        const oldest = passed.shift();
        if (oldest) learn(oldest);
      }
      const hour = { count: 0, expected: 0, judged: 0, negative: 0 };
      for (const bin of passed) {
        hour.count += bin.count;
        hour.expected += bin.expected;
        hour.judged += bin.judged;
        hour.negative += bin.negative;
      }
      // Before the first hour has been learnt nothing is known to be odd.
      const known = baseline.age() >= HOUR;
      const findings = [known ? burst(hour) : undefined, negatives(hour), silence(hour)];
      return { findings: findings.filter((finding) => finding !== undefined), hour };
    },
  };
}

function levelOf({ observed, expected, hour }: Finding, chance: number, { strong, severe }: CrisisSettings): Level {
  const angry = hour.judged >= 10 && hour.negative >= hour.judged * 0.6;
  const reaches = (bar: CrisisSettings['strong']): boolean =>
    observed >= expected * bar.ratio && observed >= bar.count && chance < bar.chance;
  const level = reaches(severe) ? 3 : reaches(strong) ? 2 : 1;
  return angry && level === 2 && observed >= severe.count ? 3 : level;
}

/** Between two rows it goes from one to the other as the logarithm of the messages does. */
function between(rows: CrisisSettings['evidence'], level: number): { least: number; rare: number } {
  const above = rows.findIndex(({ hour }) => hour > level);
  const high = rows.at(above);
  const low = above === -1 ? high : rows[Math.max(above - 1, 0)];
  if (!low || !high) return { least: Infinity, rare: 0 };
  if (low === high) return high;
  const part = Math.log(level / low.hour) / Math.log(high.hour / low.hour);
  return { least: low.least + (high.least - low.least) * part, rare: low.rare + (high.rare - low.rare) * part };
}
