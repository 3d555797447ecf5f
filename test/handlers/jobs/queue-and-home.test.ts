import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import type { Surface } from '#core/ports/surface.ts';
import { redrawHome } from '../../../handlers/jobs/redraw-home.ts';
import { read } from '../cards/builders.ts';
import { queueMessage } from '../../../store/chat-posts/show-orders.ts';
import { dyingAt, message, openRig, type Posted, type Rig } from './rig.ts';
import { written } from '../../support/written.ts';

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

const MINUTE = 60_000;
const channel = 'facturacion';
const pass = (ms: number): void => void (rig.clock.at = new Date(rig.clock.at.getTime() + ms));
const want = (): Promise<void> => rig.services.store.chatPosts.renew([queueMessage('slack', channel)], rig.clock.now());
const draw = (services = rig.services): Promise<void> => rig.show({ kind: 'queue', ownerId: channel }, services);
const queues = (): Posted[] =>
  rig.chat.messages.filter(
    (each) =>
      each.channel === `C-${channel}` && each.thread === undefined && each.card.fallback.match(/espera|vuelto/i),
  );
const words = (): string =>
  queues()
    .map(({ card }) => read(card).join(' | '))
    .join(' || ');
async function takeIn(count: number, from = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let i = from; i < from + count; i += 1) {
    const nativeId = `${500 + i}`;
    await rig.takeIn(
      message({
        nativeId,
        currentId: nativeId,
        conversationId: nativeId,
        postedAt: new Date(rig.clock.now().getTime() + i),
      }),
    );
  }
  for (const { id } of await rig.test.store.tickets.open({ limit: 99 })) ids.push(id);
  return ids;
}
/** Lucía answers; it is out. */
async function answer(ticketId: string): Promise<void> {
  const at = rig.clock.now();
  await rig.move(ticketId, written({ target: '500' }));
  const draft = (await rig.detail(ticketId)).drafts.at(-1);
  await rig.move(ticketId, {
    move: 'send',
    draftId: draft?.id ?? '',
    hash: draft?.approvedHash ?? '',
    confirmed: true,
  });
  const deliveryId = (await rig.detail(ticketId)).deliveries.at(-1)?.id ?? '';
  const system = { kind: 'system' as const, id: 'test' };
  await rig.move(ticketId, { move: 'delivery-starts', deliveryId }, system);
  await rig.move(
    ticketId,
    { move: 'delivery-ends', deliveryId, outcome: { kind: 'sent', nativeId: '901', url: 'https://x.example/901', at } },
    system,
  );
}
/** Cards are not posted here; the first queue message waits for them no longer than this. */
const giveUpCards = (): void => pass(11_000);

