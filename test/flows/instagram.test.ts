import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../support/chat.ts';
import { control } from '../support/control.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { claim, draft, uniqueWord } from '../support/scenes.ts';
import type { Post } from '../support/social.ts';
import { until } from '../support/until.ts';

let recado: Recado;
beforeAll(async () => {
  const config = flowConfig(
    "networks: { instagram: { webhookUrl: 'http://127.0.0.1:{{port}}/webhooks/instagram', backstopSeconds: 2 } }\n" +
      'rating: [{ when: { network: instagram }, afterMinutes: 0 }]\n',
  )
    .replace(
      'alba: { network: x, handle: alba }',
      "ig: { network: instagram, handle: albatiendas }\n      wa: { network: whatsapp, handle: '34911234567' }",
    )
    .replace(
      '\nroutes:\n',
      "\n  direccion: { slack: '#direccion', private: true, queue: false, members: [lucia, ivan] }\nroutes:\n",
    );
  recado = await startRecado({ config });
});
afterAll(() => recado.end());

const call = <T>(method: 'GET' | 'POST' | 'DELETE', at: string, body?: unknown): Promise<T> =>
  control<T>(`http://127.0.0.1:${recado.sandboxPort}`, method, `/sandbox/instagram${at}`, body);
const write = async (author: string, text: string, more: object = {}): Promise<string> =>
  (await call<{ id: string }>('POST', '/posts', { author, text, ...more })).id;
interface Direct {
  id: string;
  text: string;
  choices: string[];
  from: { account: string | null };
}
const ours = async (handle: string): Promise<string[]> =>
  (await call<{ messages: Direct[] }>('GET', `/dms/${handle}`)).messages
    .filter(({ from }) => from.account !== null)
    .map(({ text }) => text);

it('a comment under a post of the account becomes a card and is answered once under it', async () => {
  const word = uniqueWord();
  const wall = await write('albatiendas', 'Novedades de otoño');
  const comment = await write('ana.ruiz', `¿Y mi pedido? ${word}`, { inReplyTo: wall });
  const card = await recado.chat.find(word, { channel: 'envios' });
  expect(wordsOf(card)).toContain('Instagram');
  expect(wordsOf(card)).toContain('@ana.ruiz');
  const ready = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Hola, sale hoy ${word}`);
  await recado.chat.press('lucia', ready, 'send');
  const replies = async (): Promise<Post[]> => (await call<Post>('GET', `/posts/${comment}`)).replies;
  await until('the answer', async () => (await replies()).length > 0);
  await recado.idle();
  expect(await replies()).toMatchObject([{ text: `Hola, sale hoy ${word}`, author: { account: 'ig' } }]);
  await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
});

it('a private message is answered there and counted in bytes, and what is unsent leaves the card', async () => {
  const word = uniqueWord();
  const { id } = await call<Direct>('POST', '/dms', { author: 'bea.gil', text: `mi pedido ${word}` });
  const card = await recado.chat.find(word, { channel: 'direccion' });
  expect(wordsOf(card)).toContain('Plazo para contestar:');
  const mine = await claim(recado, card, 'lucia');
  const { view } = await recado.chat.press('lucia', mine, 'reply');
  if (!view) throw new Error('no form');
  expect(wordsOf(view)).toContain('1000');
  const long = await recado.chat.submit('lucia', view, { text: `Hola ${'ñ'.repeat(500)}`, next: 'send' });
  expect(JSON.stringify(long)).toContain('1005');
  expect(await ours('bea.gil')).toEqual([]);
  const again = await recado.chat.press('lucia', mine, 'reply');
  if (!again.view) throw new Error('no form');
  await recado.chat.submit('lucia', again.view, { text: `Hola, sale hoy ${word}x`, next: 'send' });
  await until('the private answer', async () => (await ours('bea.gil')).length > 0);
  expect(await ours('bea.gil')).toEqual([`Hola, sale hoy ${word}x`]);
  await call('DELETE', `/dms/${id}`);
  await recado.chat.card(card, 'that it is gone', (words) => !words.includes(`mi pedido ${word}`));
});

it('once a private conversation is closed, its customer is asked how it was; what she presses is on the card and counted', async () => {
  const word = uniqueWord();
  const author = 'gema.rey';
  await call('POST', '/dms', { author, text: `¿Dónde está mi pedido? Llevo una semana esperando. ${word}` });
  const card = await recado.chat.find(word, { channel: 'direccion' });
  const { view } = await recado.chat.press('lucia', await claim(recado, card, 'lucia'), 'reply');
  if (!view) throw new Error('no form');
  await recado.chat.submit('lucia', view, { text: `Hola, sale hoy ${word}x`, next: 'send' });
  const answered = await recado.chat.card(card, 'that it can be closed', (_words, now) =>
    recado.chat.buttons(now).includes('close'),
  );
  await recado.chat.press('lucia', answered, 'close');
  const asked = await until('the question', async () =>
    (await call<{ messages: Direct[] }>('GET', `/dms/${author}`)).messages.find(({ choices }) => choices.length > 0),
  );
  expect(asked.text).toContain('¿Qué tal ha sido nuestra respuesta?');
  expect(asked.choices).toHaveLength(5);
  const best = asked.choices.find((choice) => choice.startsWith('5'));
  await call('POST', '/dms', { author, text: best, presses: asked.id });
  await recado.chat.card(card, 'her rating', (words) => words.includes('Valoración del cliente: 5 de 5'));

  const form = (await recado.chat.command('carmen', 'envios', '/recado report')).view;
  if (!form) throw new Error('no form of reports');
  const chosen = { period: 'today', volume: '', time: '', quality: 'rating-score\nrating-rate', by: 'none' };
  const told = wordsOf((await recado.chat.submit('carmen', form, chosen)).view);
  expect(told).toContain("Customer's rating: only 1 case");
  // Nobody's question but hers went out.
  expect(told).toContain('% who rate: only 1 case');
});

it('who names the account in a post of her own is answered there', async () => {
  const word = uniqueWord();
  const post = await write('carla.paz', `mi pedido de @albatiendas ${word}`);
  const card = await recado.chat.find(word, { channel: 'envios' });
  const ready = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Gracias, Carla ${word}`);
  await recado.chat.press('lucia', ready, 'send');
  await until('the answer', async () => (await call<Post>('GET', `/posts/${post}`)).replies.length > 0);
  await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
});

