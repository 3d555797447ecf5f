import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approvalHash } from '#core/ticket/approval.ts';
import { RecadoError } from '#core/errors.ts';
import type { Form } from '#core/form.ts';
import { readInlines } from '../cards/builders.ts';
import { CUSTOMER, openRig, type Rig } from './rig.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

const ANSWER = 'Hola, Carla: ya hemos devuelto el segundo cobro.';

function fieldOf(form: Form | undefined, name: string) {
  return form?.blocks.flatMap((block) => (block.kind === 'field' && block.field.name === name ? [block.field] : []))[0];
}

/** A version by Lucía that waits for the experts of the area, or is ready where nobody must approve. */
async function waiting(over: Parameters<Rig['open']>[0] = {}, text = ANSWER): Promise<{ detail: TicketDetail; seen: { ticketId: string; draftId: string; hash: string } }> {
  const { ticket } = await rig.open(over);
  await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
  const { reply } = await rig.send('ULUCIA', 'reply', { ticketId: ticket.id }, { text, next: 'ask' });
  expect(reply).toEqual({ kind: 'close' });
  const detail = await rig.detail(ticket.id);
  const draft = detail.drafts.at(-1);
  if (!draft) throw new Error('no draft');
  return { detail, seen: { ticketId: ticket.id, draftId: draft.id, hash: approvalHash(draft) } };
}

describe('the Reply form', () => {
  it('shows the message, greets in its language, and says who speaks and who approves', async () => {
    const { ticket } = await rig.open();
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    const form = opened[0];
    expect(form?.blocks).toContainEqual({ kind: 'quote', text: CUSTOMER });
    expect(fieldOf(form, 'text')).toMatchObject({ initial: 'Hola, Carla: ', hint: 'Máximo 280 en X; el saludo y la firma ocupan 13', focus: true });
    const words = JSON.stringify(form);
    expect(words).toContain('Hablará @alba en X, en público');
    expect(words).toContain('La aprueba Teresa (regla 1)');
    expect(fieldOf(form, 'next')).toMatchObject({ options: [{ value: 'ask', label: 'Pedir aprobación' }, { value: 'keep' }] });
  });

  it('says that nobody must approve where no rule asks', async () => {
    const { ticket } = await rig.open({ area: null });
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    expect(JSON.stringify(opened)).toContain('Nadie tiene que aprobarla');
    expect(fieldOf(opened[0], 'next')).toMatchObject({ initial: 'send', options: [{ label: 'Enviar ahora' }, { label: 'Dejarla lista para enviar' }, { value: 'keep' }] });
  });

  it('is two presses from a new card to an answer where nobody has to approve it', async () => {
    const { ticket, lastInbound } = await rig.open({ area: null });
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    expect((await rig.detail(ticket.id)).ticket.owner).toBe('lucia');
    const { reply } = await rig.send('ULUCIA', 'reply', opened[0]?.meta ?? {}, { text: ANSWER, next: 'send' });
    expect(reply).toMatchObject({ kind: 'close' });
    const { drafts, deliveries } = await rig.detail(ticket.id);
    expect(drafts).toMatchObject([{ state: 'approved', text: ANSWER, target: lastInbound.currentId }]);
    expect(deliveries).toMatchObject([{ state: 'queued', by: 'lucia' }]);
  });

  it('is taken by whoever opens it first; the other is told before she writes', async () => {
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    const { opened, said } = await rig.press('UJOAO', 'reply', { ticketId: ticket.id });
    expect(opened).toEqual([]);
    expect(said.join()).toContain('Lucía');
    expect((await rig.detail(ticket.id)).ticket.owner).toBe('lucia');
  });

  it('shows the warnings of the manual once before it goes out at once, and the original before it if that changed', async () => {
    const { ticket, lastInbound } = await rig.open({ area: null });
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    const sent = { text: 'Hola, Carla: abrimos un ticket.', next: 'send' };
    const first = await rig.send('ULUCIA', 'reply', opened[0]?.meta ?? {}, sent);
    if (first.reply.kind !== 'update') throw new Error('it went out');
    expect(JSON.stringify(first.reply.form)).toContain('3.3');
    expect((await rig.detail(ticket.id)).drafts).toEqual([]);
    const live = rig.network.now.get(lastInbound.currentId);
    if (live?.state !== 'live') throw new Error('not live');
    rig.network.now.set(lastInbound.currentId, { state: 'live', message: { ...live.message, version: 1, text: 'Otra cosa' } });
    const again = await rig.send('ULUCIA', 'reply', first.reply.form.meta, sent);
    expect(again.reply).toMatchObject({ kind: 'update', form: { action: 'send' } });
    expect(await rig.detail(ticket.id)).toMatchObject({ drafts: [{ state: 'approved' }], deliveries: [] });
  });

  it('leaves no space behind the greeting of whoever goes on in the next line', async () => {
    const { ticket } = await rig.open({ area: null });
    await rig.send('ULUCIA', 'reply', { ticketId: ticket.id }, { text: 'Hola, Carla: \r\n\r\nLo miramos.\t\n ', next: 'ask' });
    expect((await rig.detail(ticket.id)).drafts[0]?.text).toBe('Hola, Carla:\n\nLo miramos.');
  });

  it('greets nobody by a name that could address a stranger', async () => {
    const { ticket } = await rig.open({ name: '@elonmusk 🔥 <!channel>' });
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    expect(fieldOf(opened[0], 'text')).toMatchObject({ initial: 'Hola, @carla_ruiz: ' });
  });

  it("is not opened for somebody else's conversation; she is told whose it is", async () => {
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
    const { opened, said } = await rig.press('UM1', 'reply', { ticketId: ticket.id });
    expect(opened).toEqual([]);
    expect(said).toEqual(['Solo quien la lleva puede hacer esto. La lleva Lucía.']);
  });
});

