import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '#core/card.ts';
import type { FormField } from '#core/form.ts';
import type { Mail } from '#core/ports/mail.ts';
import type { ThreadMessage } from '#core/ports/surface.ts';
import { createDispatch } from '../../../handlers/dispatch/dispatch.ts';
import { actions } from '../../../handlers/actions/registry.ts';
import { lookAtLink } from '../../../handlers/web/expert-answer/link.ts';
import { openRig, recordingRespond, type Rig, type Told } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());
beforeEach(() => rig.reset());

const fields = ({ opened }: Told): FormField[] =>
  opened.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'field' ? [block.field] : [])));
const ask = (ticketId: string, values: Record<string, string>, by = 'ULUCIA') =>
  rig.send(by, 'delegate', { ticketId }, { to: 'person', question: '¿Desde cuándo?', ...values });
async function asked(
  to: Record<string, string> = { person: 'UTERESA' },
): Promise<{ ticketId: string; delegationId: string }> {
  const { ticket } = await rig.open();
  expect((await ask(ticket.id, to)).reply).toEqual({ kind: 'close' });
  return { ticketId: ticket.id, delegationId: (await rig.detail(ticket.id)).delegations[0]?.id ?? '' };
}
const wrote = (over: Partial<ThreadMessage>): Promise<void> =>
  rig.dispatch.onThreadMessage({
    id: 'slack:C1:9',
    surface: 'slack',
    userId: 'UTERESA',
    channel: 'C-facturacion',
    thread: '1.1',
    ts: '9',
    text: 'Desde octubre',
    ...over,
  });
const answers = async (ticketId: string): Promise<string[]> =>
  (await rig.detail(ticketId)).delegations.flatMap((each) => each.answers.map(({ text }) => text));
async function placeCard(ticketId: string): Promise<void> {
  const [card] = (await rig.detail(ticketId)).cards;
  const shown = { channelId: 'C-facturacion', ts: '1.1', hash: 'h', at: rig.clock.now() };
  await rig.store.chatPosts.posted(card?.id ?? '', shown);
}

