import { localHours } from '#core/crisis/local-hour.ts';
import type { PastMessage } from './history.ts';

/** Of each way to change clocks one zone; those that go by the same way differ by whole hours, which no season minds. */
const CANDIDATES = ['Europe/Madrid', 'America/New_York', 'America/Santiago', 'Australia/Sydney'] as const;
const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** So much of either side of a change is compared at most. */
const MOST_WEEKS = 4;
/** The hours of the day must fit better by so many times what chance alone makes of them. */
const CLEARLY = 0.45;

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
  let best: { zone: string; clearly: number } | undefined;
  for (const zone of CANDIDATES) {
    const hours = localHours(zone);
    const offset = offsetsOf(zone);
    for (const at of changesOf(zone, first + WEEK, last - WEEK)) {
      // Whole weeks, as many before as after: a Sunday is held against a Sunday.
      const weeks = Math.min(MOST_WEEKS, Math.floor((at - first) / WEEK), Math.floor((last - at) / WEEK));
      const side = weeks * WEEK;
      const before = profileOf(messages, at - side, at, hours);
      const after = profileOf(messages, at, at + side, hours);
      const moved = profileOf(messages, at, at + side, (each) => hours(each) - (offset(at) - offset(at - 1)) / 60);
      const clearly = (apart(before, moved) - apart(before, after)) / noiseOf(before, after);
      if (clearly > (best?.clearly ?? CLEARLY)) best = { zone, clearly };
    }
  }
  return best?.zone;
}

interface Profile {
  /** For each hour of the day the mean of the days, of roots of counts: a burst of one day weighs little then. */
  mean: number[];
  /** How badly that is known. */
  doubt: number[];
}

function profileOf(
  messages: readonly PastMessage[],
  from: number,
  until: number,
  hours: (at: number) => number,
): Profile {
  const days = Math.round((until - from) / DAY);
  const counts = Array.from({ length: 24 }, () => new Map<number, number>());
  for (const { at } of messages) {
    if (at < from || at >= until) continue;
    const of = counts[((Math.floor(hours(at)) % 24) + 24) % 24];
    const day = Math.floor((at - from) / DAY);
    of?.set(day, (of.get(day) ?? 0) + 1);
  }
  const roots = counts.map((of) => Array.from({ length: days }, (_, day) => Math.sqrt(of.get(day) ?? 0)));
  const mean = roots.map((each) => each.reduce((sum, root) => sum + root, 0) / days);
  const doubt = roots.map(
    (each, hour) => each.reduce((sum, root) => sum + (root - (mean[hour] ?? 0)) ** 2, 0) / (days - 1) / days,
  );
  return { mean, doubt };
}

/** How different the hours of the day are, whatever the brand grew by. */
function apart({ mean: a }: Profile, { mean: b }: Profile): number {
  const total = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0);
  const grown = total(a) / (total(b) || 1);
  return a.reduce((sum, each, hour) => sum + (each - grown * (b[hour] ?? 0)) ** 2, 0);
}

function noiseOf(a: Profile, b: Profile): number {
  return [...a.doubt, ...b.doubt].reduce((sum, each) => sum + each, 0) || 1;
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
