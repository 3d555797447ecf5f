const MINUTE_MS = 60_000;

/** A day and an hour on the clock of a zone. */
export interface Local {
  /** YYYY-MM-DD. */
  date: string;
  /** HH:MM. */
  time: string;
}

export function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

export function toLocal(at: Date, timeZone: string): Local {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** The instant that a zone's clock shows so; undefined for what is no day or hour. In the hour that a clock skips, the hour after. */
export function toInstant({ date, time }: Local, timeZone: string): Date | undefined {
  const asked = Date.parse(`${date}T${time}:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time) || Number.isNaN(asked)) return undefined;
  // A 30 February would become a day of March.
  if (new Date(asked).toISOString().slice(0, 10) !== date) return undefined;
  const offsetAt = (instant: number): number => {
    const shown = toLocal(new Date(instant), timeZone);
    return Date.parse(`${shown.date}T${shown.time}:00Z`) - Math.floor(instant / MINUTE_MS) * MINUTE_MS;
  };
  const near = asked - offsetAt(asked);
  const exact = asked - offsetAt(near);
  return new Date(offsetAt(exact) === offsetAt(near) ? exact : Math.max(near, exact));
}
