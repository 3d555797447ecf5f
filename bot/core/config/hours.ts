import { z } from 'zod';
import { readDuration } from '../hours/duration.ts';
import { readShift, type Shift } from '../hours/shift.ts';
import { key, language, MOST, oneOrMore } from './shapes.ts';

/** Monday is 1. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** One time of service, as it is written; "closed" says of a whole day that there is none. */
const times = z.string().superRefine((text, ctx) => {
  if (text === 'closed' || readShift(text)) return;
  ctx.addIssue({
    code: 'custom',
    message: `"${text}" is no time of service; write from and to, such as 09:00-14:00 (22:00-06:00 ends on the next day), or closed`,
  });
});
const shifts = oneOrMore(times);

/** What is written, as shifts. */
export function shiftsIn(written: readonly string[]): Shift[] {
  return written.flatMap((text) => readShift(text) ?? []);
}

function isDay(text: string): boolean {
  const day = /^\d{2}-\d{2}$/.test(text) ? `2024-${text}` : text;
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;
}

const holiday = z.string().refine(isDay, 'there is no such day; write 2026-12-25, or 12-25 for every year');

const Week = z.record(
  z
    .string()
    .regex(
      new RegExp(`^(?:${weekdays.join('|')})(?:-(?:${weekdays.join('|')}))?$`),
      `write ${weekdays.join(', ')}, or two with a hyphen between, such as mon-fri`,
    ),
  shifts,
);

/** When somebody answers; its days and times are those of its time zone. */
export const HoursConfig = z.strictObject({
  name: z.string().min(1).max(60).optional().describe('As people read it in forms. Left out: its key.'),
  timeZone: z.string().optional().describe('Left out: `timeZone` of the configuration.'),
  week: Week.describe('Days (mon, mon-fri) with the times of service; days that are left out are free.'),
  holidays: z
    .array(holiday)
    .max(MOST.entries)
    .default([])
    .describe('Days without service: 2026-12-25, or 12-25 for every year.'),
  exceptions: z
    .record(
      z.string().refine((text) => text.length === 10 && isDay(text), 'there is no such day; write 2026-12-24'),
      shifts,
    )
    .default({})
    .describe('Days that are unlike their week: other times, or closed. They count before holidays.'),
});
export type HoursConfig = z.output<typeof HoursConfig>;

/** Approved words by language. */
export const approvedTexts = z
  .partialRecord(language, z.string().min(1).max(2_000))
  .refine((texts) => Object.keys(texts).length > 0, 'write it in one language at least');

/** Of whom a rule of service or of levels speaks is given by `when` of the configuration. */
export const serviceFields = {
  hours: key.describe('Key of `hours`.'),
  acknowledge: approvedTexts
    .optional()
    .describe(
      'What a customer is told by itself when she writes outside these hours, once in a conversation: an approved text by language. {name}, {opens} and {number} are filled in. Left out: nothing.',
    ),
  perHour: z.number().int().min(1).max(1_000).default(60).describe('So many times an hour from one account at most.'),
  handOver: key
    .optional()
    .describe("Channel to which what waits goes when service ends here, with a digest: the next region's."),
};

const duration = z.string().superRefine((text, ctx) => {
  if (readDuration(text) === null)
    ctx.addIssue({ code: 'custom', message: `"${text}" is no length of time; write 30m, 8h, 2d or 1h30m` });
});

export const levelFields = {
  first: duration.optional().describe('Until the first answer: 30m, 1h30m, 2d (a day is 24 hours).'),
  next: duration.optional().describe('Until each further answer. Left out: as `first`.'),
  resolution: duration.optional().describe('Until it is closed, without the time for which we wait for the customer.'),
  clock: z.enum(['service', 'calendar']).default('service').describe('Whether only hours of service count.'),
  warnAt: z.number().int().min(1).max(99).default(75).describe('Per cent of the time after which its owner is warned.'),
};

export interface HoursProblem {
  path: (string | number)[];
  message: string;
}

/** Days of a week as the configuration writes them, with their shifts; a day that is named twice has those of both. */
export function weekOf(week: HoursConfig['week']): { name: string; days: number[]; shifts: readonly Shift[] }[] {
  return Object.entries(week).map(([name, list]) => {
    const [first = '', last = first] = name.split('-');
    const from = weekdays.findIndex((day) => day === first);
    const to = weekdays.findIndex((day) => day === last);
    const count = ((to - from + 7) % 7) + 1;
    return {
      name,
      days: Array.from({ length: count }, (_, index) => ((from + index) % 7) + 1),
      shifts: shiftsIn(list),
    };
  });
}