describe('what was typed', () => {
  it('stays beside its findings, each with its clause, and comes back when the form opens again', async () => {
    const { ticket } = await rig.open();
    const text = `Hola, Carla: llámanos al 612 345 678 y mañana mismo lo vemos. ${'a'.repeat(280)}`;
    const { reply } = await rig.send('ULUCIA', 'reply', { ticketId: ticket.id }, { text, next: 'ask' });
    if (reply.kind !== 'update') throw new Error('it was taken');
    const above = reply.form.blocks.slice(
      0,
      reply.form.blocks.findIndex((block) => block.kind === 'field'),
    );
    const words = above.map((block) => ('inlines' in block ? readInlines(block.inlines) : ''));
    expect(words).toEqual(expect.arrayContaining(['No se puede enviar así:', '3.2 No prometemos plazos: «mañana mismo»', '4.1 Nada de datos personales: un teléfono «612 345 678»']));
    expect(words.join()).toContain('2.1 Lo que cabe');
    expect(fieldOf(reply.form, 'text')).toMatchObject({ initial: text, hint: `Mira los avisos de arriba. ${[...text].length} de 280 en X.` });
    expect((await rig.detail(ticket.id)).drafts).toEqual([]);
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    expect(fieldOf(opened[0], 'text')).toMatchObject({ initial: text });
    expect(JSON.stringify(opened)).toContain('Hemos recuperado lo que habías escrito antes.');
  });

  it('may be kept as a draft all the same, and is not offered as unsent then', async () => {
    const { ticket } = await rig.open();
    const kept = await rig.send('ULUCIA', 'reply', { ticketId: ticket.id }, { text: 'mañana mismo', next: 'keep' });
    expect(kept.reply).toEqual({ kind: 'close' });
    const { drafts } = await rig.detail(ticket.id);
    expect(drafts[0]).toMatchObject({ state: 'editing', text: 'mañana mismo', findings: [{ clause: '3.2', excerpt: 'mañana mismo' }] });
    expect(await rig.store.submissions.unsent(ticket.id, 'lucia', 'reply')).toBeNull();
    expect((await rig.press('ULUCIA', 'submit', { ticketId: ticket.id, draftId: drafts[0]?.id })).said[0]).toContain('3.2 No prometemos plazos');
  });

  it('survives that somebody took the conversation meanwhile', async () => {
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
    const { reply } = await rig.send('UM1', 'reply', { ticketId: ticket.id }, { text: ANSWER, next: 'ask' });
    expect(reply).toEqual({ kind: 'errors', errors: { text: 'Solo quien la lleva puede hacer esto. La lleva Lucía.' } });
    expect((await rig.store.submissions.unsent(ticket.id, 'slack:UM1', 'reply'))?.values['text']).toBe(ANSWER);
  });

  it('survives that she lost the right to answer between opening and sending in', async () => {
    const { ticket } = await rig.open();
    rig.chat.channels.get('facturacion')?.delete('UM2');
    const { reply } = await rig.send('UM2', 'reply', { ticketId: ticket.id }, { text: ANSWER, next: 'ask' });
    rig.chat.channels.get('facturacion')?.add('UM2');
    expect(reply).toMatchObject({ kind: 'errors', errors: { text: expect.stringContaining('#facturacion') } });
    expect((await rig.store.submissions.unsent(ticket.id, 'slack:UM2', 'reply'))?.values['text']).toBe(ANSWER);
    expect((await rig.detail(ticket.id)).drafts).toEqual([]);
  });

  it.each([
    ['a NUL', 'Hola,\u0000 ya va', 'Hola, ya va'],
    ['half a sign', 'Hola \ud83d ya va', 'Hola  ya va'],
    ['a bell', 'Hola\u0007, ya va', 'Hola, ya va'],
  ])('with %s is checked, kept and approved as the same text', async (_what, text, kept) => {
    const { ticket } = await rig.open({ area: null });
    expect((await rig.send('ULUCIA', 'reply', { ticketId: ticket.id }, { text, next: 'ask' })).reply).toEqual({ kind: 'close' });
    const [draft] = (await rig.detail(ticket.id)).drafts;
    if (!draft) throw new Error('no draft');
    expect(draft).toMatchObject({ text: kept, state: 'approved', approvedHash: approvalHash(draft) });
    const told = await rig.press('ULUCIA', 'send', { ticketId: ticket.id, draftId: draft.id, hash: draft.approvedHash });
    expect(JSON.stringify(told)).not.toContain('cambió desde que lo viste');
    expect((await rig.detail(ticket.id)).deliveries).toHaveLength(1);
  });

  it('must be something', async () => {
    const { ticket } = await rig.open();
    expect((await rig.send('ULUCIA', 'reply', { ticketId: ticket.id }, { text: ' \n ', next: 'ask' })).reply).toEqual({ kind: 'errors', errors: { text: 'Escribe la respuesta.' } });
  });
});

