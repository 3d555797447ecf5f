import { describe, expect, it } from 'vitest';
import { hourOfWeek, periodBefore, periodOf, timeKeys } from '#core/reports/period.ts';
import type { Comparison, ReportSpec } from '#core/reports/spec.ts';

const timeZone = 'Europe/Madrid';
const at = (iso: string): Date => new Date(iso);
const of = (period: ReportSpec['period'], now: string, zone = timeZone) =>
  periodOf({ period }, { timeZone: zone, now: at(now) });
const before = (period: ReportSpec['period'], now: string, compare: Comparison = 'previous') =>
  periodBefore({ period, compare }, { timeZone, now: at(now) });

describe('a period', () => {
  it('begins and ends with days of its zone', () => {
    // 23:30 in Madrid of the 9th.
    expect(of('yesterday', '2026-11-09T22:30:00Z')).toEqual({
      from: at('2026-11-07T23:00:00Z'),
      until: at('2026-11-08T23:00:00Z'),
    });
    expect(of('yesterday', '2026-11-09T22:30:00Z', 'Asia/Tokyo')).toEqual({
      from: at('2026-11-08T15:00:00Z'),
      until: at('2026-11-09T15:00:00Z'),
    });
    // It begins on Monday, and what is not over ends now.
    expect(of('this-week', '2026-11-11T10:00:00Z')).toEqual({
      from: at('2026-11-08T23:00:00Z'),
      until: at('2026-11-11T10:00:00Z'),
    });
    expect(of('last-month', '2027-01-05T10:00:00Z')).toEqual({
      from: at('2026-11-30T23:00:00Z'),
      until: at('2026-12-31T23:00:00Z'),
    });
  });

  it('has a day of 25 and one of 23 hours where clocks change', () => {
    const hours = ({ from, until }: { from: Date; until: Date }): number =>
      (until.getTime() - from.getTime()) / 3_600_000;
    expect(hours(of('yesterday', '2026-10-26T12:00:00Z'))).toBe(25);
    expect(hours(of('yesterday', '2026-03-30T12:00:00Z'))).toBe(23);
    expect(timeKeys('day', of('last-7-days', '2026-10-28T12:00:00Z'), timeZone)).toEqual([
      '2026-10-21',
      '2026-10-22',
      '2026-10-23',
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
      '2026-10-27',
    ]);
    // The hour that comes twice is one hour of the week.
    expect(hourOfWeek(at('2026-10-25T00:30:00Z'), timeZone)).toBe('7-02');
    expect(hourOfWeek(at('2026-10-25T01:30:00Z'), timeZone)).toBe('7-02');
  });

  it('stands beside one that is as long, and as far into its week or month', () => {
    expect(before('last-7-days', '2026-11-09T12:00:00Z')).toEqual({
      from: at('2026-10-25T23:00:00Z'),
      until: at('2026-11-01T23:00:00Z'),
    });
    // At the same hour by the clock, although it is another one for the sun.
    expect(before('this-week', '2026-10-26T11:00:00Z')).toEqual({
      from: at('2026-10-18T22:00:00Z'),
      until: at('2026-10-19T10:00:00Z'),
    });
    // The 31st of March stands beside all of February, and nothing is counted twice.
    const march = before('this-month', '2026-03-31T12:00:00Z');
    expect(march?.from).toEqual(at('2026-01-31T23:00:00Z'));
    expect(march?.until.getTime()).toBeLessThanOrEqual(at('2026-02-28T23:00:00Z').getTime());
    expect(before('last-month', '2026-03-31T12:00:00Z')).toEqual({
      from: at('2025-12-31T23:00:00Z'),
      until: at('2026-01-31T23:00:00Z'),
    });
    expect(before('yesterday', '2028-03-01T12:00:00Z', 'last-year')).toEqual({
      from: at('2027-02-27T23:00:00Z'),
      until: at('2027-02-28T23:00:00Z'),
    });
    expect(before('today', '2026-11-09T12:00:00Z', 'none')).toBeNull();
  });

  it('names the days, weeks and months that it touches, and none where it has no length', () => {
    const between = { from: at('2026-10-30T23:00:00Z'), until: at('2026-11-09T23:00:00Z') };
    expect(timeKeys('week', between, timeZone)).toEqual(['2026-10-26', '2026-11-02', '2026-11-09']);
    expect(timeKeys('month', between, timeZone)).toEqual(['2026-10-01', '2026-11-01']);
    expect(timeKeys('day', { from: between.from, until: between.from }, timeZone)).toEqual([]);
  });
});
