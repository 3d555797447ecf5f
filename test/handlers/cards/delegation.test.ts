import { describe, expect, it } from 'vitest';
import type { DelegateTo } from '#core/ticket/delegation.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { drawCard } from '../../../handlers/cards/card.ts';
import { directMessage } from '../../../handlers/cards/delegation.ts';
import { drawEntry } from '../../../handlers/cards/thread-entry.ts';
import { answerOf, claimed, config, delegationOf, detailOf, draftOf, messageOf, minutes, read } from './builders.ts';

const texts = createTexts('es');
type Asked = ReturnType<typeof delegationOf>;
const drawing = (delegations: Asked[], over: Parameters<typeof detailOf>[0] = {}) => ({
  detail: detailOf({ ticket: claimed, delegations, ...over }),
  config,
  surface: 'slack',
});
const cardLines = (
  delegations: Asked[],
  channel = 'facturacion',
  over: Parameters<typeof detailOf>[0] = {},
): string[] => read(drawCard(drawing(delegations, over), { channel, home: true }, { texts, homeLink: null }));
function entry(
  delegation: Asked,
  kind: 'delegation' | 'expert-answer',
  mention: string[] = [],
  channel = 'facturacion',
): string[] {
  const card = drawEntry(
    drawing([delegation]),
    { kind, delegationId: delegation.id, mention },
    { texts, channel, networks: new Map() },
  );
  return card ? read(card) : [];
}
const answered = delegationOf({ state: 'answered', answeredAt: minutes(20), answers: [answerOf()] });
const group: DelegateTo = { kind: 'group', group: '@legal', members: ['marta', 'ivan'] };

describe('a question on the card', () => {
  it('says who has the word, since when, and the question, in each language', () => {
    expect(cardLines([delegationOf({ to: { kind: 'person', person: 'ivan' } })])).toContain(
      'Preguntado a Iván a las 10:41: «¿Desde cuándo cobramos doble?»',
    );
    expect(cardLines([delegationOf()], 'faturas')).toContain(
      'Perguntado a Marta às 10:41: «¿Desde cuándo cobramos doble?»',
    );
    expect(cardLines([delegationOf()], 'billing')).toContain('Asked Marta at 10:41: “¿Desde cuándo cobramos doble?”');
  });

  it('has a line for each of the newest two, and counts the others, whatever else goes on', () => {
    const lines = cardLines(
      [
        delegationOf(),
        delegationOf({ id: 'dg_2', to: group, takenBy: 'ivan', question: '¿Y cuánto?' }),
        delegationOf({ id: 'dg_3', to: { kind: 'link', name: '', address: null }, question: '¿Quién?' }),
      ],
      'facturacion',
      { drafts: [draftOf()] },
    );
    expect(lines.filter((line) => line.includes('«'))).toEqual([
      'Preguntado a Iván, de @legal, a las 10:41: «¿Y cuánto?»',
      'Preguntado con un enlace a las 10:41: «¿Quién?»',
    ]);
    expect(lines).toContain('y 1 pregunta más sin respuesta');
  });

  it('asks to use what was answered, first of all', () => {
    expect(cardLines([answered]).slice(-3)).toEqual([
      'Marta contestó a «¿Desde cuándo cobramos doble?»: su respuesta está en el hilo',
      'Lucía la lleva desde las 10:36',
      expect.stringMatching(/^\[ Usar como borrador primary \]/),
    ]);
  });

  it('folds several answers, and lets her choose among them: the button names none', () => {
    const link: Asked = {
      ...answered,
      id: 'dg_2',
      to: { kind: 'link', name: '', address: null },
      answers: [answerOf({ by: 'link', source: 'link' })],
    };
    const card = drawCard(drawing([answered, link]), { channel: 'facturacion', home: true }, { texts, homeLink: null });
    expect(read(card).slice(-3)).toEqual([
      '2 respuestas sin usar',
      'Lucía la lleva desde las 10:36',
      expect.stringMatching(/^\[ Ver respuestas \(2\) primary \]/),
    ]);
    const first = card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))[0];
    expect(JSON.parse(first?.value ?? '{}')).toEqual({ ticketId: 'tk_1' });
    expect(cardLines([link])).toContain(
      'La persona que recibió el enlace contestó a «¿Desde cuándo cobramos doble?»: su respuesta está en el hilo',
    );
    expect(entry(link, 'expert-answer', ['lucia'])[0]).toBe('@Lucía: la persona que recibió el enlace ha contestado');
  });

  it('is silent about what was used or withdrawn', () => {
    expect(
      cardLines([
        delegationOf({ state: 'withdrawn' }),
        { ...answered, id: 'dg_2', state: 'used', usedAt: minutes(30) },
      ]).join(),
    ).not.toContain('«');
  });
});

