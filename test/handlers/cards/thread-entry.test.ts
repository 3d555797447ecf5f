import { describe, expect, it } from 'vitest';
import type { ThreadEntry } from '#core/ticket/changes.ts';
import type { Measured } from '#core/ports/network.ts';
import type { Finding } from '#core/ticket/draft.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { drawEntry } from '../../../handlers/cards/thread-entry.ts';
import { claimed, config, deliveryOf, detailOf, draftOf, messageOf, minutes, read, type Over } from './builders.ts';

const texts = createTexts('es');
const measure = (text: string): Measured[] => [{ length: [...text].length, max: 280 }];
const networks = new Map([['alba-x', { caps: { measure, privateReplies: false as const, edits: false } }]]);

function entryIn(
  channel: string,
  entry: ThreadEntry,
  over: Over = {},
  conversation: Parameters<typeof drawEntry>[2]['conversation'] = [],
): string[] {
  const card = drawEntry({ detail: detailOf(over), config, surface: 'slack' }, entry, {
    texts,
    channel,
    networks,
    conversation,
  });
  return card ? read(card) : [];
}

const waiting: ThreadEntry = { kind: 'draft', draftId: 'dr_2', mention: ['ivan'] };
const findings: Finding[] = [
  {
    clause: '3.2',
    check: 'forbidden-words',
    severity: 'stop',
    excerpt: 'mañana mismo',
    params: { words: 'mañana mismo' },
  },
  { clause: '1.4', check: 'language', severity: 'warn', params: { customer: 'es', draft: 'pt' } },
];

describe('the first lines of a thread', () => {
  it('say that nothing here is published', () => {
    expect(entryIn('facturacion', { kind: 'digest' })?.[0]).toBe('Lo que escribáis aquí es interno: nunca se publica.');
    expect(entryIn('faturas', { kind: 'digest' })?.[0]).toBe('O que escreverem aqui é interno: nunca é publicado.');
    expect(entryIn('billing', { kind: 'digest' })?.[0]).toBe('What you write here is internal: it is never published.');
  });

  it('say that only what names us is read, where that is so', () => {
    const first = (channel: string): string | undefined => {
      const card = drawEntry(
        { detail: { ...detailOf(), mustMention: true }, config, surface: 'teams' },
        { kind: 'digest' },
        { texts, channel, networks },
      );
      return card ? read(card)[0] : undefined;
    };
    expect(first('facturacion')).toBe(
      'Lo que escribáis aquí es interno: nunca se publica. Recado solo lee lo que menciona a @Recado; a una pregunta también se contesta con el botón «Escribir respuesta».',
    );
    expect(first('faturas')).toContain(
      'O Recado só lê o que menciona @Recado; a uma pergunta também se responde com o botão «Escrever resposta».',
    );
    expect(first('billing')).toContain(
      'Recado only reads messages that mention @Recado; you can also answer a question with the “Write an answer” button.',
    );
  });

  it('give the conversation so far, with counts and what came before', () => {
    const before = {
      nativeId: '90',
      currentId: '90',
      version: 0,
      kind: 'post' as const,
      private: false,
      text: 'Novedades de octubre',
      author: { nativeId: '1', handle: 'Alba', name: 'Alba' },
      postedAt: minutes(-60),
      url: 'https://x.com/alba/status/90',
      conversationId: '90',
      mentions: [],
      media: [],
      counts: { likes: 4, reposts: 1, replies: 2, quotes: 0 },
    };
    expect(entryIn('facturacion', { kind: 'digest' }, {}, [before])?.slice(1)).toEqual([
      'La conversación hasta ahora · 2 mensajes',
      '@Alba (nosotros) · 09:32',
      '> Novedades de octubre',
      '4 me gusta · 1 reenvío · 2 respuestas',
      '@carla_ruiz · 10:32',
      '> Me habéis cobrado dos veces la factura de octubre. ¿Cuándo me devolvéis el dinero?',
    ]);
  });

  it('name a customer whom her network knows by a number alone', () => {
    const over = { ticket: { network: 'whatsapp' }, author: { handle: '34911000001' } };
    expect(entryIn('faturas', { kind: 'digest' }, over)).toContain('Carla Ruiz · 10:32');
  });

  it('show the last ten of a long conversation', () => {
    const messages = Array.from({ length: 14 }, (_, i) =>
      messageOf({ id: `ms_${i}`, nativeId: `${i}`, text: `mensaje ${i}`, postedAt: minutes(i) }),
    );
    const lines = entryIn('billing', { kind: 'digest' }, { messages });
    expect(lines[1]).toBe('The conversation so far · 14 messages · these are the last 10');
    expect(lines).toContain('> mensaje 4');
    expect(lines).not.toContain('> mensaje 3');
  });
});

