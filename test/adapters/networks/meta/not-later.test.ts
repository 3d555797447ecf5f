import { describe, expect, it } from 'vitest';
import { notLater } from '../../../../adapters/networks/meta/not-later.ts';

const now = new Date('2026-11-27T12:00:00Z');
const from = (at: string) => notLater({ at, seen: ['1'] }, { now, sinceHours: 24 });

describe('where the last look ended', () => {
  it('stays, unless the clock was put back since', () => {
    expect(from('2026-11-27T11:59:00.000Z')).toEqual({ at: '2026-11-27T11:59:00.000Z', seen: ['1'] });
    expect(from('2026-11-27T12:04:00.000Z')?.at).toBe('2026-11-27T12:04:00.000Z');
    expect(from('2026-12-20T09:00:00.000Z')).toEqual({ at: '2026-11-26T12:00:00.000Z', seen: ['1'] });
    expect(notLater(undefined, { now, sinceHours: 24 })).toBeUndefined();
  });
});
