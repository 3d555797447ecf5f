import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InboundMessage } from '#core/message.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { watchFloods } from '../../../handlers/jobs/watch-floods.ts';
import { workFlood } from '../../../handlers/jobs/work-flood.ts';
import type { FloodWork } from '../../../store/floods/flood.ts';
import { read } from '../cards/builders.ts';
import { inbound, lucia, message, openRig, type Rig } from './rig.ts';

const HOUR = 3_600_000;
let rig: Rig;
let time = Date.parse('2026-10-05T08:00:00Z');
beforeAll(async () => {
  rig = await openRig({ floods: true });
}, 240_000);
beforeEach(async () => {
  await rig.reset();
  // What one test brought is forgotten by the next: the rule remembers for minutes.
  rig.clock.at = new Date((time += 3 * HOUR));
});
afterAll(() => rig.test.close());

const event = (n: number, over: Partial<InboundMessage> = {}): ReturnType<typeof message> => {
  const nativeId = `${time}-${n}`;
  const author = { nativeId: `a${nativeId}`, handle: `cliente_${n}`, name: `Cliente ${n}` };
  return message(
    inbound({ nativeId, currentId: nativeId, conversationId: nativeId, author, postedAt: rig.clock.at, ...over }),
  );
};
const same = (many: number): ReturnType<typeof message>[] =>
  Array.from({ length: many }, (_, n) => event(n, { text: `@alba mi pedido ${n} no llega y nadie contesta` }));

/** So many who say the same, of whom the first nine had their cards before the others came. */
async function came(many: number): Promise<void> {
  const events = same(many);
  await rig.takeIn(...events.slice(0, 9));
  for (const ticketId of await ticketIds()) await rig.run(postCard, { ticketId });
  await rig.takeIn(...events.slice(9));
}
async function ticketIds(): Promise<string[]> {
  const rows = await rig.test.opened.db.selectFrom('tickets').select('id').orderBy('number').execute();
  return rows.map(({ id }) => id);
}

async function flood(): Promise<string> {
  const [found] = await rig.services.store.floods.toWatch();
  if (!found) throw new Error('there is no flood');
  return found.id;
}
async function drawn(id: string): Promise<string> {
  rig.clock.at = new Date(rig.clock.at.getTime() + 10_000);
  await rig.show({ kind: 'flood', ownerId: id });
  const card = rig.chat.messages.find(
    ({ channel, card: { blocks } }) => channel === 'C-facturacion' && JSON.stringify(blocks).includes('flood-list'),
  );
  return card ? read(card.card).join('\n') : '';
}
const cards = async (): Promise<number> =>
  (await rig.test.opened.db.selectFrom('chatPosts').select('id').where('kind', '=', 'card').execute()).length;
const work = (what: FloodWork['what'], tags: string[] = []): FloodWork => ({
  what,
  by: 'lucia',
  surface: 'slack',
  tags,
  at: rig.clock.at.toISOString(),
  done: 0,
  refused: 0,
  why: null,
  after: '',
  endedAt: null,
});

