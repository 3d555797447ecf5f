import { expect, it } from 'vitest';
import type { Hold } from '#core/holds/hold.ts';
import { at, later } from './build.ts';
import { onEachStore } from './rig.ts';

const places = [{ surface: 'slack', channel: 'direccion' }];
const given = (over: Partial<Hold> = {}) => ({
  brand: 'alba',
  kind: 'approval' as const,
  people: ['emma'],
  texts: {},
  by: 'emma',
  at,
  incidentId: null,
  places,
  ...over,
});

onEachStore('switches of crisis mode', (rig) => {
  it('one of a kind is on at a time, whoever presses at once', async () => {
    const { holds } = rig.at.store;
    const made = await Promise.all([1, 2, 3, 4].map((n) => holds.switchOn(given({ by: `p${n}` }))));
    const [on, ...others] = await holds.on('alba');
    expect(made.filter((hold) => hold !== null)).toEqual([on]);
    expect(others).toEqual([]);
    expect(await holds.switchOn(given({ kind: 'statement', texts: { es: 'Lo miramos.' }, people: [] }))).not.toBeNull();
    expect(await holds.switchOn(given({ brand: 'norte' }))).not.toBeNull();
    expect((await holds.on('alba')).map(({ kind }) => kind).toSorted()).toEqual(['approval', 'statement']);
    expect(await holds.on()).toHaveLength(3);
  });

  it('it is ended once, stays on record, and can be switched on anew', async () => {
    const { holds } = rig.at.store;
    const hold = await holds.switchOn(given());
    const id = hold?.id ?? '';
    const ends = await Promise.all([1, 2].map((n) => holds.end({ id, by: `p${n}`, at: later(60), places })));
    expect(ends.filter(Boolean)).toHaveLength(1);
    expect(await holds.on('alba')).toEqual([]);
    expect(await holds.switchOn(given({ at: later(120) }))).not.toBeNull();
    expect(await holds.since('alba', later(90))).toMatchObject([{ endedAt: null }]);
    expect(await holds.since('alba', at)).toMatchObject([{ id, endedAt: later(60) }, { endedAt: null }]);
  });

  it('each press is told once in each place', async () => {
    const { holds, chatPosts } = rig.at.store;
    const hold = await holds.switchOn(given());
    const id = hold?.id ?? '';
    await holds.switchOn(given());
    await holds.end({ id, by: 'emma', at: later(60), places });
    await holds.end({ id, by: 'emma', at: later(61), places });
    for (const what of ['on', 'off'])
      expect(await chatPosts.of({ kind: 'hold-note', ownerId: `${id} ${what}` })).toMatchObject([
        { place: 'direccion', state: 'wanted' },
      ]);
  });
});
