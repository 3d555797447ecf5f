import { describe, expect, it } from 'vitest';
import { refusalCodes } from '#core/ticket/delivery.ts';
import { catalogue } from '#core/texts/index.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { drawCard } from '../../../handlers/cards/card.ts';
import { cardHash } from '../../../handlers/cards/hash.ts';
import { claimed, config, deliveryOf, detailOf, draftOf, minutes, read, readInlines, threadRowOf, type Over } from './builders.ts';

const texts = createTexts('es');

function cardIn(channel: string, over: Over = {}, { home = true, homeLink = null as string | null } = {}) {
  return drawCard({ detail: detailOf(over), config, surface: 'slack' }, { channel, home }, { texts, homeLink });
}
const spanish = (over?: Over): string[] => read(cardIn('facturacion', over));
const portuguese = (over?: Over): string[] => read(cardIn('faturas', over));
const english = (over?: Over): string[] => read(cardIn('billing', over));

const quote = '> Me habéis cobrado dos veces la factura de octubre. ¿Cuándo me devolvéis el dinero?';
const link = 'https://x.com/carla_ruiz/status/100';

describe('a new card', () => {
  it('reads as the interface draws it, in Spanish', () => {
    expect(spanish()).toEqual([
      'X · mención a @alba · ago 10:32 · sin responder',
      'Carla Ruiz @carla_ruiz · 12,3 mil seguidores · 3.ª vez este mes',
      quote,
      `Facturación · Norte · español · negativo · #reclamación #cobro-doble · n.º 12 · <ver en X ${link}>`,
      '[ Responder primary ] [ Me la quedo ] [ Delegar ] [ Etiquetas ] [ Más ]',
    ]);
  });

  it('reads as the interface draws it, in Portuguese', () => {
    expect(portuguese()).toEqual([
      'X · menção a @alba · ago 10:32 · por responder',
      'Carla Ruiz @carla_ruiz · 12,3 mil seguidores · 3.ª vez este mês',
      quote,
      `Facturación · Norte · espanhol · negativo · #reclamación #cobro-doble · n.º 12 · <ver no X ${link}>`,
      '[ Responder primary ] [ Fico com ela ] [ Delegar ] [ Etiquetas ] [ Mais ]',
    ]);
  });

  it('reads as the interface draws it, in English', () => {
    expect(english()).toEqual([
      'X · mention of @alba · ago 10:32 · unanswered',
      'Carla Ruiz @carla_ruiz · 12.3K followers · 3rd time this month',
      quote,
      `Facturación · Norte · Spanish · negative · #reclamación #cobro-doble · no. 12 · <see on X ${link}>`,
      "[ Reply primary ] [ I'll take it ] [ Delegate ] [ Tags ] [ More ]",
    ]);
  });

  it('names every account that was addressed and counts a single follower', () => {
    const [header, author] = spanish({ ticket: { accounts: ['alba-x', 'alba-ayuda'] }, author: { followers: 1, timesThisMonth: 1 } });
    expect(header).toContain('mención a @alba, @alba_ayuda');
    expect(author).toBe('Carla Ruiz @carla_ruiz · 1 seguidor · primera vez este mes');
  });

  it('leaves nothing behind for what is not known', () => {
    const lines = spanish({
      ticket: { area: null, region: null, language: null, sentiment: null, tags: [] },
      author: { followers: undefined, timesThisMonth: 0, name: ' ' },
      message: { text: '  ', url: '' },
    });
    expect(lines.slice(1, 4)).toEqual(['@carla_ruiz', '> (sin texto)', 'n.º 12']);
  });

  it('shows the first picture small, with what the customer wrote of it, counts the others and names what cannot be shown', () => {
    const pictures = Array.from({ length: 6 }, (_, i) => ({ kind: 'image' as const, url: `https://img.example/${i + 1}.jpg`, ...(i === 0 && { alt: 'la caja rota' }) }));
    const media = [{ kind: 'video' as const, url: 'https://img.example/v.mp4' }, ...pictures, { kind: 'gif' as const }];
    expect(spanish({ message: { media } }).slice(3, 5)).toEqual(['[image https://img.example/1.jpg la caja rota]', 'y 5 imágenes más · 1 vídeo · 1 GIF']);
    expect(cardIn('facturacion', { message: { media } }).blocks[3]).toMatchObject({ kind: 'image', small: true });
  });

  it('shows by the chat its own copy what no chat would load, on the card above that copy', () => {
    const media = [{ kind: 'image' as const, url: 'http://img.example/1.jpg', alt: 'la caja rota' }];
    const detail = { ...detailOf({ message: { media } }), shown: [{ surface: 'slack', messageId: 'ms_1', place: 0, ref: 'F1' }] };
    const blocks = (home: boolean, surface = 'slack') => drawCard({ detail, config, surface }, { channel: 'facturacion', home }, { texts, homeLink: null }).blocks;
    expect(blocks(true)).toContainEqual({ kind: 'image', url: '', alt: 'la caja rota', small: true, file: 'F1' });
    for (const others of [blocks(false), blocks(true, 'teams')]) expect(others.filter(({ kind }) => kind === 'image')).toEqual([]);
  });

  it('leaves a picture that no chat would load to a line', () => {
    const media = [
      { kind: 'image' as const, url: 'http://img.example/1.jpg' },
      { kind: 'image' as const, url: 'no address' },
    ];
    expect(spanish({ message: { media } })[3]).toBe('2 fotos');
    expect(spanish({ message: { media: [{ kind: 'file' }] } })[3]).toBe('1 archivo');
  });

  it('carries the ticket in its buttons', () => {
    const buttons = cardIn('facturacion').blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    expect(buttons.map(({ action, value }) => [action, value])).toEqual(['reply', 'claim', 'delegate', 'tag', 'more'].map((action) => [action, '{"ticketId":"tk_1"}']));
  });
});

