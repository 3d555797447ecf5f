import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approvalHash } from '#core/ticket/approval.ts';
import { firstSpec } from '#core/reports/spec.ts';
import { Config } from '#core/config/config.ts';
import type { InboundEvent } from '#core/message.ts';
import { createDocuments } from '../../../adapters/documents/index.ts';
import type { WebServices } from '../../../handlers/context.ts';
import { exportConversation } from '../../../handlers/actions/export-conversation.ts';
import { ingestMessage } from '../../../handlers/jobs/ingest-message.ts';
import { copyMedia } from '../../../handlers/jobs/copy-media.ts';
import { bringExport } from '../../../handlers/jobs/bring-export.ts';
import { askedFile } from '../../../handlers/reports/asked.ts';
import { createDirectory } from '../../../handlers/people/directory.ts';
import { conversationOf } from '../../../handlers/reports/conversation.ts';
import { exports } from '../../../handlers/web/exports/route.ts';
import type { ExportRow } from '../../../store/reports/reports.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { inbound, message, openRig, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(async () => {
  await rig.test.close();
});
beforeEach(async () => {
  await rig.reset();
});

interface Shown {
  channel: string;
  thread: string;
  name: string;
  text: string;
  bytes: Uint8Array;
}

/** Lucía's role, and a chat that keeps files. */
function servicesFor(role: string): { services: WebServices; shown: Shown[] } {
  const shown: Shown[] = [];
  const config = Config.parse({
    ...rig.services.config,
    people: { lucia: { name: 'Lucía', slack: 'ULUCIA', roles: [role] } },
  });
  const surface = {
    ...rig.chat.surface,
    files: {
      holdsFiles: true as const,
      async show(
        { channel, thread, name, bytes }: { channel: string; thread: string; name: string; bytes: Uint8Array },
        begun: (ref: string) => Promise<void>,
      ) {
        await begun('F1');
        shown.push({ channel, thread, name, bytes, text: new TextDecoder().decode(bytes) });
      },
      find: () => Promise.resolve(shown.length > 0),
      remove: () => Promise.resolve(void shown.splice(0)),
      read: () => Promise.reject(new Error('nobody gave a file')),
    },
  };
  const surfaces = new Map([['slack', surface]]);
  const { store, clock } = rig.services;
  const services = {
    ...rig.services,
    config,
    surfaces,
    documents: createDocuments(),
    directory: createDirectory({ config, surfaces, store, clock }),
    limits: { isTooMuch: () => Promise.resolve(false) },
  } as unknown as WebServices;
  return { services, shown };
}

async function ask(over: Partial<ExportRow> = {}): Promise<ExportRow> {
  const at = rig.clock.now();
  await rig.services.store.people.seen(
    { id: 'lucia', name: 'Lucía', surface: 'slack', userId: 'ULUCIA', locale: 'es' },
    at,
  );
  return await rig.services.store.reports.askExport(
    {
      personId: 'lucia',
      surface: 'slack',
      userId: 'ULUCIA',
      format: 'csv',
      spec: { ...firstSpec, period: 'today', figures: ['received'], by: 'network' },
      name: 'Por red',
      secret: 'geheim',
      at,
      until: new Date(at.getTime() + 3_600_000),
      ...over,
    },
    false,
  );
}

const fetched = async (services: WebServices, token: string): Promise<Response> =>
  await exports.handle(services, new Request('http://recado.example/exports'), {
    address: '1.2.3.4',
    params: { token },
    signal: new AbortController().signal,
  });

