import { describe, expect, it } from 'vitest';
import { influenceOf, onTopic, trendOf } from '#core/authors/influence.ts';

const posts = (...reactions: number[]): number[] => reactions;

describe('influence', () => {
  it('is reach damped by what readers usually do, as it was tried on made-up authors', () => {
    const journalist = influenceOf({ followers: 42_000, reactions: posts(8, 12, 15, 18, 20, 25, 30, 40, 50, 55) });
    expect(journalist).toEqual({ score: 51, usual: 18, sure: 'high', halved: [] });
    const celebrity = influenceOf({ followers: 3_000_000, reactions: posts(800, 1000, 1500, 2000, 2500, 3000, 4000) });
    expect(celebrity.score).toBe(100);
    const bought = influenceOf({ followers: 90_000, reactions: posts(0, 0, 1, 1, 2, 0, 0, 1, 2, 1) });
    expect(bought.score).toBe(38);
  });

  it('makes nobody of one post that went round the world, and says how sure it is', () => {
    const viral = influenceOf({ followers: 300, reactions: posts(25_000) });
    expect(viral).toMatchObject({ score: 17, sure: 'low' });
    expect(influenceOf({ followers: 300, reactions: posts(25_000, 0, 1) }).sure).toBe('medium');
    expect(influenceOf({ followers: 0, reactions: [] }).score).toBe(0);
  });

  it('halves farms of followers and new accounts, and says so', () => {
    expect(influenceOf({ followers: 30_000, following: 31_000, reactions: posts(1, 2, 3, 4, 5) })).toMatchObject({
      score: 19,
      halved: ['follows-back'],
    });
    const both = influenceOf({ followers: 30_000, following: 31_000, ageDays: 3, reactions: posts(1, 2, 3, 4, 5) });
    expect(both.halved).toEqual(['follows-back', 'new-account']);
    // Whoever follows many and has few readers is no farm.
    expect(influenceOf({ followers: 180, following: 400, reactions: [] }).halved).toEqual([]);
  });

  it('counts less for a topic the less of her posts are about it', () => {
    expect(onTopic(100, { about: 1, posts: 10 })).toBe(32);
    expect(onTopic(37, { about: 9, posts: 10 })).toBe(29);
  });

  it('calls nothing a trend that is less than two weeks old or five points', () => {
    const now = { followers: 100_000, reactions: posts(5, 5, 5, 5) };
    expect(trendOf(now, { followers: 1_000, days: 13 })).toBeNull();
    expect(trendOf(now, { followers: 90_000, days: 60 })).toBeNull();
    expect(trendOf(now, { followers: 1_000, days: 60 })).toBeGreaterThan(5);
    expect(trendOf(now, null)).toBeNull();
  });
});
