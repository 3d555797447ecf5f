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
    await rig.takeIn(...same(30));
    // Two channels.
    expect(await cards()).toBe(9 * 2);
    const id = await flood();
    expect(await rig.services.store.floods.figures(id)).toMatchObject({ all: 30, own: 9, waiting: 30 });
    const card = await drawn(id);
    expect(card).toMatch(/30 mensajes que dicen lo mismo/);
    expect(card).toMatch(/30 sin responder ni dueño/);
    expect(card).toMatch(/9 con tarjeta propia/);
    expect(card).toContain('no llega y nadie contesta');
    expect(rig.chat.messages.map(({ channel }) => channel).toSorted()).toEqual(['C-facturacion', 'C-faturas']);
    expect(
      read(
        rig.chat.messages.find(({ channel }) => channel === 'C-faturas')?.card ?? { blocks: [], fallback: '' },
      ).join(),
    ).toMatch(/30 mensagens que dizem o mesmo/);
  });

  it('are conversations like all others: counted, found and claimed alone', async () => {
    await rig.takeIn(...same(15));
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
    await rig.takeIn(...same(15));
    const id = await flood();
    const { store } = rig.services;
    const last = (await store.floods.waiting(id, 50)).at(-1) ?? '';
    await rig.test.opened.db
      .insertInto('crisisSigns')
      .values({ brand: 'alba', kind: 'red', what: 'facua', level: 1, ticketId: last, at: rig.clock.at })
      .execute();
    expect(await drawn(id)).toMatch(/1 habla de algo que dirección debe saber/);
    expect((await store.floods.waiting(id, 1))[0]).toBe(last);
    expect(
      (await store.lists.list({ flood: id, folded: true, order: 'pressing' }, { limit: 1 })).lines[0]?.ticketId,
    ).toBe(last);
  });

  it('whose words a customer takes back are shown no more', async () => {
    await rig.takeIn(...same(12));
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

describe('what many say in private', () => {
  it('is a flood of its own, and no word or name of it stands in a channel that all read', async () => {
    await rig.takeIn(
      ...same(12).map((each) => ({
        ...each,
        ...(each.kind === 'message' && { message: { ...each.message, private: true } }),
      })),
    );
    const card = await drawn(await flood());
    expect(card).toContain('12 mensajes que dicen lo mismo');
    expect(card).not.toMatch(/nadie contesta|cliente_/i);
  });
});

describe('one of them', () => {
  it('gets its own card when a person gives it one, and says so only once', async () => {
    await rig.takeIn(...same(11));
    const id = await flood();
    const [ticketId = ''] = await rig.services.store.floods.waiting(id, 1);
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
    await rig.takeIn(...same(11));
    const [ticketId = ''] = await rig.services.store.floods.waiting(await flood(), 1);
    await rig.move(ticketId, { move: 'claim' });
    expect((await rig.detail(ticketId)).cards).toEqual([]);
    await make(ticketId);
    const detail = await rig.detail(ticketId);
    expect(detail.ticket.folded).toBe(false);
    expect(detail.cards.length).toBeGreaterThan(0);
    expect(detail.thread[0]?.entry.kind).toBe('digest');
  });

  it('keeps to the card of its flood where a rule has it go elsewhere, and the card stands there too', async () => {
    await rig.takeIn(...same(12));
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
    await rig.takeIn(...same(40));
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
    await rig.takeIn(...same(20));
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

describe('when it is over', () => {
  it('is said on the card, and what nobody has seen to stays in sight', async () => {
    await rig.takeIn(...same(14));
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
    await rig.takeIn(...same(11));
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
