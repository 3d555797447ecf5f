import { Temporal } from 'temporal-polyfill';

/** Which of two moments is meant where the clocks go back, and what stands for one that the clocks jump over. */
export type Which = 'compatible' | 'earlier' | 'later';

/** The moment at which clocks of that zone show this ("2026-10-25T02:30"). Where they never or twice do, `which` says what counts. */
export function momentOf(wall: string, timeZone: string, which: Which = 'compatible'): Date {
  const { epochMilliseconds } = Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone, { disambiguation: which });
  return new Date(epochMilliseconds);
}

/** What a person should be told of this time before she means it: clocks of that zone never show it that night, or twice. */
export function oddity(wall: string, timeZone: string): 'never' | 'twice' | null {
  const earlier = momentOf(wall, timeZone, 'earlier');
  const later = momentOf(wall, timeZone, 'later');
  if (earlier.getTime() === later.getTime()) return null;
  return wallAt(earlier, timeZone).startsWith(wall.slice(0, 16)) ? 'twice' : 'never';
}

/** What clocks of that zone show: "2026-10-25T02:30:00". */
export function wallAt(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

/**
 * For many moments: what clocks of that zone show then, to the second, as a date that shows it in UTC. How far a zone is from UTC is
 * looked up once a day, and of each moment only on days on which that changes.
 */
export function wallClock(timeZone: string): (at: number) => Date {
  const days = new Map<number, number | null>();
  const offset = (at: number): number =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1_000_000;

  function ofDay(day: number): number | null {
    const known = days.get(day);
    if (known !== undefined) return known;
    const first = offset(day * DAY_MS);
    const always = first === offset((day + 1) * DAY_MS) ? first : null;
    days.set(day, always);
    return always;
  }

  return (at) => {
    const local = at + (ofDay(Math.floor(at / DAY_MS)) ?? offset(at));
    return new Date(Math.floor(local / SECOND_MS) * SECOND_MS);
  };
}

/** The day there: "2026-10-25". */
export function dayAt(at: Date, timeZone: string): string {
  return wallAt(at, timeZone).slice(0, 10);
}

export function dayAfter(day: string, days = 1): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}
