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
  const both = flowConfig()
    .replace(
      'alba: { network: x, handle: alba }',
      'alba: { network: x, handle: alba }\n      masto: { network: mastodon, handle: alba@social.example }',
    )
    .replace(
      '\nroutes:\n',
      "\n  direccion: { slack: '#direccion', private: true, queue: false, members: [lucia] }\nroutes:\n",
    );
  recado = await startRecado({ config: both });
});
afterAll(() => recado.end());

const call = <T>(method: 'GET' | 'POST', at: string, body?: unknown): Promise<T> =>
  control<T>(`http://127.0.0.1:${recado.sandboxPort}`, method, `/sandbox/mastodon${at}`, body);
const write = async (author: string, text: string, more: object = {}): Promise<string> =>
  (await call<{ id: string }>('POST', '/posts', { author, text, ...more })).id;
const repliesTo = async (post: string): Promise<Post[]> => (await call<Post>('GET', `/posts/${post}`)).replies;
/** The one answer under a post: it is there, and once all is done it is there once. */
async function theOnlyAnswer(post: string): Promise<Post> {
  await until('the answer', async () => (await repliesTo(post)).length > 0);
  await recado.idle();
  const replies = await repliesTo(post);
  expect(replies).toHaveLength(1);
  return replies[0] ?? Promise.reject(new Error('no answer'));
}

it('a mention on Mastodon becomes a card beside those of X, and is answered once, to her who wrote', async () => {
  const word = uniqueWord();
  const post = await write('ana@other.example', `@alba ¿Y mi pedido? ${word}`);
  const card = await recado.chat.find(word, { channel: 'envios' });
  expect(wordsOf(card)).toContain('Mastodon · mención a @alba@social.example');
  expect(wordsOf(card)).toContain('@ana@other.example');
  const ready = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Hola, Ana: sale hoy ${word}`);
  await recado.chat.press('lucia', ready, 'send');
  expect((await theOnlyAnswer(post)).text).toBe(`Hola, Ana: sale hoy ${word}`);
  await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
});

it('an answer whose call was never answered is found, and not sent again', async () => {
  const word = uniqueWord();
  const post = await write('bea', `@alba mi pedido no llega ${word}`);
  const card = await recado.chat.find(word, { channel: 'envios' });
  const ready = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Hola, Bea: llega mañana ${word}`);
  await call('POST', '/faults', { next: 'reset-after-write', times: 1 });
  await recado.chat.press('lucia', ready, 'send');
  await theOnlyAnswer(post);
  await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
  expect(await repliesTo(post)).toHaveLength(1);
});

it('an answer that a killed process may have sent is looked for by the next, and stands once', async () => {
  const word = uniqueWord();
  const post = await write('carla', `@alba dónde está mi pedido ${word}`);
  const card = await recado.chat.find(word, { channel: 'envios' });
  const ready = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Hola, Carla: en camino ${word}`);
  await call('POST', '/faults', { next: 'timeout-after-write', times: 1 });
  await recado.chat.press('lucia', ready, 'send');
  await until('the call that is never answered', async () => (await repliesTo(post)).length > 0);
  await recado.kill();
  await recado.start();
  await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
  expect((await theOnlyAnswer(post)).text).toContain(`Hola, Carla: en camino ${word}`);
});

it('what is private on Mastodon is read in the private channel alone, and answered to her alone', async () => {
  const word = uniqueWord();
  const words = `no quiero que nadie lea <mi pedido> ${word}`;
  await call('POST', '/dms', { author: 'dora', text: words });
  const card = await recado.chat.find(words, { channel: 'direccion' });
  expect(JSON.stringify(await recado.chat.messages('envios'))).not.toContain(word);
  const answer = `Hola, Dora: lo vemos ${uniqueWord()}`;
  const { view } = await recado.chat.press('lucia', card, 'reply');
  if (view === undefined) throw new Error('the Reply form did not open');
  expect((await recado.chat.submit('lucia', view, { text: answer, next: 'send' })).errors ?? {}).toEqual({});
  const messages = await until('the private answer', async () => {
    const said = await call<{ messages: { text: string; from: { account: string | null } }[] }>('GET', '/dms/dora');
    return said.messages.length > 1 && said.messages;
  });
  expect(messages).toMatchObject([{ text: words }, { text: answer, from: { account: 'masto' } }]);
  expect(JSON.stringify(await call('GET', '/posts'))).not.toContain(answer);
});
