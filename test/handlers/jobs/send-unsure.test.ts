/** Answers of which it is not sure whether they went out. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recoverStranded, recoverStrandedBefore } from '../../../handlers/jobs/recover-stranded.ts';
import type { Services } from '../../../handlers/context.ts';
import { inbound, openRig, type Rig } from './rig.ts';
import { sending, type Ready } from './sending.ts';

let rig: Rig;
const { ready, send, look, delivery, status } = sending(() => rig);
beforeAll(async () => {
  rig = await openRig();
});
afterAll(async () => {
  await rig.test.close();
});
beforeEach(async () => {
  await rig.reset();
});

describe('a process that stands still between the row of the attempt and the call', () => {
  /** What happens while it stands still, where others may take it for dead unless it is alone. */
  const still = (
    meanwhile: () => Promise<void>,
    { ms = 30_000, isShared = true }: { ms?: number; isShared?: boolean } = {},
  ): Services => {
    const { store } = rig.services;
    return {
      ...rig.services,
      store: {
        ...store,
        isShared,
        deliveries: {
          ...store.deliveries,
          attemptStarts: async (deliveryId, at) => {
            const id = await store.deliveries.attemptStarts(deliveryId, at);
            rig.clock.at = new Date(rig.clock.at.getTime() + ms);
            await meanwhile();
            return id;
          },
        },
      },
    };
  };

  it('does not call any more, and the answer is in line again', async () => {
    const given = await ready();
    await send(
      given,
      still(async () => undefined),
    );
    expect(rig.network.published).toEqual([]);
    expect(await delivery(given)).toMatchObject({ state: 'queued', attempts: 1 });
    await send(given);
    expect(rig.network.published).toHaveLength(1);
    expect(await delivery(given)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('calls all the same where no other process can have sent it: a busy machine keeps no answer back', async () => {
    const given = await ready();
    await send(
      given,
      still(async () => undefined, { isShared: false }),
    );
    expect(rig.network.published).toHaveLength(1);
    expect(await delivery(given)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('does not call after minutes, when it takes itself for dead', async () => {
    const given = await ready();
    await send(
      given,
      still(async () => undefined, { ms: 5 * 60_000, isShared: false }),
    );
    expect(rig.network.published).toEqual([]);
    expect(await delivery(given)).toMatchObject({ state: 'queued', attempts: 1 });
  });

  it('leaves it alone where another process took it for dead and sent the answer', async () => {
    const given = await ready();
    const { deliveryId } = given;
    await send(
      given,
      still(async () => {
        await recoverStrandedBefore(rig.services, new Date(rig.clock.at.getTime() + 1));
        rig.network.own = { kind: 'absent' };
        await look(given);
        await send(given);
        expect(rig.network.published).toHaveLength(1);
      }),
    );
    expect(rig.network.published).toHaveLength(1);
    expect(await delivery(given)).toMatchObject({ id: deliveryId, state: 'sent', attempts: 2, nativeId: '900' });
  });

  it('does not end the call that another process has under way', async () => {
    const given = await ready();
    const { ticketId, deliveryId } = given;
    const system = { kind: 'system', id: 'send-reply' } as const;
    await send(
      given,
      still(async () => {
        await recoverStrandedBefore(rig.services, new Date(rig.clock.at.getTime() + 1));
        await rig.move(ticketId, { move: 'delivery-absent', deliveryId }, system);
        await rig.move(ticketId, { move: 'delivery-starts', deliveryId }, system);
      }),
    );
    expect(rig.network.published).toEqual([]);
    expect(await delivery(given)).toMatchObject({ state: 'sending', attempts: 2 });
  });
});

describe('an outcome nobody knows', () => {
  async function unknown(): Promise<Ready> {
    const it = await ready();
    rig.network.outcomes.push({ kind: 'unknown', detail: 'timed out' });
    await send(it);
    return it;
  }

  it('found on the network is answered, without another call', async () => {
    const it = await unknown();
    rig.network.own = {
      kind: 'found',
      nativeId: '901',
      url: 'https://x.com/alba/status/901',
      at: new Date('2026-10-05T10:45:00Z'),
    };
    await look(it);
    await look(it);
    expect(await status(it)).toMatchObject({ kind: 'answered', url: 'https://x.com/alba/status/901' });
    expect(rig.network.published).toHaveLength(1);
  });

  it('proven absent is sent again by itself', async () => {
    const it = await unknown();
    rig.network.own = { kind: 'absent' };
    await look(it);
    expect(await delivery(it)).toMatchObject({ state: 'queued' });
    await send(it);
    expect(rig.network.published).toHaveLength(2);
    expect(await status(it)).toMatchObject({ kind: 'answered' });
  });

  it('that cannot be told is left to a person after five looks, and never sent again by itself', async () => {
    const it = await unknown();
    for (let looks = 1; looks <= 5; looks += 1) {
      await look(it);
      const told = (await rig.detail(it.ticketId)).thread.filter(
        ({ entry }) => entry.kind === 'event' && entry.key === 'event.unknown',
      );
      expect([(await delivery(it)).lookups, told.length]).toEqual([looks, looks === 5 ? 1 : 0]);
    }
    await send(it);
    expect(rig.network.published).toHaveLength(1);
    expect(await status(it)).toMatchObject({ kind: 'unknown', lookups: 5 });
  });

  it('comes back as the echo of our own post', async () => {
    const it = await unknown();
    const echo = inbound({
      nativeId: '902',
      currentId: '902',
      kind: 'reply',
      parentId: '100',
      text: '@carla_ruiz Lo miramos.',
      author: { nativeId: '1', handle: 'alba', name: 'Alba' },
      url: 'https://x.com/alba/status/902',
    });
    await rig.takeIn({ kind: 'own-message', eventKey: 'own:902', message: echo });
    await look(it);
    expect(await status(it)).toMatchObject({ kind: 'answered', url: 'https://x.com/alba/status/902' });
    expect((await rig.detail(it.ticketId)).messages.map(({ direction }) => direction).toSorted()).toEqual([
      'in',
      'out',
    ]);
  });
});

describe('recover-stranded', () => {
  it('looks for what a dead process left on its way, and for nothing younger', async () => {
    const it = await ready();
    await rig.move(it.ticketId, { move: 'delivery-starts', deliveryId: it.deliveryId }, { kind: 'system', id: 'test' });
    await rig.run(recoverStranded, {});
    expect(await delivery(it)).toMatchObject({ state: 'sending' });
    rig.clock.at = new Date(rig.clock.at.getTime() + 5 * 60_000 + 1);
    await rig.run(recoverStranded, {});
    expect(await delivery(it)).toMatchObject({ state: 'unknown' });
    expect(await recoverStrandedBefore(rig.services, rig.clock.now())).toBe(0);
  });
});
