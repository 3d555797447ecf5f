import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import { CUSTOMER, openRig, type Rig } from './rig.ts';
import { ANSWER, fieldOf, waiting } from './waiting.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

describe('approval', () => {
  it('is given by a listed expert who is not in the channel and has no role', async () => {
    const { seen } = await waiting(rig);
    const shown =
      (await rig.press('UTERESA', 'view-draft', { ticketId: seen.ticketId, draftId: seen.draftId })).opened[0]
        ?.blocks ?? [];
    const { lastInbound } = await rig.detail(seen.ticketId);
    expect(shown.filter(({ kind }) => kind === 'quote')).toEqual([
      { kind: 'quote', text: lastInbound.text },
      { kind: 'quote', text: ANSWER },
    ]);
    const decisions = shown.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    expect(decisions.map(({ action }) => action)).toEqual(['approve-and-send', 'approve', 'change', 'return']);
    expect(JSON.parse(decisions[1]?.value ?? '')).toEqual(seen);
    // Who wrote it reads it, and decides nothing.
    expect(
      (await rig.press('ULUCIA', 'view-draft', { ticketId: seen.ticketId })).opened[0]?.blocks.map(({ kind }) => kind),
    ).not.toContain('buttons');
    expect((await rig.press('UTERESA', 'approve', seen)).said).toEqual([]);
    expect((await rig.detail(seen.ticketId)).drafts[0]).toMatchObject({ state: 'approved', approvedBy: 'teresa' });
  });

  it('is refused to the writer and to whoever is not listed; each is told who approves', async () => {
    const { seen } = await waiting(rig);
    for (const user of ['ULUCIA', 'UIVAN', 'UCARMEN']) {
      const { said } = await rig.press(user, 'approve-and-send', seen);
      expect(said).toHaveLength(1);
      expect(said[0]).toContain('Teresa');
    }
    expect((await rig.detail(seen.ticketId)).drafts[0]?.state).toBe('submitted');
  });

  it("needs other eyes than the writer's", async () => {
    const { ticket } = await rig.open();
    rig.chat.channels.get('facturacion')?.add('UTERESA');
    const { reply } = await rig.send('UTERESA', 'reply', { ticketId: ticket.id }, { text: ANSWER, next: 'ask' });
    rig.chat.channels.get('facturacion')?.delete('UTERESA');
    expect(reply).toMatchObject({ kind: 'errors', errors: { text: expect.stringContaining('regla 1') } });
  });

  it('is refused for another text than the one she saw', async () => {
    const { seen } = await waiting(rig);
    expect((await rig.press('UTERESA', 'approve', { ...seen, hash: '0'.repeat(64) })).said).toEqual([
      'El borrador cambió desde que lo viste. Míralo otra vez antes de aprobar.',
    ]);
  });

  it('can be given with other words, which the drafter may stop', async () => {
    const { seen } = await waiting(rig);
    const { ticketId, draftId } = seen;
    const { opened } = await rig.press('UTERESA', 'change', { ticketId, draftId });
    expect(fieldOf(opened[0], 'text')).toMatchObject({ initial: ANSWER });
    expect(fieldOf(opened[0], 'next')).toBeUndefined();
    const { reply } = await rig.send(
      'UTERESA',
      'change',
      { ticketId, draftId },
      { text: 'Hola, Carla: lo sentimos mucho.' },
    );
    expect(reply).toEqual({ kind: 'close', all: true });
    const changed = (await rig.detail(ticketId)).drafts.at(-1);
    expect(changed).toMatchObject({
      state: 'approved',
      approvedBy: 'teresa',
      text: 'Hola, Carla: lo sentimos mucho.',
      basedOn: draftId,
    });
    await rig.press('ULUCIA', 'stop', { ticketId, draftId: changed?.id });
    expect((await rig.detail(ticketId)).drafts.at(-1)).toMatchObject({ state: 'void', voidReason: 'stopped' });
  });

  it('is refused with a reason, which stands in the form that edits it', async () => {
    const { seen } = await waiting(rig);
    const { ticketId, draftId } = seen;
    expect((await rig.press('UTERESA', 'return', { ticketId, draftId })).opened[0]?.blocks[0]).toMatchObject({
      kind: 'line',
      inlines: [{ text: 'El borrador 1 vuelve a Lucía.' }],
    });
    await rig.send('UTERESA', 'return', { ticketId, draftId }, { reason: 'Más cercano' });
    const { opened } = await rig.press('ULUCIA', 'edit', { ticketId, draftId });
    expect(JSON.stringify(opened)).toContain('Más cercano');
    expect(fieldOf(opened[0], 'text')).toMatchObject({ initial: ANSWER });
    await rig.send('ULUCIA', 'edit', opened[0]?.meta ?? {}, { text: 'Carla, cuánto lo sentimos.', next: 'ask' });
    expect((await rig.detail(ticketId)).drafts.at(-1)).toMatchObject({
      version: 2,
      state: 'submitted',
      basedOn: draftId,
    });
  });
});

