import { describe, expect, it } from 'vitest';
import { localHours } from '#core/crisis/local-hour.ts';
import type { PastMessage } from '../../../bot/crisis/history.ts';
import { zoneOf } from '../../../bot/crisis/zone.ts';

const START = Date.parse('2026-09-20T00:00:00Z');
const HOUR = 3_600_000;
const one = (at: number, offset?: number): PastMessage => ({
  line: 1,
  at,
  offset,
  text: '',
  author: '',
  followers: undefined,
  network: '',
  area: '',
  sentiment: undefined,
});
/** Eight weeks in which people of this zone write from nine to nine, and some at night. */
const days = (zone: string, weeks = 8): PastMessage[] => {
  const hours = localHours(zone);
  return Array.from({ length: weeks * 168 }, (_, n) => START + n * HOUR).flatMap((at) => {
    const hour = hours(at) % 24;
    return Array.from({ length: hour >= 9 && hour < 21 ? 6 : 1 }, (_each, n) => one(at + n * 60_000));
  });
};

describe('whose hours a history goes by', () => {
  it.each(['Europe/Madrid', 'America/New_York', 'America/Santiago', 'Australia/Sydney'])(
    'is seen where its days move with the clocks of %s',
    (zone) => {
      // Autumn there, spring in the south: each has its change within these weeks, or just before.
      expect(zoneOf(days(zone))).toBe(zone === 'America/Santiago' ? undefined : zone);
    },
  );

  it('is that of other clocks that change on the same day', () => {
    expect(zoneOf(days('Europe/Lisbon'))).toBe('Europe/Madrid');
  });

  it.each(['UTC', 'America/Mexico_City', 'Asia/Tokyo'])('is not guessed where days do not move: %s', (zone) => {
    expect(zoneOf(days(zone))).toBeUndefined();
  });

  it('is not guessed from a few weeks without a change', () => {
    expect(zoneOf(days('Europe/Madrid', 4))).toBeUndefined();
  });

  it('is the one whose offsets its times are written with', () => {
    const change = Date.parse('2026-10-25T01:00:00Z');
    const madrid = days('UTC').map(({ at }) => one(at, at < change ? 120 : 60));
    expect(zoneOf(madrid)).toBe('Europe/Madrid');
    expect(zoneOf([one(START, -180), one(START + HOUR, -180)])).toBe('-03:00');
    expect(zoneOf([one(START, 330), one(START + HOUR, 330)])).toBe('+05:30');
    // Written at random, or in UTC, they say nothing.
    expect(zoneOf([one(START, 0), one(START + HOUR, 0)])).toBeUndefined();
    expect(zoneOf([one(START, 60), one(START + HOUR, -300)])).toBeUndefined();
    expect(zoneOf([one(START, 60), one(START + HOUR)])).toBeUndefined();
  });
});
