import { describe, expect, it } from 'vitest';
import { dayAfter, momentOf, oddity, wallAt, wallClock } from '#core/hours/wall-time.ts';

const iso = (wall: string, zone: string, which?: 'compatible' | 'earlier' | 'later'): string =>
  momentOf(wall, zone, which).toISOString().slice(0, 16);

describe('a time on the clocks of a zone', () => {
  it.each([
    // wall time, zone, compatible, earlier, later, what a person is told
    ['2027-03-28T02:30', 'Europe/Madrid', '2027-03-28T01:30', '2027-03-28T00:30', '2027-03-28T01:30', 'never'],
    ['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T00:30', '2026-10-25T00:30', '2026-10-25T01:30', 'twice'],
    ['2027-03-28T01:30', 'Europe/Lisbon', '2027-03-28T01:30', '2027-03-28T00:30', '2027-03-28T01:30', 'never'],
    ['2026-10-25T01:30', 'Europe/Lisbon', '2026-10-25T00:30', '2026-10-25T00:30', '2026-10-25T01:30', 'twice'],
    ['2027-03-28T00:30', 'Atlantic/Azores', '2027-03-28T01:30', '2027-03-28T00:30', '2027-03-28T01:30', 'never'],
    ['2027-03-28T01:30', 'Atlantic/Canary', '2027-03-28T01:30', '2027-03-28T00:30', '2027-03-28T01:30', 'never'],
    ['2026-11-20T10:00', 'America/Sao_Paulo', '2026-11-20T13:00', '2026-11-20T13:00', '2026-11-20T13:00', null],
    ['2027-03-28T02:30', 'America/Sao_Paulo', '2027-03-28T05:30', '2027-03-28T05:30', '2027-03-28T05:30', null],
    ['2026-11-20T10:00', 'America/Mexico_City', '2026-11-20T16:00', '2026-11-20T16:00', '2026-11-20T16:00', null],
    ['2027-03-14T02:30', 'America/Ciudad_Juarez', '2027-03-14T09:30', '2027-03-14T08:30', '2027-03-14T09:30', 'never'],
    ['2026-07-20T23:59', 'Europe/Madrid', '2026-07-20T21:59', '2026-07-20T21:59', '2026-07-20T21:59', null],
    ['2026-07-21T00:00', 'Europe/Madrid', '2026-07-20T22:00', '2026-07-20T22:00', '2026-07-20T22:00', null],
  ] as const)('%s in %s', (wall, zone, compatible, earlier, later, told) => {
    expect(iso(wall, zone)).toBe(compatible);
    expect(iso(wall, zone, 'earlier')).toBe(earlier);
    expect(iso(wall, zone, 'later')).toBe(later);
    expect(oddity(wall, zone)).toBe(told);
  });

  it('is read back as clocks show it, in summer and in winter', () => {
    expect(wallAt(new Date('2026-10-25T00:30:00Z'), 'Europe/Madrid')).toBe('2026-10-25T02:30:00');
    expect(wallAt(new Date('2026-10-25T01:30:00Z'), 'Europe/Madrid')).toBe('2026-10-25T02:30:00');
    // Santiago and Asunción: one changes its clocks and the other no longer does.
    expect(wallAt(new Date('2026-12-01T12:00:00Z'), 'America/Santiago')).toBe('2026-12-01T09:00:00');
    expect(wallAt(new Date('2026-07-01T12:00:00Z'), 'America/Santiago')).toBe('2026-07-01T08:00:00');
    expect(wallAt(new Date('2026-12-01T12:00:00Z'), 'America/Asuncion')).toBe('2026-12-01T09:00:00');
    expect(wallAt(new Date('2026-07-01T12:00:00Z'), 'America/Asuncion')).toBe('2026-07-01T09:00:00');
  });

  it.each(['Europe/Madrid', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'])(
    'is read of many moments as of each, in %s',
    (zone) => {
      const clock = wallClock(zone);
      // A moment of each two hours of a year: every change of the clocks is among them, and a day that Samoa left out.
      const from = Date.UTC(2011, 0, 1, 0, 0, 0, 999);
      for (let at = from; at < from + 367 * 86_400_000; at += 7_261_007)
        expect(clock(at).toISOString().slice(0, 19), String(at)).toBe(wallAt(new Date(at), zone));
      expect(clock(-1).toISOString().slice(0, 19)).toBe(wallAt(new Date(-1), zone));
    },
  );

  it('knows leap days', () => {
    expect(dayAfter('2028-02-28')).toBe('2028-02-29');
    expect(dayAfter('2027-02-28')).toBe('2027-03-01');
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  });
});
