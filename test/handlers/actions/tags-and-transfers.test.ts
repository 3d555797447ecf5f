import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form, FormReply } from '#core/form.ts';
import { toView } from '../../../adapters/surfaces/slack/drawing/form.ts';
import { checkView } from '../../../sandbox/slack/blocks/index.ts';
import { openRig, recordingRespond, type Rig } from './rig.ts';
import { sent } from './sent.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({ tags: ['Reclamación', 'elogio'] });
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

const actionsIn = (form: Form | undefined): string[] =>
  (form?.blocks ?? []).flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ action }) => action) : []));
const errorsOf = (reply: FormReply): string => (reply.kind === 'errors' ? Object.values(reply.errors).join() : '');
const wordsIn = (form: Form | undefined): string => JSON.stringify(form?.blocks);

describe('tags', () => {
  const suggest = (userId: string, ticketId: string, query: string) =>
    rig.dispatch.onSuggest?.({ surface: 'slack', userId, action: 'tag', field: 'tags', query, meta: { ticketId } });

  it('offers those of the configuration and those in use, then what looks alike, and what is typed last where it is new', async () => {
    const { ticket } = await rig.open();
    await rig.send('ULUCIA', 'tag', { ticketId: ticket.id, had: '' }, { tags: 'cobro-doble' });
    expect(await suggest('ULUCIA', ticket.id, '')).toEqual(
      ['cobro-doble', 'Reclamación', 'elogio'].map((tag) => ({ value: tag, label: tag })),
    );
    expect(await suggest('ULUCIA', ticket.id, 'RECLAMACION')).toEqual([{ value: 'Reclamación', label: 'Reclamación' }]);
    expect(await suggest('UJOAO', ticket.id, 'o')).toEqual([
      ...['cobro-doble', 'Reclamación', 'elogio'].map((tag) => ({ value: tag, label: tag })),
      { value: 'o', label: 'Criar “o”' },
    ]);
    expect(await suggest('UJOAO', ticket.id, 'elogios')).toEqual([
      { value: 'elogio', label: 'Você quis dizer “elogio”?' },
      { value: 'elogios', label: 'Criar “elogios”' },
    ]);
    await expect(suggest('UTERESA', ticket.id, '')).rejects.toMatchObject({ code: 'right.not-in-channel' });
  });

  it('leaves alone what somebody else added meanwhile', async () => {
    const { ticket } = await rig.open();
    await rig.send('ULUCIA', 'tag', { ticketId: ticket.id, had: '' }, { tags: 'uno\ndos' });
    await rig.send('UJOAO', 'tag', { ticketId: ticket.id, had: 'uno\ndos' }, { tags: 'uno\ndos\ntres' });
    expect(await rig.send('ULUCIA', 'tag', { ticketId: ticket.id, had: 'uno\ndos' }, { tags: 'dos' })).toMatchObject({
      reply: { kind: 'close' },
    });
    expect((await rig.detail(ticket.id)).ticket.tags).toEqual(['dos', 'tres']);
  });
});

