import { describe, expect, it } from 'vitest';
import { BIN } from '#core/crisis/baseline.ts';
import { addUp, judge, type CountedBin, type Judging, type StoredSign } from '#core/crisis/judge.ts';
import type { Incident } from '#core/crisis/incident.ts';
import { defaultCrisisSettings } from '#core/crisis/settings.ts';
import { newWatch } from '#core/crisis/watch.ts';

const START = Date.parse('2026-02-02T00:00:00Z');
const MINUTE = 60_000;
const at = (bins: number): Date => new Date(START + bins * BIN);

function given(over: Partial<Judging>): Judging {
  return {
    brand: 'alba',
    now: at(1),
    settings: defaultCrisisSettings,
    watched: { bursts: true, negatives: true, silence: true, spread: 25 },
    watch: newWatch(),
    judgedAt: at(0),
    from: at(1),
    until: at(1),
    bins: [],
    posts: [],
    signs: [],
    open: [],
    ...over,
  };
}

const red = (minutes: number, what = 'facua'): StoredSign => ({
  kind: 'red',
  what,
  level: 1,
  ticketId: `tk_${minutes}`,
  at: new Date(START + minutes * MINUTE),
});
const bin = (bins: number, count: number): CountedBin => ({
  series: 'all',
  at: at(bins),
  count,
  judged: count,
  negative: 0,
});

describe('single messages that managers must know of', () => {
  it('are one incident, which rises where several come within an hour', () => {
    const [first] = judge(given({ signs: [red(1)] }));
    expect(first).toMatchObject({ kind: 'red', level: 1, signCount: 1, notes: [], clearedAt: null });
    const [second] = judge(given({ now: at(2), signs: [red(6), red(7)], open: first ? [first] : [] }));
    expect(second).toMatchObject({ id: first?.id, level: 2, signCount: 3 });
    expect(second?.notes).toEqual([{ what: 'rose', at: red(7).at.toISOString(), level: 2 }]);
  });

  it('are over when an hour has passed without another', () => {
    const open = judge(given({ signs: [red(1)] }));
    expect(judge(given({ now: at(11), judgedAt: at(10), from: at(10), until: at(11), open }))).toEqual([]);
    const [over] = judge(given({ now: at(13), judgedAt: at(12), from: at(12), until: at(13), open }));
    expect(over?.clearedAt).toEqual(at(13));
    expect(over?.notes.at(-1)?.what).toBe('cleared');
  });
});

describe('counting', () => {
  it('tells a burst for itself, although single messages are being told', () => {
    const learnt = afterAWeek();
    const open = judge(given({ signs: [red(1)] }));
    const changed = [0, 1, 2].flatMap((index) =>
      judge(
        given({
          watch: learnt.watch,
          judgedAt: at(WEEK + index),
          from: at(WEEK + index),
          until: at(WEEK + index + 1),
          now: at(WEEK + index + 1),
          bins: [bin(WEEK + index, 30)],
          open: open.map((incident) => ({ ...incident, oddAt: at(WEEK) })),
        }),
      ),
    );
    expect(open).toMatchObject([{ key: 'signs', kind: 'red' }]);
    expect(changed[0]).toMatchObject({ key: 'noise', kind: 'burst', signs: [] });
  });

  const WEEK = 7 * 288;

  function afterAWeek(): Judging {
    const bins = Array.from({ length: WEEK }, (_, index) => bin(index, 3));
    const learnt = given({ judgedAt: null, from: at(0), until: at(WEEK), now: at(WEEK), bins });
    expect(judge(learnt)).toEqual([]);
    return learnt;
  }

  function burst({ watch }: Judging): Incident {
    const bins = [0, 1, 2].map((index) => bin(WEEK + index, 30));
    const opened = [0, 1, 2].flatMap((index) =>
      judge(
        given({
          watch,
          judgedAt: at(WEEK + index),
          from: at(WEEK + index),
          until: at(WEEK + index + 1),
          now: at(WEEK + index + 1),
          bins: bins.slice(index, index + 1),
        }),
      ),
    );
    if (opened[0] === undefined) throw new Error('the burst was not found');
    return opened[0];
  }

  it('learns a history without telling of it, then tells of a burst with what is normal', () => {
    const incident = burst(afterAWeek());
    expect(incident).toMatchObject({ kind: 'burst', key: 'noise', series: ['all'] });
    // Three messages in each five minutes.
    const { expected = 0, minutes = 1 } = incident.finding ?? {};
    expect(expected / (minutes / 5)).toBeCloseTo(3, 0);
  });

  it('tells nothing where bursts are not watched', () => {
    const { watch } = afterAWeek();
    const quiet = given({ watch, judgedAt: at(WEEK), from: at(WEEK), until: at(WEEK + 1), now: at(WEEK + 1) });
    expect(judge({ ...quiet, watched: { ...quiet.watched, bursts: false }, bins: [bin(WEEK, 90)] })).toEqual([]);
  });

  it('finds nothing in the hours in which Recado stood still', () => {
    const { watch } = afterAWeek();
    const back = given({ watch, judgedAt: at(WEEK), from: at(WEEK), until: at(WEEK + 40), now: at(WEEK + 40) });
    expect(judge(back)).toEqual([]);
  });
});

describe('a post under which very much is written', () => {
  const under = (count: number): CountedBin => ({ ...bin(0, count), series: 'post 1' });

  it('is an incident from the configured number on, and rises with more', () => {
    expect(judge(given({ posts: [under(24)] }))).toEqual([]);
    const open = judge(given({ posts: [under(25)] }));
    expect(open).toMatchObject([{ kind: 'spread', level: 1, series: ['post 1'] }]);
    expect(judge(given({ posts: [under(80)], open }))).toMatchObject([{ level: 2 }]);
  });
});

it('a batch of messages is one row for each series and five minutes', () => {
  const one = { brand: 'alba', at: new Date(START + MINUTE), judged: true, negative: true, series: ['all', 'area a'] };
  expect(addUp([one, { ...one, negative: false, series: ['all'] }])).toEqual([
    { brand: 'alba', series: 'all', at: at(0), count: 2, judged: 2, negative: 1 },
    { brand: 'alba', series: 'area a', at: at(0), count: 1, judged: 1, negative: 1 },
  ]);
});
