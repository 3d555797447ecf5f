import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { createDocuments } from '../../../adapters/documents/index.ts';
import type { WebServices } from '../../../handlers/context.ts';
import { exportPerson } from '../../../handlers/actions/export-person.ts';
import { createDirectory } from '../../../handlers/people/directory.ts';
import { exports } from '../../../handlers/web/exports/route.ts';
import { message, openRig, type Rig } from '../jobs/rig.ts';
import { pdfText } from '../../support/pdf-text.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.test.close());
beforeEach(() => rig.reset());

function servicesFor(role: string): WebServices {
  const config = Config.parse({
    ...rig.services.config,
    lists: { vip: { name: 'Clientes de siempre' } },
    profile: { legalBasis: 'consent', interests: { cuentas: { name: 'Facturas', words: ['factura'] } } },
    people: { lucia: { name: 'Lucía', slack: 'ULUCIA', roles: [role] } },
  });
  const { store, clock, surfaces } = rig.services;
  return {
    ...rig.services,
    config,
    publicUrl: 'https://recado.example',
    documents: createDocuments(),
    directory: createDirectory({ config, surfaces, store, clock }),
    limits: { isTooMuch: () => Promise.resolve(false) },
  } as unknown as WebServices;
}

/** Somebody who wrote, was answered, noted, listed, heard; and somebody else. */
async function known(): Promise<string> {
  const { ticket } = await rig.takeIn(message());
  await rig.takeIn(message({ currentId: '101', version: 1, text: '¿Y mi factura de octubre?' }));
  await rig.takeIn(message({ nativeId: '200', currentId: '200', text: 'Mi clave es geranio' }));
  await rig.takeIn({ kind: 'deleted', eventKey: 'deleted:200', nativeId: '200', at: rig.clock.at });
  const other = { nativeId: 'u-otra', handle: 'otra', name: 'Otra Persona' };
  await rig.takeIn(
    message({ nativeId: '300', currentId: '300', conversationId: '300', author: other, text: 'nada que ver' }),
  );
  const { store } = rig.services;
  const authorId = (await store.tickets.detail(ticket.id))?.author.id ?? '';
  const of = { authorId, ticketId: ticket.id, by: 'lucia', at: rig.clock.at };
  await store.authors.addNote({ ...of, text: 'Prefiere que la llamen' });
  await store.authors.setList({ ...of, list: 'vip', on: true });
  await rig.test.opened.run(`
    update authors set followers = 4200, bio = 'Diseñadora', influence = 33 where id = '${authorId}';
    insert into author_days values ('${authorId}', '2026-10-01', 4100);
    insert into mutes (author_id, by, at) values ('${authorId}', 'ivan', '2026-10-02T10:00:00Z');
    insert into messages (id, network, account, native_id, current_id, version, direction, ticket_id, author_id, kind, private, text, conversation_id, url,
        media, counts, state, posted_at)
      values ('ms_heard', 'x', 'alba', 'h1', 'h1', 0, 'in', null, '${authorId}', 'post', false, 'Los de Alba, regular', 'h1', 'https://x.example/h1', '[]', '{}',
          'live', '2026-10-03T10:00:00Z'),
        ('ms_dm', 'x', 'alba', 'd1', 'd1', 0, 'in', '${ticket.id}', '${authorId}', 'direct-message', true, 'En privado: calle Sol', 'd1', '', '[]', '{}', 'live',
          '2026-10-04T10:00:00Z'),
        ('ms_ours', 'x', 'alba', 'o1', 'o1', 0, 'out', '${ticket.id}', null, 'mention', false, 'Te respondemos', 'o1', '', '[]', '{}', 'live', '2026-10-04T11:00:00Z');
    insert into heard values ('ms_heard', 'alba', 'de-alba', '2026-10-03T10:00:00Z');
    insert into message_labels (message_id, version, label, value, sure, why, source, model, at)
      values ('ms_heard', 0, 'sentiment', 'negative', 0.8, '[]', 'text', 'weights-1', now())`);
  return ticket.id;
}

async function pressed(
  services: WebServices,
  ticketId: string,
): Promise<{ id: string; secret: string; format: string }[]> {
  await rig.services.store.people.seen(
    { id: 'lucia', name: 'Lucía', surface: 'slack', userId: 'ULUCIA', locale: 'es' },
    rig.clock.at,
  );
  const actor = await services.directory.actor('slack', 'ULUCIA');
  await exportPerson.run?.({ ...services, actor, t: services.texts.in('es') } as never, { ticketId });
  return (await rig.test.opened.run('select id, secret, format from exports order by format')).rows as never;
}

const fetched = async (services: WebServices, { id, secret }: { id: string; secret: string }): Promise<Response> =>
  await exports.handle(services, new Request('http://recado.example/exports'), {
    address: '1.2.3.4',
    params: { token: `${id}.${secret}` },
    signal: new AbortController().signal,
  });

describe('what is kept of one person', () => {
  it('comes for machines and to read, whole, without what she deleted or what is of others, and stands in the record', async () => {
    const services = servicesFor('director');
    const ticketId = await known();
    const [json, pdf] = await pressed(services, ticketId);
    const answer = await fetched(services, json ?? { id: '', secret: '' });
    expect(answer.headers.get('content-disposition')).toMatch(/filename="recado-.+\.json"/);
    const text = await answer.text();
    const held = JSON.parse(text);
    expect(held).toMatchObject({
      author: { followers: 4200, bio: 'Diseñadora', influence: 33 },
      followersByDay: [{ day: '2026-10-01', followers: 4100 }],
      onLists: ['Clientes de siempre'],
      notes: [{ text: 'Prefiere que la llamen' }],
      mutedAt: '2026-10-02T10:00:00+00:00',
      mentionedLately: [{ name: 'Facturas', messages: 1 }],
      olderMessagesLeftOut: false,
    });
    const texts = held.messages.map((each: { text: string }) => each.text);
    expect(texts).toEqual(
      expect.arrayContaining([
        'Los de Alba, regular',
        'En privado: calle Sol',
        'Te respondemos',
        '¿Y mi factura de octubre?',
        '',
      ]),
    );
    expect(held.messages.find((each: { id: string }) => each.id === 'ms_heard')).toMatchObject({
      heardBy: ['alba:de-alba'],
      labels: [{ label: 'sentiment', value: 'negative' }],
    });
    expect(text).toContain('¿Y mi factura?');
    for (const alien of ['geranio', 'nada que ver', 'lucia', 'ivan']) expect(text).not.toContain(alien);
    const paper = pdfText(new Uint8Array(await (await fetched(services, pdf ?? { id: '', secret: '' })).arrayBuffer()));
    for (const said of [
      'Datos que guardamos de',
      'Influencia calculada: 33 de 100',
      'Clientes de siempre',
      'Prefiere que la llamen',
      'calle Sol',
    ])
      expect(paper).toContain(said);
    expect(paper).not.toContain('geranio');
    const { rows } = await rig.test.opened.run(
      "select ticket_id, by_id, detail ->> 'format' as format from activity where what = 'person.exported' order by 3",
    );
    expect(rows).toEqual(
      ['person-json', 'person-pdf'].map((format) => ({ ticket_id: ticketId, by_id: 'lucia', format })),
    );
  });

  it('is not there for whoever does not manage by then', async () => {
    const ticketId = await known();
    const asked = await pressed(servicesFor('director'), ticketId);
    const agent = servicesFor('agent');
    for (const each of asked) expect((await fetched(agent, each)).status).toBe(404);
  });
});