describe('a queue message', () => {
  it('posts once, pins it, and draws it again when something changed, at most once a minute', async () => {
    await want();
    await takeIn(1);
    giveUpCards();
    await draw();
    expect(words()).toMatch(/^Espera 1 conversación/);
    expect(rig.chat.pins).toEqual([{ channel: `C-${channel}`, ts: queues()[0]?.ts }]);
    await takeIn(1, 1);
    await expect(draw()).rejects.toMatchObject({ retryAfterMs: 3_000 });
    pass(4_000);
    await expect(draw()).rejects.toMatchObject({ retryAfterMs: MINUTE - 4_000 });
    expect(words()).toMatch(/^Espera 1 conversación/);
    pass(MINUTE);
    await draw();
    expect(words()).toMatch(/^Esperan 2 conversaciones/);
    pass(MINUTE);
    const { update } = rig.chat.calls;
    await draw();
    expect(rig.chat.calls.update).toBe(update);
    expect(queues()).toHaveLength(1);
    expect(rig.chat.pins).toHaveLength(1);
  });

  it('is drawn at once where nobody waits any more, somebody waits again, or the number jumps', async () => {
    await want();
    const [first = ''] = await takeIn(1);
    giveUpCards();
    await draw();
    pass(4_000);
    await rig.move(first, { move: 'close', reason: 'no-answer-needed' });
    await draw();
    expect(words()).toMatch(/^No hay nadie esperando$/);
    pass(4_000);
    await takeIn(2, 1);
    await draw();
    expect(words()).toMatch(/^Esperan 2 conversaciones/);
    pass(4_000);
    await takeIn(9, 3);
    await draw();
    expect(words()).toMatch(/^Esperan 11 conversaciones/);
    pass(4_000);
    await takeIn(2, 12);
    await expect(draw()).rejects.toMatchObject({ retryAfterMs: MINUTE - 4_000 });
  });

  it('says who wrote again after our answer, though somebody has her, with a link and her owner', async () => {
    await want();
    const [first = ''] = await takeIn(1);
    await answer(first);
    await rig.takeIn(
      message({
        nativeId: '900',
        currentId: '900',
        conversationId: '500',
        postedAt: new Date(rig.clock.now().getTime() + 60_000),
        text: 'Eso ya lo hice y no me sirve',
      }),
    );
    pass(2 * MINUTE);
    await draw();
    expect(words()).toMatch(/^1 ha vuelto a escribir · 1 con dueño \| n\.º 1 · X · @carla_ruiz · .*la lleva/);
  });

  it('calls nobody to a channel where nothing has come yet', async () => {
    await want();
    await draw();
    expect(rig.chat.messages).toEqual([]);
    await rig.takeIn(message({ postedAt: rig.clock.now() }));
    await expect(draw()).rejects.toMatchObject({ retryAfterMs: 1_000 });
    giveUpCards();
    await draw();
    expect(words()).toContain('Espera 1 conversación');
  });

  it('names the oldest three, who is at her limit, and offers all and several', async () => {
    const ids = await takeIn(6);
    for (const ticketId of ids.slice(0, 2)) await rig.move(ticketId, { move: 'claim' });
    await want();
    giveUpCards();
    await draw();
    expect(words()).toMatch(/Esperan 4 conversaciones · 2 con dueño/);
    expect(words().match(/n\.º \d+/g)).toEqual(['n.º 3', 'n.º 4', 'n.º 5']);
    expect(words()).toContain('Al límite: Lucía (2 de 2)');
    const buttons = queues()[0]?.card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    expect(buttons?.map(({ action, value }) => [action, value])).toEqual([
      ['queue', '{"channel":"facturacion"}'],
      ['bulk', '{"channel":"facturacion"}'],
    ]);
  });

  it('never names who wrote in private where everybody can read', async () => {
    await rig.takeIn(message({ private: true, kind: 'dm' }));
    await want();
    await draw();
    expect(words()).toMatch(/Espera.* 1 conversación.*n\.º 1 · X · \(privado\)/);
    expect(words()).not.toContain('carla_ruiz');
    pass(MINUTE);
    rig.chat.surface.channels = async () =>
      [...rig.chat.channels].map((name) => ({ id: `C-${name}`, name, private: true, joined: true }));
    await draw();
    expect(words()).toContain('@carla_ruiz');
  });

  it('after a crash between the post and its record finds the message instead of posting again', async () => {
    await want();
    await takeIn(1);
    giveUpCards();
    const dying = dyingAt(rig.services, 'posted');
    await expect(draw(dying)).rejects.toThrow('the process died');
    await expect(draw()).rejects.toMatchObject({ code: 'surface.unknown-outcome', retryAfterMs: expect.any(Number) });
    pass(MINUTE + 1_000);
    await draw();
    expect(queues()).toHaveLength(1);
    expect(rig.chat.pins).toHaveLength(1);
  });

  it('after a crash between a drawing and its record draws what is so now, also where that was recorded before', async () => {
    await want();
    const [first = ''] = await takeIn(1);
    giveUpCards();
    await draw();
    pass(MINUTE);
    await rig.move(first, { move: 'close', reason: 'no-answer-needed' });
    await expect(draw(dyingAt(rig.services, 'drawn'))).rejects.toThrow('the process died');
    expect(words()).toMatch(/^No hay nadie esperando$/);
    await rig.move(first, { move: 'reopen' });
    pass(MINUTE);
    await draw();
    expect(words()).toMatch(/^Espera 1 conversación/);
  });

  it('comes back once, and pinned, after somebody deleted it', async () => {
    await want();
    await takeIn(1);
    giveUpCards();
    await draw();
    rig.chat.messages.splice(0);
    await want();
    await draw();
    await expect(draw()).rejects.toMatchObject({ retryAfterMs: 3_000 });
    expect(queues()).toHaveLength(1);
    expect(rig.chat.pins.at(-1)).toEqual({ channel: `C-${channel}`, ts: queues()[0]?.ts });
  });

  it('stays where it cannot be pinned', async () => {
    await want();
    await takeIn(1);
    giveUpCards();
    const surface = {
      ...rig.chat.surface,
      pin: () => Promise.reject(new RecadoError('surface.refused', { params: { error: 'too_many_pins' } })),
    };
    await draw({ ...rig.services, surfaces: new Map([['slack', surface]]) });
    expect(queues()).toHaveLength(1);
    expect(rig.logged).toContainEqual({ level: 'warn', message: 'a message could not be pinned' });
    const of = { kind: 'queue', ownerId: channel };
    expect(await rig.services.store.chatPosts.of(of)).toMatchObject([{ state: 'posted', payload: null }]);
  });

  it('does nothing for a channel that has none', async () => {
    await draw({ ...rig.services, config: { ...rig.services.config, channels: {} } });
    expect(rig.chat.messages).toEqual([]);
  });
});

