import { describe, expect, it } from 'vitest';
import { createChance } from '../../../sandbox/day/chance.ts';
import { planMonth, workedAt, type Place } from '../../../sandbox/history/plan.ts';

const now = new Date(2026, 10, 27, 12);
const onX = { network: 'x', handle: 'alba' };
const plan = (seed: number, ...others: Place[]) =>
  planMonth({ conversations: 120, places: [onX, ...others], now, chance: createChance(seed) });

describe('a month of history', () => {
  it('is planned the same for the same seed, within thirty days and before today', () => {
    expect(plan(7)).toEqual(plan(7));
    expect(plan(7)).not.toEqual(plan(8));
    const at = plan(7).map((story) => story.at);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at[0]).toBeGreaterThanOrEqual(new Date(2026, 9, 28).getTime());
    expect(at.at(-1)).toBeLessThan(new Date(2026, 10, 27).getTime());
  });

  it('has writers of its own, fewer at weekends, and nothing that alarms anybody', () => {
    const stories = plan(7);
    expect(new Set(stories.map(({ author }) => author)).size).toBe(stories.length);
    expect(stories.every(({ author }) => /^[a-z0-9_]{4,15}$/.test(author))).toBe(true);
    const atWeekend = stories.filter(({ at }) => [0, 6].includes(new Date(at).getDay()));
    // Eight of the thirty days, with a third of the messages of others.
    expect(atWeekend.length).toBeLessThan(stories.length / 5);
    expect(stories.filter(({ text }) => /abogad|denunci|lawyer|alergia/i.test(text))).toEqual([]);
    expect(stories.every(({ text }) => text.includes('@alba'))).toBe(true);
  });

  it('is written on every network where the brand has an account, most of it on the first', () => {
    const stories = plan(7, { network: 'mastodon', handle: 'alba' }, { network: 'facebook', handle: 'tiendasalba' });
    const on = (network: string): number => stories.filter((story) => story.on.network === network).length;
    expect(on('x')).toBeGreaterThan(50);
    expect(on('mastodon')).toBeGreaterThan(12);
    expect(on('facebook')).toBeGreaterThan(12);
    expect(stories.every(({ text, on: { handle } }) => text.includes(`@${handle}`))).toBe(true);
  });

  it('is written in private too, where the brand has a number, never before a weekend', () => {
    const places: [Place] = [onX];
    const privately = { network: 'whatsapp', handle: '34911234567' };
    const stories = planMonth({ conversations: 120, places, privately, now, chance: createChance(7) });
    const whispered = stories.filter(({ inPrivate }) => inPrivate);
    expect(whispered.length).toBeGreaterThan(10);
    for (const { on, text, author, at } of whispered) {
      expect(on).toEqual(privately);
      expect(text).not.toContain('@');
      expect(author).toMatch(/^\d{11}$/);
      expect([1, 2, 3, 4]).toContain(new Date(at).getDay());
    }
    expect(plan(7).some(({ inPrivate }) => inPrivate)).toBe(false);
  });

  it('is worked on weekdays from nine, and what would be late is done before now', () => {
    const latest = new Date(2026, 10, 27, 11, 55).getTime();
    const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();
    expect(workedAt(at(10, 11), 30, latest)).toBe(at(10, 11, 30));
    // From the evening to the next morning, and over the weekend.
    expect(workedAt(at(10, 18, 20), 30, latest)).toBe(at(11, 9, 20));
    expect(workedAt(at(13, 21), 15, latest)).toBe(at(16, 9, 15));
    expect(workedAt(at(27, 11, 50), 60, latest)).toBe(latest);
  });
});
