import { describe, expect, it } from 'vitest';
import { refusalCodes } from '#core/ticket/delivery.ts';
import { catalogue } from '#core/texts/index.ts';
import { claimed, deliveryOf, draftOf, minutes, read, readInlines, type Over } from './builders.ts';
import { cardIn, english, portuguese, spanish } from './drawn.ts';
import { approved, states } from './states.ts';

/** Lines between the place line and the end: what the state adds. */
const added = (lines: string[]): string[] => lines.slice(4);

describe('a card later', () => {
  it.each(states)('$state', ({ over, word, es, pt, en }) => {
    const [inSpanish, inPortuguese, inEnglish] = [spanish(over), portuguese(over), english(over)];
    expect([inSpanish, inPortuguese, inEnglish].map((lines) => lines[0]?.split(' · ').at(-1))).toEqual(word);
    expect(added(inSpanish)).toEqual(es);
    expect(added(inPortuguese)).toEqual(pt);
    expect(added(inEnglish)).toEqual(en);
  });

  it('asks for no approval where no rule does', () => {
    const alone = draftOf({ state: 'editing', approval: { rule: 0, approvers: [], fourEyes: 'no' } });
    expect(added(spanish({ ticket: claimed, drafts: [alone] }))).toEqual([
      'Borrador 2 de Lucía, sin terminar: nadie tiene que aprobarlo',
      'Lucía la lleva desde las 10:36',
      '[ Dejarla lista para enviar primary ] [ Editar ] [ Ver borrador ] [ Delegar ] [ Relevar ]',
      '[ Más ]',
    ]);
    expect(added(spanish({ ticket: claimed, drafts: [draftOf()] }))[2]).toContain('[ Pedir aprobación primary ]');
  });

  it('says to whoever sends what nobody else reads before: the warnings of the manual', () => {
    const findings = [
      { clause: '1.4', check: 'language' as const, severity: 'warn' as const, params: { customer: 'es', draft: 'pt' } },
    ];
    const alone = draftOf({
      state: 'approved',
      approvedBy: 'rule:none',
      approval: { rule: 0, approvers: [], fourEyes: 'no' },
      findings,
    });
    const ready = 'Borrador 2 listo: nadie tiene que aprobarlo. Falta pulsar «Enviar».';
    expect(added(spanish({ ticket: claimed, drafts: [alone] })).slice(0, 2)).toEqual([
      ready,
      '1 aviso del manual de marca',
    ]);
    expect(added(spanish({ ticket: claimed, drafts: [{ ...alone, approvedBy: 'ivan' }] })).join()).not.toContain(
      'aviso',
    );
  });

  it('names whoever answered and approved once', () => {
    const own = draftOf({ author: 'ivan', state: 'approved', approvedBy: 'ivan' });
    const deliveries = [
      deliveryOf({ state: 'sent', sentAt: minutes(14), nativeId: '200', url: 'https://x.com/alba/status/200' }),
    ];
    expect(
      added(spanish({ ticket: { ...claimed, firstAnsweredAt: minutes(14) }, drafts: [own], deliveries }))[0],
    ).toMatch(/^Respondido y aprobado por Iván · /);
  });

  it('keeps the instant until which a changed text may be stopped', () => {
    const base = draftOf({ id: 'dr_1', version: 1, state: 'void', voidReason: 'superseded' });
    const changed = draftOf({ id: 'dr_2', author: 'ivan', basedOn: 'dr_1', state: 'approved', undoUntil: minutes(11) });
    expect(added(spanish({ ticket: claimed, drafts: [base, changed] }))[0]).toBe(
      'Borrador 2 cambiado y aprobado por Iván. Lucía puede pararlo hasta las 10:43:00.',
    );
  });

  it('shows the new text after an edit, and says what it cost', () => {
    const lines = spanish({
      ticket: claimed,
      message: { text: 'Ya está arreglado, gracias', state: 'edited', version: 1, changedAt: minutes(8) },
      drafts: [draftOf({ state: 'void', voidReason: 'edited-by-customer' })],
    });
    expect(lines[2]).toBe('> Ya está arreglado, gracias');
    expect(lines).toContain('Carla Ruiz editó el mensaje a las 10:40');
    expect(lines).toContain(
      'El borrador 2 era para el texto anterior: Carla Ruiz editó el mensaje. Pulsa «Editar» y revísalo.',
    );
  });

  it('shows a tombstone after a deletion, and no longer the text', () => {
    const card = cardIn('facturacion', { message: { state: 'deleted', changedAt: minutes(8) } });
    expect(read(card)).toContain('Carla Ruiz borró el mensaje a las 10:40');
    expect(read(card)).toContain('No queda nada que contestar ahí: pulsa «Cerrar».');
    expect(read(card).at(-1)).toContain('[ Ver lo que decía ]');
    expect(JSON.stringify(card)).not.toContain('cobrado dos veces');
    expect(read(card).at(-1)).not.toContain('Responder');
  });

  it.each(['deleted', 'edited', 'hidden'] as const)(
    'says by her handle who it was where her network gives no names: %s',
    (state) => {
      const over: Over = { author: { name: '' }, message: { state, version: 1, changedAt: minutes(8) } };
      for (const lines of [spanish(over), portuguese(over), english(over)])
        expect(lines.filter((line) => line.includes('10:40'))).toEqual([expect.stringContaining('@carla_ruiz')]);
    },
  );

  it('in another channel says the same and leads home once the link is known', () => {
    const before = read(cardIn('faturas', { ticket: claimed }, { home: false }));
    const after = read(cardIn('faturas', { ticket: claimed }, { home: false, homeLink: 'https://chat.example/1' }));
    expect(before.at(-2)).toBe('A conversa segue em #facturacion');
    expect(after.at(-2)).toBe('A conversa segue em #facturacion · <ir para a conversa https://chat.example/1>');
    expect(after.at(-1)).toBe(portuguese({ ticket: claimed }).at(-1));
  });

  it('never shows more than five buttons in a row', () => {
    for (const { over } of states)
      for (const block of cardIn('facturacion', over).blocks)
        if (block.kind === 'buttons') expect(block.buttons.length).toBeLessThanOrEqual(5);
  });

  it('buttons of a draft carry the version and the hash of what is seen', () => {
    const buttons = cardIn('facturacion', { ticket: claimed, drafts: [approved] }).blocks.flatMap((block) =>
      block.kind === 'buttons' ? block.buttons : [],
    );
    expect(JSON.parse(buttons.find(({ action }) => action === 'send')?.value ?? '{}')).toEqual({
      ticketId: 'tk_1',
      draftId: 'dr_2',
      hash: approved.approvedHash,
    });
  });
});