describe('redraw-home', () => {
  const open = (personId = 'lucia', userId = 'ULUCIA'): Promise<void> =>
    rig.services.store.homes.opened({ surface: 'slack', userId, personId, at: rig.clock.now() });
  const home = (userId = 'ULUCIA'): string =>
    read(rig.chat.homes.get(userId) ?? { blocks: [], fallback: '' }).join(' | ');
  const drawHome = (userId = 'ULUCIA'): Promise<void> => rig.run(redrawHome, { surface: 'slack', userId });

  it('shows what she has, and what she did, in her language', async () => {
    await open();
    await drawHome();
    expect(home()).toMatch(/Tu día en Recado.*Hoy has contestado 0 · 0 esta semana.*No tienes nada pendiente/);
    const [first] = await takeIn(3);
    await rig.move(first ?? '', { move: 'claim' });
    await expect(drawHome()).rejects.toMatchObject({ retryAfterMs: expect.any(Number) });
    pass(MINUTE);
    await drawHome();
    expect(home()).toMatch(/Llevas 1 conversación; tu límite es 2 \| n\.º 1 · X · @carla_ruiz/);
    expect(home()).not.toContain('n.º 2');
  });

  it('tells whoever is asked about a private message no more than her question does', async () => {
    const { ticket } = await rig.takeIn(message({ private: true, kind: 'dm' }));
    await rig.move(ticket.id, {
      move: 'delegate',
      to: { kind: 'person', person: 'ivan' },
      question: '¿Qué sabes?',
      note: null,
      language: 'es',
      tokenHash: null,
    });
    await open('ivan', 'UIVAN');
    rig.chat.surface.isMember = async () => false;
    await drawHome('UIVAN');
    expect(home('UIVAN')).toMatch(/n\.º 1 · X · \(privado\)/);
    expect(home('UIVAN')).not.toContain('carla_ruiz');
    expect(home('UIVAN')).not.toContain('factura?');
  });

  it('leads whoever may approve to the version, and leaves out what she wrote herself', async () => {
    const { ticket } = await rig.takeIn(message());
    await rig.move(ticket.id, written({ approval: { rule: 1, approvers: ['lucia', 'ivan'], fourEyes: 'yes' } }));
    await open();
    await drawHome();
    expect(home()).not.toContain('espera tu aprobación');
    await open('ivan', 'UIVAN');
    await drawHome('UIVAN');
    expect(home('UIVAN')).toMatch(/1 respuesta espera tu aprobación \| n\.º 1 .* \| \[ Ver borrador \]/);
  });

  it('after a crash between a drawing and its record draws what she has now, also where that was recorded before', async () => {
    const [first = ''] = await takeIn(1);
    await open();
    await drawHome();
    expect(home()).toContain('No tienes nada pendiente');
    await rig.move(first, { move: 'claim' });
    pass(MINUTE);
    const { store } = rig.services;
    const homes = { ...store.homes, drawn: () => Promise.reject(new Error('the process died')) };
    const payload = { surface: 'slack', userId: 'ULUCIA' };
    await expect(rig.run(redrawHome, payload, { ...rig.services, store: { ...store, homes } })).rejects.toThrow(
      'the process died',
    );
    expect(home()).toContain('Llevas 1 conversación');
    await rig.move(first, { move: 'release' });
    await drawHome();
    expect(home()).toContain('No tienes nada pendiente');
  });

  it('that another drew at the same moment is drawn once more', async () => {
    const [first = ''] = await takeIn(1);
    await open();
    let isFirst = true;
    const surface: Surface = {
      ...rig.chat.surface,
      async publishHome(userId, card) {
        if (isFirst) {
          isFirst = false;
          await rig.move(first, { move: 'claim' });
          await drawHome();
        }
        await rig.chat.surface.publishHome?.(userId, card);
      },
    };
    const payload = { surface: 'slack', userId: 'ULUCIA' };
    const slow = rig.run(redrawHome, payload, { ...rig.services, surfaces: new Map([['slack', surface]]) });
    await expect(slow).rejects.toMatchObject({ retryAfterMs: expect.any(Number) });
    expect(home()).toContain('No tienes nada pendiente');
    pass(MINUTE);
    await drawHome();
    expect(home()).toContain('Llevas 1 conversación');
  });

  it('is drawn for nobody who never opened it', async () => {
    await drawHome('UIVAN');
    expect(rig.chat.homes.size).toBe(0);
  });
});
