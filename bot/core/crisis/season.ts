/** What an hour of the week brings beside the mean, learnt from few messages: each finer cell leans on a coarser one. */
interface Cells {
  counts: number[];
  /** Messages that would have come, had every hour been alike. */
  flat: number[];
}

/** All that a season knows, as it can be kept and gone on with; whoever goes on changes it in place. */
export interface KeptSeason {
  day: Cells;
  kind: Cells;
  week: Cells;
  last: number;
}

/** Messages that weigh as much as what the coarser cell says; the finer, the less its own hours usually differ. */
const LEAN = { day: 8, kind: 30, week: 200 };
/** A week later what was seen counts for this much, so that new habits are learnt. */
const FORGET = 0.8;

const cells = (size: number): Cells => ({
  counts: Array.from({ length: size }, () => 0),
  flat: Array.from({ length: size }, () => 0),
});
export const newSeason = (): KeptSeason => ({ day: cells(24), kind: cells(48), week: cells(168), last: -1 });

export interface Season {
  /** Times the mean of all hours. */
  shape(hours: number): number;
  /** Relative error of that, squared. */
  doubt(hours: number): number;
  learn(hours: number, count: number, level: number): void;
}

export function createSeason(kept: KeptSeason = newSeason()): Season {
  const { day, kind, week } = kept;

  const leaning = ({ counts, flat }: Cells, at: number, lean: number, on: number): number =>
    ((counts[at] ?? 0) + lean * on) / ((flat[at] ?? 0) + lean);
  const kindOf = (hour: number): number => (hour % 24) + (hour >= 120 ? 24 : 0);
  function whole(hour: number): number {
    const coarse = leaning(day, hour % 24, LEAN.day, 1);
    return leaning(week, hour, LEAN.week, leaning(kind, kindOf(hour), LEAN.kind, coarse));
  }

  return {
    shape: (hours) => {
      // From the middle of one hour to the middle of the next in a straight line.
      const from = Math.floor(hours - 0.5);
      const part = hours - 0.5 - from;
      return whole((from + 168) % 168) * (1 - part) + whole((from + 1) % 168) * part;
    },
    doubt: (hours) => 2 / ((day.flat[Math.floor(hours) % 24] ?? 0) + LEAN.day),
    learn: (hours, count, level) => {
      const hour = Math.floor(hours) % 168;
      if (hour !== kept.last) {
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
    },
  };
}

function forget({ counts, flat }: Cells, at: number, by: number): void {
  counts[at] = (counts[at] ?? 0) * by;
  flat[at] = (flat[at] ?? 0) * by;
}