describe('More', () => {
  it('holds what the state allows and the network can do', async () => {
    const { ticket } = await rig.open();
    const fresh = (await rig.press('ULUCIA', 'more', { ticketId: ticket.id })).opened[0];
    expect(actionsIn(fresh)).toEqual([
      ...Array.from({ length: 22 }, () => 'label'),
      'tag',
      'labels',
      'snooze',
      'transfer',
      'archive',
      'spam',
      'elsewhere',
      'why',
      'export-conversation',
      'refresh',
      'author',
      'profile',
      'mute',
      'open',
    ]);
    await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
    expect(actionsIn((await rig.press('ULUCIA', 'more', { ticketId: ticket.id })).opened[0])).toContain('release');
    expect(actionsIn((await rig.press('UIVAN', 'more', { ticketId: ticket.id })).opened[0])).not.toContain('release');
    await rig.press('ULUCIA', 'archive', { ticketId: ticket.id });
    expect(actionsIn((await rig.press('ULUCIA', 'more', { ticketId: ticket.id })).opened[0])).toEqual([
      ...Array.from({ length: 22 }, () => 'label'),
      'tag',
      'labels',
      'reopen',
      'why',
      'export-conversation',
      'refresh',
      'author',
      'profile',
      'mute',
      'open',
    ]);
  });

  it('shows the outcome of a press in the form itself, and a refusal on top of it', async () => {
    const { ticket } = await rig.open();
    const replaced: Form[] = [];
    const pressIn = async (userId: string, action: string, value: Record<string, string>) => {
      const { respond, ...told } = recordingRespond();
      await rig.dispatch.onClick(
        { id: crypto.randomUUID(), surface: 'slack', userId, action, value: JSON.stringify(value), viewId: 'V1' },
        { ...respond, replace: async (form) => void replaced.push(form) },
      );
      return told;
    };
    expect(
      await pressIn('ULUCIA', 'label', { ticketId: ticket.id, label: 'sentiment', value: 'negative' }),
    ).toMatchObject({
      said: [],
      opened: [],
    });
    expect(wordsIn(replaced[0])).toContain('Sentimiento: negativo');
    await pressIn('ULUCIA', 'release', { ticketId: ticket.id });
    expect(wordsIn(replaced[1])).toContain('Ya no la lleva nadie');
    const refused = await pressIn('UTERESA', 'archive', { ticketId: ticket.id });
    expect(refused.said).toEqual([]);
    expect(wordsIn(refused.opened[0])).toContain('#facturacion');
  });

  it('takes back the answer that she was shown, not one that went out meanwhile', async () => {
    const removed: string[] = [];
    rig.network.connection.remove = async (nativeId) => void removed.push(nativeId);
    const { ticket, lastInbound } = await rig.open();
    const answer = (text: string, nativeId: string) => sent(rig, { ticket, lastInbound }, { text, nativeId });
    await answer('Hola, Carla.', '501');
    const form = (await rig.press('ULUCIA', 'remove-answer', { ticketId: ticket.id })).opened[0];
    await answer('Ya está resuelto.', '502');
    await rig.send('ULUCIA', 'remove-answer', form?.meta ?? {}, {});
    delete rig.network.connection.remove;
    expect(removed).toEqual(['501']);
    expect((await rig.detail(ticket.id)).deliveries.map(({ nativeId, state }) => [nativeId, state])).toEqual([
      ['501', 'removed'],
      ['502', 'sent'],
    ]);
  });

  it('likes and hides the message that she saw, not one that came meanwhile', async () => {
    const done: [string, boolean?][] = [];
    rig.network.connection.like = async (id) => void done.push([id]);
    rig.network.connection.hide = async (id, hidden) => void done.push([id, hidden]);
    const { ticket, lastInbound } = await rig.open();
    const form = (await rig.press('ULUCIA', 'more', { ticketId: ticket.id })).opened[0];
    const valueOf = (action: string): string =>
      form?.blocks
        .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
        .find((each) => each.action === action)?.value ?? '';
    rig.clock.at = new Date(rig.clock.at.getTime() + 60_000);
    await rig.follow(lastInbound, {
      ...lastInbound,
      id: 'ms_second',
      nativeId: 'second',
      currentId: 'second',
      text: 'Sois una vergüenza',
      postedAt: rig.clock.now(),
    });
    await rig.press('ULUCIA', 'like', valueOf('like'));
    await rig.press('ULUCIA', 'hide', valueOf('hide'));
    const other = await rig.open();
    await rig.press('ULUCIA', 'like', { ticketId: ticket.id, messageId: other.lastInbound.id });
    delete rig.network.connection.like;
    delete rig.network.connection.hide;
    expect(done).toEqual([[lastInbound.currentId], [lastInbound.currentId, true]]);
    expect((await rig.detail(ticket.id)).ticket.marks).toEqual({ liked: [lastInbound.id], hidden: [lastInbound.id] });
  });

  it('what was said in private cannot be taken back: no button, and a refusal in words', async () => {
    const removed: string[] = [];
    rig.network.connection.remove = async (nativeId) => void removed.push(nativeId);
    const detail = await rig.open();
    const { id: ticketId } = detail.ticket;
    await sent(rig, detail, { text: 'En público', nativeId: '503' });
    const more = (await rig.press('ULUCIA', 'more', { ticketId })).opened[0];
    const labelled = (more?.blocks ?? []).flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    // Whatever closes says what, and what deletes is last and looks so.
    expect(labelled.at(-1)).toMatchObject({ action: 'remove-answer', style: 'danger' });
    expect(labelled.find(({ action }) => action === 'close')?.label).toBe('Dar por cerrada');
    const names = [...labelled.map(({ label }) => label), more?.cancel];
    expect(new Set(names).size).toBe(names.length);
    await rig.send('ULUCIA', 'remove-answer', { ticketId }, {});
    await sent(rig, detail, { text: 'Solo para ti', nativeId: 'dm:77:504', isPrivate: true });
    expect(actionsIn((await rig.press('ULUCIA', 'more', { ticketId })).opened[0])).not.toContain('remove-answer');
    expect((await rig.press('ULUCIA', 'remove-answer', { ticketId })).said.join()).toContain('X no permite');
    delete rig.network.connection.remove;
    expect(removed).toEqual(['503']);
  });

  it.each(['like', 'hide', 'remove-answer'])('%s is refused in words where the network cannot', async (action) => {
    const { ticket } = await rig.open();
    const { said } = await rig.press('ULUCIA', action, { ticketId: ticket.id, on: 'yes' });
    expect(said.join()).toMatch(/X no permite|no está en la red/);
  });

  it('refreshing brings what changed, once, and says when nothing did', async () => {
    const { ticket, lastInbound } = await rig.open();
    expect((await rig.press('ULUCIA', 'refresh', { ticketId: ticket.id })).said).toEqual([
      'Al día: no hay nada nuevo en X.',
    ]);
    rig.network.now.set(lastInbound.currentId, { state: 'gone' });
    expect((await rig.press('ULUCIA', 'refresh', { ticketId: ticket.id })).said.join()).toContain('Hay cambios');
    expect(await rig.store.inbox.waiting()).toMatchObject({ waiting: 1 });
  });

  it('a pause is offered by her own clock', async () => {
    const { ticket } = await rig.open();
    const optionsFor = async (userId: string): Promise<[string, string][]> => {
      const field = (await rig.press(userId, 'snooze', { ticketId: ticket.id })).opened[0]?.blocks[0];
      return field?.kind === 'field' && field.field.kind === 'choice'
        ? field.field.options.map(({ value, label }) => [value, label])
        : [];
    };
    expect(await optionsFor('ULUCIA')).toEqual([
      ['2026-03-10T10:36:00.000Z', 'Dentro de 1 hora: 11:36'],
      ['2026-03-10T15:00:00.000Z', 'Esta tarde: 16:00'],
      ['2026-03-11T08:00:00.000Z', 'Mañana: 09:00 (11 mar)'],
      ['2026-03-16T08:00:00.000Z', 'El lunes que viene: 09:00 (16 mar)'],
    ]);
    expect((await optionsFor('UJOAO'))[1]?.[0]).toBe('2026-03-10T19:00:00.000Z');
    // Clocks go forward on 29 March in Madrid.
    rig.clock.at = new Date('2026-03-28T17:00:00Z');
    expect((await optionsFor('ULUCIA')).map(([at]) => at)).toEqual([
      '2026-03-28T18:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ]);
    // On a Sunday tomorrow is Monday, and is offered once.
    rig.clock.at = new Date('2026-03-29T17:00:00Z');
    expect((await optionsFor('ULUCIA')).map(([at]) => at)).toEqual([
      '2026-03-29T18:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ]);
  });
});

describe('moving', () => {
  it('goes by the name of earlier versions too, from a form that was drawn by one', async () => {
    const { ticket } = await rig.open();
    expect((await rig.press('ULUCIA', 'move', { ticketId: ticket.id })).opened[0]?.action).toBe('transfer');
    const { reply } = await rig.send(
      'ULUCIA',
      'move',
      { ticketId: ticket.id },
      { to: 'general', reason: 'es general' },
    );
    expect(reply).toEqual({ kind: 'close', all: true });
    expect((await rig.detail(ticket.id)).ticket.route.channels).toEqual(['general']);
  });

  it('is checked again when the form is sent: only to a channel she is in', async () => {
    const { ticket } = await rig.open();
    rig.chat.channels.get('general')?.delete('ULUCIA');
    const { reply } = await rig.send('ULUCIA', 'transfer', { ticketId: ticket.id }, { to: 'general', reason: 'x' });
    rig.chat.channels.get('general')?.add('ULUCIA');
    expect(errorsOf(reply)).toContain('#general');
    expect(
      errorsOf((await rig.send('ULUCIA', 'transfer', { ticketId: ticket.id }, { to: 'nowhere', reason: 'x' })).reply),
    ).toContain('#nowhere');
    expect(
      errorsOf((await rig.send('ULUCIA', 'transfer', { ticketId: ticket.id }, { to: 'general', reason: ' ' })).reply),
    ).toContain('motivo');
    expect(
      (await rig.send('ULUCIA', 'transfer', { ticketId: ticket.id }, { to: 'general', reason: 'es general' })).reply,
    ).toEqual({ kind: 'close', all: true });
    const { ticket: after, cards } = await rig.detail(ticket.id);
    expect(after.route.channels).toEqual(['general']);
    expect(cards.map(({ place, home, movedTo, state }) => ({ place, home, movedTo, state }))).toEqual([
      { place: 'general', home: true, movedTo: null, state: 'wanted' },
      { place: 'facturacion', home: false, movedTo: 'general', state: 'gone' },
    ]);
    expect((await rig.store.activity.of(ticket.id)).at(-1)).toMatchObject({
      what: 'move',
      detail: { from: 'facturacion', to: 'general' },
    });
  });
});

describe('several at once', () => {
  const optionsOf = (form: Form | undefined) =>
    (form?.blocks ?? []).flatMap((block) =>
      block.kind === 'field' && block.field.kind === 'many' ? block.field.options : [],
    );
  const fieldsOf = (form: Form | undefined): string[] =>
    (form?.blocks ?? []).flatMap((block) => (block.kind === 'field' ? [block.field.name] : []));
  const formOf = (reply: FormReply): Form => {
    if (reply.kind !== 'update') throw new Error(`no form came, but ${JSON.stringify(reply)}`);
    return reply.form;
  };
  /** Each a second after the one before. */
  const arrive = (of: Parameters<Rig['open']>[0] = {}): Promise<TicketDetail> => {
    rig.clock.at = new Date(rig.clock.at.getTime() + 1_000);
    return rig.open(of);
  };
  const open = async (): Promise<Form> => {
    const [form] = (await rig.press('ULUCIA', 'bulk', {})).opened;
    if (!form) throw new Error('no form opened');
    return form;
  };

  it('lists what nobody has, asks for nothing that the action does not need, and names what was refused, with why', async () => {
    const [one, two, three] = [
      await arrive({ text: 'uno' }),
      await arrive({ text: 'dos' }),
      await arrive({ text: 'tres', channels: ['cerrado'] }),
    ];
    const form = await open();
    expect(optionsOf(form).map(({ detail }) => detail)).toEqual(['uno', 'dos', 'tres']);
    expect(fieldsOf(form)).toEqual(['what', 'which', 'lines-0']);
    // Somebody takes one while the form is open.
    await rig.press('UIVAN', 'claim', { ticketId: two.ticket.id });
    const asked = formOf((await rig.send('ULUCIA', 'bulk', form.meta, { what: 'archive', which: 'all' })).reply);
    expect([fieldsOf(asked), wordsIn(asked)]).toEqual([[], expect.stringContaining('Se aplica a 3 conversaciones.')]);
    const words = wordsIn(formOf((await rig.send('ULUCIA', 'bulk', asked.meta, {})).reply));
    expect(words).toContain('Hecho en 2 conversaciones');
    expect(words).toMatch(new RegExp(`n\\.º ${two.ticket.number}: .*Iván`));
    expect((await rig.detail(one.ticket.id)).ticket.closeReason).toBe('no-answer-needed');
    expect((await rig.detail(three.ticket.id)).ticket.closeReason).toBe('no-answer-needed');
  });

  it('takes those marked at once, up to her limit', async () => {
    const [one, two] = [await arrive({ text: 'uno' }), await arrive({ text: 'dos' })];
    const form = await open();
    const { reply } = await rig.send('ULUCIA', 'bulk', form.meta, { what: 'claim', which: 'marked', 'lines-0': '1' });
    expect(wordsIn(formOf(reply))).toContain('Hecho en 1 conversación');
    expect((await rig.detail(one.ticket.id)).ticket.owner).toBeNull();
    expect((await rig.detail(two.ticket.id)).ticket.owner).toBe('lucia');
  });

  it('puts those that say the same on one line, cuts no word, and acts on all of them', async () => {
    const long = 'La cafetera que compré en octubre hace un ruido horrible y pierde agua por debajo desde ayer';
    const [one, two] = [await arrive({ text: `@alba ${long}` }), await arrive({ text: `${long.toUpperCase()}!!` })];
    await arrive({ text: 'otra cosa' });
    const form = await open();
    const [line, ...others] = optionsOf(form);
    expect(line?.label).toBe(`2 con el mismo texto · n.º ${one.ticket.number}, ${two.ticket.number}`);
    expect(line?.detail).toBe('@alba La cafetera que compré en octubre hace un ruido horrible y pierde…');
    expect(others).toHaveLength(1);
    const asked = formOf(
      (await rig.send('ULUCIA', 'bulk', form.meta, { what: 'tag', which: 'marked', 'lines-0': '0' })).reply,
    );
    expect(fieldsOf(asked)).toEqual(['tags']);
    expect(errorsOf((await rig.send('ULUCIA', 'bulk', asked.meta, { tags: '' })).reply)).toContain('etiqueta');
    await rig.send('ULUCIA', 'bulk', asked.meta, { tags: 'oleada' });
    for (const { ticket } of [one, two]) expect((await rig.detail(ticket.id)).ticket.tags).toEqual(['oleada']);
  });

  it('lists fifty in lists of ten that the chat takes', async () => {
    for (let i = 0; i < 52; i += 1) await arrive({ text: `número ${i}` });
    const form = await open();
    expect(optionsOf(form)).toHaveLength(50);
    expect(fieldsOf(form)).toEqual(['what', 'which', ...[0, 1, 2, 3, 4].map((part) => `lines-${part}`)]);
    expect(wordsIn(form)).toContain('Se muestran las 50 más antiguas.');
    expect(JSON.stringify(form.meta).length).toBeLessThan(2_500);
    expect(checkView(toView(form, { now: rig.clock.at }), 'modal')).toEqual([]);
  });

  it('moves, each checked like a single one, and does nothing where none is chosen', async () => {
    const one = await arrive();
    const form = await open();
    const marked = { which: 'marked', 'lines-0': '0' };
    expect(errorsOf((await rig.send('ULUCIA', 'bulk', form.meta, { what: 'tag', which: 'marked' })).reply)).toContain(
      'al menos una',
    );
    const asked = formOf((await rig.send('ULUCIA', 'bulk', form.meta, { ...marked, what: 'transfer' })).reply);
    expect(fieldsOf(asked)).toEqual(['to', 'reason']);
    const values = { to: 'general', reason: 'x' };
    expect(wordsIn(formOf((await rig.send('UTERESA', 'bulk', asked.meta, values)).reply))).toContain('#facturacion');
    await rig.send('ULUCIA', 'bulk', asked.meta, values);
    expect((await rig.detail(one.ticket.id)).ticket.route.channels).toEqual(['general']);
  });
});
