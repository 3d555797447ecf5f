import { afterAll, beforeAll, expect, it } from 'vitest';
import { wordsOf } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { uniqueWord } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  const withManagers = flowConfig('managers: direccion\ncrisis:\n  redWords: [facua]\n').replace(
    '\nroutes:\n',
    "\n  direccion: { slack: '#direccion', language: en, private: true, queue: false, members: [carmen] }\nroutes:\n",
  );
  recado = await startRecado({ config: withManagers });
});
afterAll(() => recado.end());

it('managers are told why at once, answer from there, and hear when it rises', async () => {
  const word = uniqueWord();
  const post = await recado.social.post({ author: 'ana', text: `@alba mi pedido no llega y voy a FACUA ${word}` });
  const alert = await recado.chat.find('level 1 alert', { channel: 'direccion' });
  const told = await recado.chat.card(alert, 'the conversation', (words) => words.includes(word));
  expect(wordsOf(told)).toContain('Somebody speaks of «facua»');
  // Whoever manages is mentioned.
  expect(JSON.stringify(told)).toContain('"type":"user"');

  const { view } = await recado.chat.press('carmen', told, 'reply');
  if (view === undefined) throw new Error('the Reply form did not open');
  const answer = `Hola, Ana: lo vemos ahora ${uniqueWord()}`;
  expect((await recado.chat.submit('carmen', view, { text: answer, next: 'send' })).errors ?? {}).toEqual({});
  expect((await recado.social.answers(post, 1)).map(({ text }) => text)).toContain(answer);

  for (const who of ['bea', 'carla'])
    await recado.social.post({ author: who, text: `@alba yo también iré a facua por mi pedido ${uniqueWord()}` });
  const note = await recado.chat.find('Rises to level 2', { channel: 'direccion', thread: alert.ts });
  expect(wordsOf(note)).toContain('3 messages speak of «facua»');
  await recado.chat.card(alert, 'its new level', (words) => words.includes('level 2 alert'));
  const all = (await recado.chat.messages('direccion')).filter((message) => wordsOf(message).includes('level 2 alert'));
  expect(all).toHaveLength(1);
});
