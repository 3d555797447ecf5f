import { describe, expect, it } from 'vitest';
import { BIN } from '#core/crisis/baseline.ts';
import type { Bin } from '#core/crisis/series.ts';
import { defaultCrisisSettings } from '#core/crisis/settings.ts';
import { createWatch, type Watch, type WatchEvent } from '#core/crisis/watch.ts';

const START = Date.parse('2026-02-02T00:00:00Z');
const DAY = 288;

/** A brand with a busy day and a quiet night, always the same. */
const normal = (bin: number): number => (bin % DAY >= 8 * 12 && bin % DAY < 20 * 12 ? 5 : 1);

function run(
  watch: Watch,
  from: number,
  to: number,
  bins: (bin: number) => Record<string, Bin> = (bin) => ({ all: { count: normal(bin) } }),
): (WatchEvent & { bin: number })[] {
  const events: (WatchEvent & { bin: number })[] = [];
  for (let bin = from; bin < to; bin++)
    for (const event of watch.close(START + bin * BIN, new Map(Object.entries(bins(bin)))))
      events.push({ ...event, bin });
  return events;
}

const NOON = 21 * DAY + 12 * 12;

function settled(bins?: (bin: number) => Record<string, Bin>): Watch {
  const watch = createWatch(defaultCrisisSettings);
  // After the first day the season is known: nothing is odd in three weeks of it.
  expect(run(watch, 0, NOON, bins).filter(({ bin }) => bin > DAY)).toEqual([]);
  return watch;
}

describe('a burst', () => {
  it('is told within a quarter of an hour, rises, and ends with an all-clear when an hour has been quiet', () => {
    const events = run(settled(), NOON, NOON + 60, (bin) => ({
      all: { count: bin < NOON + 18 ? 40 : normal(bin) },
    }));
    expect(events.map(({ type }) => type)).toEqual(['opened', 'rose', 'cleared']);
    const [opened, rose, cleared] = events;
    expect(opened?.bin).toBeLessThan(NOON + 3);
    expect(opened?.incident.first).toMatchObject({ kind: 'burst', level: 2 });
    expect(rose?.incident.level).toBe(3);
    expect(cleared?.incident.peak.count).toBe(12 * 40);
    // The last full hour is over after 30 bins at most, and twelve more pass before the all-clear.
    expect(cleared?.bin).toBeGreaterThan(NOON + 30);
    expect(cleared?.bin).toBeLessThan(NOON + 45);
  });

  it('is judged by its hour: what noon brings is odd at night', () => {
    const watch = settled();
    run(watch, NOON, NOON + 14 * 12);
    const night = NOON + 14 * 12;
    const events = run(watch, night, night + 12, () => ({ all: { count: 5 } }));
    expect(events[0]).toMatchObject({ type: 'opened', incident: { first: { kind: 'burst' } } });
    expect(events[0]?.incident.first.expected).toBeLessThan(20);
  });

  it('felt by several series is one incident, which they join', () => {
    const two = (bin: number) => ({ all: { count: normal(bin) }, 'area billing': { count: normal(bin) } });
    const events = run(settled(two), NOON, NOON + 6, () => ({
      all: { count: 40 },
      'area billing': { count: 40 },
    }));
    expect(events.filter(({ type }) => type === 'opened')).toHaveLength(1);
    expect(events.at(-1)?.incident.series.toSorted()).toEqual(['all', 'area billing']);
  });

  it('of the same height is not told again in the hour after the all-clear, a higher one is', () => {
    const wave = (height: number) => (bin: number) => ({
      all: { count: bin < NOON + 12 ? 13 : bin >= again && bin < again + 3 ? height : normal(bin) },
    });
    let again = Infinity;
    const first = settled();
    const cleared = run(first, NOON, NOON + 60, wave(0)).find(({ type }) => type === 'cleared');
    expect(cleared?.incident.level).toBe(1);
    again = (cleared?.bin ?? 0) + 1;
    expect(run(first, NOON + 60, NOON + 60)).toEqual([]);

    const tellingOf = (height: number): number => {
      const watch = settled();
      return run(watch, NOON, again + 3, wave(height)).filter(({ type }) => type === 'opened').length;
    };
    expect(tellingOf(14)).toBe(1);
    expect(tellingOf(80)).toBe(2);
  });

  it('is no crisis for ever: a new habit is learnt', () => {
    const events = run(settled(), NOON, NOON + 9 * DAY, (bin) => ({ all: { count: normal(bin) * 4 } }));
    expect(events.at(-1)?.type).toBe('cleared');
    expect(events.filter(({ type }) => type === 'opened').length).toBeLessThan(8);
  });
});

