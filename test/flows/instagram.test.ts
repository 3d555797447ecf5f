import { afterAll, beforeAll, expect, it } from 'vitest';
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
    "networks: { instagram: { webhookUrl: 'http://127.0.0.1:{{port}}/webhooks/instagram', backstopSeconds: 2 } }\n",
  )
    .replace('alba: { network: x, handle: alba }', 'ig: { network: instagram, handle: albatiendas }')
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
  expect(wordsOf(card)).toContain('Se le puede contestar hasta el');
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

it('who names the account in a post of her own is answered there', async () => {
  const word = uniqueWord();
  const post = await write('carla.paz', `mi pedido de @albatiendas ${word}`);
  const card = await recado.chat.find(word, { channel: 'envios' });
  const ready = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Gracias, Carla ${word}`);
  await recado.chat.press('lucia', ready, 'send');
  await until('the answer', async () => (await call<Post>('GET', `/posts/${post}`)).replies.length > 0);
  await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
});