it.each(['not-mentioned', 'reply-restricted', 'target-gone'] as const)('where X refused as %s, the way to X itself stands first, if there is one', (refusal) => {
  const over: Over = { ticket: claimed, drafts: [draftOf({ state: 'approved' })], deliveries: [deliveryOf({ state: 'refused', refusal, detail: '' })] };
  const buttonsIn = (given: Over) => cardIn('facturacion', given).blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ action, label, url }) => [action, label, url]) : []));
  const others = [
    ['close', 'Cerrar', undefined],
    // What could not be seen may be back.
    ...(refusal === 'target-gone' ? [['send-again', 'Enviar otra vez', undefined]] : []),
    ['edit', 'Editar', undefined],
    ['take-over', 'Relevar', undefined],
    ['more', 'Más', undefined],
  ];
  expect(buttonsIn(over)).toEqual(refusal === 'target-gone' ? others : [['open', 'Ver en X', 'https://x.com/carla_ruiz/status/100'], ...others]);
  expect(buttonsIn({ ...over, message: { url: '' } })).toEqual(others);
});

/** Lines between the place line and the end: what the state adds. */
const added = (lines: string[]): string[] => lines.slice(4);
const submitted = draftOf({ state: 'submitted', findings: [{ clause: '1.4', check: 'language', severity: 'warn', params: { customer: 'es', draft: 'pt' } }] });
const approved = draftOf({ state: 'approved' });

