import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Respond } from '#core/ports/surface.ts';
import { actions } from '../../../handlers/actions/registry.ts';
import { createDispatch } from '../../../handlers/dispatch/dispatch.ts';
import { openRig, recordingRespond, type Rig } from '../actions/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

const at = { channel: 'C-facturacion', ts: '1.1' };

/** Presses as Lucía and says what was read of the ticket, and how often her card was drawn. */
async function press(ticketId: string, action: string): Promise<{ reads: string[]; drawn: number; opened: number }> {
  const reads: string[] = [];
  let drawn = 0;
  const { tickets } = rig.store;
  const counted = {
    ...tickets,
    get: async (id: string) => {
      reads.push('ticket');
      return await tickets.get(id);
    },
    detail: async (id: string, surface?: string) => {
      reads.push('all');
      return await tickets.detail(id, surface);
    },
  };
  const services = { ...rig.services, store: { ...rig.store, tickets: counted } };
  const { respond, opened } = recordingRespond();
  const drawing: Respond = { ...respond, redraw: async () => void (drawn += 1) };
  await createDispatch(services, Object.values(actions), { patienceMs: 60_000 }).onClick(
    {
      id: `${action} ${ticketId} ${Math.random()}`,
      surface: 'slack',
      userId: 'ULUCIA',
      action,
      value: ticketId,
      ...at,
    },
    drawing,
  );
  return { reads, drawn, opened: opened.length };
}

it('a form that changes nothing reads its conversation once, and has no card drawn', async () => {
  const { ticket, cards } = await rig.open();
  await rig.store.chatPosts.posted(cards[0]?.id ?? '', {
    channelId: at.channel,
    ts: at.ts,
    hash: 'older',
    at: rig.clock.now(),
  });
  // Whoever answers takes it: that is drawn.
  expect(await press(ticket.id, 'reply')).toMatchObject({ drawn: 1, opened: 1 });
  expect(await press(ticket.id, 'reply')).toEqual({ reads: ['all'], drawn: 0, opened: 1 });
  expect(await press(ticket.id, 'more')).toEqual({ reads: ['all'], drawn: 0, opened: 1 });
});
