/** The day that is replayed: from nine to seventeen. */
export const OPENS = 9;
export const CLOSES = 17;
const HOURS = CLOSES - OPENS;

/** How lively an hour of the day is: people write when they reach their desk and when they leave it, and less while they eat. */
export function liveliness(hour: number): number {
  const bump = (at: number, width: number): number => Math.exp(-(((hour - at) / width) ** 2));
  return 0.35 + bump(10, 0.8) + 0.9 * bump(17, 1) + 0.25 * bump(12.5, 1);
}

/** Hours of the day (10.25 is a quarter past ten) of so many arrivals, in order; `share` gives numbers between 0 and 1. */
export function arrivals(count: number, share: () => number): number[] {
  const steps = HOURS * 60;
  const total: number[] = [];
  for (let step = 0; step < steps; step += 1) total.push((total.at(-1) ?? 0) + liveliness(OPENS + (step + 0.5) / 60));
  const whole = total.at(-1) ?? 1;
  const hourOf = (part: number): number => {
    const minute = total.findIndex((sum) => sum >= part * whole);
    return OPENS + (Math.max(0, minute) + share()) / 60;
  };
  return Array.from({ length: count }, () => hourOf(share())).toSorted((a, b) => a - b);
}

/** A whole day in so many minutes. */
export interface DayClock {
  /** Milliseconds of ours from the beginning until this hour of the day. */
  msUntil(hour: number): number;
  /** The hour of the day (9 to 16) in which this moment lies; before and after it, the first and the last. */
  hourAt(ms: number): number;
  /** Milliseconds of ours for so many seconds of the day. */
  seconds(ofTheDay: number): number;
}

export function createDayClock(minutes: number): DayClock {
  const hourMs = (minutes * 60_000) / HOURS;
  return {
    msUntil: (hour) => (hour - OPENS) * hourMs,
    hourAt: (ms) => Math.min(CLOSES - 1, Math.max(OPENS, OPENS + Math.floor(ms / hourMs))),
    seconds: (ofTheDay) => (ofTheDay * hourMs) / 3_600,
  };
}