describe('many customers who say the same at once', () => {
  it('stand on one card in each channel of their route; the first few keep their own', async () => {
    await came(30);
    // Two channels.
    expect(await cards()).toBe(9 * 2);
    const id = await flood();
    expect(await rig.services.store.floods.figures(id)).toMatchObject({ all: 30, own: 9, waiting: 30 });
    const card = await drawn(id);
    expect(card).toMatch(/30 mensajes que dicen lo mismo/);
    expect(card).toMatch(/30 sin responder ni dueño/);
    expect(card).toMatch(/9 con tarjeta propia/);
    expect(card).toContain('no llega y nadie contesta');
    const floods = rig.chat.messages.filter(({ card: { blocks } }) => JSON.stringify(blocks).includes('flood-list'));
    expect(floods.map(({ channel }) => channel).toSorted()).toEqual(['C-facturacion', 'C-faturas']);
    expect(
      read(floods.find(({ channel }) => channel === 'C-faturas')?.card ?? { blocks: [], fallback: '' }).join(),
    ).toMatch(/30 mensagens que dizem o mesmo/);
  });

  it('are conversations like all others: counted, found and claimed alone', async () => {
    await came(15);
    const { store } = rig.services;
    expect((await store.lists.channel('facturacion', 3)).waiting).toBe(15);
    const { lines, total } = await store.lists.list({ words: 'pedido contesta', folded: true }, { limit: 50 });
    expect([lines.length, total]).toEqual([6, 6]);
    await rig.move(lines[0]?.ticketId ?? '', { move: 'claim' });
    expect(await store.floods.figures(await flood())).toMatchObject({ waiting: 14, held: 1 });
    expect((await store.lists.channel('facturacion', 3)).claimed).toBe(1);
    // Claiming one of many posts nothing.
    expect(await cards()).toBe(18);
  });

  it('that speak of what managers must know of are counted on the card, and come first', async () => {
    await came(15);
    const id = await flood();
    const { store } = rig.services;
    const last = (await store.floods.waiting(id, { for: 'lucia', limit: 50 })).at(-1) ?? '';
    await rig.test.opened.db
      .insertInto('crisisSigns')
      .values({ brand: 'alba', kind: 'red', what: 'facua', level: 1, ticketId: last, at: rig.clock.at })
      .execute();
    expect(await drawn(id)).toMatch(/1 habla de algo que dirección debe saber/);
    expect((await store.floods.waiting(id, { for: 'lucia', limit: 1 }))[0]).toBe(last);
    expect(
      (await store.lists.list({ flood: id, folded: true, order: 'pressing' }, { limit: 1 })).lines[0]?.ticketId,
    ).toBe(last);
  });

  it('whose words a customer takes back are shown no more', async () => {
    await came(12);
    const id = await flood();
    const { lines } = await rig.services.store.lists.list({ flood: id, folded: true }, { limit: 9 });
    expect(lines).toHaveLength(3);
    for (const n of [9, 10, 11])
      await rig.takeIn({
        kind: 'deleted',
        eventKey: `gone:${n}`,
        nativeId: `${time}-${n}`,
        at: rig.clock.at,
        forget: true,
      });
    expect(await drawn(id)).not.toContain('nadie contesta');
  });
});

describe('those that came before it was known', () => {
  it('in the same look have no card either', async () => {
    await rig.takeIn(...same(30));
    expect(await cards()).toBe(0);
    expect(await rig.services.store.floods.figures(await flood())).toMatchObject({ all: 30, own: 0, unanswered: 30 });
  });

  it('stand on its card where theirs still waits for its turn, and nobody stands in line for it', async () => {
    const events = same(30);
    await rig.takeIn(...events.slice(0, 9));
    const first = await ticketIds();
    for (const ticketId of first.slice(0, 4)) await rig.run(postCard, { ticketId });
    const waiting = (await Promise.all(first.slice(4).map((id) => rig.detail(id)))).flatMap((detail) => [
      ...detail.cards,
      ...detail.thread,
    ]);
    expect(waiting.length).toBeGreaterThan(0);
    await rig.takeIn(...events.slice(9));
    expect(await cards()).toBe(4 * 2);
    expect(await rig.services.store.floods.figures(await flood())).toMatchObject({ all: 30, own: 4, unanswered: 26 });
    expect(rig.chat.unwanted.toSorted()).toEqual(waiting.map(({ opId }) => opId).toSorted());
    // What was ordered for it finds nothing to do.
    const posted = rig.chat.calls.post;
    const [one = ''] = first.slice(4);
    await rig.run(postCard, { ticketId: one });
    await rig.show(one);
    expect(rig.chat.calls.post).toBe(posted);
    await rig.move(one, { move: 'unfold' });
    await rig.run(postCard, { ticketId: one });
    const { cards: own, thread } = await rig.detail(one);
    expect(own.map(({ state }) => state)).toEqual(['posted', 'posted']);
    expect(thread.map(({ entry }) => entry.kind)).toEqual(['digest']);
  });

  it('keep theirs where somebody has them, or is writing in them', async () => {
    const events = same(30);
    await rig.takeIn(...events.slice(0, 9));
    const [taken = '', goesOn = ''] = await ticketIds();
    await rig.move(taken, { move: 'claim' });
    const { lastInbound } = await rig.detail(goesOn);
    const more = event(700, {
      conversationId: lastInbound.conversationId,
      parentId: lastInbound.nativeId,
      author: { nativeId: `a${lastInbound.nativeId}`, handle: 'cliente_1', name: 'Cliente 1' },
      text: '¿hola?',
    });
    await rig.takeIn(more, ...events.slice(9));
    for (const id of [taken, goesOn]) {
      const { ticket, cards: own } = await rig.detail(id);
      expect(ticket).toMatchObject({ folded: false, flood: await flood() });
      expect(own.map(({ state }) => state)).toEqual(['wanted', 'wanted']);
    }
    expect(await cards()).toBe(2 * 2);
  });

  it('keep theirs where they stand out, and are told anew when to come', async () => {
    const [first, ...others] = same(30);
    if (first?.kind !== 'message') throw new Error('no message');
    first.message.author = { ...first.message.author, followers: 500_000 };
    await rig.takeIn(first, ...others.slice(0, 8));
    const [listed = ''] = await ticketIds();
    const { db } = rig.test.opened;
    await sql`update pgboss.job set start_after = now() + interval '1 hour' where name = 'post-card'`.execute(db);
    await rig.takeIn(...others.slice(8));
    expect(await cards()).toBe(2);
    expect((await rig.detail(listed)).cards).toHaveLength(2);
    const { rows } = await sql<{ id: string }>`select data ->> 'ticketId' as id from pgboss.job
      where name = 'post-card' and start_after <= now()`.execute(db);
    expect(rows).toEqual([{ id: listed }]);
  });
});

