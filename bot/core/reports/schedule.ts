import { z } from 'zod';
import { dayAfter, dayAt, momentOf, weekday } from '../hours/wall-time.ts';

/** When and where a report is sent by itself. */
export const ReportSchedule = z.object({
  every: z.enum(['day', 'week', 'month']),
  /** "08:30", by the clocks of its zone. */
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  timeZone: z.string(),
  /** With `week`: 1 for Monday to 7 for Sunday. Months: on the first day. */
  weekday: z.number().int().min(1).max(7),
  /** Name of hours in the configuration: on days without service it is sent on the next one that has some. */
  hours: z.string().nullable(),
  to: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('channel'), channel: z.string() }),
    z.object({ kind: z.literal('direct') }),
    z.object({ kind: z.literal('mail'), address: z.email() }),
  ]),
});
export type ReportSchedule = z.output<typeof ReportSchedule>;

/** A report that would never be sent is looked for no longer than this. */
const MOST_DAYS = 400;

/** The first moment after `after` at which it is to be sent; null where its hours never open again. A time that the clocks jump over is sent when they stand again. */
export function nextSending(
  { every, time, timeZone, weekday: on }: Pick<ReportSchedule, 'every' | 'time' | 'timeZone' | 'weekday'>,
  after: Date,
  isFree: (day: string) => boolean = () => false,
): Date | null {
  const begins = (day: string): boolean =>
    every === 'day' ? !isFree(day) : every === 'week' ? weekday(day) === on : day.endsWith('-01');
  let day = dayAfter(dayAt(after, timeZone), -MOST_WAIT);
  for (let count = 0; count < MOST_DAYS; count += 1, day = dayAfter(day)) {
    if (!begins(day)) continue;
    // What falls on a free day waits for the next one that is not.
    let sent = day;
    for (let wait = 0; isFree(sent) && wait < MOST_WAIT; wait += 1) sent = dayAfter(sent);
    const at = momentOf(`${sent}T${time}`, timeZone);
    if (!isFree(sent) && at > after) return at;
  }
  return null;
}

/** Free days in a row after which it is not waited for any more. */
const MOST_WAIT = 31;
