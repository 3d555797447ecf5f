import { DAY_MINUTES, type Shift } from './shift.ts';
import { dayAfter, dayAt, momentOf, weekday } from './wall-time.ts';

/** When somebody answers. */
export interface Schedule {
  timeZone: string;
  /** By day of the week, 1 for Monday to 7 for Sunday; a day that is not there is free. */
  week: Readonly<Record<number, readonly Shift[]>>;
  /** Days without service: "2026-12-25", or "12-25" for every year. A shift belongs to the day on which it begins. */
  holidays: readonly string[];
  /** Days that are unlike their week: what counts instead, before holidays too. */
  exceptions: Readonly<Record<string, readonly Shift[]>>;
}

/** Two moments, the second not counted. */
export interface Span {
  from: Date;
  to: Date;
}

/** A schedule that does not open within this is taken for one that never does. */
const SEARCH_DAYS = 400;

/** A schedule, to be asked. */
export interface Hours {
  readonly schedule: Schedule;
  isOpen(at: Date): boolean;
  /** Milliseconds of service between two moments. */
  between(from: Date, to: Date): number;
  /** When so many milliseconds of service have passed since then; null where it never opens again. */
  after(from: Date, ms: number): Date | null;
  /** When it closes next, from an opening if it is closed; null where it never does. */
  nextClosing(at: Date): Date | null;
  /** Now where it is open, else when it opens next; null where it never does. */
  nextOpening(at: Date): Date | null;
}

export function createHours(schedule: Schedule): Hours {
  const days = new Map<string, readonly Span[]>();

  /** The shifts that begin on that day. */
  function spansOf(day: string): readonly Span[] {
    const kept = days.get(day);
    if (kept) return kept;
    if (days.size > SEARCH_DAYS * 2) days.clear();
    const spans = shiftsOf(schedule, day)
      .map(({ from, to }) => ({
        from: momentIn(day, from, schedule.timeZone),
        to: momentIn(day, to, schedule.timeZone),
      }))
      // A shift that the clocks jump over is none.
      .filter(({ from, to }) => to > from);
    days.set(day, spans);
    return spans;
  }

  /** In order, from the one that is open then. */
  function* spansFrom(at: Date): Generator<Span> {
    let day = dayAfter(dayAt(at, schedule.timeZone), -1);
    for (let count = 0; count < SEARCH_DAYS; count += 1) {
      for (const span of spansOf(day)) if (span.to > at) yield span;
      day = dayAfter(day);
    }
  }

  return {
    schedule,
    isOpen(at) {
      const [first] = spansFrom(at);
      return first !== undefined && first.from <= at;
    },
    between(from, to) {
      let ms = 0;
      if (to <= from) return 0;
      const last = dayAt(to, schedule.timeZone);
      for (let day = dayAfter(dayAt(from, schedule.timeZone), -1); day <= last; day = dayAfter(day))
        for (const span of spansOf(day))
          ms += Math.max(0, Math.min(span.to.getTime(), to.getTime()) - Math.max(span.from.getTime(), from.getTime()));
      return ms;
    },
    after(from, ms) {
      let left = ms;
      for (const span of spansFrom(from)) {
        const start = Math.max(span.from.getTime(), from.getTime());
        const length = span.to.getTime() - start;
        if (left <= length) return new Date(start + left);
        left -= length;
      }
      return null;
    },
    nextClosing(at) {
      let end = 0;
      for (const { from, to } of spansFrom(at)) {
        // Shifts that follow one another are one service.
        if (end > 0 && from.getTime() > end) break;
        end = Math.max(end, to.getTime());
      }
      return end === 0 ? null : new Date(end);
    },
    nextOpening(at) {
      const [first] = spansFrom(at);
      return first === undefined ? null : first.from <= at ? at : first.from;
    },
  };
}

/** Service at any time: who has no schedule is always there. */
export const always: Hours = {
  schedule: { timeZone: 'UTC', week: {}, holidays: [], exceptions: {} },
  isOpen: () => true,
  between: (from, to) => Math.max(0, to.getTime() - from.getTime()),
  after: (from, ms) => new Date(from.getTime() + ms),
  nextClosing: () => null,
  nextOpening: (at) => at,
};

export function shiftsOf({ week, holidays, exceptions }: Schedule, day: string): readonly Shift[] {
  const instead = exceptions[day];
  if (instead) return instead;
  if (holidays.includes(day) || holidays.includes(day.slice(5))) return [];
  return week[weekday(day)] ?? [];
}

function momentIn(day: string, minutes: number, timeZone: string): Date {
  const whole = Math.floor(minutes / DAY_MINUTES);
  const rest = minutes % DAY_MINUTES;
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = whole === 0 ? day : dayAfter(day, whole);
  return momentOf(`${date}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`, timeZone);
}
