import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approvalHash } from '#core/ticket/approval.ts';
import { readInlines } from '../cards/builders.ts';
import { CUSTOMER, openRig, type Rig } from './rig.ts';
import { ANSWER, fieldOf, waiting } from './waiting.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

describe('the Reply form', () => {
  it('shows the message, greets in its language, and says who speaks and who approves', async () => {
    const { ticket } = await rig.open();
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    const form = opened[0];
    expect(form?.blocks).toContainEqual({ kind: 'quote', text: CUSTOMER });
    expect(fieldOf(form, 'text')).toMatchObject({
      initial: 'Hola, Carla: ',
      hint: 'Máximo 280 en X; el saludo y la firma ocupan 13',
      focus: true,
    });
    const words = JSON.stringify(form);
    expect(words).toContain('Como @alba en X, en público');
    expect(words).toContain('La aprueba Teresa (regla 1)');
    expect(fieldOf(form, 'next')).toMatchObject({
      options: [{ value: 'ask', label: 'Pedir aprobación' }, { value: 'keep' }],
    });
  });

  it('says that nobody must approve where no rule asks', async () => {
    const { ticket } = await rig.open({ area: null });
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    expect(JSON.stringify(opened)).toContain('Nadie tiene que aprobarla');
    expect(fieldOf(opened[0], 'next')).toMatchObject({
      initial: 'send',
      options: [{ label: 'Enviar ahora' }, { label: 'Dejarla lista para enviar' }, { value: 'keep' }],
    });
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
    rig.network.now.set(lastInbound.currentId, {
      state: 'live',
      message: { ...live.message, version: 1, text: 'Otra cosa' },
    });
    const again = await rig.send('ULUCIA', 'reply', first.reply.form.meta, sent);
    expect(again.reply).toMatchObject({ kind: 'update', form: { action: 'send' } });
    expect(await rig.detail(ticket.id)).toMatchObject({ drafts: [{ state: 'approved' }], deliveries: [] });
  });

  it('leaves no space behind the greeting of whoever goes on in the next line', async () => {
    const { ticket } = await rig.open({ area: null });
    await rig.send(
      'ULUCIA',
      'reply',
      { ticketId: ticket.id },
      { text: 'Hola, Carla: \r\n\r\nLo miramos.\t\n ', next: 'ask' },
    );
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
    expect(words).toEqual(
      expect.arrayContaining([
        'No se puede enviar así:',
        '3.2 No prometemos plazos: «mañana mismo»',
        '4.1 Nada de datos personales: un teléfono «612 345 678»',
      ]),
    );
    expect(words.join()).toContain('2.1 Lo que cabe');
    expect(fieldOf(reply.form, 'text')).toMatchObject({
      initial: text,
      hint: `Mira los avisos de arriba. ${[...text].length} de 280 en X.`,
    });
    expect((await rig.detail(ticket.id)).drafts).toEqual([]);
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    expect(fieldOf(opened[0], 'text')).toMatchObject({ initial: text });
    expect(JSON.stringify(opened)).toContain('Hemos recuperado lo que habías escrito antes.');
  });

  it('that is stopped comes back with what the manual only warns of too, after what stops it', async () => {
    const { ticket } = await rig.open();
    const values = { text: 'Abrimos un ticket y te llaman al 612 345 678', next: 'ask' };
    const { reply } = await rig.send('ULUCIA', 'reply', { ticketId: ticket.id }, values);
    if (reply.kind !== 'update') throw new Error('it was taken');
    const words = reply.form.blocks.map((block) => ('inlines' in block ? readInlines(block.inlines) : ''));
    const at = words.indexOf('No se puede enviar así:');
    expect(words.slice(at, at + 6)).toEqual([
      'No se puede enviar así:',
      '4.1 Nada de datos personales: un teléfono «612 345 678»',
      'Quítalo o sigue en privado.',
      'Además, el manual avisa:',
      '3.3 Sin jerga: «ticket»',
      'Dilo de otra manera.',
    ]);
  });

  it('may be kept as a draft all the same, and is not offered as unsent then', async () => {
    const { ticket } = await rig.open();
    const kept = await rig.send('ULUCIA', 'reply', { ticketId: ticket.id }, { text: 'mañana mismo', next: 'keep' });
    expect(kept.reply).toEqual({ kind: 'close' });
    const { drafts } = await rig.detail(ticket.id);
    expect(drafts[0]).toMatchObject({
      state: 'editing',
      text: 'mañana mismo',
      findings: [{ clause: '3.2', excerpt: 'mañana mismo' }],
    });
    expect(await rig.store.submissions.unsent(ticket.id, 'lucia', 'reply')).toBeNull();
    expect((await rig.press('ULUCIA', 'submit', { ticketId: ticket.id, draftId: drafts[0]?.id })).said[0]).toContain(
      '3.2 No prometemos plazos',
    );
  });

  it('survives that somebody took the conversation meanwhile', async () => {
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
    const { reply } = await rig.send('UM1', 'reply', { ticketId: ticket.id }, { text: ANSWER, next: 'ask' });
    expect(reply).toEqual({
      kind: 'errors',
      errors: { text: 'Solo quien la lleva puede hacer esto. La lleva Lucía.' },
    });
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
    expect((await rig.send('ULUCIA', 'reply', { ticketId: ticket.id }, { text, next: 'ask' })).reply).toEqual({
      kind: 'close',
    });
    const [draft] = (await rig.detail(ticket.id)).drafts;
    if (!draft) throw new Error('no draft');
    expect(draft).toMatchObject({ text: kept, state: 'approved', approvedHash: approvalHash(draft) });
    const told = await rig.press('ULUCIA', 'send', {
      ticketId: ticket.id,
      draftId: draft.id,
      hash: draft.approvedHash,
    });
    expect(JSON.stringify(told)).not.toContain('cambió desde que lo viste');
    expect((await rig.detail(ticket.id)).deliveries).toHaveLength(1);
  });

  it('must be something', async () => {
    const { ticket } = await rig.open();
    expect((await rig.send('ULUCIA', 'reply', { ticketId: ticket.id }, { text: ' \n ', next: 'ask' })).reply).toEqual({
      kind: 'errors',
      errors: { text: 'Escribe la respuesta.' },
    });
  });
});

