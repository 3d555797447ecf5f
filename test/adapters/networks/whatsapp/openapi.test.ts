import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ajvModule from 'ajv/dist/2020.js';
import type { NextFunction, Request, Response } from 'express';
import { parse } from 'yaml';
import { z } from 'zod';
import { expect, it } from 'vitest';
import { parseTarget } from '../../../../adapters/networks/whatsapp/ids.ts';
import { bodyOf } from '../../../../adapters/networks/whatsapp/publish.ts';
import { startWhatsApp } from '../../../support/whatsapp.ts';
import { connectWhatsApp } from './connect.ts';

/** Meta's published description of the WhatsApp Business platform, which is not ours to keep here. */
const file = path.join(process.env['RECADO_SHARED_SPECS'] ?? '', 'meta-specs/business-messaging-api_v23.0.yaml');
const isThere = existsSync(file);
const Schema = z.looseObject({});
const Document = z.object({
  components: z.object({ schemas: z.record(z.string(), Schema) }),
  paths: z.record(z.string(), z.looseObject({})),
});

const title = 'what is asked of WhatsApp, and what the simulated one answers, are as Meta describes them';
it.skipIf(!isThere)(isThere ? title : `${title} (skipped: RECADO_SHARED_SPECS names no folder with it)`, async () => {
  const document = Document.parse(parse(readFileSync(file, 'utf8'), { logLevel: 'silent' }));
  const ajv = new ajvModule.default({ strict: false, allErrors: true, logger: false, validateFormats: false });
  ajv.addSchema({ ...document, $id: 'meta' });
  const complaints = (ref: string, value: unknown): string[] => {
    const check = ajv.getSchema(`meta#${ref}`);
    if (!check) throw new Error(`Meta describes no ${ref}`);
    return check(value)
      ? []
      : (check.errors ?? []).filter(isOfShape).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
  const message = (value: Record<string, unknown>): string[] => {
    const type = String(value['type']);
    return complaints(`/components/schemas/${type[0]?.toUpperCase()}${type.slice(1)}Message/allOf/0`, value).concat(
      // Each half forbids the other's properties, so that no message can satisfy both: each is held against its own.
      complaints(`/components/schemas/${type[0]?.toUpperCase()}${type.slice(1)}Message/allOf/1`, {
        type,
        [type]: value[type],
      }),
    );
  };
  const target = parseTarget('34600111222:wamid.HBg') ?? { person: '', wamid: '' };
  const words = bodyOf({ text: 'Hola', opId: 'op_1' }, target);
  const template = { name: 'hola', language: 'pt_BR', values: { '1': 'Ana', '2': 'el pedido' } };
  expect(message(words)).toEqual([]);
  expect(message(bodyOf({ text: 'Hola, Ana', opId: 'op_1', template }, target))).toEqual([]);
  for (const ready of ['image:1', 'video:2', 'document:3:Factura.pdf'])
    expect(message(bodyOf({ text: 'Aquí está', files: [ready], opId: 'op_1' }, target))).toEqual([]);
  const choices = { open: 'Elegir', words: ['5 · Muy buena', '1 · Muy mala'] };
  const list = bodyOf({ text: '¿Qué tal?', opId: 'op_1', choices }, target);
  expect(message(list)).toEqual([]);
  expect(message({ ...list, interactive: { type: 'list', body: { text: '¿Qué tal?' } } })).not.toEqual([]);
  expect(message({ ...words, recipient_type: 'all' })).not.toEqual([]);
  expect(message({ ...words, text: { words: 'Hola' } })).not.toEqual([]);

  const seen: { method: string; path: string; answer: unknown }[] = [];
  const server = await startWhatsApp({ watch: record(seen) });
  try {
    await exercise(server);
  } finally {
    await server.stop();
  }
  expect(seen.map(({ method, path: at }) => `${method} ${at}`)).toEqual([
    'GET /{WABA-ID}/phone_numbers',
    'GET /{WABA-ID}/message_templates',
    'POST /{Phone-Number-ID}/messages',
    'POST /{Phone-Number-ID}/media',
  ]);
  for (const { method, path: at, answer } of seen) {
    const described = `/paths/~1{Version}${at.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/200/content/application~1json/schema`;
    expect([at, ...complaints(encodeURI(described), answer)]).toEqual([at]);
  }
});

/** Graph gives the fields that were asked for, so that none of the others is missing. */
function isOfShape({ keyword, instancePath }: { keyword: string; instancePath: string }): boolean {
  return !(keyword === 'required' && instancePath.startsWith('/data/'));
}

async function exercise(server: Awaited<ReturnType<typeof startWhatsApp>>): Promise<void> {
  const connection = await connectWhatsApp(server);
  await server.call('POST', '/sandbox/whatsapp/dms', { author: 'ana_ruiz', text: 'hola' });
  await connection.check?.();
  expect((await connection.templates?.())?.map(({ name, language }) => `${name} ${language}`)).toEqual([
    'seguimos_con_tu_consulta es',
    'seguimos_con_tu_consulta pt_BR',
    'seguimos_con_tu_consulta en',
    'te_escribimos_pronto es',
  ]);
  const { from } = z
    .object({ messages: z.array(z.looseObject({ from: z.looseObject({ handle: z.string() }) })).min(1) })
    .parse(await server.call('GET', '/sandbox/whatsapp/dms/ana_ruiz')).messages[0] ?? { from: { handle: '' } };
  expect(from.handle).toBe('ana_ruiz');
  await connection.publish({ text: 'Hola', target: '34600111222:wamid.HBg', opId: 'op_1', wroteAt: new Date() });
  const png = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');
  await connection.upload?.({ bytes: png, mime: 'image/png', name: 'foto.png' }, { isPrivate: true });
}

function record(seen: { method: string; path: string; answer: unknown }[]) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const send = response.json.bind(response);
    response.json = (answer: unknown) => {
      const at = /^\/whatsapp-graph\/v[\d.]+\/(\d+)\/(\w+)$/.exec(request.path);
      const kind = at?.[2] === 'messages' || at?.[2] === 'media' ? '{Phone-Number-ID}' : '{WABA-ID}';
      if (at && !seen.some(({ path: known }) => known === `/${kind}/${at[2]}`))
        seen.push({ method: request.method, path: `/${kind}/${at[2]}`, answer });
      return send(answer);
    };
    next();
  };
}
