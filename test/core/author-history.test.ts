import { describe, expect, it } from 'vitest';
import {
  byDay,
  lastOwner,
  sentimentWeeks,
  tallyByAccount,
  tallyOfWatched,
  type SaidRow,
} from '#core/author-history.ts';

const now = new Date('2026-11-20T10:00:00Z');
let next = 0;
const said = (over: Partial<SaidRow> = {}): SaidRow => ({
  id: `ms_${(next += 1)}`,
  nativeId: String(next),
  network: 'x',
  account: 'alba',
  private: false,
  direction: 'in',
  postedAt: now,
  owner: null,
  sentiment: null,
  ...over,
});
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 24 * 60 * 60_000);

describe('what an author wrote', () => {
  it('is counted by account, public and private apart, our answers by themselves', () => {
    const rows = [said({ account: 'tiendas' }), said(), said(), said({ private: true }), said({ direction: 'out' })];
    expect(tallyByAccount(rows)).toEqual([
      { network: 'x', account: 'alba', public: 2, private: 1, answers: 1 },
      { network: 'x', account: 'tiendas', public: 1, private: 0, answers: 0 },
    ]);
  });

  it('is counted apart where it was not said to us: by the accounts that we watch, else by what heard it', () => {
    const rows = [
      said(),
      said({ watched: ['nordhem'] }),
      said({ heard: ['alba:rivales'], watched: ['nordhem', 'tavira'] }),
      said({ heard: ['alba:rivales', 'alba:de-alba'] }),
    ];
    expect(tallyByAccount(rows)).toEqual([{ network: 'x', account: 'alba', public: 2, private: 0, answers: 0 }]);
    const { to, heard } = tallyOfWatched(rows);
    expect([...to]).toEqual([
      ['nordhem', 2],
      ['tavira', 1],
    ]);
    expect([...heard]).toEqual([
      ['alba:rivales', 1],
      ['alba:de-alba', 1],
    ]);
  });

  it('names who had the newest conversation that somebody had', () => {
    expect(lastOwner([said(), said({ owner: 'ivan' }), said({ owner: 'lucia' })])).toBe('ivan');
    expect(lastOwner([said()])).toBeNull();
  });

  it('goes by the days of the reader, also around midnight', () => {
    const rows = [
      said({ postedAt: new Date('2026-11-19T23:30:00Z') }),
      said({ postedAt: new Date('2026-11-19T22:30:00Z') }),
    ];
    expect(byDay(rows, 'Europe/Madrid').map((day) => day.rows.length)).toEqual([1, 1]);
    expect(byDay(rows, 'America/Mexico_City').map((day) => day.rows.length)).toEqual([2]);
  });

  it('shows the sentiment a week, with a dot where none is known, and never of our own answers', () => {
    const rows = [
      said({ sentiment: 'positive', postedAt: new Date(now.getTime() + 60_000) }),
      said({ sentiment: 'negative', postedAt: daysAgo(8) }),
      said({ sentiment: 'negative', postedAt: daysAgo(15) }),
      said({ sentiment: 'positive', postedAt: daysAgo(16) }),
      said({ sentiment: 'positive', postedAt: daysAgo(15), direction: 'out' }),
      said({ sentiment: 'negative', postedAt: daysAgo(100) }),
    ];
    expect(sentimentWeeks(rows, now)).toEqual({
      bars: '·········▅▁█',
      weeks: 12,
      positive: 2,
      neutral: 0,
      negative: 2,
    });
    expect(sentimentWeeks([said()], now)).toBeNull();
  });
});
