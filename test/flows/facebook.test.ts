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
    "networks: { facebook: { webhookUrl: 'http://127.0.0.1:{{port}}/webhooks/facebook', backstopSeconds: 2 } }\n",
  ).replace('alba: { network: x, handle: alba }', 'fb: { network: facebook, handle: tiendasalba }');
  recado = await startRecado({ config });
});
afterAll(() => recado.end());

const call = <T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', at: string, body?: unknown): Promise<T> =>
  control<T>(`http://127.0.0.1:${recado.sandboxPort}`, method, `/sandbox/facebook${at}`, body);
const write = async (author: string, text: string, more: object = {}): Promise<string> =>
  (await call<{ id: string }>('POST', '/posts', { author, text, ...more })).id;
const repliesTo = async (post: string): Promise<Post[]> => (await call<Post>('GET', `/posts/${post}`)).replies;
/** The one answer under a comment: it is there, and once all is done it is there once. */
async function theOnlyAnswer(comment: string): Promise<Post> {
  await until('the answer', async () => (await repliesTo(comment)).length > 0);
  await recado.idle();
  const replies = await repliesTo(comment);
  expect(replies).toHaveLength(1);
  return replies[0] ?? Promise.reject(new Error('no answer'));
}

it('a comment under a post of the Page becomes a card and is answered once, as the Page', async () => {
  const word = uniqueWord();
  const post = await write('tiendasalba', 'Novedades de otoño');
  const comment = await write('ana_ruiz', `¿Y mi pedido? ${word}`, { inReplyTo: post });
  const card = await recado.chat.find(word, { channel: 'envios' });
  expect(wordsOf(card)).toContain('Facebook');
  expect(wordsOf(card)).toContain('Ana Ruiz');
  const ready = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Hola, Ana: sale hoy ${word}`);
  await recado.chat.press('lucia', ready, 'send');
  const answer = await theOnlyAnswer(comment);
  expect(answer.text).toBe(`Hola, Ana: sale hoy ${word}`);
  expect(answer.author).toMatchObject({ account: 'fb' });
  await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
});

it('an answer whose call was never answered is found, and not sent again', async () => {
  const word = uniqueWord();
  const comment = await write('bea_gil', `mi pedido no llega ${word}`);
  const card = await recado.chat.find(word, { channel: 'envios' });
  const ready = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Hola, Bea: llega mañana ${word}`);
  await call('POST', '/faults', { next: 'error-500-after-write', times: 1 });
  await recado.chat.press('lucia', ready, 'send');
  await theOnlyAnswer(comment);
  await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
  expect(await repliesTo(comment)).toHaveLength(1);
});

it("what she edits or deletes is told by Meta's call, and shows on the card", async () => {
  const word = uniqueWord();
  const post = await write('carla_paz', `mi pedido no llega ${word}`);
  const card = await recado.chat.find(word, { channel: 'envios' });
  const other = uniqueWord();
  await call('PATCH', `/posts/${post}`, { text: `mi pedido ya llegó, gracias ${other}` });
  await recado.chat.card(card, 'what it says now', (words) => words.includes(other));
  await call('DELETE', `/posts/${post}`);
  await recado.chat.card(card, 'that it is gone', (words) => !words.includes(other));
});
