import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import type { Surface } from '#core/ports/surface.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { redrawCard } from '../../../handlers/jobs/redraw-card.ts';
import { read } from '../cards/builders.ts';
import { message, openRig, type Rig } from './rig.ts';

let rig: Rig;
/** Channels that say to wait for a minute. */
const busy = new Set<string>();
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(async () => {
  await rig.reset();
  busy.clear();
  const { post, update } = rig.chat.surface;
  const wait = ({ channel }: { channel: string }): void => {
    if (busy.has(channel)) throw new RecadoError('surface.rate-limited', { retryAfterMs: 60_000 });
  };
  const slow: Pick<Surface, 'post' | 'update'> = {
    post: async (given) => (wait(given), await post(given)),
    update: async (given) => (wait(given), await update(given)),
  };
  Object.assign(rig.chat.surface, slow);
});
afterAll(() => rig.test.close());

const home = 'C-facturacion';
const other = 'C-faturas';
const inChannel = (channel: string) => rig.chat.messages.filter((each) => each.channel === channel);
const words = (channel: string): string =>
  inChannel(channel)
    .map(({ card }) => read(card).join(' '))
    .join(' ');
const waits = { code: 'surface.rate-limited', retryAfterMs: 60_000 };

it('a channel that says to wait keeps no other from its card, and gets its own, with its thread, once it may', async () => {
  const { ticket } = await rig.takeIn(message());
  busy.add(home);
  await expect(rig.run(postCard, { ticketId: ticket.id })).rejects.toMatchObject(waits);
  expect([inChannel(home).length, inChannel(other).length]).toEqual([0, 1]);
  busy.clear();
  await rig.run(postCard, { ticketId: ticket.id });
  expect(inChannel(home).map(({ thread }) => thread !== undefined)).toEqual([false, true]);
  expect(inChannel(other)).toHaveLength(1);
});

it.each([home, other])('while %s says to wait, what moves is drawn in the other channel', async (channel) => {
  const { ticket } = await rig.takeIn(message());
  await rig.run(postCard, { ticketId: ticket.id });
  busy.add(channel);
  await rig.move(ticket.id, { move: 'claim' });
  await expect(rig.run(redrawCard, { ticketId: ticket.id })).rejects.toMatchObject(waits);
  expect(words(channel)).not.toContain('Lucía');
  expect(words(channel === home ? other : home)).toContain('Lucía');
  busy.clear();
  await rig.run(redrawCard, { ticketId: ticket.id });
  expect(words(channel)).toContain('Lucía');
});
