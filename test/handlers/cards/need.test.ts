import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../bot/build/texts.ts';
import { drawCard } from '../../../handlers/cards/card.ts';
import { withoutWords } from '../../../handlers/cards/private.ts';
import {
  answerOf,
  claimed,
  config,
  delegationOf,
  deliveryOf,
  detailOf,
  draftOf,
  messageOf,
  minutes,
  read,
  readInlines,
  type Over,
} from './builders.ts';

const texts = createTexts('es');
const cardIn = (channel: string, over: Over) =>
  drawCard({ detail: detailOf(over), config, surface: 'slack' }, { channel, home: true }, { texts, homeLink: null });
const spanish = (over: Over): string[] => read(cardIn('facturacion', over));
const english = (over: Over): string[] => read(cardIn('billing', over));
/** Lines between the place line and the end: what the state adds. */
const added = (lines: string[]): string[] => lines.slice(4);
const strong = (over: Over): string[] =>
  cardIn('facturacion', over).blocks.flatMap((block) =>
    block.kind === 'line' && block.strong === true ? [readInlines(block.inlines)] : [],
  );

describe('the one line that stands out', () => {
  it('is what needs a person, not a question that has been served; what was answered is folded and leaves once a newer version was proposed', () => {
    const answered = (id: string, at: number) =>
      delegationOf({ id, state: 'answered', answeredAt: minutes(at), answers: [answerOf({ at: minutes(at) })] });
    const delegations = [answered('dg_1', 10), answered('dg_2', 11)];
    const editing = { ticket: claimed, delegations, drafts: [draftOf({ createdAt: minutes(12) })] };
    expect(added(spanish(editing)).slice(0, 3)).toEqual([
      'Borrador 2 de Lucía, sin pedir aprobación',
      'Lucía la lleva desde las 10:36',
      '2 respuestas sin usar',
    ]);
    expect(strong(editing)).toEqual(['Borrador 2 de Lucía, sin pedir aprobación']);
    expect(spanish(editing).join()).toContain('[ Ver respuestas (2) ]');
    const proposed = spanish({ ...editing, drafts: [draftOf({ state: 'submitted', createdAt: minutes(12) })] });
    expect(proposed.join()).not.toContain('sin usar');
    expect(proposed.join()).not.toContain('Ver respuestas');
    // An answer that is newer than the version is not past.
    expect(spanish({ ...editing, drafts: [draftOf({ state: 'submitted', createdAt: minutes(9) })] }).join()).toContain(
      '2 respuestas sin usar',
    );
  });

  it('that our answer did not help stays until we answer again', () => {
    const bad = {
      ticket: { ...claimed, firstAnsweredAt: minutes(14), lastInboundAt: minutes(20), reopened: 1 },
      message: { text: 'eso ya lo hice', postedAt: minutes(20) },
    };
    const sent = deliveryOf({ draftId: 'dr_1', state: 'sent', sentAt: minutes(14) });
    const first = draftOf({ id: 'dr_1', version: 1, state: 'approved', createdAt: minutes(6) });
    const not = 'A Carla Ruiz no le ha servido («eso ya lo hice»)';
    expect(strong({ ...bad, drafts: [first], deliveries: [sent] })).toEqual([not]);
    // That she wrote again is said by it already.
    const cameBack = { ...bad, ticket: { ...bad.ticket, reopened: 0 } };
    expect(strong({ ...cameBack, drafts: [first], deliveries: [sent] })).toEqual([not]);
    expect(spanish({ ...cameBack, drafts: [first], deliveries: [sent] }).join()).not.toContain('ha escrito después');
    for (const drafts of [
      [first, draftOf({ createdAt: minutes(22) })],
      [first, draftOf({ state: 'submitted', createdAt: minutes(22) })],
    ]) {
      expect(added(spanish({ ...bad, drafts, deliveries: [sent] }))).toContain(not);
      expect(strong({ ...bad, drafts, deliveries: [sent] })[0]).toMatch(/^Borrador 2 /);
    }
    const again = deliveryOf({ id: 'dl_2', draftId: 'dr_2', state: 'sent', sentAt: minutes(30) });
    expect(
      spanish({
        ...bad,
        drafts: [first, draftOf({ state: 'approved', createdAt: minutes(22) })],
        deliveries: [sent, again],
      }),
    ).not.toContain(not);
  });
});

describe('a conversation of several messages', () => {
  const began = messageOf({ id: 'ms_0', text: 'Me habéis cobrado dos veces\nla factura', postedAt: minutes(-60) });
  const ours = messageOf({
    id: 'ms_o',
    direction: 'out',
    text: 'Hola, Carla: mira tu correo.',
    postedAt: minutes(-30),
  });
  const now = messageOf({ text: 'eso ya lo hice' });
  const over: Over = { message: { text: now.text }, messages: [began, ours, now], first: began };

  it('shows how it began and what we said last, a line each, above the newest message', () => {
    expect(spanish(over).slice(1, 5)).toEqual([
      'Carla Ruiz @carla_ruiz · 12,3 mil seguidores · 3.ª vez este mes · 3 mensajes en esta conversación',
      'Empezó: «Me habéis cobrado dos veces la factura»',
      'Le respondimos: «Hola, Carla: mira tu correo.»',
      '> eso ya lo hice',
    ]);
    expect(english(over).slice(2, 4)).toEqual([
      'Started with: “Me habéis cobrado dos veces la factura”',
      'We answered: “Hola, Carla: mira tu correo.”',
    ]);
  });

  it('says nothing of what was deleted, and nothing where everybody can read what is private', () => {
    expect(spanish({ ...over, first: { ...began, state: 'deleted' } }).join()).not.toContain('cobrado dos veces');
    const hidden = withoutWords(cardIn('facturacion', over), 'tk_1', texts.in('es'));
    expect(JSON.stringify(hidden)).not.toMatch(/cobrado dos veces|mira tu correo|ya lo hice/);
  });

  it('a closed one keeps to one line', () => {
    expect(spanish({ ...over, ticket: { state: 'closed', closeReason: 'answered' } }).join()).not.toContain('Empezó');
  });
});