describe('WhatsApp', () => {
  const onWhatsApp = <T>(method: 'GET' | 'POST', at: string, body?: unknown): Promise<T> =>
    control<T>(`http://127.0.0.1:${recado.sandboxPort}`, method, `/sandbox/whatsapp${at}`, body);
  // What is written before is kept for us; what follows is about what comes at once.
  beforeAll(() =>
    until(
      'that WhatsApp calls',
      async () => (await onWhatsApp<{ subscribed: boolean }>('GET', '/webhooks')).subscribed,
    ),
  );
  const answers = async (handle: string): Promise<string[]> =>
    (await onWhatsApp<{ messages: Direct[] }>('GET', `/dms/${handle}`)).messages
      .filter(({ from }) => from.account !== null)
      .map(({ text }) => text);

  it('a message becomes a card, is answered once, and the card says how far the answer came', async () => {
    const word = uniqueWord();
    await onWhatsApp('POST', '/dms', { author: 'dora_sanz', text: `mi pedido ${word}` });
    const card = await recado.chat.find(word, { channel: 'direccion' });
    expect(wordsOf(card)).toContain('Dora Sanz');
    expect(wordsOf(card)).toContain('Plazo para contestar:');
    const mine = await claim(recado, card, 'lucia');
    const { view } = await recado.chat.press('lucia', mine, 'reply');
    if (!view) throw new Error('no form');
    await recado.chat.submit('lucia', view, { text: `Hola, Dora, sale hoy ${word}x`, next: 'send' });
    await recado.chat.card(card, 'that it was delivered', (words) => words.includes('entregada a las'));
    await recado.idle();
    expect(await answers('dora_sanz')).toEqual([`Hola, Dora, sale hoy ${word}x`]);
    await onWhatsApp('POST', '/dms', { author: 'dora_sanz', text: 'gracias' });
    await recado.idle();
    expect(await answers('dora_sanz')).toHaveLength(1);
  });

  it('a day later only an approved template goes out, in her language, with what was filled in', async () => {
    const word = uniqueWord();
    await onWhatsApp('POST', '/dms', { author: 'eva_gil', text: `¿Y mi pedido? ${word}`, hoursAgo: 25 });
    const card = await recado.chat.find(word, { channel: 'direccion' });
    expect(wordsOf(card)).toContain('solo con una plantilla aprobada');
    const { view } = await recado.chat.press('lucia', await claim(recado, card, 'lucia'), 'reply');
    if (!view) throw new Error('no form');
    expect(wordsOf(view)).toContain('seguimos con tu consulta sobre');
    // Greeted by her name, and nothing that has to be filled in is called optional.
    expect(JSON.stringify(view)).toContain('"initial_value":"Eva"');
    const empty = await recado.chat.submit('lucia', view, { 'value.2': '', next: 'send' });
    expect(Object.keys(empty.errors ?? {})).toEqual(['value.2']);
    const { view: choice } = await recado.chat.pressIn('lucia', view, 'templates');
    if (!choice) throw new Error('no choice of templates');
    expect(JSON.stringify(choice)).toContain('seguimos con tu consulta · portugués de Brasil');
    const { view: other } = await recado.chat.submit('lucia', choice, { template: 'te_escribimos_pronto/es' });
    if (!other) throw new Error('no form');
    expect(wordsOf(other)).toContain('Gracias por tu paciencia');
    const { view: back } = await recado.chat.pressIn('lucia', other, 'templates');
    if (!back) throw new Error('no choice of templates');
    const { view: again } = await recado.chat.submit('lucia', back, { template: 'seguimos_con_tu_consulta/es' });
    if (!again) throw new Error('no form');
    await recado.chat.submit('lucia', again, { 'value.2': `tu pedido ${word}x`, next: 'send' });
    // No file is offered beside it; and it would not go out before somebody had read what is remarked of its words.
    expect(JSON.stringify(again)).not.toContain('files');
    await until('the template', async () => (await answers('eva_gil')).length > 0);
    expect(await answers('eva_gil')).toEqual([
      `Hola, Eva: seguimos con tu consulta sobre tu pedido ${word}x. ¿Te viene bien que la retomemos?\n\nTiendas Alba`,
    ]);
  });
});
