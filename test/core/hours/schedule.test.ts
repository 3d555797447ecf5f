import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createHours, type Schedule } from '#core/hours/schedule.ts';
import { overlap, readShift } from '#core/hours/shift.ts';
import { readDuration } from '#core/hours/duration.ts';

const HOUR = 3_600_000;
const office: Schedule = {
  timeZone: 'Europe/Madrid',
  week: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [{ from: 9 * 60, to: 18 * 60 }]])),
  holidays: ['12-25', '2026-11-09'],
  exceptions: { '2026-12-24': [{ from: 9 * 60, to: 14 * 60 }], '2026-11-28': [{ from: 10 * 60, to: 12 * 60 }] },
};
const at = (text: string): Date => new Date(text);
const hours = createHours(office);

describe('service hours', () => {
  it('count only what lies inside', () => {
    // Friday 17:00 to Monday 10:00 in Madrid: an hour and an hour.
    expect(hours.between(at('2026-11-20T16:00Z'), at('2026-11-23T09:00Z'))).toBe(2 * HOUR);
    // Written on Saturday, answered on Sunday.
    expect(hours.between(at('2026-11-21T10:00Z'), at('2026-11-22T10:00Z'))).toBe(0);
    // Written at 6:00, answered at 9:05.
    expect(hours.between(at('2026-11-20T05:00Z'), at('2026-11-20T08:05Z'))).toBe(5 * 60_000);
    expect(hours.between(at('2026-11-20T09:00Z'), at('2026-11-20T08:00Z'))).toBe(0);
  });

  it('rest on holidays, of one year and of every year, and follow exceptions', () => {
    expect(hours.isOpen(at('2026-11-09T10:00Z'))).toBe(false);
    expect(hours.isOpen(at('2027-11-09T10:00Z'))).toBe(true);
    expect(hours.isOpen(at('2030-12-25T10:00Z'))).toBe(false);
    expect(hours.between(at('2026-12-24T00:00Z'), at('2026-12-25T23:00Z'))).toBe(5 * HOUR);
    expect(hours.isOpen(at('2026-11-28T09:30Z'))).toBe(true);
  });

  it('say when they open next, and when so much service has passed', () => {
    expect(hours.nextOpening(at('2026-11-20T10:00Z'))).toEqual(at('2026-11-20T10:00Z'));
    expect(hours.nextOpening(at('2026-11-20T17:00Z'))).toEqual(at('2026-11-23T08:00Z'));
    expect(hours.nextOpening(at('2026-12-24T13:00Z'))).toEqual(at('2026-12-28T08:00Z'));
    expect(hours.nextClosing(at('2026-11-20T10:00Z'))).toEqual(at('2026-11-20T17:00Z'));
    expect(hours.nextClosing(at('2026-11-20T18:00Z'))).toEqual(at('2026-11-23T17:00Z'));
    expect(hours.after(at('2026-11-20T16:00Z'), 2 * HOUR)).toEqual(at('2026-11-23T09:00Z'));
    expect(createHours({ ...office, week: {}, exceptions: {} }).nextOpening(at('2026-11-20T10:00Z'))).toBeNull();
  });

  it('go overnight, and are an hour shorter or longer where the clocks change', () => {
    const night = createHours({
      ...office,
      holidays: [],
      exceptions: {},
      week: { 6: [{ from: 22 * 60, to: 30 * 60 }] },
    });
    expect(night.isOpen(at('2026-11-21T23:00Z'))).toBe(true);
    expect(night.isOpen(at('2026-11-22T04:59Z'))).toBe(true);
    expect(night.isOpen(at('2026-11-22T05:00Z'))).toBe(false);
    const whole = (day: string): number =>
      night.between(at(`${day}T12:00Z`), new Date(at(`${day}T12:00Z`).getTime() + 24 * HOUR)) / HOUR;
    expect(whole('2026-11-21')).toBe(8);
    expect(whole('2026-10-24')).toBe(9);
    expect(whole('2027-03-27')).toBe(7);
  });

  it('are whole days where they say so', () => {
    const always = createHours({ ...office, holidays: [], exceptions: {}, week: { 7: [{ from: 0, to: 24 * 60 }] } });
    expect(always.between(at('2026-10-24T12:00Z'), at('2026-10-26T12:00Z'))).toBe(25 * HOUR);
    expect(always.between(at('2026-11-21T12:00Z'), at('2026-11-23T12:00Z'))).toBe(24 * HOUR);
  });

  it('add up: any moment between parts a time into two that make the whole, and what must pass has passed', () => {
    const start = at('2026-10-20T00:00Z').getTime();
    const within = fc.integer({ min: 0, max: 30 * 24 * HOUR });
    fc.assert(
      fc.property(within, within, within, (a, b, c) => {
        const [from, mid, to] = [a, b, c].toSorted((x, y) => x - y).map((ms) => new Date(start + ms));
        if (!from || !mid || !to) throw new Error('three moments');
        expect(hours.between(from, mid) + hours.between(mid, to)).toBe(hours.between(from, to));
        const ms = 1 + (a % (20 * HOUR));
        const end = hours.after(from, ms);
        expect(end && hours.between(from, end)).toBe(ms);
      }),
      { numRuns: 60 },
    );
  });
});

describe('times of service as they are written', () => {
  it('end on the next day where they end before they begin', () => {
    expect(readShift('09:00-14:00')).toEqual({ from: 540, to: 840 });
    expect(readShift('22:00 - 6:00')).toEqual({ from: 1320, to: 1800 });
    expect(readShift('00:00-24:00')).toEqual({ from: 0, to: 1440 });
    for (const wrong of ['9-14', '25:00-26:00', '09:60-10:00', '24:00-06:00', 'mañana'])
      expect(readShift(wrong)).toBeNull();
  });

  it('overlap on a day, or with the night before', () => {
    const shift = (text: string) => readShift(text) ?? { from: 0, to: 0 };
    expect(overlap([], [shift('09:00-14:00'), shift('13:00-18:00')])).not.toBeNull();
    expect(overlap([], [shift('09:00-14:00'), shift('14:00-18:00')])).toBeNull();
    expect(overlap([shift('22:00-06:00')], [shift('05:00-09:00')])).not.toBeNull();
    expect(overlap([shift('22:00-06:00')], [shift('06:00-09:00')])).toBeNull();
  });

  it('and lengths of time', () => {
    expect(readDuration('1h30m')).toBe(90 * 60_000);
    expect(readDuration('2d')).toBe(48 * HOUR);
    for (const wrong of ['', '30', '0m', 'an hour', '1h 30']) expect(readDuration(wrong)).toBeNull();
  });
});