describe('what happens while she writes', () => {
  it('the customer writes again: she reads it with her text still there, and saves then', async () => {
    const { ticket, lastInbound } = await rig.open();
    await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    const message = {
      ...lastInbound,
      id: 'ms_second',
      nativeId: 'second',
      currentId: 'second',
      text: 'Ya está, gracias',
      postedAt: rig.clock.now(),
    };
    await rig.follow(lastInbound, message);
    const { reply } = await rig.send('ULUCIA', 'reply', opened[0]?.meta ?? {}, { text: ANSWER, next: 'ask' });
    if (reply.kind !== 'update') throw new Error(`it was ${reply.kind}`);
    expect(reply.form.blocks).toContainEqual({ kind: 'quote', text: 'Ya está, gracias' });
    expect(JSON.stringify(reply.form.blocks)).toContain('Mientras escribías ha llegado esto');
    expect(fieldOf(reply.form, 'text')).toMatchObject({ initial: ANSWER });
    expect((await rig.detail(ticket.id)).drafts).toEqual([]);
    expect((await rig.send('ULUCIA', 'reply', reply.form.meta, { text: ANSWER, next: 'ask' })).reply).toEqual({
      kind: 'close',
    });
    expect((await rig.detail(ticket.id)).drafts).toMatchObject([{ target: 'second', text: ANSWER }]);
  });

  it('a newer version is not replaced unseen', async () => {
    const { seen } = await waiting(rig);
    const { opened } = await rig.press('ULUCIA', 'edit', { ticketId: seen.ticketId });
    await rig.send('ULUCIA', 'edit', opened[0]?.meta ?? {}, { text: 'Segunda', next: 'keep' });
    const { reply } = await rig.send('ULUCIA', 'edit', opened[0]?.meta ?? {}, { text: 'Tercera', next: 'keep' });
    expect(reply).toEqual({ kind: 'errors', errors: { text: 'Hay un borrador más nuevo (el 2). Mira ese.' } });
  });
});

describe('why', () => {
  it('names the rule and what matched', async () => {
    const { ticket } = await rig.open();
    expect((await rig.press('ULUCIA', 'why', { ticketId: ticket.id })).said).toEqual([
      'Está aquí por la regla 4: la palabra «factura»',
    ]);
    expect((await rig.press('UJOAO', 'why', { ticketId: ticket.id })).said).toEqual([
      'Está aqui pela regra 4: a palavra “factura”',
    ]);
  });
});
