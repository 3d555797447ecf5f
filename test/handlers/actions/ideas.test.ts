import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '#core/knowledge/article.ts';
import { createKnowledge, noKnowledge } from '#core/knowledge/knowledge.ts';
import type { Form } from '#core/form.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import { operatorForm } from '../../../handlers/commands/operator-form.ts';
import { readInlines } from '../cards/builders.ts';
import { openRig, type Rig } from './rig.ts';
import { fieldOf } from './waiting.ts';
import { sent } from './sent.ts';
import { article } from '../../support/article.ts';

const ofShop = (id: string, title: string, answer: string, language: Article['language'] = 'es'): Article =>
  article({
    id,
    language,
    title,
    questions: id === 'cobros/doble' ? ['me habéis cobrado la factura dos veces'] : [],
    answer,
    url: `https://alba.example/${id}`,
    body: 'Texto largo del artículo.',
    edition: 'e1',
  });

const DOUBLE = 'Uno de los dos suele ser una retención: {url}';
const articles = [
  ofShop('cobros/doble', 'Una factura cobrada dos veces', DOUBLE),
  ofShop('cobros/reembolso', 'Cuándo devolvéis el dinero', ''),
  ofShop('tiendas/horario', 'Horario de las tiendas', 'De 10 a 21 h.'),
];

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(async () => {
  await rig.reset();
  rig.services.knowledge = createKnowledge(articles);
});
afterAll(() => rig.close());

const shown = (form: Form | undefined): string[] =>
  (form?.blocks ?? []).flatMap((block) =>
    block.kind === 'line' || block.kind === 'context'
      ? [readInlines(block.inlines)]
      : block.kind === 'quote'
        ? [block.text]
        : [],
  );
const buttons = (form: Form | undefined) =>
  (form?.blocks ?? []).flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

async function ideasOf({ ticket }: TicketDetail, user = 'ULUCIA'): Promise<Form | undefined> {
  return (await rig.press(user, 'ideas', { ticketId: ticket.id })).opened[0];
}

async function removed({ lastInbound, ticket }: TicketDetail): Promise<void> {
  const at = rig.clock.now();
  const event = { kind: 'deleted' as const, eventKey: `d:${lastInbound.nativeId}`, nativeId: lastInbound.nativeId, at };
  await rig.store.inbox.add([{ network: 'x', account: 'alba', brand: 'alba', event }], at);
  await rig.store.inbox.ingest(10, at, () => ({
    kind: 'deleted',
    messageId: lastInbound.id,
    at,
    ticketId: ticket.id,
    changes: null,
  }));
}

async function figures() {
  return rig.store.articles.figures(new Date(0));
}

describe('the form of an answer', () => {
  it('names the best articles in one line below the box', async () => {
    const detail = await rig.open();
    const form = (await rig.press('ULUCIA', 'reply', { ticketId: detail.ticket.id })).opened[0];
    const kinds = form?.blocks.map((block) => (block.kind === 'field' ? block.field.name : block.kind)) ?? [];
    const line = shown(form).findIndex((text) => text.startsWith('Puede ayudarte: '));
    expect(shown(form)[line]).toBe('Puede ayudarte: Una factura cobrada dos veces · Cuándo devolvéis el dinero');
    expect(kinds.indexOf('buttons')).toBeGreaterThan(kinds.indexOf('text'));
    expect(buttons(form).map(({ action }) => action)).toEqual(['ideas']);
    expect(await figures()).toMatchObject([
      { article: 'cobros/doble', offered: 1, used: 0 },
      { article: 'cobros/reembolso', offered: 1 },
    ]);
  });

  it('says nothing where there are none, and looks for none where no answer is written', async () => {
    rig.services.knowledge = noKnowledge;
    const { ticket } = await rig.open();
    const form = (await rig.press('ULUCIA', 'reply', { ticketId: ticket.id })).opened[0];
    expect(buttons(form)).toEqual([]);
    await rig.press('ULUCIA', 'more', { ticketId: ticket.id });
    expect(await figures()).toEqual([]);
  });
});

