import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '#core/form.ts';
import { toView } from '../../../adapters/surfaces/slack/drawing/form.ts';
import { checkView } from '../../../sandbox/slack/blocks/index.ts';
import { readInlines } from '../cards/builders.ts';
import { noteAuthorDays } from '../../../handlers/jobs/note-author-days.ts';
import type { Job } from '../../../handlers/define.ts';
import { drawCard } from '../../../handlers/cards/card.ts';
import { openRig, recordingRespond, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({
    lists: {
      vip: { name: 'VIP' },
      prensa: { name: 'Prensa', authors: ['@carla_ruiz'] },
      ruido: { name: 'Ruido', card: false, alerts: 'never' },
    },
    routes: [{ when: { list: 'vip' }, to: 'cerrado' }],
    profile: {
      legalBasis: 'legitimate-interest',
      interests: { cuentas: { name: 'Facturas', words: ['factura'] } },
    },
  });
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

/** A button of a form, pressed in it. */
async function pressIn(userId: string, action: string, value: Record<string, string> | string): Promise<Form[]> {
  const { respond } = recordingRespond();
  const replaced: Form[] = [];
  const raw = typeof value === 'string' ? value : JSON.stringify(value);
  await rig.dispatch.onClick(
    { id: randomUUID(), surface: 'slack', userId, action, value: raw },
    { ...respond, replace: async (form) => void replaced.push(form) },
  );
  return replaced;
}

const words = (form: Form | undefined): string =>
  (form?.blocks ?? [])
    .map((block) => (block.kind === 'quote' ? block.text : 'inlines' in block ? readInlines(block.inlines) : ''))
    .join('\n');
const labels = (form: Form | undefined): string[] =>
  (form?.blocks ?? []).flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : []));
const valueOf = (form: Form | undefined, label: string): string =>
  (form?.blocks ?? []).flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.filter((each) => each.label === label) : [],
  )[0]?.value ?? '';

