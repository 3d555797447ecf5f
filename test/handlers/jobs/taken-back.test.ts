import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { toldDeleted } from '#core/message.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { redrawCard } from '../../../handlers/jobs/redraw-card.ts';
import { read } from '../cards/builders.ts';
import { lucia, message, openRig, type Rig } from './rig.ts';
import { written } from '../../support/written.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.test.close());
beforeEach(() => rig.reset());

const pass = (ms: number): void => void (rig.clock.at = new Date(rig.clock.at.getTime() + ms));
const system = { kind: 'system' as const, id: 'test' };

/** Lucía presses Send on an answer; gives its delivery. */
async function send(ticketId: string): Promise<string> {
  pass(1_000);
  await rig.move(ticketId, written());
  const draft = (await rig.detail(ticketId)).drafts.at(-1);
  const hash = draft?.approvedHash ?? '';
  await rig.move(ticketId, { move: 'send', draftId: draft?.id ?? '', hash, confirmed: true });
  return (await rig.detail(ticketId)).deliveries.at(-1)?.id ?? '';
}
async function goesOut(ticketId: string, nativeId: string): Promise<string> {
  const deliveryId = await send(ticketId);
  pass(1_000);
  await rig.move(ticketId, { move: 'delivery-starts', deliveryId }, system);
  const outcome = { kind: 'sent' as const, nativeId, url: `https://x.example/${nativeId}`, at: rig.clock.now() };
  await rig.move(ticketId, { move: 'delivery-ends', deliveryId, outcome }, system);
  pass(1_000);
  return deliveryId;
}
async function card(ticketId: string): Promise<string> {
  await rig.run(redrawCard, { ticketId });
  await rig.show(ticketId);
  const home = rig.chat.messages.find(({ thread }) => thread === undefined);
  return home ? read(home.card).join(' | ') : '';
}
/** How many have written again, as the queue of that channel counts them. */
async function again(channel: string | undefined): Promise<number> {
  return (await rig.test.store.lists.channel(channel ?? '', 3)).again;
}

it('a card names who took an answer back here, and nobody where the network told that it is gone', async () => {
  const { ticket } = await rig.takeIn(message());
  await rig.move(ticket.id, { move: 'claim' });
  await rig.run(postCard, { ticketId: ticket.id });
  const deliveryId = await goesOut(ticket.id, '901');
  await rig.move(ticket.id, { move: 'delivery-removed', deliveryId }, lucia);
  expect(await card(ticket.id)).toMatch(/Nuestra respuesta ya no está en X: Lucía[^|]* la retiró, [^|]*\d/);
  await goesOut(ticket.id, '902');
  await rig.takeIn(toldDeleted({ nativeId: '902', at: rig.clock.now() }));
  expect(await card(ticket.id)).toContain('Nuestra respuesta ya no está en X: alguien la retiró allí.');
});

it('nobody has written again where our answer was taken back and the next one waits; who does write counts', async () => {
  const { ticket } = await rig.takeIn(message());
  const [channel] = ticket.route.channels;
  await rig.move(ticket.id, { move: 'claim' });
  const deliveryId = await goesOut(ticket.id, '901');
  expect(await again(channel)).toBe(0);
  await rig.move(ticket.id, { move: 'delivery-removed', deliveryId }, lucia);
  expect(await again(channel)).toBe(0);
  const next = await send(ticket.id);
  await rig.move(ticket.id, { move: 'delivery-starts', deliveryId: next }, system);
  const outcome = { kind: 'no-access' as const, detail: 'token' };
  await rig.move(ticket.id, { move: 'delivery-ends', deliveryId: next, outcome }, system);
  expect((await rig.detail(ticket.id)).deliveries.map(({ state }) => state)).toEqual(['removed', 'queued']);
  expect(await again(channel)).toBe(0);
  pass(60_000);
  await rig.takeIn(message({ nativeId: '101', currentId: '101', text: '¿Hola?', postedAt: rig.clock.now() }));
  expect(await again(channel)).toBe(1);
});