describe('the one line that stands out', () => {
  const strong = (over: Over): string[] =>
    cardIn('facturacion', over).blocks.flatMap((block) =>
      block.kind === 'line' && block.strong === true ? [readInlines(block.inlines)] : [],
    );
  const isOver = (state: string): boolean => state.startsWith('closed');

  it.each(states)('is exactly one, and the first below the place: $state', ({ state, over, es }) => {
    expect(strong(over)).toEqual(isOver(state) ? [] : [es[0]]);
  });

  it('of a new card is the word of its header', () => {
    expect(strong({})).toEqual([]);
    expect(cardIn('facturacion').blocks[0]).toMatchObject({
      kind: 'line',
      inlines: expect.arrayContaining([{ kind: 'text', text: 'sin responder', style: 'bold' }]),
    });
  });
});

describe('refusals', () => {
  it.each(refusalCodes)('%s says what to do, with every value filled in', (code) => {
    const over: Over = {
      ticket: claimed,
      drafts: [approved],
      deliveries: [
        deliveryOf({ state: 'refused', refusal: code, detail: code === 'approval-changed' ? 'edited' : 'no' }),
      ],
    };
    for (const lines of [spanish(over), portuguese(over), english(over)]) {
      expect(lines.join('\n')).not.toMatch(/\{\{|refusal\./);
      expect(lines.at(-3)?.split(/[.:;]/).length).toBeGreaterThan(2);
    }
    expect(Object.keys(catalogue)).toContain(`refusal.${code}`);
  });
});