describe('asking', () => {
  it('offers a person, every group, or a link', async () => {
    const { ticket } = await rig.open();
    rig.chat.surface.groups = async () => ['@turno'];
    const told = await rig.press('ULUCIA', 'delegate', { ticketId: ticket.id });
    const to = fields(told).find(({ name }) => name === 'to');
    expect(to?.kind === 'choice' ? to.options.map(({ value }) => value) : []).toEqual([
      'id:teresa',
      'id:joao',
      'id:ivan',
      'id:carmen',
      'person',
      'group:@turno',
      'link',
    ]);
    // No mail goes out from here, so no address is asked for; and the note says who reads it.
    expect(fields(told).map(({ name }) => name)).toEqual(['to', 'person', 'question', 'note']);
    expect(fields(told).find(({ name }) => name === 'note')).toMatchObject({
      hint: expect.stringContaining('en el hilo'),
    });
    delete rig.chat.surface.groups;
  });

  it('has the expert of the area chosen already, unless she is asked or asks herself', async () => {
    const { ticket } = await rig.open();
    const chosen = async (by: string, id = ticket.id): Promise<unknown> =>
      fields(await rig.press(by, 'delegate', { ticketId: id })).find(({ name }) => name === 'to');
    expect(await chosen('ULUCIA')).toMatchObject({ initial: 'id:teresa' });
    rig.chat.channels.get('facturacion')?.add('UTERESA');
    expect(await chosen('UTERESA')).toMatchObject({ initial: 'person' });
    rig.chat.channels.get('facturacion')?.delete('UTERESA');
    await ask(ticket.id, { person: 'UTERESA' });
    expect(await chosen('ULUCIA')).toMatchObject({ initial: 'person' });
  });

  it('asks whom the configuration names without looking her up again', async () => {
    const { ticket } = await rig.open();
    await ask(ticket.id, { to: 'id:teresa' });
    expect((await rig.detail(ticket.id)).delegations).toMatchObject([{ to: { kind: 'person', person: 'teresa' } }]);
    const { reply } = await ask(ticket.id, { to: 'id:lucia' });
    expect(reply).toMatchObject({ kind: 'errors', errors: { to: expect.stringContaining('ti') } });
  });

  it.each<[string, Record<string, string>, string, RegExp]>([
    ['nobody', {}, 'person', /Elige/],
    ['herself', { person: 'ULUCIA' }, 'person', /ti/],
    ['a guest', { person: 'UGUEST' }, 'person', /invitada/],
    ['somebody unknown', { person: 'UNADIE' }, 'person', /invitada/],
    ['somebody below, another above', { to: 'id:teresa', person: 'UJOAO' }, 'person', /«A otra persona/],
    ['somebody below and a group above', { to: 'group:@turno', person: 'UJOAO' }, 'person', /quítala/],
    ['an address without the link', { to: 'id:teresa', address: 'ana@taller.example' }, 'address', /borra el correo/],
    ['an empty group', { to: 'group:@nadie' }, 'to', /@nadie/],
    ['no address', { to: 'link', address: 'ana@, malo@evil.example' }, 'address', /correo/],
    ['nothing', { person: 'UTERESA', question: '  ' }, 'question', /pregunta/],
  ])('refuses to ask %s, beside the field', async (_what, values, field, words) => {
    const { ticket } = await rig.open();
    const { reply } = await ask(ticket.id, values);
    expect(reply.kind === 'errors' ? reply.errors[field] : reply).toMatch(words);
    expect((await rig.detail(ticket.id)).delegations).toEqual([]);
  });

  it('is for those who may answer', async () => {
    const { ticket } = await rig.open();
    expect((await rig.press('UTERESA', 'delegate', { ticketId: ticket.id })).said.join()).toContain('#facturacion');
    const { reply } = await ask(ticket.id, { person: 'UIVAN' }, 'UTERESA');
    expect(reply.kind).toBe('errors');
  });

  it('gives the link to the asker, mails it where it can, and stores only its hash', async () => {
    const sent: Parameters<Mail['send']>[0][] = [];
    const { ticket } = await rig.open();
    const send = async (mail: Mail | undefined) => {
      const { respond, said } = recordingRespond();
      const dispatch = createDispatch(
        { ...rig.services, publicUrl: 'https://recado.example', mail: mail ?? rig.services.mail },
        Object.values(actions),
      );
      await dispatch.onSubmit(
        {
          id: `s${Math.random()}`,
          surface: 'slack',
          userId: 'ULUCIA',
          action: 'delegate',
          viewId: 'V1',
          meta: { ticketId: ticket.id },
          values: { to: 'link', address: 'ana@taller.example', question: '¿Qué taller?' },
        },
        respond,
      );
      return said.join();
    };
    const mailed = await send({ isConfigured: true, send: async (mail) => void sent.push(mail) });
    const token = /https:\/\/recado\.example\/ask\/([\w-]{43})/.exec(mailed)?.[1] ?? '';
    expect(mailed).toContain('Enviado a ana@taller.example');
    expect(sent).toMatchObject([
      {
        to: 'ana@taller.example',
        subject: 'Alba: una pregunta para ti',
        text: expect.stringContaining(`/ask/${token}`),
      },
    ]);
    expect(
      await send({
        isConfigured: true,
        send: async () => {
          throw new Error('no server');
        },
      }),
    ).toContain('No se ha podido');
    expect(await send(undefined)).toContain('No se ha podido');
    expect(JSON.stringify(await rig.detail(ticket.id))).not.toContain(token);
    expect(await lookAtLink(rig.services, token)).toMatchObject({ kind: 'open', asker: 'Lucía', brand: 'Alba' });
    expect(JSON.stringify(await rig.store.activity.of(ticket.id))).not.toContain('taller');
    expect(JSON.stringify(rig.logged)).not.toContain(token);
  });
});

