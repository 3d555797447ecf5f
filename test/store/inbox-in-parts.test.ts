import { expect, it } from 'vitest';
import { arrived, at, inbound } from './build.ts';
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
});
