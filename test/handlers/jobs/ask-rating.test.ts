import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { listRules } from '../../../bot/build/list-rules.ts';
import { createRequestLimits } from '../../../bot/http/request-limits.ts';
import type { Services } from '../../../handlers/context.ts';
import { drawCard } from '../../../handlers/cards/card.ts';
import { askRating } from '../../../handlers/jobs/ask-rating.ts';
import { ingestMessage } from '../../../handlers/jobs/ingest-message.ts';
import { sendReply } from '../../../handlers/jobs/send-reply.ts';
import { rate } from '../../../handlers/web/rate/route.ts';
import { callerOf, type Caller } from '../../support/call-route.ts';
import { ratingOrders } from '../../../store/tickets/ratings.ts';
import { lucia, message, openRig, type Rig } from './rig.ts';
import { sending } from './sending.ts';
import { written } from '../../support/written.ts';

let rig: Rig;
let services: Services;
let call: Caller;
beforeAll(async () => {
  rig = await openRig();
}, 60_000);
beforeEach(async () => {
  await rig.reset();
  const config = Config.parse({ ...rig.services.config, rating: [{}] });
  services = { ...rig.services, config, publicUrl: 'https://recado.example' };
  call = callerOf(rate, { ...services, limits: createRequestLimits({ clock: rig.clock }) });
  rig.network.outcomes.push(
    ...['800', '900', '950'].map((nativeId) => ({
      kind: 'sent' as const,
      nativeId,
      url: null,
      at: new Date('2026-10-05T10:40:00Z'),
    })),
  );
});
afterAll(() => rig.test.close());

const { press, send } = sending(() => rig);
async function writes(nativeId: string, text = '¿Y mi factura?'): Promise<void> {
  const postedAt = rig.clock.now();
  const said = { nativeId, currentId: nativeId, conversationId: 'dm-77', kind: 'dm' as const, private: true, postedAt };
  const event = message({ ...said, text });
  await rig.test.store.inbox.add([{ network: 'x', account: 'alba-x', brand: 'alba', event }], postedAt);
  await rig.run(ingestMessage, {});
}

/** Carla's private message, answered by Lucía and closed. */
async function closed(nativeId = '100'): Promise<{ ticketId: string; authorId: string }> {
  await writes(nativeId);
  const [ticket] = await rig.test.store.tickets.open({ limit: 1 });
  if (!ticket) throw new Error('nothing was opened');
  await rig.move(ticket.id, written({ text: `Lo miramos (${nativeId}).`, private: true, target: nativeId }));
  await send(await press(ticket.id, false));
  await rig.move(ticket.id, { move: 'close', reason: 'answered' });
  return { ticketId: ticket.id, authorId: ticket.authorId };
}
const withChoices = (): Services => {
  const { connection } = rig.network;
  const caps = { ...connection.caps, choices: { each: 24, text: 1_024 } };
  return { ...services, networks: new Map([['alba-x', { ...connection, caps }]]) };
};
async function asked(given: { ticketId: string; authorId: string }, with_ = services): Promise<string | undefined> {
  const before = rig.network.published.length;
  await rig.run(askRating, given, with_);
  const delivery = (await rig.detail(given.ticketId)).deliveries.findLast(({ by }) => by === 'rule:rating');
  if (delivery?.state === 'queued')
    await rig.run(sendReply, { ticketId: given.ticketId, deliveryId: delivery.id }, with_);
  return rig.network.published[before]?.text;
}
const post = (url: string, fields: Record<string, string>) =>
  call(url, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams(fields) });