const states: { state: string; over: Over; word: [string, string, string]; es: string[]; pt: string[]; en: string[] }[] = [
  {
    state: 'claimed',
    over: { ticket: claimed },
    word: ['en curso', 'em curso', 'in progress'],
    es: ['Lucía la lleva desde las 10:36', '[ Responder primary ] [ Delegar ] [ Relevar ] [ Más ]'],
    pt: ['Está com Lucía desde as 10:36', '[ Responder primary ] [ Delegar ] [ Assumir ] [ Mais ]'],
    en: ['Lucía has had it since 10:36', '[ Reply primary ] [ Delegate ] [ Take over ] [ More ]'],
  },
  {
    state: 'draft waiting',
    over: { ticket: claimed, drafts: [submitted] },
    word: ['espera aprobación', 'espera aprovação', 'waiting for approval'],
    es: ['Borrador 2 espera a Iván · 1 aviso del manual de marca', 'Lucía la lleva desde las 10:36', '[ Ver borrador ] [ Editar ] [ Relevar ] [ Más ]'],
    pt: ['Rascunho 2 espera por Iván · 1 aviso do manual da marca', 'Está com Lucía desde as 10:36', '[ Ver rascunho ] [ Editar ] [ Assumir ] [ Mais ]'],
    en: ['Draft 2 is waiting for Iván · 1 note from the brand manual', 'Lucía has had it since 10:36', '[ View draft ] [ Edit ] [ Take over ] [ More ]'],
  },
  {
    state: 'returned',
    over: { ticket: claimed, drafts: [draftOf({ state: 'returned', returnedReason: 'más cercano' })] },
    word: ['borrador devuelto', 'rascunho devolvido', 'draft returned'],
    es: ['Borrador 2 devuelto: «más cercano»', 'Lucía la lleva desde las 10:36', '[ Editar primary ] [ Ver borrador ] [ Delegar ] [ Relevar ] [ Más ]'],
    pt: ['Rascunho 2 devolvido: «más cercano»', 'Está com Lucía desde as 10:36', '[ Editar primary ] [ Ver rascunho ] [ Delegar ] [ Assumir ] [ Mais ]'],
    en: ['Draft 2 returned: "más cercano"', 'Lucía has had it since 10:36', '[ Edit primary ] [ View draft ] [ Delegate ] [ Take over ] [ More ]'],
  },
  {
    state: 'approved',
    over: { ticket: claimed, drafts: [approved] },
    word: ['aprobado, falta enviar', 'aprovado, falta enviar', 'approved, not sent yet'],
    es: ['Borrador 2 aprobado por Iván. Falta pulsar «Enviar».', 'Lucía la lleva desde las 10:36', '[ Enviar primary ] [ Editar ] [ Ver borrador ] [ Relevar ] [ Más ]'],
    pt: ['Rascunho 2 aprovado por Iván. Falta carregar em «Enviar».', 'Está com Lucía desde as 10:36', '[ Enviar primary ] [ Editar ] [ Ver rascunho ] [ Assumir ] [ Mais ]'],
    en: ['Draft 2 approved by Iván. Press "Send" when you are ready.', 'Lucía has had it since 10:36', '[ Send primary ] [ Edit ] [ View draft ] [ Take over ] [ More ]'],
  },
  {
    state: 'sending',
    over: { ticket: claimed, drafts: [approved], deliveries: [deliveryOf({ state: 'sending', sendingSince: minutes(12) })] },
    word: ['saliendo', 'a sair', 'going out'],
    es: ['Enviando la respuesta a X', 'Lucía la lleva desde las 10:36', '[ Ver borrador ]'],
    pt: ['A enviar a resposta para X', 'Está com Lucía desde as 10:36', '[ Ver rascunho ]'],
    en: ['Sending the answer to X', 'Lucía has had it since 10:36', '[ View draft ]'],
  },
  {
    state: 'answered',
    over: {
      ticket: { ...claimed, firstAnsweredAt: minutes(14) },
      drafts: [approved],
      deliveries: [deliveryOf({ state: 'sent', sentAt: minutes(14), nativeId: '200', url: 'https://x.com/alba/status/200' })],
    },
    word: ['respondido', 'respondida', 'answered'],
    es: [
      'Respondido por Lucía, aprobado por Iván · 14 min en total · <ver la respuesta en X https://x.com/alba/status/200>',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Cerrar ] [ Responder ] [ Más ]',
    ],
    pt: [
      'Respondida por Lucía, aprovada por Iván · 14 min no total · <ver a resposta no X https://x.com/alba/status/200>',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Fechar ] [ Responder ] [ Mais ]',
    ],
    en: [
      'Answered by Lucía, approved by Iván · 14 min in total · <see the answer on X https://x.com/alba/status/200>',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Close ] [ Reply ] [ More ]',
    ],
  },
  {
    state: 'refused',
    over: { ticket: claimed, drafts: [approved], deliveries: [deliveryOf({ state: 'refused', refusal: 'duplicate', detail: 'You are not allowed to create a Tweet with duplicate content.' })] },
    word: ['no salió', 'não saiu', 'not sent'],
    es: [
      'X no lo aceptó: @alba ya publicó ese mismo texto. Mira en X si ya salió; si no, cambia alguna palabra y envíalo de nuevo.',
      'Lucía la lleva desde las 10:36',
      '[ Editar primary ] [ Enviar otra vez ] [ Relevar ] [ Más ]',
    ],
    pt: [
      'X não aceitou: @alba já publicou esse mesmo texto. Vê no X se já saiu; se não, muda alguma palavra e envia outra vez.',
      'Está com Lucía desde as 10:36',
      '[ Editar primary ] [ Enviar outra vez ] [ Assumir ] [ Mais ]',
    ],
    en: [
      'X did not accept it: @alba has already posted this exact text. Check on X whether it is there; if not, change a few words and send again.',
      'Lucía has had it since 10:36',
      '[ Edit primary ] [ Send again ] [ Take over ] [ More ]',
    ],
  },
  {
    state: 'marked as sent',
    over: {
      ticket: { ...claimed, firstAnsweredAt: minutes(14) },
      drafts: [approved],
      deliveries: [deliveryOf({ state: 'sent', sentAt: minutes(14), url: 'https://x.com/alba/status/200', markedBy: 'marta' })],
    },
    word: ['respondido', 'respondida', 'answered'],
    es: [
      'Respondido por Lucía, aprobado por Iván · marcada como enviada por Marta · 14 min en total · <ver la respuesta en X https://x.com/alba/status/200>',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Cerrar ] [ Responder ] [ Más ]',
    ],
    pt: [
      'Respondida por Lucía, aprovada por Iván · marcada como enviada por Marta · 14 min no total · <ver a resposta no X https://x.com/alba/status/200>',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Fechar ] [ Responder ] [ Mais ]',
    ],
    en: [
      'Answered by Lucía, approved by Iván · marked as sent by Marta · 14 min in total · <see the answer on X https://x.com/alba/status/200>',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Close ] [ Reply ] [ More ]',
    ],
  },
  {
    state: 'unknown',
    over: { ticket: claimed, drafts: [approved], deliveries: [deliveryOf({ state: 'unknown', detail: 'timed out' })] },
    word: ['no sabemos si salió', 'não sabemos se saiu', 'may have been sent'],
    es: ['No sabemos si salió (X no contestó). No se reenvía sin comprobarlo. · Lo estamos comprobando en X.', 'Lucía la lleva desde las 10:36', '[ Mirar en X ] [ Ya salió ] [ Enviar otra vez ]'],
    pt: ['Não sabemos se saiu (X não respondeu). Não se reenvia sem confirmar. · Estamos a verificar no X.', 'Está com Lucía desde as 10:36', '[ Procurar no X ] [ Já saiu ] [ Enviar outra vez ]'],
    en: [
      'We do not know whether it went out (X did not respond). It is not sent again without a check. · We are checking on X.',
      'Lucía has had it since 10:36',
      '[ Look on X ] [ It went out ] [ Send again ]',
    ],
  },
  {
    state: 'original changed',
    over: { ticket: claimed, drafts: [approved], deliveries: [deliveryOf({ state: 'refused', refusal: 'approval-changed', detail: 'answered-outside' })] },
    word: ['detenida antes de salir', 'parada antes de sair', 'held before sending'],
    es: [
      'No la hemos enviado: alguien ya contestó desde @alba fuera de Recado. Si aún hace falta, pulsa «Enviar»; si no, «Cerrar».',
      'Lucía la lleva desde las 10:36',
      '[ Enviar primary ] [ Editar ] [ Cerrar ] [ Relevar ]',
    ],
    pt: [
      'Não a enviámos: alguém já respondeu com @alba fora do Recado. Se ainda é preciso, carrega em «Enviar»; se não, em «Fechar».',
      'Está com Lucía desde as 10:36',
      '[ Enviar primary ] [ Editar ] [ Fechar ] [ Assumir ]',
    ],
    en: [
      'We did not send it: someone has already answered as @alba outside Recado. If it is still needed press "Send", otherwise "Close".',
      'Lucía has had it since 10:36',
      '[ Send primary ] [ Edit ] [ Close ] [ Take over ]',
    ],
  },
  {
    state: 'closed as answered outside',
    over: {
      ticket: { state: 'closed', closeReason: 'answered-outside', closedAt: minutes(20) },
      thread: [threadRowOf({ kind: 'event', key: 'event.answered-outside', params: { url: 'https://x.com/alba/status/9' }, mention: [] })],
    },
    word: ['cerrada', 'fechada', 'closed'],
    es: ['Cerrada: respondida fuera de Recado · <ver la respuesta en X https://x.com/alba/status/9>', '[ Reabrir ] [ Más ]'],
    pt: ['Fechada: respondida fora do Recado · <ver a resposta no X https://x.com/alba/status/9>', '[ Reabrir ] [ Mais ]'],
    en: ['Closed: answered outside Recado · <see the answer on X https://x.com/alba/status/9>', '[ Reopen ] [ More ]'],
  },
  {
    state: 'closed',
    over: { ticket: { state: 'closed', closeReason: 'no-answer-needed', closedAt: minutes(20) } },
    word: ['cerrada', 'fechada', 'closed'],
    es: ['Cerrada: no hacía falta respuesta', '[ Reabrir ] [ Más ]'],
    pt: ['Fechada: não era preciso responder', '[ Reabrir ] [ Mais ]'],
    en: ['Closed: no answer was needed', '[ Reopen ] [ More ]'],
  },
  {
    state: 'reopened',
    over: { ticket: { reopened: 1 } },
    word: ['ha vuelto a escribir', 'voltou a escrever', 'wrote again'],
    es: ['Reabierta', '[ Responder primary ] [ Me la quedo ] [ Delegar ] [ Etiquetas ] [ Más ]'],
    pt: ['Reaberta', '[ Responder primary ] [ Fico com ela ] [ Delegar ] [ Etiquetas ] [ Mais ]'],
    en: ['Reopened', "[ Reply primary ] [ I'll take it ] [ Delegate ] [ Tags ] [ More ]"],
  },
];

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
    const findings = [{ clause: '1.4', check: 'language' as const, severity: 'warn' as const, params: { customer: 'es', draft: 'pt' } }];
    const alone = draftOf({ state: 'approved', approvedBy: 'rule:none', approval: { rule: 0, approvers: [], fourEyes: 'no' }, findings });
    const ready = 'Borrador 2 listo: nadie tiene que aprobarlo. Falta pulsar «Enviar».';
    expect(added(spanish({ ticket: claimed, drafts: [alone] })).slice(0, 2)).toEqual([ready, '1 aviso del manual de marca']);
    expect(added(spanish({ ticket: claimed, drafts: [{ ...alone, approvedBy: 'ivan' }] })).join()).not.toContain('aviso');
  });

  it('names whoever answered and approved once', () => {
    const own = draftOf({ author: 'ivan', state: 'approved', approvedBy: 'ivan' });
    const deliveries = [deliveryOf({ state: 'sent', sentAt: minutes(14), nativeId: '200', url: 'https://x.com/alba/status/200' })];
    expect(added(spanish({ ticket: { ...claimed, firstAnsweredAt: minutes(14) }, drafts: [own], deliveries }))[0]).toMatch(/^Respondido y aprobado por Iván · /);
  });

  it('keeps the instant until which a changed text may be stopped', () => {
    const base = draftOf({ id: 'dr_1', version: 1, state: 'void', voidReason: 'superseded' });
    const changed = draftOf({ id: 'dr_2', author: 'ivan', basedOn: 'dr_1', state: 'approved', undoUntil: minutes(11) });
    expect(added(spanish({ ticket: claimed, drafts: [base, changed] }))[0]).toBe('Borrador 2 cambiado y aprobado por Iván. Lucía puede pararlo hasta las 10:43:00.');
  });

  it('shows the new text after an edit, and says what it cost', () => {
    const lines = spanish({
      ticket: claimed,
      message: { text: 'Ya está arreglado, gracias', state: 'edited', version: 1, changedAt: minutes(8) },
      drafts: [draftOf({ state: 'void', voidReason: 'edited-by-customer' })],
    });
    expect(lines[2]).toBe('> Ya está arreglado, gracias');
    expect(lines).toContain('Carla Ruiz editó el mensaje a las 10:40');
    expect(lines).toContain('El borrador 2 era para el texto anterior: Carla Ruiz editó el mensaje. Pulsa «Editar» y revísalo.');
  });

  it('shows a tombstone after a deletion, and no longer the text', () => {
    const card = cardIn('facturacion', { message: { state: 'deleted', changedAt: minutes(8) } });
    expect(read(card)).toContain('Carla Ruiz borró el mensaje a las 10:40');
    expect(read(card)).toContain('No queda nada que contestar ahí: pulsa «Cerrar».');
    expect(read(card).at(-1)).toContain('[ Ver lo que decía ]');
    expect(JSON.stringify(card)).not.toContain('cobrado dos veces');
    expect(read(card).at(-1)).not.toContain('Responder');
  });

  it('in another channel says the same and leads home once the link is known', () => {
    const before = read(cardIn('faturas', { ticket: claimed }, { home: false }));
    const after = read(cardIn('faturas', { ticket: claimed }, { home: false, homeLink: 'https://chat.example/1' }));
    expect(before.at(-2)).toBe('A conversa segue em #facturacion');
    expect(after.at(-2)).toBe('A conversa segue em #facturacion · <ir para a conversa https://chat.example/1>');
    expect(after.at(-1)).toBe(portuguese({ ticket: claimed }).at(-1));
  });

  it('never shows more than five buttons in a row', () => {
    for (const { over } of states) for (const block of cardIn('facturacion', over).blocks) if (block.kind === 'buttons') expect(block.buttons.length).toBeLessThanOrEqual(5);
  });

  it('buttons of a draft carry the version and the hash of what is seen', () => {
    const buttons = cardIn('facturacion', { ticket: claimed, drafts: [approved] }).blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    expect(JSON.parse(buttons.find(({ action }) => action === 'send')?.value ?? '{}')).toEqual({ ticketId: 'tk_1', draftId: 'dr_2', hash: approved.approvedHash });
  });
});

