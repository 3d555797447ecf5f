import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '#core/form.ts';
import { silentLog } from '#core/ports/log.ts';
import { noModel } from '#core/ports/model.ts';
import { createModel } from '../../../adapters/model/index.ts';
import { startModelServer } from '../../support/model-server.ts';
import { readInlines } from '../cards/builders.ts';
import { openRig, type Rig } from './rig.ts';
import { sent } from './sent.ts';
import { fieldOf, waiting } from './waiting.ts';

let rig: Rig;
let server: Awaited<ReturnType<typeof startModelServer>>;
beforeAll(async () => {
  [rig, server] = await Promise.all([openRig(), startModelServer()]);
});
beforeEach(async () => {
  await rig.reset();
  server.calls.length = 0;
  rig.services.model = createModel(
    {
      baseUrl: server.baseUrl,
      name: 'llama',
      key: undefined,
      readsPrivate: false,
      timeoutSeconds: 30,
      perDay: 100,
      perPersonPerDay: 100,
    },
    { clock: rig.clock, log: silentLog },
  );
});
afterAll(async () => {
  await Promise.all([rig.close(), server.stop()]);
});

const shown = (form: Form | undefined): string[] =>
  (form?.blocks ?? []).flatMap((block) =>
    block.kind === 'line' || block.kind === 'context'
      ? [readInlines(block.inlines)]
      : block.kind === 'quote'
        ? [block.text]
        : [],
  );
const buttonsOf = (form: Form | undefined): string[] =>
  (form?.blocks ?? []).flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ action }) => action) : []));
const says = (value: unknown): void => {
  server.act = () => JSON.stringify(value);
};

it('without a model nothing of it is offered, and a button from before says so', async () => {
  rig.services.model = noModel;
  const { seen } = await waiting(rig);
  const about = { ticketId: seen.ticketId, draftId: seen.draftId };
  expect(buttonsOf((await rig.press('UTERESA', 'view-draft', about)).opened[0])).not.toContain('opinion');
  expect((await rig.press('UTERESA', 'opinion', about)).said.join()).toContain('No hay ningún modelo de lenguaje');
  const { ticket } = await rig.open();
  expect(buttonsOf((await rig.press('ULUCIA', 'reply', { ticketId: ticket.id })).opened[0])).toEqual([]);
});

describe('an opinion on a draft', () => {
  it('is marked as that of a model, quotes clause and words, and changes nothing', async () => {
    const { seen } = await waiting(rig);
    const about = { ticketId: seen.ticketId, draftId: seen.draftId };
    const before = (await rig.detail(seen.ticketId)).drafts;
    says({
      remarks: [
        { clause: '3.3', quote: 'ya hemos devuelto', says: 'Di cuándo lo verá <!channel>.' },
        { clause: '9.9', quote: 'ya hemos devuelto', says: 'Inventado.' },
        { clause: '3.2', quote: 'no está en el texto', says: 'Inventado.' },
      ],
      approve: true,
      clear: ['3.2'],
    });
    expect(buttonsOf((await rig.press('UTERESA', 'view-draft', about)).opened[0])).toContain('opinion');
    const form = (await rig.press('UTERESA', 'opinion', about)).opened[0];
    expect(shown(form)).toEqual([
      expect.stringContaining('Lo dice un modelo de lenguaje (llama), que puede equivocarse.'),
      '3.3 Sin jerga',
      'ya hemos devuelto',
      'Di cuándo lo verá <!channel>.',
    ]);
    // Its words are shown as a stranger's are: they call nobody.
    const words = form?.blocks.flatMap((block) => (block.kind === 'line' ? block.inlines : []));
    expect(words?.filter(({ kind }) => kind !== 'foreign')).toEqual([]);
    expect((await rig.detail(seen.ticketId)).drafts).toEqual(before);
  });

  it('is not asked of what was said in private', async () => {
    const asked = await rig.open();
    await sent(rig, asked, { text: 'Tu número de cliente es otro.', nativeId: 'o1', isPrivate: true });
    const { opened, said } = await rig.press('ULUCIA', 'opinion', { ticketId: asked.ticket.id });
    expect([...said, ...shown(opened[0])].join()).toContain('Esta conversación es privada');
    expect(server.calls).toEqual([]);
  });

  it('that does not come is told, and stops nothing', async () => {
    const { seen } = await waiting(rig);
    server.act = () => 'no sé';
    const { said } = await rig.press('UTERESA', 'opinion', { ticketId: seen.ticketId, draftId: seen.draftId });
    expect(said.join()).toContain('El modelo llama ha contestado algo que no sirve');
    expect((await rig.press('UTERESA', 'approve', seen)).said).toEqual([]);
  });
});

