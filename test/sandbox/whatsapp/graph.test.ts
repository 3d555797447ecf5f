import { afterAll, beforeAll, expect, it } from 'vitest';
import { proofOf } from '../../../adapters/networks/meta/signature.ts';
import { BUSINESS } from '../../../sandbox/whatsapp/address.ts';
import { startWhatsApp, type WhatsAppServer } from '../../support/whatsapp.ts';
import { present } from '#core/present.ts';

let server: WhatsAppServer;
beforeAll(async () => {
  server = await startWhatsApp();
});
afterAll(() => server.stop());

async function graph(method: 'GET' | 'POST', at: string, body?: unknown): Promise<{ status: number; answer: unknown }> {
  const url = new URL(`${server.base}/whatsapp-graph/v26.0/${at}`);
  url.searchParams.set('appsecret_proof', proofOf(server.token, server.keys.whatsapp.appSecret));
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    ...present({ body: body === undefined ? undefined : JSON.stringify(body) }),
  });
  return { status: response.status, answer: await response.json() };
}

it('refuses what Meta refuses, with its numbers', async () => {
  const { answer } = await graph('GET', `${BUSINESS}/phone_numbers`);
  const { data } = answer as { data: [{ id: string; display_phone_number: string }] };
  const [{ id, display_phone_number: shown }] = data;
  expect(shown).toBe('+34911234567');
  const text = { messaging_product: 'whatsapp', to: '34600111222', type: 'text', text: { body: 'Hola' } };
  const template = (name: string, code: string, ...words: string[]) => ({
    ...text,
    type: 'template',
    text: undefined,
    template: {
      name,
      language: { policy: 'deterministic', code },
      components: [{ type: 'body', parameters: words.map((word) => ({ type: 'text', text: word })) }],
    },
  });
  const list = (count: number, title: string) => ({
    ...text,
    type: 'interactive',
    text: undefined,
    interactive: {
      type: 'list',
      body: { text: '¿Qué tal?' },
      action: {
        button: 'Elegir',
        sections: [{ rows: Array.from({ length: count }, (_, row) => ({ id: `r${row}`, title })) }],
      },
    },
  });
  const codes: Record<string, unknown> = {};
  for (const [what, at, body] of [
    ['another product', `${id}/messages`, { ...text, messaging_product: 'sms' }],
    ['nobody', `${id}/messages`, { ...text, to: undefined }],
    ['too long', `${id}/messages`, { ...text, text: { body: 'a'.repeat(4097) } }],
    ['another number', `1${id}/messages`, text],
    ['no such template', `${id}/messages`, template('rebajas_de_ayer', 'es')],
    ['not in that language', `${id}/messages`, template('te_escribimos_pronto', 'fr')],
    ['not approved', `${id}/messages`, template('encuesta', 'es')],
    ['too many to choose from', `${id}/messages`, list(11, 'Buena')],
    ['too long a choice', `${id}/messages`, list(1, 'a'.repeat(25))],
    ['too few values', `${id}/messages`, template('seguimos_con_tu_consulta', 'es', 'Ana')],
  ] as const)
    codes[what] = ((await graph('POST', at, body)).answer as { error?: { code?: number } }).error?.code;
  expect(codes).toEqual({
    'another product': 100,
    nobody: 100,
    'too long': 100,
    'another number': 100,
    'no such template': 132_001,
    'not in that language': 132_001,
    'not approved': 132_001,
    'too many to choose from': 100,
    'too long a choice': 100,
    'too few values': 132_000,
  });
  // Whoever has no such number is told of later.
  expect(await graph('POST', `${id}/messages`, list(5, 'Buena'))).toMatchObject({ status: 200 });
  expect(await graph('POST', `${id}/messages`, text)).toMatchObject({ status: 200 });
  expect(await graph('GET', `${BUSINESS}/message_templates?fields=name,price`)).toMatchObject({
    status: 400,
    answer: { error: { code: 100 } },
  });
  expect(await graph('GET', `${BUSINESS}/insights`)).toMatchObject({ status: 400 });
});