describe('an exported report', () => {
  it('is brought into the thread of the message that tells of it, once, and stands in the record', async () => {
    await rig.takeIn(message());
    rig.clock.at = new Date(rig.clock.at.getTime() + 60_000);
    const { services, shown } = servicesFor('analyst');
    const { id } = await ask();
    await expect(rig.run(bringExport, { exportId: id }, services)).rejects.toMatchObject({ retryAfterMs: 1_000 });
    await rig.show({ kind: 'export', ownerId: id }, services);
    const told = rig.chat.messages.find(({ channel }) => channel === 'D-ULUCIA');
    expect(told?.card.fallback).toBe('Por red (csv): el archivo está en este hilo.');
    await rig.run(bringExport, { exportId: id }, services);
    await rig.run(bringExport, { exportId: id }, services);
    expect(shown).toMatchObject([{ channel: 'D-ULUCIA', thread: told?.ts, name: 'recado-por-red-2026-10-05.csv' }]);
    expect(shown[0]?.text).toMatch(/X;1;/);
    const { rows } = await rig.test.opened.run(
      "select what, by_id, detail ->> 'format' as format from activity where what like 'report.%'",
    );
    expect(rows).toEqual([{ what: 'report.exported', by_id: 'lucia', format: 'csv' }]);
  });

  it.each([
    ['es', 'rows-xlsx', null, 'recado-conversaciones-2026-10-05.xlsx'],
    ['pt', 'rows-csv', 'Por rede', 'recado-conversas-2026-10-05.csv'],
    ['en', 'rows-csv', null, 'recado-conversations-2026-10-05.csv'],
    ['pt', 'pdf', null, 'recado-relatorio-2026-10-05.pdf'],
    ['en', 'xlsx', '  ¿Facturación "Q4"/../ñ?  ', 'recado-facturacion-q4-n-2026-10-05.xlsx'],
    ['en', 'png', '日本', 'recado-2026-10-05.png'],
    ['pt', 'incident', 'in_1', 'recado-incidente-2026-10-05.pdf'],
  ] as const)('is called in the language of whoever asks (%s, %s, %s)', (locale, format, name, called) => {
    const { texts } = rig.services;
    const at = new Date('2026-10-05T10:00:00Z');
    const row = { id: 'ex', personId: 'lucia', surface: 'slack', userId: 'U', secret: 's', spec: firstSpec };
    expect(askedFile({ ...row, format, name, at, until: at })?.fileName(texts.in(locale), 'Europe/Madrid')).toBe(
      called,
    );
  });

  it('is behind its address for an hour, for whoever has the whole address', async () => {
    await rig.takeIn(message());
    rig.clock.at = new Date(rig.clock.at.getTime() + 60_000);
    const { services } = servicesFor('analyst');
    const { id } = await ask({ format: 'rows-csv' });
    const answer = await fetched(services, `${id}.geheim`);
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="recado-conversaciones-2026-10-05.csv"',
    );
    const text = await answer.text();
    expect(text).toContain('Número;Red;Cuenta');
    // In words of whoever reads it, not of the database.
    expect(text).toMatch(/;(abierta|cerrada);/);
    expect((await fetched(services, `${id}.geheiM`)).status).toBe(404);
    expect((await fetched(services, id)).status).toBe(404);
    rig.clock.at = new Date(rig.clock.at.getTime() + 3_600_001);
    expect((await fetched(services, `${id}.geheim`)).status).toBe(404);
  });

  it('says in the message that promised it why a picture of nothing does not come', async () => {
    const { services, shown } = servicesFor('analyst');
    const { id } = await ask({ format: 'png' });
    await rig.show({ kind: 'export', ownerId: id }, services);
    await rig.run(bringExport, { exportId: id }, services);
    await rig.show({ kind: 'export', ownerId: id }, services);
    expect(shown).toEqual([]);
    const told = rig.chat.messages.find(({ channel }) => channel === 'D-ULUCIA');
    expect(told?.card.fallback).toContain('el archivo no se pudo escribir. Este informe no tiene gráfico');
    const answer = await fetched(services, `${id}.geheim`);
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('no tiene gráfico')]);
  });

  it.each([
    ['analyst', false],
    ['director', true],
  ])('names who had and who answered each conversation to managers alone: %s', async (role, isNamed) => {
    await rig.takeIn(message());
    rig.clock.at = new Date(rig.clock.at.getTime() + 60_000);
    const { services } = servicesFor(role);
    const { id } = await ask({ format: 'rows-csv' });
    const text = await (await fetched(services, `${id}.geheim`)).text();
    expect(text.includes('Primera respuesta de')).toBe(isNamed);
    const [head = '', row = ''] = text.trim().split('\r\n');
    expect(row.split(';')).toHaveLength(head.split(';').length);
  });

  it('is not there for who may not read it by then', async () => {
    const { services } = servicesFor('agent');
    const { id } = await ask();
    expect((await fetched(services, `${id}.geheim`)).status).toBe(404);
  });
});