describe('answering', () => {
  it('needs no role and no channel, only to be asked', async () => {
    const { ticketId, delegationId } = await asked();
    const told = await rig.press('UTERESA', 'write-answer', { ticketId, delegationId });
    expect(told.opened[0]?.action).toBe('write-answer');
    expect(
      (await rig.send('UTERESA', 'write-answer', { ticketId, delegationId }, { text: 'Desde octubre' })).reply,
    ).toEqual({ kind: 'close' });
    expect(await answers(ticketId)).toEqual(['Desde octubre']);
  });

  it.each(['ULUCIA', 'UCARMEN', 'UGUEST'])('is refused to %s, who was not asked', async (user) => {
    const { ticketId, delegationId } = await asked();
    const told = await rig.press(user, 'write-answer', { ticketId, delegationId });
    expect([told.opened.length, told.said.length]).toEqual([0, 1]);
    expect((await rig.send(user, 'write-answer', { ticketId, delegationId }, { text: 'Yo lo sé' })).reply.kind).toBe(
      'errors',
    );
    expect(await answers(ticketId)).toEqual([]);
  });

  it('of one ticket opens no other', async () => {
    const { delegationId } = await asked();
    const other = await rig.open({ text: 'Otra cosa' });
    const told = await rig.press('UTERESA', 'write-answer', { ticketId: other.ticket.id, delegationId });
    expect([told.opened.length, told.said.join()]).toEqual([0, expect.stringContaining('ya no existe')]);
    expect((await rig.press('UTERESA', 'reply', { ticketId: other.ticket.id })).said.join()).toContain('#facturacion');
  });
});

describe('what experts write in the chat', () => {
  it('counts under the card, is added to and changed', async () => {
    const { ticketId } = await asked();
    await placeCard(ticketId);
    await wrote({});
    await wrote({});
    rig.clock.at = new Date(rig.clock.at.getTime() + 1_000);
    await wrote({ id: 'slack:C1:10', ts: '10', text: 'Solo en Norte' });
    expect(await answers(ticketId)).toEqual(['Desde octubre', 'Solo en Norte']);
    await wrote({ text: 'Desde noviembre', edited: true });
    expect(await answers(ticketId)).toEqual(['Desde noviembre', 'Solo en Norte']);
    await wrote({ id: 'slack:C1:11', ts: '11', text: 'Otra cosa', edited: true });
    expect(await answers(ticketId)).toHaveLength(2);
  });

  it('does not count from others, nor elsewhere', async () => {
    const { ticketId } = await asked();
    await placeCard(ticketId);
    await wrote({ userId: 'UIVAN' });
    await wrote({ userId: 'UGUEST' });
    await wrote({ thread: '7.7' });
    expect(await answers(ticketId)).toEqual([]);
  });

  it('counts directly: in the thread of a question, and outside where only one waits', async () => {
    const said: { card: Card; thread?: string | undefined }[] = [];
    rig.chat.surface.post = async ({ card, thread }) => {
      said.push({ card, thread });
      return { ts: '99' };
    };
    const first = await asked();
    const direct = { channel: 'D1', direct: true as const };
    const place = async (ticketId: string, ts: string): Promise<void> => {
      const [post] = await rig.store.chatPosts.of({ ticketId }, { kind: 'delegation' });
      await rig.store.chatPosts.posted(post?.id ?? '', { channelId: 'D1', ts, hash: 'h', at: new Date() });
    };
    await place(first.ticketId, '5.1');
    const second = await asked();
    await place(second.ticketId, '5.2');
    await wrote({ ...direct, id: 'slack:D1:6', ts: '6', thread: '6' });
    expect(said.map(({ card }) => card.fallback)).toEqual([expect.stringContaining('varias preguntas')]);
    await wrote({ ...direct, id: 'slack:D1:7', ts: '7', thread: '5.1', text: 'De la primera' });
    await wrote({ ...direct, id: 'slack:D1:8', ts: '8', thread: '8', text: 'De la otra' });
    expect([await answers(first.ticketId), await answers(second.ticketId)]).toEqual([
      ['De la primera'],
      ['De la otra'],
    ]);
    await rig.store.tickets.move({
      ticketId: second.ticketId,
      move: { move: 'use-answer', delegationId: second.delegationId },
      by: { kind: 'person', id: 'lucia' },
      at: rig.clock.now(),
    });
    await rig.store.tickets.move({
      ticketId: first.ticketId,
      move: { move: 'use-answer', delegationId: first.delegationId },
      by: { kind: 'person', id: 'lucia' },
      at: rig.clock.now(),
    });
    await wrote({ ...direct, id: 'slack:D1:9', ts: '9', thread: '9', text: 'Una más' });
    expect(said.at(-1)?.card.fallback).toContain('ninguna pregunta pendiente');
  });
});

