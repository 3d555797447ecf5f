import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedOn, readNumber, standingOf, toTell } from '#core/reports/goals.ts';

const goal = { baseline: 100, baselineOn: '2026-10-01', target: 200, dueOn: '2026-10-11', timeZone: 'Europe/Madrid' };
const at = (day: string, actual: number | null, over: Partial<typeof goal> = {}) =>
  standingOf({ ...goal, ...over }, { actual, why: null, now: new Date(`${day}T12:00:00Z`) }).state;

describe('how a goal stands', () => {
  it('is held against a straight line from its beginning to its day', () => {
    expect(
      ['2026-09-20', '2026-10-01', '2026-10-06', '2026-10-11', '2026-12-01'].map((day) => expectedOn(goal, day)),
    ).toEqual([100, 100, 150, 200, 200]);
    expect(at('2026-10-01', 100)).toBe('on-track');
    expect(at('2026-10-06', 149)).toBe('late');
    expect(at('2026-10-06', 150)).toBe('on-track');
    expect(at('2026-10-06', 200)).toBe('reached');
    expect(at('2026-10-06', null)).toBe('unknown');
  });

  it('is as good where less is wanted', () => {
    const less = { baseline: 60, target: 20 };
    expect(at('2026-10-06', 41, less)).toBe('late');
    expect(at('2026-10-06', 40, less)).toBe('on-track');
    expect(at('2026-10-02', 20, less)).toBe('reached');
  });

  it('counts its last day whole, in its own zone', () => {
    expect(at('2026-10-11', 199)).toBe('late');
    expect(at('2026-10-12', 199)).toBe('missed');
    expect(at('2026-10-12', 201)).toBe('reached');
    const now = new Date('2026-10-11T22:30:00Z');
    expect(standingOf(goal, { actual: 199, why: null, now }).state).toBe('missed');
    expect(standingOf({ ...goal, timeZone: 'America/Bogota' }, { actual: 199, why: null, now }).state).toBe('late');
  });

  it('is told once when it falls behind and once when it is reached', () => {
    const stands = (actual: number) => standingOf(goal, { actual, why: null, now: new Date('2026-10-06T12:00:00Z') });
    expect(toTell({ late: null, reached: null }, stands(160))).toBeNull();
    expect(toTell({ late: null, reached: null }, stands(120))).toBe('late');
    expect(toTell({ late: stands(120), reached: null }, stands(110))).toBeNull();
    expect(toTell({ late: stands(120), reached: null }, stands(210))).toBe('reached');
    expect(toTell({ late: stands(120), reached: stands(210) }, stands(210))).toBeNull();
  });
});

describe('a number', () => {
  it('is read as people write it', () => {
    expect(['1.204', '12,5', '1.204,5', '15000', '0,25', '12.5'].map((text) => readNumber(text, 'es'))).toEqual([
      1_204, 12.5, 1_204.5, 15_000, 0.25, 12.5,
    ]);
    expect(['1,204', '12.5', '1,204.5', ' 15 000 '].map((text) => readNumber(text, 'en'))).toEqual([
      1_204, 12.5, 1_204.5, 15_000,
    ]);
    expect(['', 'muchos', '1.2.3', '12 %', 'Infinity', '1e9'].map((text) => readNumber(text, 'es'))).toEqual(
      Array.from({ length: 6 }, () => null),
    );
  });

  it('is the one that the language writes', () => {
    const numbers = fc.integer({ min: 0, max: 1e12 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(numbers, fc.constantFrom('es', 'pt', 'pt-BR', 'en'), (value, voice) => {
        const written = new Intl.NumberFormat(voice, { maximumFractionDigits: 2 }).format(value);
        expect(readNumber(written, voice)).toBeCloseTo(value, 2);
      }),
      { numRuns: 60 },
    );
  });
});