describe('a conversation on paper', () => {
  const paper = async (answer: Response): Promise<string> => pdfText(new Uint8Array(await answer.arrayBuffer()));

  it('has what was said, edited, written and done, and nothing of what was deleted', async () => {
    const { ticket } = await rig.takeIn(message());
    await rig.takeIn(message({ currentId: '101', version: 1, text: '¿Y mi factura de octubre?' }));
    await rig.takeIn(message({ nativeId: '200', currentId: '200', text: 'Mi clave es geranio' }));
    rig.clock.at = new Date('2026-10-05T10:40:00Z');
    await rig.takeIn({ kind: 'deleted', eventKey: 'deleted:200', nativeId: '200', at: rig.clock.at });
    const { services } = servicesFor('analyst');
    const { id } = await ask();
    const actor = await services.directory.actor('slack', 'ULUCIA');
    // What the button does once the dispatcher has let her.
    expect(exportConversation.id).toBe('export-conversation');
    await exportConversation.run?.({ ...services, actor, t: services.texts.in('es') } as never, {
      ticketId: ticket.id,
    });
    const asked = await rig.test.opened.run(`select id, secret from exports where id <> '${id}'`);
    const row = asked.rows[0] as { id: string; secret: string };
    await rig.move(ticket.id, { move: 'claim' });
    const answer = await fetched(services, `${row.id}.${row.secret}`);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="recado-conversacion-${ticket.number}.pdf"`,
    );
    const words = await paper(answer);
    expect(words).toContain(`Conversación n.º ${ticket.number}`);
    expect(words).toContain('¿Y mi factura?');
    expect(words).toContain('lo cambió (versión 1)');
    expect(words).toContain('¿Y mi factura de octubre?');
    expect(words).toContain('lo borró');
    expect(words).not.toContain('geranio');
    expect(words).toMatch(/Se la quedó.*Lucía/);
    const { rows } = await rig.test.opened.run(
      "select ticket_id, by_id from activity where what = 'conversation.exported'",
    );
    expect(rows).toEqual([{ ticket_id: ticket.id, by_id: 'lucia' }]);
  });

  it('tells when each change of a message came', async () => {
    const { ticket } = await rig.takeIn(message());
    const alba = { nativeId: '1', handle: 'alba', name: 'Alba' };
    const ours = inbound({ nativeId: '900', currentId: '900', kind: 'reply', parentId: '100', author: alba });
    // A colleague's answer in the network's own app closes the conversation, so none is open afterwards.
    const arrive = async (event: InboundEvent): Promise<void> => {
      await rig.test.store.inbox.add([{ network: 'x', account: 'alba-x', brand: 'alba', event }], rig.clock.now());
      await rig.run(ingestMessage, {});
    };
    await arrive({ kind: 'own-message', eventKey: 'own:900', message: { ...ours, text: 'Lo miramos' } });
    for (const [index, time] of ['09:15', '11:40', '13:05'].entries()) {
      rig.clock.at = new Date(`2026-10-06T${time}:00Z`);
      const version = index + 1;
      const text = `¿Y mi factura? ${version}.ª vez 🙏🏽🙏🏽`;
      await arrive(message({ currentId: `10${version}`, version, text }));
      rig.clock.at = new Date(rig.clock.at.getTime() + 10 * 60_000);
      const change = { currentId: `90${version}`, version, text: `Lo miramos ${version}` };
      await arrive({ kind: 'own-message', eventKey: `own:90${version}`, message: { ...ours, ...change } });
    }
    const { services } = servicesFor('analyst');
    const { id } = await ask({ format: 'pdf', spec: null, ticketId: ticket.id, name: String(ticket.number) });
    const words = await paper(await fetched(services, `${id}.geheim`));
    const told = [...words.matchAll(/lo cambió \(versión (\d)\)[^\n]*?(\d+:\d\d)/g)].map(([, ...each]) => each);
    expect(told).toEqual([
      ['1', '11:15'],
      ['1', '11:25'],
      ['2', '13:40'],
      ['2', '13:50'],
      ['3', '15:05'],
      ['3', '15:15'],
    ]);
    const { rows } = await rig.test.opened.run("select by_kind from activity where what = 'answer.edited'");
    expect(rows).toEqual([{ by_kind: 'system' }, { by_kind: 'system' }, { by_kind: 'system' }]);
    expect(words).toContain('3.ª vez [emoji ×2]');
  });

  it.each(['pdf', 'person-json', 'person-pdf'])(
    'is taken out of the chat, and written anew without it, once she deletes a message that stood in it (%s)',
    async (format) => {
      const { ticket } = await rig.takeIn(message());
      await rig.takeIn(message({ nativeId: '200', currentId: '200', text: 'Mi clave es geranio' }));
      const { services, shown } = servicesFor('director');
      const bring = async (): Promise<void> => {
        const { id } = await ask({ format, spec: null, ticketId: ticket.id, name: String(ticket.number) });
        await rig.show({ kind: 'export', ownerId: id }, services);
        await rig.run(bringExport, { exportId: id }, services);
      };
      const gone = (nativeId: string) =>
        rig.takeIn({ kind: 'deleted', eventKey: `deleted:${nativeId}`, nativeId, at: rig.clock.now(), forget: true });
      await bring();
      await rig.run(copyMedia, { ticketId: ticket.id }, services);
      expect(shown).toHaveLength(1);
      // Its address is valid no more, and nobody would find the file by it.
      await services.store.reports.forgetExports(new Date(rig.clock.now().getTime() + 7_200_000));
      await gone('200');
      await rig.run(copyMedia, { ticketId: ticket.id }, services);
      expect(shown).toEqual([]);
      const { rows } = await rig.test.opened.run("select payload from chat_posts where kind = 'export'");
      expect(rows).toEqual([{ payload: { file: null } }]);
      // One that is written by now says nothing of it, and stays.
      await bring();
      await rig.run(copyMedia, { ticketId: ticket.id }, services);
      expect(shown).toHaveLength(1);
      expect(format === 'person-json' ? shown[0]?.text : pdfText(shown[0]?.bytes ?? new Uint8Array())).not.toContain(
        'geranio',
      );
    },
  );

  it('leaves no word of hers in any table, once she deletes all that she wrote', async () => {
    const { ticket } = await rig.takeIn(message({ text: 'Mi clave es geranio' }));
    const { services } = servicesFor('director');
    for (const format of ['pdf', 'person-json', 'rows-csv']) {
      const isOfTicket = format !== 'rows-csv';
      const { id } = await ask({ format, ...(isOfTicket && { spec: null, ticketId: ticket.id }) });
      await rig.show({ kind: 'export', ownerId: id }, services);
      await rig.run(bringExport, { exportId: id }, services);
    }
    const saying = async (word: string): Promise<string[]> => {
      const tables = await rig.test.opened.run(
        "select table_schema || '.' || table_name as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'",
      );
      const found: string[] = [];
      for (const { name } of tables.rows as { name: string }[]) {
        const { rows } = await rig.test.opened.run(
          `select 1 from ${name} r where to_jsonb(r)::text like '%${word}%' limit 1`,
        );
        if (rows.length > 0) found.push(name);
      }
      return found;
    };
    expect(await saying('geranio')).not.toEqual([]);
    await rig.takeIn({ kind: 'deleted', eventKey: 'deleted:100', nativeId: '100', at: rig.clock.now(), forget: true });
    await rig.run(copyMedia, { ticketId: ticket.id }, services);
    expect(await saying('geranio')).toEqual([]);
  });

  it('names who wrote, returned, approved and sent an answer, in the language of whoever asks', async () => {
    const { ticket } = await rig.takeIn(message());
    const { services } = servicesFor('analyst');
    for (const [id, name] of [
      ['lucia', 'Lucía'],
      ['ivan', 'Iván'],
    ] as const) {
      const userId = `U${id.toUpperCase()}`;
      await services.store.people.seen({ id, name, surface: 'slack', userId, locale: 'es' }, rig.clock.now());
    }
    const later = (): void => void (rig.clock.at = new Date(rig.clock.at.getTime() + 60_000));
    const ivan = { kind: 'person', id: 'ivan' } as const;
    const write = async (text: string): Promise<{ id: string; hash: string }> => {
      later();
      await rig.move(ticket.id, {
        move: 'write',
        submit: true,
        draft: {
          text,
          attachments: [],
          account: 'alba-x',
          private: false,
          target: '100',
          at: null,
          findings: [],
          approval: { rule: 1, approvers: ['ivan'], fourEyes: 'yes' },
          basedOn: null,
        },
      });
      later();
      const draft = (await rig.detail(ticket.id)).drafts.at(-1);
      if (!draft) throw new Error('nothing was written');
      return { id: draft.id, hash: approvalHash(draft) };
    };
    const first = await write('Lo miramos.');
    await rig.move(ticket.id, { move: 'return', draftId: first.id, reason: 'Falta decir cuándo.' }, ivan);
    const second = await write('Lo miramos hoy.');
    await rig.move(ticket.id, { move: 'approve', draftId: second.id, hash: second.hash, send: false }, ivan);
    later();
    await rig.move(ticket.id, { move: 'send', draftId: second.id, hash: second.hash, confirmed: true });
    const deliveryId = (await rig.detail(ticket.id)).deliveries.at(-1)?.id ?? '';
    const system = { kind: 'system' as const, id: 'test' };
    await rig.move(ticket.id, { move: 'delivery-starts', deliveryId }, system);
    const sent = { kind: 'sent' as const, nativeId: '900', url: 'https://x.com/alba/status/900', at: rig.clock.now() };
    await rig.move(ticket.id, { move: 'delivery-ends', deliveryId, outcome: sent }, system);

    const actor = await services.directory.actor('slack', 'ULUCIA');
    for (const [locale, words] of [
      ['es', ['Borrador 1, de Lucía', 'Devuelto por Iván: Falta', 'Iván aprobó el borrador 2', 'La envió Lucía']],
      ['pt', ['Rascunho 1, de Lucía', 'Devolvido por Iván: Falta', 'Iván aprovou o rascunho 2', 'Enviada por Lucía']],
      ['en', ['Draft 1, by Lucía', 'Returned by Iván: Falta', 'Iván approved draft 2', 'Sent by Lucía']],
    ] as const) {
      const { entries } = await conversationOf(services, { ...actor, locale }, ticket.id);
      const told = entries.map(({ head, text }) => `${head} ${text}`.replaceAll('\n', ' ')).join(' | ');
      for (const word of words) expect(told).toContain(word);
      expect(told).not.toContain('undefined');
      // Returned before it was written anew, approved before it went out.
      expect(told.indexOf('Falta decir cuándo.')).toBeLessThan(told.indexOf('Lo miramos hoy.'));
    }
  });

  it('is not there for who may not read it by then', async () => {
    const { ticket } = await rig.takeIn(message());
    const { services } = servicesFor('analyst');
    const row = await ask({ format: 'pdf', spec: null, ticketId: ticket.id, name: '1' });
    const elsewhere = { ...services.directory, readable: () => Promise.resolve({ keys: [], privateChannels: [] }) };
    expect((await fetched({ ...services, directory: elsewhere }, `${row.id}.geheim`)).status).toBe(404);
  });
});