describe('what happens while she writes', () => {
  it('the customer writes again: she reads it with her text still there, and saves then', async () => {
    const { ticket, lastInbound } = await rig.open();
    await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    const message = { ...lastInbound, id: 'ms_second', nativeId: 'second', currentId: 'second', text: 'Ya está, gracias', postedAt: rig.clock.now() };
    await rig.follow(lastInbound, message);
    const { reply } = await rig.send('ULUCIA', 'reply', opened[0]?.meta ?? {}, { text: ANSWER, next: 'ask' });
    if (reply.kind !== 'update') throw new Error(`it was ${reply.kind}`);
    expect(reply.form.blocks).toContainEqual({ kind: 'quote', text: 'Ya está, gracias' });
    expect(JSON.stringify(reply.form.blocks)).toContain('Mientras escribías ha llegado esto');
    expect(fieldOf(reply.form, 'text')).toMatchObject({ initial: ANSWER });
    expect((await rig.detail(ticket.id)).drafts).toEqual([]);
    expect((await rig.send('ULUCIA', 'reply', reply.form.meta, { text: ANSWER, next: 'ask' })).reply).toEqual({ kind: 'close' });
    expect((await rig.detail(ticket.id)).drafts).toMatchObject([{ target: 'second', text: ANSWER }]);
  });

  it('a newer version is not replaced unseen', async () => {
    const { seen } = await waiting();
    const { opened } = await rig.press('ULUCIA', 'edit', { ticketId: seen.ticketId });
    await rig.send('ULUCIA', 'edit', opened[0]?.meta ?? {}, { text: 'Segunda', next: 'keep' });
    const { reply } = await rig.send('ULUCIA', 'edit', opened[0]?.meta ?? {}, { text: 'Tercera', next: 'keep' });
    expect(reply).toEqual({ kind: 'errors', errors: { text: 'Hay un borrador más nuevo (el 2). Mira ese.' } });
  });
});