describe('use as draft', () => {
  it('opens the answer form with her words between greeting and signature, and records where they come from', async () => {
    const { ticketId, delegationId } = await asked();
    await rig.send('UTERESA', 'write-answer', { ticketId, delegationId }, { text: '<!channel> *Desde* octubre' });
    const told = await rig.press('ULUCIA', 'use-as-draft', { ticketId, delegationId });
    const [form] = told.opened;
    const text = fields(told).find(({ name }) => name === 'text');
    expect([form?.action, text?.kind === 'text' ? text.initial : '']).toEqual([
      'reply',
      'Hola, Carla:\n<!channel> *Desde* octubre',
    ]);
    await rig.send('ULUCIA', 'reply', form?.meta ?? {}, { text: 'Hola, Carla: desde octubre', next: 'keep' });
    const { drafts, delegations } = await rig.detail(ticketId);
    expect([drafts[0]?.basedOn, delegations[0]?.state]).toEqual([delegationId, 'used']);
    expect((await rig.press('ULUCIA', 'use-as-draft', { ticketId, delegationId })).said.join()).toContain(
      'ya se ha usado',
    );
  });

  it('that does not fit in the box is shown to its last word, with greeting and signature around what fits', async () => {
    const { ticketId, delegationId } = await asked();
    await placeCard(ticketId);
    const words = Array.from({ length: 3 }, (_, part) => `${`palabra${part} `.repeat(190)}👍`);
    for (const [index, text] of words.entries()) {
      await wrote({ id: `slack:C1:${index}`, ts: String(index), text });
      rig.clock.at = new Date(rig.clock.at.getTime() + 1_000);
    }
    const { opened } = await rig.press('ULUCIA', 'use-as-draft', { ticketId, delegationId });
    const box =
      opened.flatMap(({ blocks }) =>
        blocks.flatMap((block) =>
          block.kind === 'field' && block.field.name === 'text' && block.field.kind === 'text'
            ? [block.field.initial ?? '']
            : [],
        ),
      )[0] ?? '';
    const rest = opened
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'quote' ? [block.text] : [])))
      .slice(1);
    expect(box.length).toBeLessThanOrEqual(3_000);
    expect(box.slice(0, 60)).toMatch(/^Hola, Carla:\npalabra0/);
    expect(JSON.stringify(opened)).toContain('El texto no cabe entero en el cuadro');
    const whole = words.map((text) => text.trim()).join('\n\n');
    expect(`${box.slice('Hola, Carla: '.length)} ${rest.join('')}`.replace(/\s+/g, ' ')).toBe(
      whole.replace(/\s+/g, ' '),
    );
  });

  it('is refused where it is longer than the box, not cut', async () => {
    const { ticketId, delegationId } = await asked();
    const { reply } = await rig.send(
      'UTERESA',
      'write-answer',
      { ticketId, delegationId },
      { text: 'a'.repeat(3_001) },
    );
    expect(reply).toEqual({ kind: 'errors', errors: { text: 'Es demasiado larga: caben 3000 caracteres.' } });
    const { ticket } = await rig.open();
    expect(
      (await ask(ticket.id, { person: 'UTERESA', question: 'a'.repeat(3_001), note: 'b'.repeat(3_001) })).reply,
    ).toEqual({
      kind: 'errors',
      errors: {
        question: 'Es demasiado larga: caben 3000 caracteres.',
        note: 'Es demasiado larga: caben 3000 caracteres.',
      },
    });
    expect(await answers(ticketId)).toEqual([]);
  });

  it('lets her choose among several answers and combine them in the order in which they came', async () => {
    const { ticketId, delegationId } = await asked();
    // Two questions of one moment have no order.
    rig.clock.at = new Date(rig.clock.at.getTime() + 1_000);
    await ask(ticketId, { person: 'UIVAN', question: '¿Y cuánto?' });
    const [first, second] = (await rig.detail(ticketId)).delegations;
    await rig.send('UIVAN', 'write-answer', { ticketId, delegationId: second?.id ?? '' }, { text: 'Diez euros' });
    rig.clock.at = new Date(rig.clock.at.getTime() + 60_000);
    await rig.send('UTERESA', 'write-answer', { ticketId, delegationId }, { text: 'Desde octubre' });
    const told = await rig.press('ULUCIA', 'use-as-draft', { ticketId });
    expect(fields(told)).toMatchObject([{ kind: 'many', options: [{ value: second?.id }, { value: first?.id }] }]);
    const none = await rig.send('ULUCIA', 'use-as-draft', { ticketId }, { answers: '' });
    expect(none.reply).toMatchObject({ kind: 'errors', errors: { answers: 'Elige al menos una respuesta.' } });
    const { reply } = await rig.send(
      'ULUCIA',
      'use-as-draft',
      { ticketId },
      { answers: `${first?.id}\n${second?.id}` },
    );
    if (reply.kind !== 'update') throw new Error('no form');
    const box = reply.form.blocks.flatMap((block) =>
      block.kind === 'field' && block.field.name === 'text' ? [block.field] : [],
    )[0];
    expect(box).toMatchObject({ initial: 'Hola, Carla:\nDiez euros\n\nDesde octubre' });
    await rig.send('ULUCIA', 'reply', reply.form.meta, {
      text: 'Hola, Carla: diez euros, desde octubre',
      next: 'keep',
    });
    const { drafts, delegations } = await rig.detail(ticketId);
    expect([drafts[0]?.basedOn, ...delegations.map(({ state }) => state)]).toEqual([
      `${second?.id} ${first?.id}`,
      'used',
      'used',
    ]);
  });

  it('is refused before there is an answer, and to whoever may not answer', async () => {
    const { ticketId, delegationId } = await asked();
    expect((await rig.press('ULUCIA', 'use-as-draft', { ticketId, delegationId })).said.join()).toContain(
      'Todavía no hay ninguna respuesta',
    );
    expect((await rig.press('UTERESA', 'use-as-draft', { ticketId, delegationId })).said.join()).toContain(
      '#facturacion',
    );
  });

  it('takes a message from its menu only in the thread of a card', async () => {
    const { ticketId } = await asked();
    const used = async (thread: string): Promise<Told> => {
      const { respond, ...told } = recordingRespond();
      await rig.dispatch.onClick(
        {
          id: `c${thread}`,
          surface: 'slack',
          userId: 'ULUCIA',
          action: 'use-as-draft',
          value: '',
          channel: 'C-facturacion',
          ts: '9',
          said: { userId: 'UJOAO', text: 'Lo sé', thread },
        },
        respond,
      );
      return told;
    };
    await placeCard(ticketId);
    expect((await used('3.3')).said.join()).toContain('hilo de una tarjeta');
    expect((await used('1.1')).opened[0]?.action).toBe('reply');
  });
});