describe('what is odd only because history is short', () => {
  /** The same in each run. */
  function chance(): () => number {
    let state = 7;
    return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  }

  it('is not the first morning', () => {
    // From two an hour at night to sixty by day, as any brand has it.
    const hours = [3, 2, 2, 2, 2, 3, 5, 12, 24, 40, 56, 60];
    const until = (bin: number): number => Math.floor(((hours[Math.floor(bin / 12)] ?? 0) * (bin % 12)) / 12);
    const count = (bin: number): number =>
      bin % 12 === 11 ? (hours[Math.floor(bin / 12)] ?? 0) - until(bin) : until(bin + 1) - until(bin);
    const events = run(createWatch(defaultCrisisSettings), 0, DAY / 2, (bin) => ({ all: { count: count(bin) } }));
    expect(events.filter(({ type }) => type === 'opened')).toEqual([]);
  });

  it('is not told each week anew: a busy weekend, an office that is closed at night', () => {
    const random = chance();
    const office = (bin: number): number => {
      const day = Math.floor(bin / DAY) % 7;
      const hour = (bin % DAY) / 12;
      const rate = hour < 9 || hour >= 17 ? 0.05 : day >= 5 ? 12 : 4;
      return Math.floor(rate * (0.5 + random()) + random());
    };
    const watch = createWatch(defaultCrisisSettings);
    const told = run(watch, 0, 42 * DAY, (bin) => ({ all: { count: office(bin) } })).filter(
      ({ type }) => type === 'opened',
    );
    expect(told.filter(({ bin }) => bin >= 21 * DAY)).toEqual([]);
  });
});

describe('the share of negatives', () => {
  it('is told although no more messages come than usual', () => {
    const moods = (negative: number) => (bin: number) => ({
      all: { count: normal(bin), judged: normal(bin), negative: bin % 4 === 0 ? negative : 0 },
    });
    const watch = settled(moods(1));
    const events = run(watch, NOON, NOON + 12, () => ({ all: { count: 5, judged: 5, negative: 4 } }));
    expect(events[0]).toMatchObject({ type: 'opened', incident: { first: { kind: 'negatives' } } });
  });
});

describe('a source that falls silent', () => {
  it('is told after longer than its own habit, and when it is back', () => {
    const watch = settled();
    const events = run(watch, NOON, NOON + 24, (bin) => ({ all: { count: bin < NOON + 18 ? 0 : 5 } }));
    expect(events.map(({ type }) => type)).toEqual(['opened', 'cleared']);
    expect(events[0]?.incident.first).toMatchObject({ kind: 'silence', minutes: 30 });
    expect(events[1]?.bin).toBe(NOON + 18);
  });

  it('teaches nothing: the same hours a week later are expected as before', () => {
    const watch = settled();
    run(watch, NOON, NOON + 24, () => ({}));
    expect(run(watch, NOON + 24, NOON + 8 * DAY)).toMatchObject([{ type: 'cleared' }]);
  });

  it('is no source if it only is a part', () => {
    const watch = createWatch(defaultCrisisSettings, () => false);
    run(watch, 0, NOON);
    expect(run(watch, NOON, NOON + 30, () => ({}))).toEqual([]);
  });
});