describe('a question in the thread', () => {
  it('asks to be named where nothing else is heard', () => {
    const delegation = delegationOf();
    const around = drawing([delegation]);
    const card = drawEntry(
      { ...around, detail: { ...around.detail, mustMention: true } },
      { kind: 'delegation', delegationId: delegation.id, mention: [] },
      { texts, channel: 'facturacion', networks: new Map() },
    );
    expect(card && read(card)).toContain(
      'Puedes contestar aquí si mencionas a @Recado, o con el botón. Nada de eso se publica.',
    );
  });

  it('mentions whoever is asked, with the buttons of its state', () => {
    expect(entry(delegationOf({ note: 'Solo en Norte' }), 'delegation', ['marta'])).toEqual([
      '@Marta: Lucía te pregunta',
      '¿Desde cuándo cobramos doble?',
      'Nota: Solo en Norte',
      'Puedes contestar aquí o con el botón. Nada de eso se publica.',
      '[ Escribir respuesta primary ] [ Retirar la pregunta ]',
    ]);
    expect(entry(delegationOf({ to: group }), 'delegation', ['marta', 'ivan']).at(-1)).toBe(
      '[ Escribir respuesta primary ] [ Lo miro yo ] [ Retirar la pregunta ]',
    );
    expect(
      entry(
        delegationOf({ to: { kind: 'link', name: '', address: 'ana@taller.example' }, expiresAt: minutes(60) }),
        'delegation',
      ),
    ).toEqual([
      'Lucía pregunta a ana@taller.example con un enlace (caduca el 11:32)',
      '¿Desde cuándo cobramos doble?',
      '[ Retirar la pregunta ]',
    ]);
  });

  it('tells what became of it', () => {
    expect(entry(answered, 'delegation').at(-1)).toBe('Marta contestó a las 10:52 · tardó 11 min');
    expect(entry({ ...answered, state: 'used' }, 'delegation').at(-1)).toBe(
      'Marta contestó a las 10:52 · su respuesta ya es un borrador',
    );
    expect(entry(delegationOf({ state: 'withdrawn' }), 'delegation').at(-1)).toBe('Pregunta retirada');
  });

  it('has one answer below, without repeating what stands right above it', () => {
    expect(entry(answered, 'expert-answer', ['lucia'])).toEqual([
      '@Lucía: Marta ha contestado',
      '> Desde el día 3',
      '[ Usar como borrador primary ]',
    ]);
    const inThread = {
      ...answered,
      answers: [answerOf({ source: 'thread' }), answerOf({ id: 'da_2', source: 'thread', text: 'Y en Norte' })],
    };
    expect(entry(inThread, 'expert-answer')).toEqual([
      'Marta ha contestado · 2 mensajes',
      '[ Usar como borrador primary ]',
    ]);
    expect(entry({ ...inThread, state: 'used' }, 'expert-answer')).toEqual([
      'Marta ha contestado · 2 mensajes · ya es un borrador',
    ]);
  });

  it('credits the draft that was made from it', () => {
    const detail = drawing([{ ...answered, state: 'used' }], { drafts: [draftOf({ basedOn: 'dg_1' })] });
    const card = drawEntry(
      detail,
      { kind: 'draft', draftId: 'dr_2', mention: [] },
      { texts, channel: 'facturacion', networks: new Map() },
    );
    expect(card ? read(card) : []).toContain('A partir de la respuesta de Marta');
  });

  it('credits several, and still when an approver put her own words', () => {
    const used = ['dg_1', 'dg_2'].map((id, index) => ({
      ...answered,
      id,
      state: 'used' as const,
      answers: [answerOf({ by: index === 0 ? 'marta' : 'ivan' })],
    }));
    const drafts = [
      draftOf({ id: 'dr_1', version: 1, basedOn: 'dg_1 dg_2', state: 'void', voidReason: 'superseded' }),
      draftOf({ basedOn: 'dr_1', author: 'ivan', state: 'approved' }),
    ];
    for (const draftId of ['dr_1', 'dr_2']) {
      const card = drawEntry(
        drawing(used, { drafts }),
        { kind: 'draft', draftId, mention: [] },
        { texts, channel: 'facturacion', networks: new Map() },
      );
      expect(card ? read(card) : []).toContain('A partir de la respuesta de Marta y Iván');
    }
  });
});