describe('what many say in private', () => {
  it('is a flood of its own, and no word or name of it stands in a channel that all read', async () => {
    await rig.takeIn(
      ...same(12).map((each) =>
        each.kind === 'message' ? { ...each, message: { ...each.message, private: true } } : each,
      ),
    );
    const card = await drawn(await flood());
    expect(card).toContain('12 mensajes que dicen lo mismo');
    expect(card).not.toMatch(/nadie contesta|cliente_/i);
  });
});

describe('one of them', () => {
  it('gets its own card when a person gives it one, and says so only once', async () => {
    await came(11);
    const id = await flood();
    const [ticketId = ''] = await rig.services.store.floods.waiting(id, { for: 'lucia', limit: 1 });
    await rig.move(ticketId, { move: 'unfold' });
    expect(await cards()).toBe(20);
    await rig.run(postCard, { ticketId });
    const detail = await rig.detail(ticketId);
    expect(detail.cards.every(({ state }) => state === 'posted')).toBe(true);
    expect(detail.thread.map(({ entry }) => entry.kind)).toEqual(['digest']);
    await rig.move(ticketId, { move: 'unfold' });
    expect(await cards()).toBe(20);
    expect(await rig.services.store.floods.figures(id)).toMatchObject({ all: 11, own: 10 });
  });

  it.each([
    [
      'somebody asks an expert',
      (ticketId: string) =>
        rig.move(ticketId, {
          move: 'delegate',
          to: { kind: 'person', person: 'ivan' },
          question: '¿Qué pasa?',
          note: null,
          language: 'es',
          tokenHash: null,
        }),
    ],
    [
      'the customer writes again',
      async (ticketId: string) => {
        const { lastInbound, author } = await rig.detail(ticketId);
        await rig.takeIn(
          event(500, {
            conversationId: lastInbound.conversationId,
            author: { ...author, nativeId: `a${lastInbound.nativeId}` } as never,
            text: '¿hola?',
          }),
        );
      },
    ],
    [
      'somebody moves it',
      (ticketId: string) => rig.move(ticketId, { move: 'transfer', to: 'faturas', reason: 'es suya' }),
    ],
  ])('gets its own card where %s', async (_what, make) => {
    await came(11);
    const [ticketId = ''] = await rig.services.store.floods.waiting(await flood(), { for: 'lucia', limit: 1 });
    await rig.move(ticketId, { move: 'claim' });
    expect((await rig.detail(ticketId)).cards).toEqual([]);
    await make(ticketId);
    const detail = await rig.detail(ticketId);
    expect(detail.ticket.folded).toBe(false);
    expect(detail.cards.length).toBeGreaterThan(0);
    expect(detail.thread[0]?.entry.kind).toBe('digest');
  });

  it('keeps to the card of its flood where a rule has it go elsewhere, and the card stands there too', async () => {
    await came(12);
    const id = await flood();
    for (const ticketId of await rig.services.store.floods.folded(id, { limit: 50 }))
      await rig.move(
        ticketId,
        { move: 'hand-over', to: 'faturas', opens: new Date(time + HOUR) },
        { kind: 'system', id: 'hand-over' },
      );
    expect(await cards()).toBe(18);
    expect(
      (await rig.services.store.chatPosts.of({ kind: 'flood', ownerId: id })).map(({ place }) => place).toSorted(),
    ).toEqual(['facturacion', 'faturas']);
    expect((await rig.services.store.lists.channel('faturas', 3)).waiting).toBe(3);
  });
});

