import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMarks,
  holds,
  newClock,
  rewritten,
  tell,
  trimmed,
  type Interval,
  type Mark,
  type TicketClock,
} from '#core/hours/ticket-clock.ts';

const T0 = Date.UTC(2026, 10, 20, 10);
const minute = (count: number): number => T0 + count * 60_000;

const mark: fc.Arbitrary<Omit<Mark, 'at'>> = fc.oneof(
  fc.constant({ what: 'asked' as const }),
  fc.constantFrom('lucia', 'joao').map((by) => ({ what: 'answered' as const, by })),
  fc.record({ what: fc.constantFrom(...holds), on: fc.boolean() }),
);
const history = fc
  .array(fc.record({ mark, at: fc.integer({ min: 0, max: 3_000 }) }), { maxLength: 40 })
  .map((list) => list.map((each): Mark => ({ ...each.mark, at: minute(each.at) }) as Mark));
const of = (marks: readonly Mark[]): Pick<TicketClock, 'base' | 'marks'> => {
  const { base, marks: first } = newClock(new Date(T0));
  return { base, marks: [...first, ...marks] };
};
const shuffled = (marks: readonly Mark[], seed: number): Mark[] =>
  marks
    .map((each, index) => ({ each, place: Math.sin(seed * 97 + index * 13) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ each }) => each);

describe('the time of a conversation', () => {
  it('is split into whom it waited for', () => {
    const told = tell(
      of([
        { at: minute(5), what: 'owned', on: true },
        { at: minute(10), what: 'expert', on: true },
        { at: minute(40), what: 'expert', on: false },
        { at: minute(45), what: 'approver', on: true },
        { at: minute(50), what: 'approver', on: false },
        { at: minute(50), what: 'network', on: true },
        { at: minute(51), what: 'answered', by: 'lucia' },
        { at: minute(52), what: 'network', on: false },
        { at: minute(80), what: 'asked' },
        { at: minute(90), what: 'answered', by: 'lucia' },
        { at: minute(100), what: 'closed', on: true },
      ]),
    );
    expect(told.intervals.map(({ wait, from, to }) => [wait, (to - from) / 60_000])).toEqual([
      ['claim', 5],
      ['writing', 5],
      ['expert', 30],
      ['writing', 5],
      ['approver', 5],
      ['network', 1],
      ['customer', 29],
      ['writing', 10],
      ['customer', 10],
    ]);
    expect(told.replies.map(({ kind, from, to }) => [kind, (to - from) / 60_000])).toEqual([
      ['first', 51],
      ['next', 10],
      ['resolution', 100],
    ]);
  });

  it('begins anew when she writes after it was closed, or somebody reopens it', () => {
    const told = tell(
      of([
        { at: minute(10), what: 'answered', by: 'lucia' },
        { at: minute(20), what: 'closed', on: true },
        { at: minute(60), what: 'asked' },
        { at: minute(65), what: 'answered', by: 'joao' },
        { at: minute(70), what: 'closed', on: true },
      ]),
    );
    expect(told.replies.map(({ kind, round, from, to }) => [kind, round, (to - from) / 60_000])).toEqual([
      ['first', 1, 10],
      ['resolution', 1, 20],
      ['first', 2, 5],
      ['resolution', 2, 10],
    ]);
    expect(told.open).toBeNull();
  });

  it('counts an answer to everything that she wrote before it, though it came late', () => {
    const told = tell(
      of([
        { at: minute(30), what: 'answered', by: 'lucia' },
        { at: minute(20), what: 'asked' },
      ]),
    );
    expect(told.open?.wait).toBe('customer');
  });

  it('leaves nothing out and counts nothing twice: the sum of the waits is the whole', () => {
    fc.assert(
      fc.property(history, (marks) => {
        const { intervals, replies, open, now } = tell(of(marks));
        const all = open && open.from < now.at ? [...intervals, { ...open, to: now.at }] : intervals;
        // One after another, without a gap within a round.
        for (const [index, one] of all.entries()) {
          expect(one.to).toBeGreaterThan(one.from);
          const next = all[index + 1];
          if (next) expect(next.from).toBeGreaterThanOrEqual(one.to);
          if (next && next.round === one.round) expect(next.from).toBe(one.to);
        }
        for (const { kind, round, from, to } of replies.filter((reply) => reply.kind === 'resolution')) {
          const sum = all
            .filter((each) => each.round === round)
            .reduce((total, each) => total + each.to - each.from, 0);
          expect([kind, sum]).toEqual(['resolution', to - from]);
        }
        for (const { from, to } of replies.filter((reply) => reply.kind !== 'resolution')) {
          const inside = all.filter((each) => each.from >= from && each.to <= to);
          expect(inside.reduce((total, each) => total + each.to - each.from, 0)).toBe(to - from);
          expect(inside.every(({ wait }) => wait !== 'customer')).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('comes to the same in whatever order it is told, and so do the rows that are written on the way', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 1_000 }), (marks, seed) => {
        const whole = tell(of(marks));
        const mixed = shuffled(marks, seed);
        expect(tell(of(mixed))).toEqual(whole);
        let clock: Pick<TicketClock, 'base' | 'marks'> = of([]);
        let written: Interval[] = [];
        for (const each of mixed) {
          const next = { base: clock.base, marks: [...clock.marks, each] };
          const { from, rows } = rewritten(tell(clock).intervals, tell(next).intervals);
          written = [...written.filter((row) => from === null || row.from < from), ...rows];
          clock = next;
        }
        expect(written).toEqual(whole.intervals);
      }),
      { numRuns: 200 },
    );
  });

  it('is mended where what is stored says otherwise than what was told', () => {
    const holding = { owned: true, expert: false, approver: false, network: false, closed: false };
    const clock = addMarks(newClock(new Date(T0)), [], { holding, at: new Date(minute(7)) });
    expect(tell(clock).now).toMatchObject(holding);
    expect(addMarks(clock, [], { holding, at: new Date(minute(9)) }).marks).toHaveLength(clock.marks.length);
  });

  it('folds very many marks away without changing what comes to light', () => {
    fc.assert(
      fc.property(fc.array(mark, { minLength: 120, maxLength: 160 }), (list) => {
        const marks = list.map((each, index): Mark => ({ ...each, at: minute(index + 1) }) as Mark);
        const clock = { ...of(marks) };
        const less = trimmed(clock);
        expect(less.marks.length).toBeLessThan(clock.marks.length);
        const [all, rest] = [tell(clock), tell(less)];
        expect(rest.now).toEqual({ ...all.now, openFrom: rest.now.openFrom });
        expect(rest.open).toEqual(all.open);
        expect(all.intervals.slice(-rest.intervals.length || all.intervals.length)).toEqual(rest.intervals);
      }),
      { numRuns: 30 },
    );
  });
});
