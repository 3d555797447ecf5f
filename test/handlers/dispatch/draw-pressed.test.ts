import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '#core/card.ts';
import { drawPressed } from '../../../handlers/dispatch/draw-pressed.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { redrawCard } from '../../../handlers/jobs/redraw-card.ts';
import { createPressing } from '../../../handlers/dispatch/press-priority.ts';
import { read } from '../cards/builders.ts';
import { message, openRig, type Rig } from '../jobs/rig.ts';
import type { ChatPost } from '../../../store/chat-posts/chat-posts.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(async () => {
  await rig.test.close();
});
beforeEach(async () => {
  await rig.reset();
});

async function shown(): Promise<{ ticketId: string; at: { channel: string; ts: string } }> {
  const { ticket } = await rig.takeIn(message());
  await rig.run(postCard, { ticketId: ticket.id });
  const home = (await rig.detail(ticket.id)).cards.find((card) => card.home);
  return { ticketId: ticket.id, at: { channel: home?.channelId ?? '', ts: home?.ts ?? '' } };
}

async function drawnAs(card: ChatPost, hash: string): Promise<void> {
  const { chatPosts } = rig.test.store;
  const at = rig.clock.now();
  await chatPosts.drawn(card.id, await chatPosts.drawing(card, at), { hash, at });
}

describe('a pressed message', () => {
  it('is drawn through the press, and costs the job that follows no call', async () => {
    const { ticketId, at } = await shown();
    const sent: Card[] = [];
    await rig.move(ticketId, { move: 'claim' });
    await drawPressed(rig.services, { surface: 'slack', ticketId, ...at }, async (card) => void sent.push(card));
    expect(sent.map((card) => read(card).join(' '))).toEqual([expect.stringContaining('la lleva')]);
    expect(rig.chat.calls.update).toBe(0);
    await rig.run(redrawCard, { ticketId });
    // Only the card of the other channel is left to draw.
    expect(rig.chat.calls.update).toBe(1);
  });

  it('is left to the job when its way is closed', async () => {
    const { ticketId, at } = await shown();
    await rig.move(ticketId, { move: 'claim' });
    await expect(
      drawPressed(rig.services, { surface: 'slack', ticketId, ...at }, () => Promise.reject(new Error('used up'))),
    ).rejects.toThrow('used up');
    await rig.run(redrawCard, { ticketId });
    expect(
      read(rig.chat.messages.find(({ ts }) => ts === at.ts)?.card ?? { blocks: [], fallback: '' }).join(' '),
    ).toContain('la lleva');
  });

  it('that shows what is stored already is not sent again', async () => {
    const { ticketId, at } = await shown();
    const sent: Card[] = [];
    await drawPressed(rig.services, { surface: 'slack', ticketId, ...at }, async (card) => void sent.push(card));
    await drawPressed(
      rig.services,
      { surface: 'slack', ticketId, channel: at.channel, ts: 'another' },
      async (card) => void sent.push(card),
    );
    expect(sent).toEqual([]);
  });

  it('goes before what a customer changed; after a minute that takes its turn', async () => {
    const { ticketId } = await shown();
    const yielded: boolean[] = [];
    const surface = {
      ...rig.chat.surface,
      update: async ({ yields }: { yields?: boolean }) => void yielded.push(yields === true),
    };
    const pressing = createPressing({ clock: rig.clock });
    const services = { ...rig.services, pressing, surfaces: new Map([['slack', surface]]) };
    const stale = async (): Promise<void> => {
      for (const card of (await rig.detail(ticketId)).cards) await drawnAs(card, 'older');
      yielded.length = 0;
      await rig.run(redrawCard, { ticketId }, services);
    };
    rig.clock.at = new Date((await rig.detail(ticketId)).ticket.lastInboundAt.getTime() + 1_000);
    await stale();
    expect(yielded).toEqual([true, true]);
    await pressing.during(ticketId, async () => undefined);
    await stale();
    expect(yielded).toEqual([false, false]);
    rig.clock.at = new Date(rig.clock.at.getTime() + 120_000);
    await stale();
    expect(yielded).toEqual([false, false]);
  });

  it('is drawn once more by whoever finds that another drew at the same moment', async () => {
    const { ticketId } = await shown();
    const [card] = (await rig.detail(ticketId)).cards;
    await rig.move(ticketId, { move: 'claim' });
    let isFirst = true;
    const surface = {
      ...rig.chat.surface,
      update: async (drawn: Parameters<typeof rig.chat.surface.update>[0]) => {
        await rig.chat.surface.update(drawn);
        if (isFirst && drawn.ts === card?.ts) await drawnAs(card, 'another');
        isFirst = false;
      },
    };
    await rig.run(redrawCard, { ticketId }, { ...rig.services, surfaces: new Map([['slack', surface]]) });
    expect((await rig.detail(ticketId)).cards.map(({ contentHash }) => contentHash)).not.toContain('');
    expect(rig.chat.calls.update).toBe(3);
  });
});