describe('the profile', () => {
  it('says who writes, how it has been, and how far her words reach, with what it is made of', async () => {
    const { ticket, author } = await rig.open({});
    await rig.run(`update authors set bio = 'Diseñadora en Bilbao', followers = 42000, following = 310, joined_on = '2019-03-04' where id = '${author.id}';
      update messages set counts = '{"likes": 40, "reposts": 5, "replies": 4, "quotes": 1}'`);
    const form = (await rig.press('ULUCIA', 'profile', { ticketId: ticket.id })).opened[0];
    const said = words(form);
    expect(said).toContain('Carla Ruiz @carla_ruiz');
    expect(said).toContain('Diseñadora en Bilbao');
    expect(said).toContain('sigue a 310 · cuenta desde marzo de 2019');
    expect(said).toContain('1 conversación en tus canales · 1 abierta');
    expect(said).toMatch(/Influencia: \d+ de 100/);
    expect(said).toContain('Alcance: 42 mil seguidores. Reacciones habituales por mensaje: 3.');
    expect(said).toContain('Fiabilidad baja: hemos visto pocos mensajes (1)');
    expect(said).toContain('Fórmula v1');
    expect(said).toContain('Facturas · 1 vez');
    expect(said).toContain('En «Prensa» por la configuración');
    expect(labels(form)).toEqual(['Añadir a VIP', 'Añadir a Ruido', 'Historial', 'No quiere perfil']);
    expect(checkView(toView(form as Form, { now: rig.clock.at }), 'modal')).toEqual([]);
  });

  it('gives all that is kept of her to whoever manages alone', async () => {
    const { ticket } = await rig.open({});
    rig.services.publicUrl = 'https://recado.example';
    const hers = (await rig.press('UCARMEN', 'profile', { ticketId: ticket.id })).opened[0];
    const value = valueOf(hers, 'Take their data');
    expect(JSON.parse(value)).toEqual({ ticketId: ticket.id });
    const dispatch = rig.dispatchWith({ patienceMs: 60_000 });
    const press = async (userId: string): Promise<string> => {
      const { respond, said } = recordingRespond();
      await dispatch.onClick({ id: randomUUID(), surface: 'slack', userId, action: 'export-person', value }, respond);
      return said.join();
    };
    expect(await press('ULUCIA')).not.toContain('mensaje directo');
    expect(await press('UCARMEN')).toContain('direct message');
    const done = (await rig.store.activity.of(ticket.id)).filter(({ what }) => what === 'person.exported');
    expect(done.map(({ by, detail }) => [by.id, detail['format']])).toEqual([
      ['carmen', 'person-pdf'],
      ['carmen', 'person-json'],
    ]);
  });

  it('tells the trend once her followers were noted two weeks before', async () => {
    const { ticket, author } = await rig.open({});
    await rig.run(`update authors set followers = 4200 where id = '${author.id}'`);
    const job: Job = noteAuthorDays;
    await job.handle(rig.services, {}, new AbortController().signal);
    await rig.run(`update authors set followers = 42000 where id = '${author.id}'`);
    const profiled = async (): Promise<string> =>
      words((await rig.press('ULUCIA', 'profile', { ticketId: ticket.id })).opened[0]);
    expect(await profiled()).not.toContain('sube');
    rig.clock.at = new Date(rig.clock.at.getTime() + 15 * 24 * 3_600_000);
    expect(await profiled()).toMatch(/Influencia: \d+ de 100, sube \(\d+ en 15 días\)/);
  });

  it('puts her on a list in one press, on the card and where its route leads, and takes her off', async () => {
    const { ticket } = await rig.open({});
    const first = (await rig.press('ULUCIA', 'profile', { ticketId: ticket.id })).opened[0];
    const listed = await pressIn('ULUCIA', 'list-author', valueOf(first, 'Añadir a VIP'));
    expect(words(listed[0])).toContain('En «VIP» desde 10 mar 2026, por Lucía');
    expect(labels(listed[0])).toContain('Quitar de VIP');
    const after = await rig.detail(ticket.id);
    expect(after.ticket.route.channels).toEqual(['cerrado']);
    expect(after.ticket.route.matched).toEqual([{ on: 'list', value: 'vip' }]);
    const card = drawCard(
      { detail: after, config: rig.services.config, surface: 'slack' },
      { channel: 'cerrado', home: true },
      { texts: rig.services.texts, homeLink: null },
    );
    const line = card.blocks[1];
    expect(line && 'inlines' in line ? readInlines(line.inlines) : '').toContain('@carla_ruiz · VIP, Prensa');
    await pressIn('UCARMEN', 'list-author', valueOf(listed[0], 'Quitar de VIP'));
    expect((await rig.detail(ticket.id)).lists).toEqual([]);
  });

  it('keeps notes of colleagues: written once, read by all, deleted by whoever wrote them or manages', async () => {
    const { ticket } = await rig.open({});
    const empty = await rig.send('ULUCIA', 'profile', { ticketId: ticket.id }, { note: '  ' });
    expect(empty.reply).toEqual({ kind: 'errors', errors: { note: 'Escribe algo antes de guardar.' } });
    const { reply } = await rig.send('ULUCIA', 'profile', { ticketId: ticket.id }, { note: 'Prefiere que la llamen' });
    expect(reply.kind === 'update' ? words(reply.form) : '').toContain('Prefiere que la llamen');
    const seen = (await rig.press('UJOAO', 'profile', { ticketId: ticket.id })).opened[0];
    expect(words(seen)).toContain('Prefiere que la llamen');
    expect(labels(seen)).not.toContain('Apagar a nota');
    const [note] = await rig.store.authors.notes((await rig.detail(ticket.id)).author.id, {});
    const value = { ticketId: ticket.id, note: note?.id ?? '' };
    const refused = await rig.press('UJOAO', 'drop-note', value);
    expect(refused.said.join()).toContain('A nota é de Lucía');
    const [left] = await pressIn('UCARMEN', 'drop-note', value);
    expect(words(left)).toContain('Team notes');
    expect(words(left)).not.toContain('Prefiere');
  });

  it('computes neither influence nor interests of whoever objects', async () => {
    const { ticket, author } = await rig.open({});
    await rig.run(`update authors set followers = 42000 where id = '${author.id}'`);
    const [objecting] = await pressIn('ULUCIA', 'object', { ticketId: ticket.id, on: 'yes' });
    expect(words(objecting)).toContain('No quiere que se haga un perfil suyo');
    expect(words(objecting)).not.toMatch(/Influencia: |Facturas/);
    const [again] = await pressIn('ULUCIA', 'object', { ticketId: ticket.id, on: 'no' });
    expect(words(again)).toContain('Influencia: ');
  });
});