describe('a private conversation that is closed', () => {
  it('asks its customer once, whose link rates with one press, and previews of it rate nothing', async () => {
    const given = await closed();
    const text = (await asked(given)) ?? '';
    expect(text).toMatch(/^¿Qué tal[^]*https:\/\/recado\.example\/rate\/[\w-]{43}\n\nMensaje automático$/);
    expect(await asked(given)).toBeUndefined();
    const url = /https:\S+/.exec(text)?.[0] ?? '';
    const { drafts, ticket, deliveries } = await rig.detail(given.ticketId);
    // Nobody who reads the thread can rate in her place.
    expect(drafts.at(-1)?.text).toContain('/rate/•••');
    expect([ticket.state, deliveries.at(-1)?.state]).toEqual(['closed', 'sent']);
    const opened = await (await call(url)).text();
    expect(opened).toMatch(/name="score" value="5"[^]*5 · Muy buena/);
    await call(url, { method: 'HEAD' });
    expect((await rig.detail(given.ticketId)).rating).toMatchObject({ score: null, sender: 'lucia', approver: null });
    expect((await call(url, { method: 'POST', body: new URLSearchParams({ score: '1' }) })).status).toBe(403);
    expect((await post(url, { score: '7' })).status).toBe(422);
    expect((await post(url, { score: '2' })).status).toBe(303);
    // The first that she says counts.
    await post(url, { score: '5' });
    expect(await (await call(url)).text()).toContain('Valoración: 2 de 5');
    const tooLong = await post(url, { comment: 'a'.repeat(1_001) });
    expect([tooLong.status, await tooLong.text()]).toEqual([422, expect.stringContaining('a'.repeat(1_001))]);
    await post(url, { comment: '<b>Tardasteis</b>' });
    expect(await (await call(url)).text()).toContain('Gracias, lo leeremos');
    const after = await rig.detail(given.ticketId);
    expect(after.rating).toMatchObject({ score: 2, comment: '<b>Tardasteis</b>' });
    expect([after.ticket.state, after.ticket.lastInboundId]).toEqual(['closed', ticket.lastInboundId]);
    const { rows } = (await rig.test.opened.run(
      "select what, detail from activity where what like 'rating.%' order by id",
    )) as {
      rows: { what: string }[];
    };
    expect(rows.map(({ what }) => what)).toEqual(['rating.asked', 'rating.given', 'rating.commented']);
    expect(JSON.stringify(rows)).not.toContain('Tardasteis');
    const drawing = { detail: after, config: services.config, surface: 'slack' };
    const card = drawCard(drawing, { channel: 'privados', home: true }, { texts: services.texts, homeLink: null });
    expect(JSON.stringify(card)).toMatch(/Valoración del cliente: [^]*2[^]* de 5[^]*Tardasteis/);
    // What is kept of her can be taken, by whoever has to hand it over.
    expect((await rig.test.store.authors.held(given.authorId))?.ratings).toMatchObject([
      { score: 2, comment: '<b>Tardasteis</b>' },
    ]);
    // She wants to be forgotten: her number stays, her words go.
    await rig.test.store.messages.forgetPerson('x', '77');
    expect((await rig.detail(given.ticketId)).rating).toMatchObject({ score: 2, comment: null });
  });

  it('takes what she presses or types as a rating, which opens nothing and makes no card', async () => {
    const given = await closed();
    const text = await asked(given, withChoices());
    expect(text).not.toContain('http');
    expect(rig.network.published.at(-1)).toMatchObject({
      automatic: true,
      choices: { open: 'Elegir', words: expect.arrayContaining(['5 · Muy buena', '1 · Muy mala']) },
    });
    await writes('101', '4 · Buena');
    const after = await rig.detail(given.ticketId);
    expect([after.rating?.score, after.ticket.state, after.ticket.reopened]).toEqual([4, 'closed', 0]);
    // Pressed again it is no news; a number that she types now is a message.
    await writes('102', '1 · Muy mala');
    expect((await rig.detail(given.ticketId)).rating?.score).toBe(4);
    expect((await rig.detail(given.ticketId)).ticket.state).toBe('closed');
    await writes('103', '5');
    expect((await rig.detail(given.ticketId)).ticket.state).toBe('open');
  });

  it('has the question ordered with the closing, after its minutes, and only where it was answered in private', async () => {
    const { ticketId, authorId } = await closed();
    const { ticket } = await rig.detail(ticketId);
    const at = rig.clock.now();
    const orders = (
      set: Partial<typeof ticket>,
      config: Services['config'] = Config.parse({ ...services.config, rating: [{ afterMinutes: 2 }] }),
    ) => {
      const change = { state: 'closed' as const, closeReason: 'answered' as const, closedAt: at, ...set };
      const changes = { ticket: change, activity: [], jobs: [] };
      return ratingOrders([{ ticket: { ...ticket, ...set }, changes, by: lucia, at }], listRules(config).asksAfter);
    };
    expect(orders({})).toEqual([{ job: 'ask-rating', ticketId, authorId, afterMs: 120_000 }]);
    expect(orders({ closeReason: 'spam' })).toEqual([]);
    expect(orders({ state: 'open' })).toEqual([]);
    expect(orders({ private: false })).toEqual([]);
    expect(orders({}, rig.services.config)).toEqual([]);
  });

  it('takes a number that she types', async () => {
    const given = await closed();
    await asked(given);
    await writes('101', '3');
    const { rating, ticket } = await rig.detail(given.ticketId);
    expect([rating?.score, ticket.state]).toEqual([3, 'closed']);
  });

  it('asks nobody where it was opened again, and nobody twice in its days', async () => {
    const given = await closed();
    await rig.move(given.ticketId, { move: 'reopen' });
    expect(await asked(given)).toBeUndefined();
    await rig.move(given.ticketId, { move: 'close', reason: 'answered' });
    expect(await asked(given)).toContain('¿Qué tal');
    rig.clock.at = new Date(rig.clock.at.getTime() + 20 * 86_400_000);
    const later = await closed('200');
    expect(later.ticketId).not.toBe(given.ticketId);
    expect(await asked(later)).toBeUndefined();
    rig.clock.at = new Date(rig.clock.at.getTime() + 11 * 86_400_000);
    expect(await asked(later)).toContain('¿Qué tal');
  });

  it('asks nothing in crisis mode, after the time in which the network takes an answer, or where nothing says to', async () => {
    const given = await closed();
    const late = { ...rig.network.connection, caps: { ...rig.network.connection.caps, until: () => rig.clock.now() } };
    expect(await asked(given, { ...services, networks: new Map([['alba-x', late]]) })).toBeUndefined();
    expect(await asked(given, rig.services)).toBeUndefined();
    expect(await asked(given, { ...services, publicUrl: '' })).toBeUndefined();
    const held = {
      ...services,
      store: {
        ...services.store,
        holds: {
          ...services.store.holds,
          on: async () => [{ kind: 'automatic', brand: 'alba', endedAt: null, people: [], at: rig.clock.now() }],
        },
      },
    } as unknown as Services;
    expect(await asked(given, held)).toBeUndefined();
  });

  it('that is opened again before the question leaves is not asked', async () => {
    const given = await closed();
    await rig.run(askRating, given, services);
    const question = async () => (await rig.detail(given.ticketId)).deliveries.find(({ by }) => by === 'rule:rating');
    const deliveryId = (await question())?.id ?? '';
    await rig.move(given.ticketId, { move: 'reopen' });
    await rig.run(sendReply, { ticketId: given.ticketId, deliveryId }, services);
    expect(rig.network.published.map(({ text }) => text)).toEqual(['Lo miramos (100).']);
    expect(await question()).toMatchObject({ state: 'refused', detail: 'stopped' });
  });
});
