import { expect, it } from 'vitest';
import { arrived, at, inbound, plainPlan } from './build.ts';
import { onEachStore } from './rig.ts';

onEachStore('inbox', (rig) => {
  it('takes thousands in parts, each event once, whatever of them was there', async () => {
    const { store } = rig.at;
    const events = Array.from({ length: 1_201 }, (_, i) => arrived(inbound(`many-${i}`)));
    expect(await store.inbox.add(events.slice(400, 900), at)).toBe(500);
    expect(await store.inbox.add(events, at)).toBe(701);
    expect(await store.inbox.add(events, at)).toBe(0);
    expect(await store.inbox.waiting()).toEqual({ waiting: 1_201, failed: 0, oldest: at });
    expect(await store.work()).toEqual({ due: 1, running: 0, dead: 0 });
  });

  it('puts a large call in whole before any of it is taken in: the network waits for that', async () => {
    const { store } = rig.at;
    const events = Array.from({ length: 1_201 }, (_, i) => arrived(inbound(`large-${i}`)));
    const ended: string[] = [];
    const add = store.inbox.add(events, at).then(() => ended.push('put in'));
    const take = store.inbox.ingest(10, at, plainPlan).then((batch) => ended.push(`taken in: ${batch.done}`));
    await Promise.all([add, take]);
    expect(ended).toEqual(['put in', 'taken in: 10']);
  });
});
