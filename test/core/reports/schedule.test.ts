import { describe, expect, it } from 'vitest';
import { nextSending } from '#core/reports/schedule.ts';

const madrid = { timeZone: 'Europe/Madrid', time: '08:30', weekday: 1 } as const;
const next = (every: 'day' | 'week' | 'month', after: string, isFree?: (day: string) => boolean): string | undefined =>
  nextSending({ ...madrid, every }, new Date(after), isFree)?.toISOString();

describe('the next sending', () => {
  it('is at the hour of its zone, before and after its clocks change', () => {
    expect(next('day', '2026-10-24T05:00:00Z')).toBe('2026-10-24T06:30:00.000Z');
    expect(next('day', '2026-10-24T06:30:00Z')).toBe('2026-10-25T07:30:00.000Z');
    // 02:30 does not exist on that day; it is sent an hour later by the clock.
    const night = { ...madrid, every: 'day' as const, time: '02:30' };
    const at = nextSending(night, new Date('2026-03-28T12:00:00Z'));
    expect(at?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
    // 02:30 comes twice on this one; it is sent once.
    const first = nextSending(night, new Date('2026-10-24T12:00:00Z'));
    expect(
      nextSending(night, first ?? new Date(0))
        ?.toISOString()
        .slice(0, 10),
    ).toBe('2026-10-26');
  });

  it('is on its weekday, or on the first of a month', () => {
    expect(next('week', '2026-11-09T12:00:00Z')).toBe('2026-11-16T07:30:00.000Z');
    expect(next('month', '2026-12-01T08:00:00Z')).toBe('2027-01-01T07:30:00.000Z');
  });

  it('waits for a day that is not free, every free day once, and for none that never comes', () => {
    const weekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
    expect(next('day', '2026-11-06T12:00:00Z', weekend)).toBe('2026-11-09T07:30:00.000Z');
    expect(next('month', '2026-10-15T12:00:00Z', weekend)).toBe('2026-11-02T07:30:00.000Z');
    expect(next('week', '2026-11-09T12:00:00Z', (day) => day === '2026-11-16')).toBe('2026-11-17T07:30:00.000Z');
    expect(next('day', '2026-11-06T12:00:00Z', () => true)).toBeUndefined();
  });
});
