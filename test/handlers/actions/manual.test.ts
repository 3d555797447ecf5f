import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '#core/form.ts';
import { createTextAnalysis } from '../../../adapters/text/index.ts';
import { readInlines } from '../cards/builders.ts';
import { draftMessage } from '../../../handlers/cards/draft-message.ts';
import { openingFor } from '../../../handlers/forms/opening.ts';
import { configuration, openRig, type Rig } from './rig.ts';
import { fieldOf } from './waiting.ts';
import { sent } from './sent.ts';

const alba = configuration.brands.alba;
const clauses = [
  ...alba.persona.clauses,
  { number: '5.4', title: 'Sin copias', check: 'copied' },
  { number: '5.5', title: 'De tú', check: 'formality', formality: { es: 'tú', 'es-MX': 'usted' } },
];

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({
    brands: {
      alba: {
        ...alba,
        persona: { ...alba.persona, greeting: { es: 'Hola, {name}:', 'es-MX': 'Buen día, {name}:' }, clauses },
      },
    },
    regions: { mexico: { name: 'México', country: 'MX', places: ['Puebla'] } },
  });
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

const lines = (form: Form | undefined): string[] =>
  (form?.blocks ?? []).flatMap((block) =>
    block.kind === 'line' || block.kind === 'context' ? [readInlines(block.inlines)] : [],
  );

async function judged(text: string, more: Record<string, string> = {}, area: string | null = 'billing') {
  const { ticket } = await rig.open({ area });
  const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
  const meta = opened[0]?.meta ?? {};
  const { reply } = await rig.send('ULUCIA', 'reply', meta, { text, next: 'ask', ...more });
  return { ticket, meta, reply, form: reply.kind === 'update' ? reply.form : undefined };
}

describe('what the manual says of an answer', () => {
  it('comes with what to do about it', async () => {
    const { form } = await judged('Hola, Carla: mañana mismo. El equipo.');
    const told = lines(form);
    const at = told.indexOf('3.2 No prometemos plazos: «mañana mismo»');
    expect(told[at + 1]).toBe('Dilo de otra manera.');
  });

  it('may pass with a reason, which stays with the version for whoever approves', async () => {
    const { ticket, form, meta } = await judged('Hola, Carla: mañana mismo lo tienes.');
    expect(fieldOf(form, 'reason')).toMatchObject({ label: 'Enviarla igualmente, porque…', optional: true });
    expect((await rig.detail(ticket.id)).drafts).toEqual([]);
    await rig.send('ULUCIA', 'reply', form?.meta ?? meta, {
      text: 'Hola, Carla: mañana mismo lo tienes.',
      next: 'ask',
      reason: 'Lo confirma el almacén',
    });
    const [draft] = (await rig.detail(ticket.id)).drafts;
    expect(draft).toMatchObject({
      state: 'submitted',
      findings: [{ clause: '3.2', severity: 'stop', overridden: { by: 'lucia', reason: 'Lo confirma el almacén' } }],
    });
    const { opened } = await rig.press('UTERESA', 'view-draft', { ticketId: ticket.id, draftId: draft?.id });
    expect(lines(opened[0])).toContain(
      '3.2 No prometemos plazos: «mañana mismo» · Lucía la deja pasar: «Lo confirma el almacén»',
    );
  });

  it('stands with what to do about it in the thread and before whoever approves', async () => {
    const { ticket } = await judged('Hola, Carla: abrimos un ticket.');
    const { drafts, ...detail } = await rig.detail(ticket.id);
    const [draft] = drafts;
    if (!draft) throw new Error('nothing was written');
    const { opened } = await rig.press('UTERESA', 'view-draft', { ticketId: ticket.id, draftId: draft.id });
    const said = lines(opened[0]);
    expect(said[said.indexOf('3.3 Sin jerga: «ticket»') + 1]).toBe('Dilo de otra manera.');
    const t = rig.services.texts.in('es');
    const drawing = { detail: { ...detail, drafts }, config: rig.services.config, surface: 'slack' };
    const card = draftMessage(drawing, draft, { t, mention: [] });
    const shown = card.blocks.flatMap((block) => ('inlines' in block ? [readInlines(block.inlines)] : []));
    expect(shown[shown.indexOf('3.3 Sin jerga: «ticket»') + 1]).toBe('Dilo de otra manera.');
  });

  it('never lets pass what the network would refuse', async () => {
    const long = `Hola, Carla: ${'largo '.repeat(60)}`;
    const { ticket, form } = await judged(long, { reason: 'Porque sí' });
    expect(fieldOf(form, 'reason')).toBeUndefined();
    expect(lines(form).join('\n')).toContain('2.1 Lo que cabe');
    expect((await rig.detail(ticket.id)).drafts).toEqual([]);
  });

  it('opens as the country of the customer is greeted', async () => {
    const { ticket, author } = await rig.open();
    const t = rig.services.texts.in('es');
    const openedIn = (region: string | null) => openingFor(rig.services.config, { ...ticket, region }, author, t).text;
    expect(openedIn('mexico')).toBe('Buen día, Carla: ');
    expect(openedIn(null)).toBe('Hola, Carla: ');
  });

  it('tells a copy of what another customer was answered in public, and of nothing private', async () => {
    const said = 'hemos visto el segundo cobro de octubre y lo estamos mirando con el equipo de cuentas';
    const before = { ticket: await rig.open(), text: `Hola, Luis: ${said}.` };
    await sent(rig, before.ticket, { text: before.text, nativeId: 'o1' });
    await sent(rig, await rig.open(), { text: 'Tu CLABE está mal', nativeId: 'o2', isPrivate: true });
    const { form, ticket } = await judged(`Hola, Carla: ${said}. mañana mismo`);
    expect(form).toBeDefined();
    await rig.send('ULUCIA', 'reply', form?.meta ?? {}, { text: `Hola, Carla: ${said}.`, next: 'ask' });
    expect((await rig.detail(ticket.id)).drafts[0]?.findings).toMatchObject([{ clause: '5.4', check: 'copied' }]);
    const of = { accounts: ['alba'], limit: 5 };
    expect(await rig.store.drafts.answersGiven(of)).toEqual([before.text]);
    expect(await rig.store.drafts.answersGiven({ ...of, exceptTicket: before.ticket.ticket.id })).toEqual([]);
    expect(await rig.store.drafts.answersGiven({ ...of, accounts: ['otra'] })).toEqual([]);
  });
});

