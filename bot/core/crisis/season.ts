/** What an hour of the week brings beside the mean, learnt from few messages: each finer cell leans on a coarser one. */
interface Cells {
  counts: number[];
  /** Messages that would have come, had every hour been alike. */
  flat: number[];
}

/** All that a season knows, as it can be kept and gone on with; whoever goes on changes it in place. */
export interface KeptSeason {
  day: Cells;
  /** Days of the week, beside what their hours say. */
  days: Cells;
  kind: Cells;
  week: Cells;
  last: number;
}

/** Messages that weigh as much as what the coarser cell says; the finer, the less its own hours usually differ. */
const LEAN = { day: 8, days: 50, kind: 100, week: 300 };
/** A week later what was seen counts for this much, so that new habits are learnt. */
const FORGET = 0.9;

/** How people's hours differ before anything is known: mildly, for whoever writes may live by another clock. */
const ANYWHERE = [5, 4, 4, 4, 4, 5, 7, 9, 11, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 12, 10, 7].map(
  (of) => of / 10,
);

const cells = (size: number): Cells => ({
  counts: Array.from({ length: size }, () => 0),
  flat: Array.from({ length: size }, () => 0),
});
export const newSeason = (): KeptSeason => ({
  day: cells(24),
  days: cells(7),
  kind: cells(48),
  week: cells(168),
  last: -1,
});

export interface Season {
  /** Times the mean of all hours. */
  shape(hours: number): number;
  /** Relative error of that, squared. */
  doubt(hours: number): number;
  learn(hours: number, count: number, level: number): void;
  /** The first day is over: what its hours brought is held against its own mean, which nobody knew while it went on. */
  settle(bins: number, level: number): void;
}

export function createSeason(kept: KeptSeason = newSeason()): Season {
  // What was kept before days were told apart has none.
  kept.days ??= cells(7);
  const { day, days, kind, week } = kept;

  const leaning = ({ counts, flat }: Cells, at: number, lean: number, on: number): number =>
    ((counts[at] ?? 0) + lean * on) / ((flat[at] ?? 0) + lean);
  const kindOf = (hour: number): number => (hour % 24) + (hour >= 120 ? 24 : 0);
  const ofDay = (hour: number): number => leaning(day, hour % 24, LEAN.day, ANYWHERE[hour % 24] ?? 1);
  function whole(hour: number): number {
    const coarse = ofDay(hour) * leaning(days, Math.floor(hour / 24), LEAN.days, 1);
    return leaning(week, hour, LEAN.week, leaning(kind, kindOf(hour), LEAN.kind, coarse));
  }

  return {
    shape: (hours) => {
      // A parabola through the hour that brings what the hour does: a straight line would cut the peaks of the day.
      const hour = Math.floor(hours) % 168;
      const part = hours - Math.floor(hours) - 0.5;
      const [before, now, after] = [whole((hour + 167) % 168), whole(hour), whole((hour + 1) % 168)];
      const bend = after - 2 * now + before;
      return Math.max(now + ((after - before) / 2) * part + (bend / 2) * (part * part - 1 / 12), now * 0.3);
    },
    doubt: (hours) => 2 / ((day.flat[Math.floor(hours) % 24] ?? 0) + LEAN.day),
    settle: (bins, level) => {
      for (const { flat } of [day, kind]) flat.forEach((value, at) => (flat[at] = value > 0 ? bins * level : 0));
      for (const { counts, flat } of [days, week]) {
        counts.fill(0);
        flat.fill(0);
      }
    },
    learn: (hours, count, level) => {
      const hour = Math.floor(hours) % 168;
      const date = Math.floor(hour / 24);
      const flat = level * ofDay(hour);
      if (hour !== kept.last) {
        if (Math.floor(kept.last / 24) !== date) forget(days, date, FORGET);
        forget(week, hour, FORGET);
        forget(kind, kindOf(hour), FORGET ** (hour >= 120 ? 1 / 2 : 1 / 5));
        forget(day, hour % 24, FORGET ** (1 / 7));
        kept.last = hour;
      }
      for (const [into, at] of [
        [day, hour % 24],
        [kind, kindOf(hour)],
        [week, hour],
      ] as const) {
        into.counts[at] = (into.counts[at] ?? 0) + count;
        into.flat[at] = (into.flat[at] ?? 0) + level;
      }
      days.counts[date] = (days.counts[date] ?? 0) + count;
      days.flat[date] = (days.flat[date] ?? 0) + flat;
    },
  };
}

function forget({ counts, flat }: Cells, at: number, by: number): void {
  counts[at] = (counts[at] ?? 0) * by;
  flat[at] = (flat[at] ?? 0) * by;
}
