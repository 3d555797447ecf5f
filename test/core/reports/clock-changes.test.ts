import { describe, expect, it } from 'vitest';
import { dayAfter } from '#core/hours/wall-time.ts';
import { hourOfWeek, periodBefore, periodOf, timeKey, timeKeys } from '#core/reports/period.ts';
import { nextSending } from '#core/reports/schedule.ts';

const HOUR = 3_600_000;
const now = new Date('2027-06-01T00:00:00Z');
const dayIn = (timeZone: string, day: string) => periodOf({ period: 'between', from: day, to: day }, { timeZone, now });
const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => dayAfter(first, index));

describe.each([
  ['Europe/Madrid', '2026-03-26', { '2026-03-29': 23 }],
  ['Europe/Madrid', '2026-10-22', { '2026-10-25': 25 }],
  ['Europe/Lisbon', '2026-03-26', { '2026-03-29': 23 }],
  ['Europe/Lisbon', '2026-10-22', { '2026-10-25': 25 }],
  // None now; in 2018 its clocks jumped over midnight, so that a day began at one, and went back over it.
  ['America/Sao_Paulo', '2026-10-31', {}],
  ['America/Sao_Paulo', '2018-02-14', { '2018-02-17': 25 }],
  ['America/Sao_Paulo', '2018-11-01', { '2018-11-04': 23 }],
  ['America/Havana', '2026-03-06', { '2026-03-08': 23 }],
] as const)('eight days in %s from %s', (timeZone, first, odd: Readonly<Record<string, number>>) => {
  const days = daysFrom(first, 8);

  it('is made of days that touch, each as long as its clocks say', () => {
    const found: Record<string, number> = {};
    let until = dayIn(timeZone, first).from;
    for (const day of days) {
      const period = dayIn(timeZone, day);
      expect(period.from, day).toEqual(until);
      until = period.until;
      expect(timeKeys('day', period, timeZone)).toEqual([day]);
      const last = new Date(period.until.getTime() - 1);
      expect([timeKey('day', period.from, timeZone), timeKey('day', last, timeZone)]).toEqual([day, day]);
      const hours = (period.until.getTime() - period.from.getTime()) / HOUR;
      if (hours !== 24) found[day] = hours;
    }
    expect(found).toEqual(odd);
  });

  it('has each of its days beside the one before, a week before and a year before, and none of it twice', () => {
    for (const day of days) {
      const asked = { period: 'between', from: day, to: day } as const;
      const { from } = dayIn(timeZone, day);
      const previous = periodBefore({ ...asked, compare: 'previous' }, { timeZone, now });
      expect(previous).toEqual(dayIn(timeZone, dayAfter(day, -1)));
      expect(previous?.until).toEqual(from);
      const year = periodBefore({ ...asked, compare: 'last-year' }, { timeZone, now });
      expect(year).toEqual(dayIn(timeZone, `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`));
    }
  });

  it('counts each hour of the week once, whatever happens to it', () => {
    for (const day of Object.keys(odd)) {
      const { from, until } = dayIn(timeZone, day);
      const keys = new Set<string>();
      for (let at = from.getTime(); at < until.getTime(); at += HOUR / 4) keys.add(hourOfWeek(new Date(at), timeZone));
      // An hour that comes twice is one, and one that is jumped over is none.
      expect(keys.size).toBe(Math.min(24, Math.ceil((until.getTime() - from.getTime()) / HOUR)));
    }
  });

  it('has a report sent on each of its days, once', () => {
    for (const time of ['00:00', '00:30', '01:30', '02:15', '23:45']) {
      let at = new Date(dayIn(timeZone, first).from.getTime() - 1);
      for (const day of days) {
        const next = nextSending({ every: 'day', time, timeZone, weekday: 1 }, at);
        expect(next && timeKey('day', next, timeZone), `${day} ${time}`).toBe(day);
        at = next ?? at;
      }
    }
  });
});
