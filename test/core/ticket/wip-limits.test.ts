import { describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import type { Load } from '#core/ticket/wip-limits.ts';
import { limitsFor } from '#core/ticket/wip-limits.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { minutes, opened, person, text } from '../scene.ts';

const lucia = person('lucia');
const load = (over: Partial<Load>): Load => ({ limits: {}, hers: [], claimed: 0, waiting: 0, ...over });
const hers = Array.from({ length: 3 }, (_, index) => ({ ticketId: `tk_${index}`, number: index }));

describe('limits', () => {
  it.each([
    [
      'her own',
      load({ limits: { person: 3 }, hers }),
      { code: 'limit.person', params: { count: 3, limit: 3, tickets: 'tk_0, tk_1, tk_2' } },
    ],
    ['her own, lowered while she had more', load({ limits: { person: 2 }, hers }), { code: 'limit.person' }],
    [
      'what the channel has in hand',
      load({ limits: { claimed: 4 }, claimed: 4 }),
      { code: 'limit.claimed', params: { channel: 'facturacion', count: 4, limit: 4 } },
    ],
    ['what waits for approval', load({ limits: { waiting: 1 }, waiting: 1 }), { code: 'limit.waiting' }],
  ])('refuses a claim over %s', (_what, over, refusal) => {
    expect(decide({ ...opened(), load: over }, { move: 'claim' }, lucia, minutes(1))).toMatchObject({
      kind: 'refused',
      ...refusal,
    });
  });

  it('lets her take one more below every limit, and any number where there is none', () => {
    const below = load({ limits: { person: 4, claimed: 4, waiting: 2 }, hers, claimed: 3, waiting: 1 });
    for (const view of [
      { ...opened(), load: below },
      { ...opened(), load: load({ hers, claimed: 99, waiting: 99 }) },
      opened(),
    ]) {
      expect(decide(view, { move: 'claim' }, lucia, minutes(1)).kind).toBe('moved');
    }
  });

  it('counts a take-over for the person, not for the channel, which has no more in hand than before', () => {
    const taken = opened({ owner: 'joao', ownedSince: minutes(0) });
    const move = { move: 'take-over', reason: 'Está de baja' } as const;
    expect(
      decide(
        { ...taken, load: load({ limits: { claimed: 1, waiting: 1 }, claimed: 1, waiting: 1 }) },
        move,
        lucia,
        minutes(1),
      ).kind,
    ).toBe('moved');
    expect(decide({ ...taken, load: load({ limits: { person: 3 }, hers }) }, move, lucia, minutes(1))).toMatchObject({
      kind: 'refused',
      code: 'limit.person',
    });
  });

  it('holds for whoever takes a conversation by writing in it, not for whoever has it', () => {
    const full = load({ limits: { person: 3 }, hers });
    const write = { move: 'write', draft: text('Hola'), submit: false } as const;
    expect(decide({ ...opened(), load: full }, write, lucia, minutes(1))).toMatchObject({
      kind: 'refused',
      code: 'limit.person',
    });
    expect(
      decide({ ...opened({ owner: 'lucia', ownedSince: minutes(0) }), load: full }, write, lucia, minutes(1)).kind,
    ).toBe('moved');
  });

  it('come from the person, else from everybody, and from the channel', () => {
    const given = Config.parse({
      brands: { alba: { name: 'Alba', accounts: {} } },
      channels: { a: { slack: '#a', limits: { claimed: 5 } } },
      fallback: 'a',
      people: { lucia: { name: 'Lucía', email: 'l@alba.example', limit: 2 } },
      limits: { perPerson: 7 },
    });
    expect(limitsFor(given, { personId: 'lucia', channel: 'a' })).toEqual({ claimed: 5, person: 2 });
    expect(limitsFor(given, { personId: 'joao', channel: 'b' })).toEqual({ person: 7 });
    expect(limitsFor({ ...given, limits: undefined }, { personId: 'joao', channel: undefined })).toEqual({});
  });
});