describe('a question in a direct message', () => {
  const lines = (delegation: Asked, reader: string, language = 'es'): string[] =>
    read(directMessage(drawing([delegation]), delegation, { t: texts.in(language), reader }));

  it("brings the customer's words and says how to answer, in her language", () => {
    expect(lines(delegationOf(), 'marta', 'pt')).toEqual([
      'Lucía faz-te uma pergunta sobre uma mensagem de Carla Ruiz no X',
      expect.stringMatching(/^> Me habéis cobrado/),
      '¿Desde cuándo cobramos doble?',
      'Responde a esta mensagem ou carrega em «Escrever resposta». Lucía vai lê-la: nada é publicado tal e qual.',
      '[ Escrever resposta primary ]',
    ]);
  });

  it('shows the last three messages, ours marked, and of a private one none', () => {
    const before = [
      messageOf({ id: 'ms_0', text: 'Dos cobros', postedAt: minutes(-60) }),
      messageOf({ id: 'ms_o', direction: 'out', text: 'Mira tu correo', postedAt: minutes(-30) }),
      messageOf({ text: 'eso ya lo hice' }),
    ];
    const over = { messages: before, first: before[0] ?? null, message: { text: 'eso ya lo hice' } };
    expect(
      read(
        directMessage(drawing([delegationOf()], over), delegationOf(), { t: texts.in('es'), reader: 'marta' }),
      ).slice(1, 7),
    ).toEqual([
      '@carla_ruiz · 09:32',
      '> Dos cobros',
      '@alba (nosotros) · 10:02',
      '> Mira tu correo',
      '@carla_ruiz · 10:32',
      '> eso ya lo hice',
    ]);
    const hidden = directMessage(
      drawing([delegationOf()], { ...over, ticket: { ...claimed, private: true } }),
      delegationOf(),
      { t: texts.in('es'), reader: 'marta' },
    );
    expect(JSON.stringify(hidden)).not.toMatch(/Dos cobros|Mira tu correo|ya lo hice/);
  });

  it('tells each of a group what she need not do', () => {
    const taken = delegationOf({ to: group, takenBy: 'ivan' });
    expect(lines(taken, 'marta').at(-1)).toBe('Iván se encarga: no hace falta que hagas nada.');
    expect(lines(taken, 'ivan').slice(-2)).toEqual([
      'Te encargas tú. Lucía y tu grupo lo saben.',
      '[ Escribir respuesta primary ]',
    ]);
    expect(lines({ ...answered, to: group }, 'ivan').at(-1)).toBe('Marta ya ha contestado: no hace falta nada más.');
    expect(lines({ ...answered, to: group, state: 'used' }, 'marta').slice(-2)).toEqual([
      'Tu respuesta: Desde el día 3',
      'Lucía ha usado tu respuesta para un borrador. ¡Gracias!',
    ]);
  });
});
