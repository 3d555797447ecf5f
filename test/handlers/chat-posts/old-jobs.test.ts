import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { show } from '../../../handlers/jobs/show.ts';
import { queueMessage } from '../../../store/chat-posts/show-orders.ts';
import { message, openRig, type Rig } from '../jobs/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.test.close());

/** What each job of a version before was ordered with, and the place that is to be looked at for it. */
const given: Record<string, () => Promise<{ payload: Record<string, string>; place: Record<string, string> }>> = {
  'tell-approvers': () => asked('approval'),
  'tell-experts': () => asked('delegation'),
  'show-alert': async () => {
    const at = rig.clock.now();
    const of = { kind: 'quiet' as const, network: 'x', account: 'alba-x', surface: 'slack', channel: 'faturas', at };
    const alertId = (await rig.test.store.alerts.raise({ ...of, params: {} })) ?? '';
    return {
      payload: { alertId },
      place: { kind: 'alert', ownerId: alertId, surface: 'slack', place: 'faturas' },
    };
  },
  'redraw-queue': async () => {
    await rig.test.store.chatPosts.want([queueMessage('slack', 'faturas')], rig.clock.now());
    return {
      payload: { channel: 'faturas', surface: 'slack' },
      place: { kind: 'queue', ownerId: 'faturas', surface: 'slack', place: 'faturas' },
    };
  },
  'post-thread': async () => {
    const { ticket } = await rig.takeIn(message());
    return {
      payload: { ticketId: ticket.id },
      place: { ticketId: ticket.id, surface: 'slack', place: 'facturacion' },
    };
  },
};

async function asked(kind: string): Promise<{ payload: Record<string, string>; place: Record<string, string> }> {
  const { ticket } = await rig.takeIn(message());
  const post = { kind, ownerId: 'any', ticketId: ticket.id, surface: 'slack', place: 'ivan' };
  await rig.test.store.chatPosts.want([post], rig.clock.now());
  return {
    payload: { ticketId: ticket.id, surface: 'slack' },
    place: { ticketId: ticket.id, surface: 'slack', place: 'ivan' },
  };
}

it('every name that a job had is tried here', () => {
  expect(Object.keys(given).toSorted()).toEqual([...(show.formerly ?? [])].toSorted());
});

it.each(Object.keys(given))('what was ordered as %s has its place looked at', async (name) => {
  const { payload, place } = (await given[name]?.()) ?? { payload: {}, place: {} };
  await rig.test.opened.run(`delete from pgboss.job`);
  await rig.run(show, payload);
  const { rows } = await rig.test.opened.run(`select data from pgboss.job where name = 'show'`);
  // Of a conversation each of its places is looked at.
  expect(rows).toContainEqual({ data: place });
});