describe('trying a text', () => {
  it('says what the manual finds, keeps what she typed, and keeps nothing else', async () => {
    const { opened } = await rig.press('ULUCIA', 'try-text', {});
    const form = opened[0];
    expect(lines(form)).toEqual(['Se revisa con el manual de la marca. No se guarda ni se envía nada.']);
    expect(fieldOf(form, 'customer')).toMatchObject({
      options: [{ value: 'written' }, { value: 'es' }, { value: 'es-MX' }, { value: 'pt' }, { value: 'en' }],
    });
    const values = { text: 'Tu pedido llega mañana mismo', asked: '', private: 'public', customer: 'es-MX' };
    const { reply } = await rig.send('ULUCIA', 'try-text', form?.meta ?? {}, values);
    if (reply.kind !== 'update') throw new Error('it closed');
    expect(lines(reply.form)).toEqual([
      'Impide enviar · 3.2 No prometemos plazos: «mañana mismo»',
      'Dilo de otra manera.',
      '5.5 De tú: «Tu»',
      'Aquí se habla de usted.',
    ]);
    expect(fieldOf(reply.form, 'text')).toMatchObject({ initial: values.text });
    expect(fieldOf(reply.form, 'customer')).toMatchObject({ initial: 'es-MX' });
    const fine = await rig.send('ULUCIA', 'try-text', form?.meta ?? {}, { ...values, text: 'Su pedido ya salió' });
    if (fine.reply.kind !== 'update') throw new Error('it closed');
    expect(lines(fine.reply.form)).toEqual(['Sin avisos del manual de marca']);
  });

  it('gathers what it finds of one clause, each advice once', async () => {
    const values = { text: 'Llame al 612 345 678 o al 699 111 222', private: 'public', customer: 'es-MX' };
    const { reply } = await rig.send('ULUCIA', 'try-text', {}, values);
    if (reply.kind !== 'update') throw new Error('it closed');
    const said = lines(reply.form);
    expect(said[0]).toMatch(/4\.1 .*«612 345 678», .*«699 111 222»/);
    expect(said.filter((line) => line.includes('4.1'))).toHaveLength(1);
    expect(said.filter((line) => line === said[1])).toHaveLength(1);
  });

  it('takes what is quoted and named for no other language, as an answer does', async () => {
    const { text } = rig.services;
    rig.services.text = { ...createTextAnalysis(), personalData: text.personalData };
    const tried = async (said: string): Promise<string> => {
      const values = { text: said, asked: '', private: 'public', customer: 'es' };
      const { reply } = await rig.send('ULUCIA', 'try-text', {}, values);
      return reply.kind === 'update' ? lines(reply.form).join(' ') : '';
    };
    try {
      expect(await tried('Hola: "Hand wash only, do not tumble dry": lávalo a mano.')).not.toContain('inglés');
      expect(await tried('Hola: you can wash it by hand, but do not tumble dry it.')).toContain('inglés');
    } finally {
      rig.services.text = text;
    }
  });

  it('is for whoever may read, and measures as the network does', async () => {
    const { reply } = await rig.send('UJOAO', 'try-text', {}, { text: 'largo '.repeat(60), private: 'public' });
    if (reply.kind !== 'update') throw new Error('it closed');
    expect(lines(reply.form).join('\n')).toContain('2.1');
  });
});

describe('what the manual says of a template of the network', () => {
  const text = 'Hola, {{1}}: mañana mismo te decimos. {{2}}';
  const template = { name: 'pronto', language: 'es', text, variables: ['1', '2'] };

  async function filled(more: string) {
    const { connection } = rig.network;
    const late = {
      ...connection,
      caps: { ...connection.caps, until: () => new Date(0) },
      templates: async () => [template],
    };
    rig.services.networks = new Map([['alba', late]]);
    const { ticket } = await rig.open({ area: 'billing' });
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    const values = { template: 'pronto/es', 'value.1': 'Carla', 'value.2': more, next: 'ask' };
    const { reply } = await rig.send('ULUCIA', 'reply', opened[0]?.meta ?? {}, values);
    rig.services.networks = new Map([['alba', connection]]);
    return { reply, drafts: (await rig.detail(ticket.id)).drafts };
  }

  it('leaves its own words alone, which nobody here can change', async () => {
    const { drafts } = await filled('Gracias.');
    expect(drafts).toMatchObject([{ text: 'Hola, Carla: mañana mismo te decimos. Gracias.', findings: [] }]);
  });

  it('reads what was filled in', async () => {
    const { drafts } = await filled('Abrimos un ticket.');
    expect(drafts[0]?.findings).toMatchObject([{ clause: '3.3', excerpt: 'ticket' }]);
  });
});