describe('sending', () => {
  it('goes out once where nothing changed', async () => {
    const { seen } = await waiting(rig, { area: null });
    expect((await rig.press('ULUCIA', 'send', seen)).said).toEqual([]);
    expect((await rig.press('ULUCIA', 'send', seen)).said).toEqual([
      'Esta respuesta ya va de camino o ya salió. No se envía dos veces.',
    ]);
    expect((await rig.detail(seen.ticketId)).deliveries).toHaveLength(1);
  });

  it('asks where the message was edited, and goes out when she says so', async () => {
    const { detail, seen } = await waiting(rig);
    edit(detail, 'Ya me lo han devuelto');
    const { opened, said } = await rig.press('UTERESA', 'approve-and-send', seen);
    expect(said).toEqual([]);
    expect(opened[0]).toMatchObject({ submit: 'Enviar igualmente', meta: seen });
    expect(opened[0]?.blocks).toContainEqual({ kind: 'quote', text: 'Ya me lo han devuelto' });
    expect((await rig.detail(seen.ticketId)).deliveries).toEqual([]);
    const { reply } = await rig.send('UTERESA', 'approve-and-send', opened[0]?.meta ?? {}, {});
    expect(reply).toEqual({ kind: 'close' });
    expect((await rig.detail(seen.ticketId)).deliveries).toMatchObject([{ state: 'queued', detail: 'confirmed' }]);
  });

  it('asks where a colleague answered on the network itself', async () => {
    const { detail, seen } = await waiting(rig, { area: null });
    const now = edit(detail, CUSTOMER);
    rig.network.now.set(now.currentId, { state: 'live', message: { ...now, counts: { ...now.counts, replies: 1 } } });
    rig.network.own = [
      {
        ...now,
        nativeId: 'o1',
        currentId: 'o1',
        parentId: now.currentId,
        url: 'https://x.example/o1',
        author: { nativeId: 'a', handle: 'Alba', name: 'Alba' },
      },
    ];
    const { opened } = await rig.press('ULUCIA', 'send', seen);
    expect(JSON.stringify(opened)).toContain('https://x.example/o1');
    await rig.send('ULUCIA', 'send', opened[0]?.meta ?? {}, {});
    expect((await rig.detail(seen.ticketId)).deliveries).toHaveLength(1);
  });

  it('goes out where the network says nothing about the original', async () => {
    const { detail, seen } = await waiting(rig, { area: null });
    rig.network.now.delete(detail.lastInbound.currentId);
    expect(await rig.press('ULUCIA', 'send', seen)).toEqual({ said: [], opened: [], updated: [] });
    expect((await rig.detail(seen.ticketId)).deliveries).toHaveLength(1);
  });

  it('is refused where the message is gone', async () => {
    const { detail, seen } = await waiting(rig, { area: null });
    rig.network.now.set(detail.lastInbound.currentId, { state: 'gone' });
    expect((await rig.press('ULUCIA', 'send', seen)).said).toEqual([
      'Carla Ruiz borró el mensaje. Ya no se puede contestar ahí.',
    ]);
    expect((await rig.detail(seen.ticketId)).deliveries).toEqual([]);
  });

  it('is left to the job, which reads again, where the network cannot be read now', async () => {
    const { seen } = await waiting(rig, { area: null });
    rig.network.trouble = new RecadoError('network.unreachable', { params: { network: 'x' }, retryAfterMs: 1000 });
    await rig.press('ULUCIA', 'send', seen);
    expect((await rig.detail(seen.ticketId)).deliveries).toMatchObject([{ state: 'queued', detail: null }]);
  });

  it('that nobody knows about is looked up while she waits', async () => {
    const { seen } = await waiting(rig, { area: null });
    await rig.press('ULUCIA', 'send', seen);
    const { ticketId } = seen;
    const delivery = (await rig.detail(ticketId)).deliveries[0];
    if (!delivery) throw new Error('no delivery');
    const by = { kind: 'system', id: 'test' } as const;
    await rig.store.tickets.move({
      ticketId,
      move: { move: 'delivery-starts', deliveryId: delivery.id },
      by,
      at: rig.clock.now(),
    });
    await rig.store.tickets.move({
      ticketId,
      move: { move: 'delivery-ends', deliveryId: delivery.id, outcome: { kind: 'unknown', detail: '' } },
      by,
      at: rig.clock.now(),
    });
    expect((await rig.press('ULUCIA', 'look-again', { ticketId })).said[0]).toContain('No la vemos en X');
    // An answer that another delivery of this conversation made is not this one.
    const { detail: readDetail } = rig.services.store.tickets;
    rig.network.found = { kind: 'found', nativeId: 'n0', url: 'https://x.example/n0', at: rig.clock.now() };
    rig.services.store.tickets.detail = async (id) => {
      const detail = await readDetail(id);
      return (
        detail && {
          ...detail,
          deliveries: [{ ...delivery, id: 'dl_earlier', state: 'sent', nativeId: 'n0' }, ...detail.deliveries],
        }
      );
    };
    expect((await rig.press('ULUCIA', 'look-again', { ticketId, deliveryId: delivery.id })).said[0]).toContain(
      'No la vemos en X',
    );
    rig.services.store.tickets.detail = readDetail;
    rig.network.found = { kind: 'found', nativeId: 'n1', url: 'https://x.example/n1', at: rig.clock.now() };
    expect((await rig.press('ULUCIA', 'look-again', { ticketId })).said).toEqual([
      'Sí salió: <ver en X https://x.example/n1>',
    ]);
    expect((await rig.detail(ticketId)).deliveries[0]).toMatchObject({ state: 'sent', nativeId: 'n1' });
    expect((await rig.send('ULUCIA', 'mark-sent', { ticketId }, {})).told.said).toHaveLength(1);
    expect((await rig.press('ULUCIA', 'send-again', { ticketId })).said[0]).toContain('No se envía dos veces');
  });

  it('marking as sent asks once more, takes a link that a browser may open, and says who did it', async () => {
    const { seen } = await waiting(rig, { area: null });
    await rig.press('ULUCIA', 'send', seen);
    const { ticketId } = seen;
    const deliveryId = (await rig.detail(ticketId)).deliveries[0]?.id ?? '';
    const by = { kind: 'system', id: 'test' } as const;
    await rig.store.tickets.move({ ticketId, move: { move: 'delivery-starts', deliveryId }, by, at: rig.clock.now() });
    await rig.store.tickets.move({
      ticketId,
      move: { move: 'delivery-ends', deliveryId, outcome: { kind: 'unknown', detail: '' } },
      by,
      at: rig.clock.now(),
    });
    const form = (await rig.press('ULUCIA', 'mark-sent', { ticketId })).opened[0];
    expect(form?.meta).toEqual({ ticketId, deliveryId });
    expect((await rig.detail(ticketId)).deliveries[0]).toMatchObject({ state: 'unknown' });
    for (const url of [
      'x.com/alba/1',
      'http://x.com/alba/1',
      'javascript:alert(1)',
      'https://x',
      'https://me:pw@x.com/1',
    ]) {
      expect((await rig.send('ULUCIA', 'mark-sent', form?.meta ?? {}, { url })).reply).toMatchObject({
        kind: 'errors',
        errors: { url: expect.stringContaining('https://') },
      });
    }
    expect((await rig.send('UJOAO', 'mark-sent', form?.meta ?? {}, {})).reply.kind).not.toBe('close');
    expect(
      (await rig.send('ULUCIA', 'mark-sent', form?.meta ?? {}, { url: ' https://x.com/alba/status/1 ' })).reply.kind,
    ).toBe('close');
    const { deliveries, people } = await rig.detail(ticketId);
    expect(deliveries[0]).toMatchObject({
      state: 'sent',
      url: 'https://x.com/alba/status/1',
      nativeId: null,
      markedBy: 'lucia',
    });
    expect(people.get('lucia')?.name).toBeDefined();
    // The network's own word is worth more.
    await rig.store.tickets.move({
      ticketId,
      move: {
        move: 'delivery-found',
        deliveryId,
        nativeId: '2',
        url: 'https://x.com/alba/status/2',
        at: rig.clock.now(),
      },
      by,
      at: rig.clock.now(),
    });
    expect((await rig.detail(ticketId)).deliveries[0]).toMatchObject({
      nativeId: '2',
      url: 'https://x.com/alba/status/2',
      markedBy: null,
    });
  });

  function edit(detail: TicketDetail, text: string) {
    const { currentId } = detail.lastInbound;
    const found = rig.network.now.get(currentId);
    if (found?.state !== 'live') throw new Error('no message');
    const message = { ...found.message, text };
    rig.network.now.set(currentId, { state: 'live', message });
    return message;
  }
});