describe('approval', () => {
  it('is given by a listed expert who is not in the channel and has no role', async () => {
    const { seen } = await waiting();
    const shown = (await rig.press('UTERESA', 'view-draft', { ticketId: seen.ticketId, draftId: seen.draftId })).opened[0]?.blocks ?? [];
    const { lastInbound } = await rig.detail(seen.ticketId);
    expect(shown.filter(({ kind }) => kind === 'quote')).toEqual([
      { kind: 'quote', text: lastInbound.text },
      { kind: 'quote', text: ANSWER },
    ]);
    const decisions = shown.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    expect(decisions.map(({ action }) => action)).toEqual(['approve-and-send', 'approve', 'change', 'return']);
    expect(JSON.parse(decisions[1]?.value ?? '')).toEqual(seen);
    // Who wrote it reads it, and decides nothing.
    expect((await rig.press('ULUCIA', 'view-draft', { ticketId: seen.ticketId })).opened[0]?.blocks.map(({ kind }) => kind)).not.toContain('buttons');
    expect((await rig.press('UTERESA', 'approve', seen)).said).toEqual([]);
    expect((await rig.detail(seen.ticketId)).drafts[0]).toMatchObject({ state: 'approved', approvedBy: 'teresa' });
  });

  it('is refused to the writer and to whoever is not listed; each is told who approves', async () => {
    const { seen } = await waiting();
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
    const { seen } = await waiting();
    expect((await rig.press('UTERESA', 'approve', { ...seen, hash: '0'.repeat(64) })).said).toEqual(['El borrador cambió desde que lo viste. Míralo otra vez antes de aprobar.']);
  });

  it('can be given with other words, which the drafter may stop', async () => {
    const { seen } = await waiting();
    const { ticketId, draftId } = seen;
    const { opened } = await rig.press('UTERESA', 'change', { ticketId, draftId });
    expect(fieldOf(opened[0], 'text')).toMatchObject({ initial: ANSWER });
    expect(fieldOf(opened[0], 'next')).toBeUndefined();
    const { reply } = await rig.send('UTERESA', 'change', { ticketId, draftId }, { text: 'Hola, Carla: lo sentimos mucho.' });
    expect(reply).toEqual({ kind: 'close', all: true });
    const changed = (await rig.detail(ticketId)).drafts.at(-1);
    expect(changed).toMatchObject({ state: 'approved', approvedBy: 'teresa', text: 'Hola, Carla: lo sentimos mucho.', basedOn: draftId });
    await rig.press('ULUCIA', 'stop', { ticketId, draftId: changed?.id });
    expect((await rig.detail(ticketId)).drafts.at(-1)).toMatchObject({ state: 'void', voidReason: 'stopped' });
  });

  it('is refused with a reason, which stands in the form that edits it', async () => {
    const { seen } = await waiting();
    const { ticketId, draftId } = seen;
    expect((await rig.press('UTERESA', 'return', { ticketId, draftId })).opened[0]?.blocks[0]).toMatchObject({ kind: 'line', inlines: [{ text: 'El borrador 1 vuelve a Lucía.' }] });
    await rig.send('UTERESA', 'return', { ticketId, draftId }, { reason: 'Más cercano' });
    const { opened } = await rig.press('ULUCIA', 'edit', { ticketId, draftId });
    expect(JSON.stringify(opened)).toContain('Más cercano');
    expect(fieldOf(opened[0], 'text')).toMatchObject({ initial: ANSWER });
    await rig.send('ULUCIA', 'edit', opened[0]?.meta ?? {}, { text: 'Carla, cuánto lo sentimos.', next: 'ask' });
    expect((await rig.detail(ticketId)).drafts.at(-1)).toMatchObject({ version: 2, state: 'submitted', basedOn: draftId });
  });
});

