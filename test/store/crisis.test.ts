import { expect, it } from 'vitest';
import type { Incident } from '#core/crisis/incident.ts';
import { arrived, at, inbound, later, plainPlan } from './build.ts';
import { onEachStore, type Rig } from './rig.ts';

const places = [{ surface: 'slack', channel: 'managers' }];
const bin = new Date(Math.floor(at.getTime() / 300_000) * 300_000);
const after = new Date(bin.getTime() + 300_000);

async function takeIn(rig: Rig, sign: boolean): Promise<void> {
  const { inbox } = rig.at.store;
  await inbox.add([arrived(inbound('1')), arrived(inbound('2'))], at);
  await inbox.ingest(100, at, (event, known) => {
    const plan = plainPlan(event, known);
    if (plan.kind !== 'open') return plan;
    const counted = { brand: 'alba', at, judged: true, negative: true, series: ['all', 'area billing'] };
    return {
      ...plan,
      counted: { ...counted, sign: sign ? { kind: 'red' as const, what: 'facua', level: 1 as const } : undefined },
    };
  });
}

const incident = (over: Partial<Incident> = {}): Incident => ({
  id: 'in_1',
  brand: 'alba',
  key: 'noise',
  kind: 'red',
  level: 1,
  series: ['all'],
  finding: null,
  signs: [],
  signCount: 2,
  peak: null,
  openedAt: at,
  oddAt: at,
  clearedAt: null,
  notes: [],
  ...over,
});

onEachStore('a crisis', (rig) => {
  it('is counted with what comes in: a row for each series, and the single messages once', async () => {
    await takeIn(rig, true);
    const { crisis } = rig.at.store;
    expect(await crisis.counts('alba', { from: bin, until: after })).toMatchObject([
      { series: 'all', at: bin, count: 2, judged: 2, negative: 2 },
      { series: 'area billing', count: 2 },
    ]);
    const about = { brand: 'alba', until: bin, now: later(10), places };
    const seen: number[] = [];
    for (let time = 0; time < 2; time += 1)
      await crisis.judge(about, (known) => {
        seen.push(known.signs.length);
        return [];
      });
    expect(seen[0]).toBe(2);
    expect(seen[1] ?? 0).toBe(0);
  });

  it('is one message in each place, and each thing that happens to it one more', async () => {
    await takeIn(rig, true);
    const { crisis, chatPosts } = rig.at.store;
    const about = { brand: 'alba', until: bin, now: later(10), places };
    await crisis.judge(about, () => [incident()]);
    const rose = { what: 'rose' as const, at: at.toISOString(), level: 2 as const };
    await crisis.judge({ ...about, until: after, now: later(400) }, (known) => [
      incident({ ...known.open[0], level: 2, notes: [rose] }),
    ]);
    expect(await chatPosts.of({ kind: 'incident', ownerId: 'in_1' })).toMatchObject([
      { surface: 'slack', place: 'managers', state: 'wanted' },
    ]);
    expect(await chatPosts.of({ kind: 'incident-note', ownerId: 'in_1 0' })).toHaveLength(1);
    expect(await crisis.open()).toMatchObject([{ id: 'in_1', level: 2, notes: [rose] }]);
    await crisis.judge({ ...about, until: new Date(after.getTime() + 300_000), now: later(900) }, (known) =>
      known.open.map((each) => ({ ...each, clearedAt: later(900) })),
    );
    expect(await crisis.open()).toEqual([]);
    expect(await crisis.get('in_1')).toMatchObject({ clearedAt: later(900) });
  });

  it('is not judged twice: what was looked at is not looked at again, and nothing is read where nothing came', async () => {
    await takeIn(rig, false);
    const { crisis } = rig.at.store;
    const about = { brand: 'alba', until: after, now: later(600), places };
    const counts: number[] = [];
    const step = ({ bins }: { bins: unknown[] }): Incident[] => {
      counts.push(bins.length);
      return [];
    };
    await crisis.judge(about, step);
    expect(await crisis.judge(about, step)).toBeNull();
    expect(counts).toEqual([2]);
  });

  it('forgets what nobody looks at any more', async () => {
    await takeIn(rig, true);
    const { crisis } = rig.at.store;
    await crisis.forget(new Date(at.getTime() + 60 * 86_400_000));
    expect(await crisis.counts('alba', { from: bin, until: after })).toEqual([]);
  });
});
