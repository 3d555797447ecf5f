import { describe, expect, it } from 'vitest';
import { BIN } from '#core/crisis/baseline.ts';
import type { IncidentNote } from '#core/crisis/incident.ts';
import type { StoredSign } from '#core/crisis/judge.ts';
import { createReplay } from '#core/crisis/replay.ts';
import { defaultCrisisSettings } from '#core/crisis/settings.ts';
import { seeded } from '../../../bench/crisis/random.ts';

const START = Date.parse('2026-02-02T08:00:00Z');
const HOUR = 60;
const DAY = 24 * HOUR;
const watched = { bursts: true, negatives: true, silence: true, spread: null };

const red = (minutes: number, what = 'legal', level: 1 | 2 = 1): StoredSign => ({
  kind: 'red',
  what,
  level,
  ticketId: `tk_${minutes}`,
  at: new Date(START + minutes * 60_000),
});

interface Heard {
  minutes: number;
  what: 'alert' | IncidentNote['what'];
  level?: number | undefined;
}

/** What managers hear of these messages until a day after the last, in minutes from the start. */
function told(signs: readonly StoredSign[], settings = defaultCrisisSettings): Heard[] {
  const replay = createReplay({ settings, watched });
  const last = Math.max(...signs.map(({ at }) => at.getTime())) + DAY * 60_000;
  const all: Heard[] = [];
  for (let at = START; at < last; at += BIN) {
    const now = signs.filter((sign) => sign.at.getTime() >= at && sign.at.getTime() < at + BIN);
    for (const { told: incident, isNew, since } of replay.close(at, [], now)) {
      if (isNew) all.push({ minutes: minutesOf(incident.first.openedAt), what: 'alert', level: incident.level });
      for (const note of since)
        all.push({
          minutes: minutesOf(new Date(note.at)),
          what: note.what,
          level: note.what === 'rose' ? note.level : undefined,
        });
    }
  }
  return all;
}

const minutesOf = (at: Date): number => Math.round((at.getTime() - START) / 60_000);
const kinds = (all: readonly Heard[]): string[] =>
  all.map(({ what, level }) => (level === undefined ? what : `${what} ${level}`));

/** So many an hour, as they come by chance. */
function trickle(hourly: number, days: number, what = 'legal', level: 1 | 2 = 1): StoredSign[] {
  const random = seeded(7 + hourly * 100);
  const signs: StoredSign[] = [];
  for (let at = 0; at < days * DAY; at -= (Math.log(1 - random()) / hourly) * HOUR)
    signs.push(red(Math.round(at), what, level));
  return signs;
}

describe('red words that trickle on', () => {
  it('are one alert; that it came back is told each time after a longer quiet', () => {
    const all = told([red(0), red(100), red(250), red(550), red(1_100)]);
    expect(kinds(all)).toEqual(['alert 1', 'again', 'again', 'again', 'again']);
    // The third comes an hour and a half after the second: the all-clear of what came back waits for two.
    expect(kinds(told([red(0), red(100), red(190)]))).toEqual(['alert 1', 'again']);
  });

  it.each([0.2, 0.5, 1, 2, 3])('%s an hour over five days call managers a few times a day at most', (hourly) => {
    const signs = trickle(hourly, 5);
    const all = told(signs);
    const calls = all.filter(({ what }) => what === 'alert' || what === 'rose' || what === 'more');
    expect(all.filter(({ what }) => what === 'alert')).toHaveLength(1);
    expect(calls.length).toBeLessThanOrEqual(14);
    expect(all.length).toBeLessThanOrEqual(20);
    // It goes quieter, not silent.
    const after = all.filter(({ minutes }) => minutes > 2 * DAY);
    expect(after.length).toBeLessThanOrEqual(9);
  });

  it('and then come in numbers are told at once, with each level', () => {
    const storm = Array.from({ length: 12 }, (_, i) => red(3 * DAY + i * 2));
    const all = told([...trickle(0.5, 3), ...storm].toSorted((a, b) => a.at.getTime() - b.at.getTime()));
    const during = all.filter(({ minutes }) => minutes >= 3 * DAY - HOUR && minutes < 3 * DAY + HOUR);
    expect(kinds(during)).toContain('rose 3');
    expect(during.find(({ level }) => level === 3)?.minutes).toBeLessThanOrEqual(3 * DAY + 20);
  });

  it('and come in numbers again the next hour but one are told again, although it was as much before', () => {
    const storm = (from: number) => Array.from({ length: 12 }, (_, i) => red(from + i));
    const all = told([...storm(0), ...storm(4 * HOUR)]);
    expect(kinds(all)).toEqual(['alert 1', 'rose 2', 'rose 3', 'again', 'rose 2', 'rose 3']);
  });
});