it('a proposed draft opens for her to shape, is marked, and passes the same checks', async () => {
  says({ text: 'Sentimos el doble cobro. Lo devolvemos mañana mismo.' });
  const { ticket } = await rig.open();
  expect(buttonsOf((await rig.press('ULUCIA', 'reply', { ticketId: ticket.id })).opened[0])).toEqual([
    'propose',
    'translate',
  ]);
  const form = (await rig.press('ULUCIA', 'propose', { ticketId: ticket.id })).opened[0];
  expect(shown(form)).toContain('Con las palabras de un modelo de lenguaje (llama): dales forma antes de guardar.');
  const text = fieldOf(form, 'text');
  expect(text).toMatchObject({ initial: 'Hola, Carla:\nSentimos el doble cobro. Lo devolvemos mañana mismo.' });
  expect((await rig.detail(ticket.id)).drafts).toEqual([]);
  const typed = text && 'initial' in text && typeof text.initial === 'string' ? text.initial : '';
  const stopped = await rig.send('ULUCIA', 'reply', form?.meta ?? {}, { text: typed, next: 'ask' });
  expect(stopped.reply.kind).toBe('update');
  expect((await rig.detail(ticket.id)).drafts).toEqual([]);
  const { reply } = await rig.send('ULUCIA', 'reply', form?.meta ?? {}, {
    text: 'Hola, Carla: lo sentimos.',
    next: 'ask',
  });
  // What lies below closes with it.
  expect(reply).toMatchObject({ kind: 'close', all: true });
  expect((await rig.detail(ticket.id)).drafts).toMatchObject([{ state: 'submitted', author: 'lucia' }]);
});

it('a translation stands beside what it translates, in the language of whoever asks', async () => {
  says({ customer: 'You charged me twice.', draft: 'We are sorry.' });
  const { seen } = await waiting(rig);
  const { opened } = await rig.press('UCARMEN', 'translate', { ticketId: seen.ticketId, draftId: seen.draftId });
  const { lastInbound, drafts } = await rig.detail(seen.ticketId);
  expect(shown(opened[0])).toEqual([
    'Translated by a language model (llama); there may be mistakes.',
    'What the customer wrote',
    lastInbound.text,
    'Machine translation',
    'You charged me twice.',
    'Our draft',
    drafts[0]?.text,
    'Machine translation',
    'We are sorry.',
  ]);
  expect(server.calls[0]?.messages[0]?.content).toContain('British English');
});

it('who asked reads the data that the model never saw, in what was written and in what it says', async () => {
  says({ customer: 'Call me on [PHONE_1], [HANDLE_1]', draft: '' });
  const { ticket } = await rig.open({ text: 'Llámame al 612 345 678, @alba' });
  const { opened } = await rig.press('ULUCIA', 'translate', { ticketId: ticket.id });
  expect(shown(opened[0]).slice(1)).toEqual([
    'Lo que escribió la persona',
    'Llámame al 612 345 678, @alba',
    'Traducción automática',
    'Call me on 612 345 678, @alba',
  ]);
  expect(JSON.stringify(server.calls[0]?.messages)).not.toMatch(/612|@alba/);
});
