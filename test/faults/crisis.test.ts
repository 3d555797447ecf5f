import { afterAll, beforeAll, expect, it } from 'vitest';
import { wordsOf } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { uniqueWord } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  const crisis =
    'managers: direccion\ncrisis:\n  redWords: [facua]\n  protocol:\n    - { text: Llamar a prensa, owner: ivan, within: 15 }\n';
  const config = flowConfig(crisis).replace(
    '\nroutes:\n',
    "\n  direccion: { slack: '#direccion', language: en, private: true, queue: false, members: [carmen, ivan] }\nroutes:\n",
  );
  recado = await startRecado({ config });
});
afterAll(() => recado.end());

it('what is switched on from an alert holds through a kill, and is ended by hand', async () => {
  const word = uniqueWord();
  const post = await recado.social.post({ author: 'ana', text: `@alba voy a FACUA por la entrega ${word}` });
  const alert = await recado.chat.find('level 1 alert', { channel: 'direccion' });
  const { view } = await recado.chat.press('carmen', alert, 'hold');
  if (view === undefined) throw new Error('the form of the switch did not open');
  expect((await recado.chat.submit('carmen', view, { people: 'carmen' })).errors ?? {}).toEqual({});
  const switched = await recado.chat.card(alert, 'the switch', (words) =>
    words.includes('Everything needs approval from'),
  );
  await recado.chat.press('carmen', alert, 'protocol');
  const checklist = await recado.chat.find('0 of 1 steps done', { channel: 'direccion', thread: alert.ts });

  await recado.kill();
  await recado.start();

  // No rule asks for approval in this channel: the switch does, and nothing goes out before.
  const card = await recado.chat.find(word, { channel: 'general' });
  const reply = await recado.chat.press('lucia', card, 'reply');
  if (reply.view === undefined) throw new Error('the Reply form did not open');
  const answer = `Hola, Ana: lo vemos ahora ${uniqueWord()}`;
  expect((await recado.chat.submit('lucia', reply.view, { text: answer, next: 'ask' })).errors ?? {}).toEqual({});
  await recado.chat.card(card, 'whom it waits for', (words) => words.includes('espera'));
  expect(await recado.social.answers(post, 0)).toEqual([]);

  await recado.chat.press('ivan', checklist, 'step-done');
  await recado.chat.card(alert, 'the step', (words) => words.includes('1 of 1 steps done'));
  await recado.chat.press('carmen', switched, 'end-hold');
  const note = await recado.chat.find('goes back to the usual approvals', { channel: 'direccion', thread: alert.ts });
  expect(wordsOf(note)).toContain('usual approvals');
});