describe('what comes after an all-clear', () => {
  it('is a new alert where it is about something else, or weightier', () => {
    expect(kinds(told([red(0), red(120, 'fraud')]))).toEqual(['alert 1', 'alert 1']);
    expect(kinds(told([red(0), red(120, 'danger', 2)]))).toEqual(['alert 1', 'alert 2']);
  });

  it('is told as again where it takes turns with something else', () => {
    const turns = [0, 120, 240, 360].map((at, i) => red(at, i % 2 === 0 ? 'legal' : 'fraud'));
    expect(kinds(told(turns))).toEqual(['alert 1', 'alert 1', 'again', 'again']);
  });

  it('is a new alert for each person who may hurt herself or is threatened', () => {
    expect(kinds(told([red(0, 'self-harm', 2), red(120, 'self-harm', 2)]))).toEqual(['alert 2', 'alert 2']);
    expect(kinds(told([red(0, 'threat', 2), red(300, 'threat', 2)]))).toEqual(['alert 2', 'alert 2']);
  });

  it('is a new alert a day later', () => {
    expect(kinds(told([red(0), red(DAY + 2 * HOUR)]))).toEqual(['alert 1', 'alert 1']);
  });

  it('calls nobody anew for one danger more, yet at once for three within an hour', () => {
    expect(kinds(told([red(0, 'danger', 2), red(120, 'danger', 2), red(350, 'danger', 2)]))).toEqual([
      'alert 2',
      'again',
      'again',
    ]);
    const three = [200, 210, 220].map((at) => red(at, 'danger', 2));
    expect(kinds(told([red(0, 'danger', 2), ...three]))).toEqual(['alert 2', 'again', 'rose 2']);
  });
});

it('one that comes back soon after a storm is one, where an all-clear comes after minutes', () => {
  const storm = Array.from({ length: 12 }, (_, i) => red(i));
  const all = told([...storm, red(30)], { ...defaultCrisisSettings, quiet: 5, coolDown: 5 });
  expect(kinds(all)).toEqual(['alert 1', 'rose 2', 'rose 3', 'again']);
});

it('something new is told while the rest trickles on', () => {
  const lawyers = Array.from({ length: 10 }, (_, i) => red(i * 58));
  const all = told([...lawyers, red(552, 'fraud')].toSorted((a, b) => a.at.getTime() - b.at.getTime()));
  expect(kinds(all)).toEqual(['alert 1', 'more']);
  const hurt = told([red(0), red(100), red(210, 'self-harm', 2)]);
  expect(kinds(hurt)).toEqual(['alert 1', 'again', 'rose 2']);
});

it('a burst is told and ends although single messages trickle on beside it', () => {
  const replay = createReplay({ settings: defaultCrisisSettings, watched });
  const bins = (at: number, count: number) => [{ series: 'all', at: new Date(at), count, judged: 0, negative: 0 }];
  const signs = Array.from({ length: 100 }, (_, i) => red(i * 100));
  for (let at = START; at < START + 6 * DAY * 60_000; at += BIN) {
    const minutes = (at - START) / 60_000;
    const isBurst = minutes >= 5 * DAY && minutes < 5 * DAY + 30;
    const now = signs.filter((sign) => sign.at.getTime() >= at && sign.at.getTime() < at + BIN);
    replay.close(at, bins(at, isBurst ? 30 : 3), now);
  }
  const [trickling, burst, ...more] = replay.told();
  expect(more).toEqual([]);
  expect(trickling?.last).toMatchObject({ kind: 'red', signCount: 87 });
  expect(burst?.last).toMatchObject({ kind: 'burst', signCount: 0 });
  const lasted = (burst?.last.clearedAt?.getTime() ?? Infinity) - (burst?.last.openedAt.getTime() ?? 0);
  expect(lasted).toBeLessThan(3 * 3_600_000);
});

it('the highest level that it had stays in its record', () => {
  const replay = createReplay({ settings: defaultCrisisSettings, watched });
  replay.close(START, [], [red(0, 'danger', 2)]);
  for (let at = START + BIN; at < START + 2 * HOUR * 60_000; at += BIN) replay.close(at, [], []);
  replay.close(START + 2 * HOUR * 60_000, [], [red(120, 'danger', 2)]);
  const [one] = replay.told();
  expect(one?.last).toMatchObject({
    level: 1,
    clearedAt: null,
    notes: [{ what: 'cleared' }, { what: 'again', top: 2 }],
  });
});