describe('sending', () => {
  it('goes out once where nothing changed', async () => {
    const { seen } = await waiting({ area: null });
    expect((await rig.press('ULUCIA', 'send', seen)).said).toEqual([]);
    expect((await rig.press('ULUCIA', 'send', seen)).said).toEqual(['Esta respuesta ya va de camino o ya salió. No se envía dos veces.']);
    expect((await rig.detail(seen.ticketId)).deliveries).toHaveLength(1);
  });

  it('asks where the message was edited, and goes out when she says so', async () => {
    const { detail, seen } = await waiting();
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
    const { detail, seen } = await waiting({ area: null });
    const now = edit(detail, CUSTOMER);
    rig.network.now.set(now.currentId, { state: 'live', message: { ...now, counts: { ...now.counts, replies: 1 } } });
    rig.network.own = [{ ...now, nativeId: 'o1', currentId: 'o1', parentId: now.currentId, url: 'https://x.example/o1', author: { nativeId: 'a', handle: 'Alba', name: 'Alba' } }];
    const { opened } = await rig.press('ULUCIA', 'send', seen);
    expect(JSON.stringify(opened)).toContain('https://x.example/o1');
    await rig.send('ULUCIA', 'send', opened[0]?.meta ?? {}, {});
    expect((await rig.detail(seen.ticketId)).deliveries).toHaveLength(1);
  });

  it('goes out where the network says nothing about the original', async () => {
    const { detail, seen } = await waiting({ area: null });
    rig.network.now.delete(detail.lastInbound.currentId);
    expect(await rig.press('ULUCIA', 'send', seen)).toEqual({ said: [], opened: [], updated: [] });
    expect((await rig.detail(seen.ticketId)).deliveries).toHaveLength(1);
  });

  it('is refused where the message is gone', async () => {
    const { detail, seen } = await waiting({ area: null });
    rig.network.now.set(detail.lastInbound.currentId, { state: 'gone' });
    expect((await rig.press('ULUCIA', 'send', seen)).said).toEqual(['Carla Ruiz borró el mensaje. Ya no se puede contestar ahí.']);
    expect((await rig.detail(seen.ticketId)).deliveries).toEqual([]);
  });

  it('is left to the job, which reads again, where the network cannot be read now', async () => {
    const { seen } = await waiting({ area: null });
    rig.network.trouble = new RecadoError('network.unreachable', { params: { network: 'x' }, retryAfterMs: 1000 });
    await rig.press('ULUCIA', 'send', seen);
    expect((await rig.detail(seen.ticketId)).deliveries).toMatchObject([{ state: 'queued', detail: null }]);
  });

  it('that nobody knows about is looked up while she waits', async () => {
    const { seen } = await waiting({ area: null });
    await rig.press('ULUCIA', 'send', seen);
    const { ticketId } = seen;
    const delivery = (await rig.detail(ticketId)).deliveries[0];
    if (!delivery) throw new Error('no delivery');
    const by = { kind: 'system', id: 'test' } as const;
    await rig.store.tickets.move({ ticketId, move: { move: 'delivery-starts', deliveryId: delivery.id }, by, at: rig.clock.now() });
    await rig.store.tickets.move({ ticketId, move: { move: 'delivery-ends', deliveryId: delivery.id, outcome: { kind: 'unknown', detail: '' } }, by, at: rig.clock.now() });
    expect((await rig.press('ULUCIA', 'look-again', { ticketId })).said[0]).toContain('No la vemos en X');
    // An answer that another delivery of this conversation made is not this one.
    const { detail: readDetail } = rig.services.store.tickets;
    rig.network.found = { kind: 'found', nativeId: 'n0', url: 'https://x.example/n0', at: rig.clock.now() };
    rig.services.store.tickets.detail = async (id) => {
      const detail = await readDetail(id);
      return detail && { ...detail, deliveries: [{ ...delivery, id: 'dl_earlier', state: 'sent', nativeId: 'n0' }, ...detail.deliveries] };
    };
    expect((await rig.press('ULUCIA', 'look-again', { ticketId, deliveryId: delivery.id })).said[0]).toContain('No la vemos en X');
    rig.services.store.tickets.detail = readDetail;
    rig.network.found = { kind: 'found', nativeId: 'n1', url: 'https://x.example/n1', at: rig.clock.now() };
    expect((await rig.press('ULUCIA', 'look-again', { ticketId })).said).toEqual(['Sí salió: <ver en X https://x.example/n1>']);
    expect((await rig.detail(ticketId)).deliveries[0]).toMatchObject({ state: 'sent', nativeId: 'n1' });
    expect((await rig.send('ULUCIA', 'mark-sent', { ticketId }, {})).told.said).toHaveLength(1);
    expect((await rig.press('ULUCIA', 'send-again', { ticketId })).said[0]).toContain('No se envía dos veces');
  });

  it('marking as sent asks once more, takes a link that a browser may open, and says who did it', async () => {
    const { seen } = await waiting({ area: null });
    await rig.press('ULUCIA', 'send', seen);
    const { ticketId } = seen;
    const deliveryId = (await rig.detail(ticketId)).deliveries[0]?.id ?? '';
    const by = { kind: 'system', id: 'test' } as const;
    await rig.store.tickets.move({ ticketId, move: { move: 'delivery-starts', deliveryId }, by, at: rig.clock.now() });
    await rig.store.tickets.move({ ticketId, move: { move: 'delivery-ends', deliveryId, outcome: { kind: 'unknown', detail: '' } }, by, at: rig.clock.now() });
    const form = (await rig.press('ULUCIA', 'mark-sent', { ticketId })).opened[0];
    expect(form?.meta).toEqual({ ticketId, deliveryId });
    expect((await rig.detail(ticketId)).deliveries[0]).toMatchObject({ state: 'unknown' });
    for (const url of ['x.com/alba/1', 'http://x.com/alba/1', 'javascript:alert(1)', 'https://x', 'https://me:pw@x.com/1']) {
      expect((await rig.send('ULUCIA', 'mark-sent', form?.meta ?? {}, { url })).reply).toMatchObject({ kind: 'errors', errors: { url: expect.stringContaining('https://') } });
    }
    expect((await rig.send('UJOAO', 'mark-sent', form?.meta ?? {}, {})).reply.kind).not.toBe('close');
    expect((await rig.send('ULUCIA', 'mark-sent', form?.meta ?? {}, { url: ' https://x.com/alba/status/1 ' })).reply.kind).toBe('close');
    const { deliveries, people } = await rig.detail(ticketId);
    expect(deliveries[0]).toMatchObject({ state: 'sent', url: 'https://x.com/alba/status/1', nativeId: null, markedBy: 'lucia' });
    expect(people.get('lucia')?.name).toBeDefined();
    // The network's own word is worth more.
    await rig.store.tickets.move({ ticketId, move: { move: 'delivery-found', deliveryId, nativeId: '2', url: 'https://x.com/alba/status/2', at: rig.clock.now() }, by, at: rig.clock.now() });
    expect((await rig.detail(ticketId)).deliveries[0]).toMatchObject({ nativeId: '2', url: 'https://x.com/alba/status/2', markedBy: null });
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

describe('why', () => {
  it('names the rule and what matched', async () => {
    const { ticket } = await rig.open();
    expect((await rig.press('ULUCIA', 'why', { ticketId: ticket.id })).said).toEqual(['Está aquí por la regla 4: la palabra «factura»']);
    expect((await rig.press('UJOAO', 'why', { ticketId: ticket.id })).said).toEqual(['Está aqui pela regra 4: a palavra «factura»']);
  });
});