describe('the one line that stands out', () => {
  const strong = (over: Over): string[] => cardIn('facturacion', over).blocks.flatMap((block) => (block.kind === 'line' && block.strong === true ? [readInlines(block.inlines)] : []));
  const isOver = (state: string): boolean => state.startsWith('closed');

  it.each(states)('is exactly one, and the first below the place: $state', ({ state, over, es }) => {
    expect(strong(over)).toEqual(isOver(state) ? [] : [es[0]]);
  });

  it('of a new card is the word of its header', () => {
    expect(strong({})).toEqual([]);
    expect(cardIn('facturacion').blocks[0]).toMatchObject({ kind: 'line', inlines: expect.arrayContaining([{ kind: 'text', text: 'sin responder', style: 'bold' }]) });
  });
});

describe('refusals', () => {
  it.each(refusalCodes)('%s says what to do, with every value filled in', (code) => {
    const over: Over = { ticket: claimed, drafts: [approved], deliveries: [deliveryOf({ state: 'refused', refusal: code, detail: code === 'approval-changed' ? 'edited' : 'no' })] };
    for (const lines of [spanish(over), portuguese(over), english(over)]) {
      expect(lines.join('\n')).not.toMatch(/\{\{|refusal\./);
      expect(lines.at(-3)?.split(/[.:;]/).length).toBeGreaterThan(2);
    }
    expect(Object.keys(catalogue)).toContain(`refusal.${code}`);
  });
});

describe('hash of a card', () => {
  it('is the same whatever the order of its fields and differs when a word does', () => {
    const card = cardIn('facturacion');
    const shuffled = { fallback: card.fallback, blocks: card.blocks.map((block) => Object.fromEntries(Object.entries(block).toReversed())) };
    expect(cardHash(JSON.parse(JSON.stringify(shuffled)))).toBe(cardHash(card));
    expect(cardHash(cardIn('facturacion', { ticket: claimed }))).not.toBe(cardHash(card));
  });
});