describe('all of them at once', () => {
  it('are tagged and archived by the job, those with a card of their own left alone; the card says how it went', async () => {
    await came(40);
    const id = await flood();
    const { store } = rig.services;
    expect(await store.floods.begin(id, work('tag', ['retraso']))).toBe(true);
    expect(await store.floods.begin(id, work('archive'))).toBe(false);
    await rig.run(workFlood, { floodId: id });
    expect((await store.lists.list({ tag: 'retraso' }, { limit: 1 })).total).toBe(31);
    expect(await drawn(id)).toMatch(/Lucía las etiqueta todas: 31 hechas/);
    expect(await store.floods.begin(id, work('archive'))).toBe(true);
    await rig.run(workFlood, { floodId: id });
    // A job that runs again after a crash does nothing twice.
    await rig.run(workFlood, { floodId: id });
    expect(await store.floods.figures(id)).toMatchObject({ waiting: 9, all: 40 });
    expect((await store.floods.get(id))?.work).toMatchObject({ done: 31, refused: 0 });
    expect(await cards()).toBe(18);
  });

  it('are taken up to her limit, and the card says why no more', async () => {
    await came(20);
    const id = await flood();
    await rig.services.store.floods.begin(id, work('claim'));
    await rig.run(workFlood, { floodId: id });
    expect((await rig.services.store.floods.get(id))?.work).toMatchObject({
      done: 2,
      why: { key: 'error.limit.person' },
    });
    expect(await drawn(id)).toMatch(/Lucía se queda con todas: 2 hechas.*Llevas 2 de 2/);
  });
});

it('is drawn the more seldom while it grows, the more channels it stands in', async () => {
  await came(12);
  const id = await flood();
  await drawn(id);
  const channels = JSON.stringify(['facturacion', 'faturas', 'c3', 'c4', 'c5', 'c6']);
  rig.clock.at = new Date(rig.clock.at.getTime() + 11_000);
  await sql`update floods set channels = ${channels}::jsonb, last_at = ${rig.clock.at}`.execute(rig.test.opened.db);
  await expect(rig.show({ kind: 'flood', ownerId: id })).rejects.toMatchObject({ retryAfterMs: 1_000 });
});

describe('when it is over', () => {
  it('is said on the card, and what nobody has seen to stays in sight', async () => {
    await came(14);
    const id = await flood();
    rig.clock.at = new Date(rig.clock.at.getTime() + 5 * 60_000);
    await rig.run(watchFloods, {});
    expect((await rig.services.store.floods.get(id))?.endedAt).toBeNull();
    rig.clock.at = new Date(rig.clock.at.getTime() + 6 * 60_000);
    await rig.run(watchFloods, {});
    expect((await rig.services.store.floods.get(id))?.endedAt).toEqual(rig.clock.at);
    expect(await drawn(id)).toMatch(/14 sin responder ni dueño[\s\S]*ya pasó/);
    expect((await rig.services.store.lists.channel('facturacion', 3)).waiting).toBe(14);
    expect(await drawn(id)).toMatch(/Responder a la siguiente/);
  });

  it('is a card without work once all are closed', async () => {
    await came(11);
    const id = await flood();
    const { lines } = await rig.services.store.lists.list({ flood: id }, { limit: 50 });
    for (const { ticketId } of lines) await rig.move(ticketId, { move: 'close', reason: 'no-answer-needed' }, lucia);
    const card = await drawn(id);
    expect(card).toMatch(/Nadie espera respuesta/);
    expect(card).not.toMatch(/Responder a la siguiente|Con todas/);
  });
});

it('fifty a second for a minute cost a channel no more than its first cards and one more', async () => {
  for (let page = 0; page < 30; page += 1) {
    const events = Array.from({ length: 100 }, (_, n) =>
      event(page * 100 + n, {
        text: Array.from({ length: 8 }, (_w, w) =>
          `w${((page * 100 + n) * 31 + w * 7) % 9973}`.replaceAll(/\d/g, (d) => 'abcdefghij'[Number(d)] ?? ''),
        ).join(' '),
      }),
    );
    rig.clock.at = new Date(rig.clock.at.getTime() + 2_000);
    await rig.takeIn(...events);
  }
  const { store } = rig.services;
  const [found] = await store.floods.toWatch();
  const { all } = await store.floods.figures(found?.id ?? '');
  const { n } = await rig.test.opened.db
    .selectFrom('tickets')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(Number(n)).toBe(3_000);
  expect(all).toBeGreaterThan(2_950);
  expect(await cards()).toBeLessThan(2 * 50);
  expect(await drawn(found?.id ?? '')).toMatch(new RegExp(`${all} conversaciones de golpe`));
}, 240_000);
