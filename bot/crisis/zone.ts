import { localHours } from '#core/crisis/local-hour.ts';
import type { PastMessage } from './history.ts';

/** Of each way to change clocks one zone; those that go by the same way differ by whole hours, which no season minds. */
const CANDIDATES = ['Europe/Madrid', 'America/New_York', 'America/Santiago', 'Australia/Sydney'] as const;
const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** So much of either side of a change is compared, and so many messages of each are needed. */
const SIDE = 4 * WEEK;
const LEAST = 300;
/** The hours of the day must fit so much better. */
const CLEARLY = 0.75;

/**
 * Whose hours a history goes by, where nobody said: the zone whose offsets its times are written with; else, where its days moved by an
 * hour when some clocks changed, the zone of those clocks; else undefined.
 */
export function zoneOf(messages: readonly PastMessage[]): string | undefined {
  return zoneWritten(messages) ?? zoneKept(messages);
}

/** Where times are written as 10:00+01:00. A zone without an offset, or one of Z, says nothing of where people are. */
function zoneWritten(messages: readonly PastMessage[]): string | undefined {
  const offsets = new Set(messages.map(({ offset }) => offset));
  if (offsets.has(undefined) || offsets.size > 2) return undefined;
  if (offsets.size === 1) {
    const [only = 0] = offsets;
    return only === 0 ? undefined : written(only);
  }
  return [...CANDIDATES, ...Intl.supportedValuesOf('timeZone')].find((zone) => {
    const of = offsetsOf(zone);
    return messages.every(({ at, offset }) => of(at) === offset);
  });
}

function written(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const abs = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(abs / 60))}:${two(abs % 60)}`;
}

/** Days of before and after a change are alike by the clocks of the people, and an hour apart by any other. */
function zoneKept(messages: readonly PastMessage[]): string | undefined {
  const [first, last] = [messages[0]?.at ?? 0, messages.at(-1)?.at ?? 0];
  let best: { zone: string; share: number } | undefined;
  for (const zone of CANDIDATES) {
    const hours = localHours(zone);
    for (const at of changesOf(zone, first + WEEK, last - WEEK)) {
      const before = messages.filter((each) => each.at >= at - SIDE && each.at < at);
      const after = messages.filter((each) => each.at >= at && each.at < at + SIDE);
      if (before.length < LEAST || after.length < LEAST) continue;
      const fixed = (each: number): number => each / 3_600_000;
      const share = apart(before, after, hours) / apart(before, after, fixed);
      if (share < (best?.share ?? CLEARLY)) best = { zone, share };
    }
  }
  return best?.zone;
}

/** How different the hours of the day are: 0 the same, 2 nothing in common. */
function apart(before: readonly PastMessage[], after: readonly PastMessage[], hours: (at: number) => number): number {
  const profile = (messages: readonly PastMessage[]): number[] => {
    const counts = Array.from({ length: 24 }, () => 0);
    for (const { at } of messages) {
      const hour = Math.floor(hours(at)) % 24;
      counts[hour] = (counts[hour] ?? 0) + 1 / messages.length;
    }
    return counts;
  };
  const [a, b] = [profile(before), profile(after)];
  return a.reduce((sum, value, hour) => sum + Math.abs(value - (b[hour] ?? 0)), 0);
}

/** When its clocks change in between. */
function changesOf(zone: string, from: number, until: number): number[] {
  const of = offsetsOf(zone);
  const found: number[] = [];
  for (let day = Math.floor(from / DAY) * DAY; day < until; day += DAY) {
    if (of(day) === of(day + DAY)) continue;
    let [low, high] = [day, day + DAY];
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
      if (of(middle) === of(day)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}

/** Minutes that local clocks are before UTC. */
function offsetsOf(zone: string): (at: number) => number {
  const hours = localHours(zone);
  const utc = localHours('UTC');
  return (at) => {
    const minutes = Math.round((hours(at) - utc(at)) * 60);
    // Across the end of a week.
    return minutes > 5_040 ? minutes - 10_080 : minutes < -5_040 ? minutes + 10_080 : minutes;
  };
}
