import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInstant, toLocal } from '../../../../adapters/surfaces/teams/inbound/zone.ts';

describe('the clock of a zone', () => {
  it.each(['Europe/Madrid', 'America/Sao_Paulo', 'Asia/Kathmandu', 'UTC', 'Pacific/Chatham'])(
    'gives back every minute of %s',
    (zone) => {
      fc.assert(
        fc.property(
          fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
          (date) => {
            const at = new Date(Math.floor(date.getTime() / 60_000) * 60_000);
            const again = toInstant(toLocal(at, zone), zone);
            // An hour that a clock shows twice is the one or the other.
            expect([0, 30, 60]).toContain(Math.abs((again?.getTime() ?? NaN) - at.getTime()) / 60_000);
            expect(again === undefined ? undefined : toLocal(again, zone)).toEqual(toLocal(at, zone));
          },
        ),
      );
    },
  );

  it('moves an hour that is skipped to the one after it', () => {
    expect(toInstant({ date: '2026-03-29', time: '02:30' }, 'Europe/Madrid')?.toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    );
    expect(toInstant({ date: '2026-07-01', time: '10:00' }, 'Europe/Madrid')?.toISOString()).toBe(
      '2026-07-01T08:00:00.000Z',
    );
  });
});
