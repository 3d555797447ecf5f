import { createBaseline, newBaseline, type KeptBaseline } from './baseline.ts';
import { localHours } from './local-hour.ts';
import type { CrisisSettings } from './settings.ts';
import { chanceOfAtLeast, chanceOfShare } from './tail.ts';

const HOUR = 12;
const DAY = 288;
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
    // Nor is the first day left out, of which nobody can say yet what was normal.
    if ((open && kept.opened < LONGEST && baseline.age() >= DAY) || silent) return baseline.skip();
    baseline.learn(hours, count, expected, open && kept.opened >= LONGEST);
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
    let count = 0;
    let expected = 0;
    let variance = 0;
    let found: Finding | undefined;
    let rarest = 1;
    const ratio = baseline.age() < DAY ? settings.firstDayRatio : settings.leastRatio;
    for (let back = 1; back <= Math.min(HOUR, passed.length); back++) {
      const bin = passed[passed.length - back];
      if (!bin) break;
      count += bin.count;
      expected += bin.expected;
      variance += bin.expected * bin.dispersion;
      const rare = rareAt(settings.rare, hour.expected, back);
      if (rare === undefined || count < settings.least || count < expected * ratio) continue;
      const chance = chanceOfAtLeast(count, expected, variance / Math.max(expected, 0.01));
      rarest = Math.min(rarest, chance);
      // The longest window that fires tells the most.
      if (chance < rare)
        found = { kind: 'burst', level: 1, minutes: back * BIN_MINUTES, observed: count, expected, hour };
    }
    if (found) found.level = levelOf(found, rarest, settings);
    return found;
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
      const { mean, low, dispersion } = baseline.expect(hours);
      // What led to an incident belongs to it: it is not learnt either.
      if (open && !kept.wasOpen) for (const bin of passed) bin.open = true;
      kept.wasOpen = open;
      kept.opened = open ? kept.opened + 1 : Math.max(kept.opened - 0.25, 0);
      passed.push({ count, judged, negative, expected: mean, dispersion, hours, open, silent: false });
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

/** Between two rows the chance goes from one to the other as the logarithm of the messages does. */
function rareAt(rows: CrisisSettings['rare'], expected: number, bins: number): number | undefined {
  const above = rows.findIndex(({ hour }) => hour > expected);
  const high = rows.at(above);
  const low = above === -1 ? high : rows[Math.max(above - 1, 0)];
  const [from, to] = [low?.windows[bins], high?.windows[bins]];
  if (!low || !high || from === undefined || to === undefined || low === high) return from;
  const part = Math.log(Math.max(expected, low.hour) / low.hour) / Math.log(high.hour / low.hour);
  return from * (to / from) ** part;
}
