import { dayAfter, dayAt, momentOf, wallAt, weekday } from '../hours/wall-time.ts';
import type { Comparison, ReportSpec } from './spec.ts';

/** Two moments, the second not counted. */
export interface Period {
  from: Date;
  until: Date;
}

const dayStart = (day: string, timeZone: string): Date => momentOf(`${day}T00:00`, timeZone);
const monthStart = (day: string): string => `${day.slice(0, 8)}01`;
const weekStart = (day: string): string => dayAfter(day, 1 - weekday(day));

/** The first day of the month that lies so many months away. */
function monthAway(day: string, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

/** The days of a period, the last one not counted; what is not over ends now. */
function daysOf(spec: Pick<ReportSpec, 'period' | 'from' | 'to'>, today: string): { first: string; after: string } {
  const tomorrow = dayAfter(today);
  switch (spec.period) {
    case 'today':
      return { first: today, after: tomorrow };
    case 'yesterday':
      return { first: dayAfter(today, -1), after: today };
    case 'this-week':
      return { first: weekStart(today), after: tomorrow };
    case 'last-week':
      return { first: dayAfter(weekStart(today), -7), after: weekStart(today) };
    case 'last-7-days':
      return { first: dayAfter(today, -7), after: today };
    case 'last-30-days':
      return { first: dayAfter(today, -30), after: today };
    case 'this-month':
      return { first: monthStart(today), after: tomorrow };
    case 'last-month':
      return { first: monthAway(today, -1), after: monthStart(today) };
    case 'between':
      return { first: spec.from ?? today, after: dayAfter(spec.to ?? today) };
    default:
      return spec.period satisfies never;
  }
}

/** Days begin and end in that zone, whatever its clocks do in between. */
export function periodOf(
  spec: Pick<ReportSpec, 'period' | 'from' | 'to'>,
  { timeZone, now }: { timeZone: string; now: Date },
): Period {
  const { first, after } = daysOf(spec, dayAt(now, timeZone));
  const end = dayStart(after, timeZone);
  return { from: dayStart(first, timeZone), until: end > now ? now : end };
}

/** What a period is compared with: as long, and as far into its day, week or month. */
export function periodBefore(
  spec: Pick<ReportSpec, 'period' | 'from' | 'to'> & { compare: Comparison },
  { timeZone, now }: { timeZone: string; now: Date },
): Period | null {
  if (spec.compare === 'none') return null;
  const { from, until } = periodOf(spec, { timeZone, now });
  const { first, after } = daysOf(spec, dayAt(now, timeZone));
  const back = spec.compare === 'last-year' ? yearAway : wayBack(spec.period, { first, after });
  const start = dayStart(back(first), timeZone);
  // Whole days stand beside whole days, which need not begin at the same hour; what is not over beside as much by the clock.
  const wall = wallAt(until, timeZone);
  const isOver = until.getTime() === dayStart(after, timeZone).getTime();
  // A month may be shorter than the one it stands beside.
  const end = isOver
    ? dayStart(back(after), timeZone)
    : momentOf(`${back(wall.slice(0, 10))}${wall.slice(10)}`, timeZone);
  return { from: start, until: end > from && spec.compare === 'previous' ? from : end };
}

function wayBack(
  period: ReportSpec['period'],
  { first, after }: { first: string; after: string },
): (day: string) => string {
  if (period === 'this-month' || period === 'last-month')
    return (day) => {
      // The end of a whole month is the first day of the next one, and so it is a month before.
      const start = monthAway(day, -1);
      const last = dayAfter(monthStart(day), -1);
      const same = `${start.slice(0, 8)}${day.slice(8)}`;
      return same > last ? last : same;
    };
  const days = Math.round((Date.parse(after) - Date.parse(first)) / 86_400_000);
  const length = period === 'this-week' ? 7 : days;
  return (day) => dayAfter(day, -length);
}

/** The same day a year ago; the 29th of February stands beside the 28th. */
function yearAway(day: string): string {
  const year = Number(day.slice(0, 4)) - 1;
  const rest = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${year}${rest}`;
}

const TIME_KEYS = {
  day: (day: string) => day,
  week: weekStart,
  month: monthStart,
} as const;
export type TimeGrouping = keyof typeof TIME_KEYS;

export function isTimeGrouping(by: string): by is TimeGrouping {
  return Object.hasOwn(TIME_KEYS, by);
}

/** Names the day, week or month in which something lies: its first day. */
export function timeKey(by: TimeGrouping, at: Date, timeZone: string): string {
  return TIME_KEYS[by](dayAt(at, timeZone));
}

/** Each day, week or month that a period touches, in order: those in which nothing happened are told too. */
export function timeKeys(by: TimeGrouping, { from, until }: Period, timeZone: string): string[] {
  if (until <= from) return [];
  const last = timeKey(by, new Date(until.getTime() - 1), timeZone);
  const keys: string[] = [];
  for (let key = timeKey(by, from, timeZone); key <= last;) {
    keys.push(key);
    key = by === 'day' ? dayAfter(key) : by === 'week' ? dayAfter(key, 7) : monthAway(key, 1);
  }
  return keys;
}

/** When each of them begins. */
export function timeStarts(by: TimeGrouping, period: Period, timeZone: string): Date[] {
  return timeKeys(by, period, timeZone).map((key) => dayStart(key, timeZone));
}

/** "1-09": Monday, from nine to ten. */
export function hourOfWeek(at: Date, timeZone: string): string {
  const wall = wallAt(at, timeZone);
  return `${weekday(wall.slice(0, 10))}-${wall.slice(11, 13)}`;
}
