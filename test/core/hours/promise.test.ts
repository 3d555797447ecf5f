import { describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { standing, toTell } from '#core/hours/promise.ts';
import { createTimeRules, type OfTicket } from '#core/hours/rules.ts';
import { newClock, type Mark, type TicketClock } from '#core/hours/ticket-clock.ts';
import { noLabels } from '../../support/no-labels.ts';

const T0 = Date.UTC(2026, 9, 5, 10);
const minute = (count: number): number => T0 + count * 60_000;
const rules = createTimeRules(
  Config.parse({
    brands: { alba: { name: 'Alba', languages: ['es'], accounts: { alba: { network: 'x', handle: 'alba' } } } },
    channels: { redes: { slack: '#redes' } },
    fallback: 'redes',
    levels: [{ first: '40m', next: '20m', resolution: '2h', clock: 'calendar' }],
  }),
);

/** What is promised at that minute of a conversation that began at the first. */
function at(now: number, marks: readonly Mark[] = []) {
  const { base, marks: first } = newClock(new Date(T0));
  const clock: TicketClock = { base, marks: [...first, ...marks] };
  const ticket: OfTicket & { clock: TicketClock } = {
    ...noLabels,
    brand: 'alba',
    accounts: ['alba'],
    network: 'x',
    kind: 'mention',
    tags: [],
    area: null,
    region: null,
    centre: null,
    language: 'es',
    clock,
  };
  const found = standing(rules, ticket, new Date(minute(now)));
  if (!found) throw new Error('nothing is promised');
  return {
    tells: toTell(found).map(({ kind, how }) => `${kind} ${how}`),
    promised: found.promised.map(({ kind, round, elapsed, dueAt }) => ({
      kind,
      round,
      elapsed: elapsed / 60_000,
      due: dueAt === null ? null : (dueAt.getTime() - T0) / 60_000,
    })),
  };
}
const answered = (when: number): Mark => ({ at: minute(when), what: 'answered', by: 'lucia' });
const asked = (when: number): Mark => ({ at: minute(when), what: 'asked' });

describe('what is promised to a customer', () => {
  it('is warned of at 75 % of the time, and missed at all of it', () => {
    expect(at(29).tells).toEqual([]);
    expect(at(30).tells).toEqual(['first warned']);
    expect(at(40).tells).toEqual(['first missed']);
  });

  it('rests while we wait for her: the time until it is closed goes on where it stopped, by as much later', () => {
    expect(at(10, [answered(10)]).promised).toEqual([{ kind: 'resolution', round: 1, elapsed: 10, due: null }]);
    expect(at(600, [answered(10)])).toEqual({
      tells: [],
      promised: [{ kind: 'resolution', round: 1, elapsed: 10, due: null }],
    });
    expect(at(605, [answered(10), asked(600)]).promised).toEqual([
      { kind: 'next', round: 1, elapsed: 5, due: 620 },
      { kind: 'resolution', round: 1, elapsed: 15, due: 710 },
    ]);
  });

  it('is another time for each further answer, which begins when she writes', () => {
    expect(at(615, [answered(10), asked(600)]).tells).toEqual(['next warned']);
    expect(at(620, [answered(10), asked(600)]).tells).toEqual(['next missed']);
  });

  it('begins anew when she comes back after it was closed', () => {
    const closed: Mark = { at: minute(20), what: 'closed', on: true };
    expect(at(30, [answered(10), closed]).promised).toEqual([]);
    expect(at(505, [answered(10), closed, asked(500)]).promised).toEqual([
      { kind: 'first', round: 2, elapsed: 5, due: 540 },
      { kind: 'resolution', round: 2, elapsed: 5, due: 620 },
    ]);
  });
});