describe('an article', () => {
  it('may be started from, with its name above it, and is counted as used or edited', async () => {
    for (const [typed, outcome] of [
      ['Hola, Carla:\nUno de los dos suele ser una retención: https://alba.example/cobros/doble', 'used'],
      ['Hola, Carla: creemos que uno de los dos es una retención del banco.', 'edited'],
    ] as const) {
      const detail = await rig.open();
      const offered = buttons(await ideasOf(detail)).filter(({ action }) => action === 'use-article');
      // One without a text of its own is only read.
      expect(offered).toHaveLength(1);
      const { opened } = await rig.press('ULUCIA', 'use-article', offered[0]?.value ?? '');
      expect(fieldOf(opened[0], 'text')).toMatchObject({
        initial: 'Hola, Carla:\nUno de los dos suele ser una retención: https://alba.example/cobros/doble',
      });
      expect(shown(opened[0])).toContain(
        'Con las palabras de «Una factura cobrada dos veces»: dales forma antes de guardar.',
      );
      const { reply } = await rig.send('ULUCIA', 'reply', opened[0]?.meta ?? {}, { text: typed, next: 'ask' });
      expect(reply).toMatchObject({ kind: 'close', all: true });
      const [first] = await figures();
      expect(first).toMatchObject({ article: 'cobros/doble', [outcome]: 1 });
    }
  });

  it('that does not help is counted, and not offered for that message again', async () => {
    const detail = await rig.open();
    const no = buttons(await ideasOf(detail)).find(({ action }) => action === 'no-article');
    const { said } = await rig.press('ULUCIA', 'no-article', no?.value ?? '');
    expect(said).toEqual([]);
    expect(shown(await ideasOf(detail)).join('\n')).not.toContain('Una factura cobrada dos veces');
    expect((await figures())[0]).toMatchObject({ article: 'cobros/doble', offered: 1, rejected: 1 });
    // Another customer may be helped by it.
    expect(shown(await ideasOf(await rig.open())).join('\n')).toContain('Una factura cobrada dos veces');
  });

  it('that is gone by now is told', async () => {
    const { ticket } = await rig.open();
    const { said } = await rig.press('ULUCIA', 'use-article', { ticketId: ticket.id, article: 'otro', lang: 'es' });
    expect(said.join()).toContain('ya no está en la base de conocimiento');
  });
});

describe('what was answered to something similar', () => {
  const before = { text: 'Me habéis cobrado dos veces la factura de septiembre, ¿cuándo me devolvéis el dinero?' };

  it('is shown whole, without a button that pastes it', async () => {
    await sent(rig, await rig.open(before), { text: 'Hola, Luis: ya está devuelto.', nativeId: 'o1' });
    const form = await ideasOf(await rig.open());
    expect(shown(form)).toContain('Hola, Luis: ya está devuelto.');
    expect(shown(form).some((line) => line.startsWith('Conversación 1: «Me habéis cobrado dos veces'))).toBe(true);
    expect(buttons(form).map(({ action }) => action)).toEqual(['use-article', 'no-article', 'no-article']);
  });

  it('is not there any more once the customer deleted her question', async () => {
    const asked = await rig.open(before);
    await sent(rig, asked, { text: 'Hola, Luis: ya está devuelto.', nativeId: 'o1' });
    await removed(asked);
    expect(shown(await ideasOf(await rig.open()))).not.toContain('Hola, Luis: ya está devuelto.');
  });

  it('in private is for those alone who may read it there', async () => {
    rig.chat.channels.get('cerrado')?.delete('ULUCIA');
    const there = await rig.open({ ...before, channels: ['cerrado'] });
    await sent(rig, there, { text: 'Tu IBAN acaba en 12.', nativeId: 'o1', isPrivate: true });
    const detail = await rig.open();
    expect(shown(await ideasOf(detail)).join('\n')).not.toContain('IBAN');
    rig.chat.channels.get('cerrado')?.add('ULUCIA');
    expect(shown(await ideasOf(detail)).join('\n')).toContain('IBAN');
    // She manages, so she reads everything.
    expect(shown(await ideasOf(detail, 'UCARMEN')).join('\n')).toContain('Tu IBAN acaba en 12.');
  });
});

describe('managers see', () => {
  const asManager = async (userId: string) => {
    const actor = await rig.services.directory.actor('slack', userId);
    const ctx = { ...rig.services, actor, t: rig.services.texts.in('es'), explain: {} as never };
    return operatorForm(ctx, { text: 'artículos' });
  };

  it('what became of each article, and what no article answers', async () => {
    await ideasOf(await rig.open());
    const asked = await rig.open({ text: '¿Tenéis aparcamiento para bicicletas?' });
    await ideasOf(asked);
    const told = shown(await asManager('UCARMEN'));
    expect(told).toContain(
      'Una factura cobrada dos veces · veces propuesto: 1 · usado tal cual: 0 · adaptado: 0 · rechazado: 0',
    );
    expect(told.some((line) => line.includes('«¿Tenéis aparcamiento para bicicletas?»'))).toBe(true);
    await removed(asked);
    expect(shown(await asManager('UCARMEN')).join('\n')).not.toContain('aparcamiento');
  });

  it('and nobody else does', async () => {
    await expect(asManager('ULUCIA')).rejects.toMatchObject({ code: 'right.missing' });
  });
});