describe('a customer who writes again', () => {
  const entry: ThreadEntry = { kind: 'customer-message', messageId: 'ms_2', alsoToChannel: false, mentionOwner: true };
  const second = messageOf({ id: 'ms_2', text: '¿Hola?', postedAt: minutes(9) });

  it('calls the owner', () => {
    expect(entryIn('facturacion', entry, { ticket: claimed, messages: [second] })).toEqual([
      '@Lucía, Carla Ruiz ha escrito otra vez · 10:41',
      '> ¿Hola?',
      '<ver en X https://x.com/carla_ruiz/status/100>',
    ]);
    expect(entryIn('faturas', entry, { ticket: claimed, messages: [second] })[0]).toBe(
      '@Lucía, Carla Ruiz escreveu outra vez · 10:41',
    );
  });
  it('calls nobody where nobody has it', () => {
    expect(entryIn('billing', entry, { messages: [second] })[0]).toBe('Carla Ruiz has written again · 10:41');
  });
  it('leaves a tombstone when she deletes it', () => {
    expect(entryIn('facturacion', entry, { messages: [messageOf({ ...second, state: 'deleted' })] })).toEqual([
      'Carla Ruiz ha escrito otra vez · 10:41 · mensaje borrado',
    ]);
  });
});

describe('a draft in the thread', () => {
  it('asks its approver, with the text as it will be published, the account, the count and each clause', () => {
    expect(
      entryIn('facturacion', waiting, { ticket: claimed, drafts: [draftOf({ state: 'submitted', findings })] }),
    ).toEqual([
      'Borrador 2, de Lucía',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      'Como @alba · en público · 44 / 280',
      'Impide enviar · 3.2 No prometemos plazos: «mañana mismo»',
      '1.4 Contestamos en la lengua de quien escribe: El mensaje está en español y la respuesta en portugués',
      'Dilo de otra manera. Escríbela en español.',
      '@Iván: falta tu aprobación',
      '[ Aprobar y enviar primary ] [ Aprobar ] [ Cambiar ] [ Devolver ]',
    ]);
  });

  it('names a clause once, with all that it found, and apart what was let pass', () => {
    const found = findings
      .slice(0, 1)
      .flatMap((stop): Finding[] => [
        stop,
        { ...stop, excerpt: 'sin falta' },
        { ...stop, excerpt: 'hoy mismo', overridden: { by: 'ivan', reason: 'lo sabemos' } },
      ]);
    expect(
      entryIn('facturacion', waiting, {
        ticket: claimed,
        drafts: [draftOf({ state: 'submitted', findings: found })],
      }).slice(3, 5),
    ).toEqual([
      'Impide enviar · 3.2 No prometemos plazos: «mañana mismo», «sin falta»',
      '3.2 No prometemos plazos: «hoy mismo» · Iván la deja pasar: «lo sabemos»',
    ]);
  });

  it('reads so in Portuguese and English', () => {
    const over = { ticket: claimed, drafts: [draftOf({ state: 'submitted' })] };
    expect(entryIn('faturas', waiting, over).slice(2)).toEqual([
      'Como @alba · em público · 44 / 280',
      'Sem avisos do manual da marca',
      '@Iván: falta a tua aprovação',
      '[ Aprovar e enviar primary ] [ Aprovar ] [ Alterar ] [ Devolver ]',
    ]);
    expect(entryIn('billing', waiting, over).slice(2)).toEqual([
      'As @alba · in public · 44 / 280',
      'No notes from the brand manual',
      '@Iván: your approval is needed',
      '[ Approve and send primary ] [ Approve ] [ Change ] [ Return ]',
    ]);
  });

  it.each([
    {
      what: 'being written',
      draft: draftOf(),
      says: 'Sin pedir aprobación todavía',
      buttons: '[ Pedir aprobación primary ] [ Editar ]',
    },
    {
      what: 'approved',
      draft: draftOf({ state: 'approved' }),
      says: 'Aprobado por Iván a las 10:42',
      buttons: '[ Enviar primary ] [ Editar ]',
    },
    {
      what: 'free of rules',
      draft: draftOf({ state: 'approved', approvedBy: 'rule:none' }),
      says: 'Nadie tiene que aprobarlo: se puede enviar',
      buttons: '[ Enviar primary ] [ Editar ]',
    },
    {
      what: 'returned',
      draft: draftOf({ state: 'returned', returnedBy: 'ivan', returnedReason: 'más cercano' }),
      says: 'Devuelto por Iván: «más cercano»',
      buttons: '[ Editar primary ]',
    },
    {
      what: 'void',
      draft: { ...draftOf({ state: 'approved' }), state: 'void', voidReason: 'new-message' } as const,
      says: 'El borrador 2 perdió la aprobación: Carla Ruiz ha escrito algo más. Míralo y pídela otra vez.',
      buttons: '[ Editar primary ]',
    },
    {
      what: 'void before anybody approved it',
      draft: draftOf({ state: 'void', voidReason: 'new-message' }),
      says: 'El borrador 2 es anterior a lo último que escribió Carla Ruiz. Pulsa «Editar» y revísalo.',
      buttons: '[ Editar primary ]',
    },
  ])('once $what says so, with the buttons of that state', ({ draft, says, buttons }) => {
    expect(entryIn('facturacion', waiting, { ticket: claimed, drafts: [draft] }).slice(-2)).toEqual([says, buttons]);
  });

  it('keeps no button once it is past', () => {
    const old = draftOf({ id: 'dr_1', version: 1, state: 'void', voidReason: 'superseded' });
    expect(
      entryIn('facturacion', { ...waiting, draftId: 'dr_1' }, { ticket: claimed, drafts: [old, draftOf()] }).at(-1),
    ).toBe('El borrador 1 se cambió por uno más nuevo.');
    const sent = {
      drafts: [draftOf({ state: 'approved' })],
      deliveries: [deliveryOf({ state: 'sent', sentAt: minutes(14) })],
    };
    expect(entryIn('facturacion', waiting, { ticket: claimed, ...sent }).slice(-2)).toEqual([
      'Aprobado por Iván a las 10:42',
      'Enviado por Lucía a las 10:46',
    ]);
    const unasked = { ...sent, drafts: [draftOf({ state: 'approved', approvedBy: 'rule:none' })] };
    expect(entryIn('facturacion', waiting, { ticket: claimed, ...unasked }).slice(-2)).toEqual([
      'No hacía falta que nadie lo aprobara',
      'Enviado por Lucía a las 10:46',
    ]);
  });
});

describe('an event', () => {
  it('names whoever must act within its sentence, or before it', () => {
    expect(
      entryIn('facturacion', {
        kind: 'event',
        key: 'event.taken-over',
        params: { owner: 'lucia', by: 'marta', reason: 'está en una reunión' },
        mention: ['lucia'],
      }),
    ).toEqual(['Marta releva a @Lucía: está en una reunión']);
    expect(
      entryIn('facturacion', {
        kind: 'event',
        key: 'event.approved',
        params: { by: 'ivan', version: 2 },
        mention: ['lucia'],
      }),
    ).toEqual(['@Lucía: Iván aprobó el borrador 2. Ya se puede enviar.']);
  });
  it('makes a link of an address', () => {
    expect(
      entryIn('billing', {
        kind: 'event',
        key: 'event.answered-outside',
        params: { url: 'https://x.com/alba/status/9' },
        mention: [],
      }),
    ).toEqual([
      'It was answered outside Recado, so the conversation is closed: <see on X https://x.com/alba/status/9>',
    ]);
  });
});
