import { afterAll, beforeAll, expect, it } from 'vitest';
import { wordsOf, type Placed } from '../support/chat.ts';
import { control } from '../support/control.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { uniqueWord } from '../support/scenes.ts';
import { until } from '../support/until.ts';

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

interface Channel {
  id: string;
  name: string;
  archived: boolean;
}
const rooms = async (): Promise<Channel[]> =>
  (await control<Channel[]>(`http://127.0.0.1:${recado.sandboxPort}`, 'GET', '/sandbox/slack/channels')).filter(
    ({ name }) => name.startsWith('crisis-'),
  );

/** How the chat names one of several buttons of the same kind. */
function nameOf(message: Placed, which: (button: { value?: string; text?: { text: string } }) => boolean): string {
  const all = (message.blocks ?? []).flatMap(({ elements }) => elements ?? []);
  return all.find(which)?.action_id ?? 'no such button';
}

it('what is switched on from an alert holds through a kill, and is ended by hand', async () => {
  const word = uniqueWord();
  const post = await recado.social.post({ author: 'ana', text: `@alba voy a FACUA por la entrega ${word}` });
  const alert = await recado.chat.find('level 1 alert', { channel: 'direccion' });
  const { view } = await recado.chat.press('carmen', alert, 'hold');
  if (view === undefined) throw new Error('the form of the switch did not open');
  expect((await recado.chat.submit('carmen', view, { people: 'carmen' })).errors ?? {}).toEqual({});
  await recado.chat.card(alert, 'the switch', (words) => words.includes('Everything needs approval from'));
  await recado.chat.press('carmen', alert, 'protocol');
  const checklist = await recado.chat.find('0 of 1 steps done', { channel: 'direccion', thread: alert.ts });

  // It dies while the room is being made: whoever presses again finds the one that was made, or that it is open.
  const askForRoom = async (): Promise<void> => {
    const now = await recado.chat.card(alert, 'its buttons', (words) => words.includes('war room'));
    const button = nameOf(now, ({ value }) => value?.includes('"kind":"room"') === true);
    if (button === 'no such button') return;
    const { view: form } = await recado.chat.press('carmen', now, button);
    // Where it was made and the alert is not drawn anew yet, a note says so in place of the form.
    if (form && JSON.stringify(form).includes('"people"'))
      await recado.chat.submit('carmen', form, { people: 'carmen' });
  };
  const dying = askForRoom().catch(() => undefined);
  await until('a room', async () => (await rooms()).length > 0);
  await recado.kill();
  await dying;
  await recado.start();
  await askForRoom();
  const linked = await recado.chat.card(alert, 'where its room is', (_words, card) =>
    JSON.stringify(card).includes('go to the room'),
  );
  const [room, ...others] = await rooms();
  expect(others).toEqual([]);
  const first = await recado.chat.find('War room', { channel: room?.id ?? '' });
  expect(wordsOf(first)).toContain('Everything needs approval from');
  expect(wordsOf(first)).toContain('Somebody speaks of “facua”');
  expect(
    (await recado.chat.messages(room?.id ?? '')).filter((each) => wordsOf(each).includes('See the alert')),
  ).toHaveLength(1);

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
  await recado.chat.press(
    'carmen',
    linked,
    nameOf(linked, ({ text }) => text?.text === 'Close the war room'),
  );
  const last = await recado.chat.find('closes the war room', { channel: room?.id ?? '' });
  await recado.chat.press('carmen', last, 'archive-room');
  await until('it is archived', async () => (await rooms())[0]?.archived);
  const still = await recado.chat.card(alert, 'one switch', (words) => !words.includes('Close the war room'));
  await recado.chat.press('carmen', still, 'end-hold');
  const note = await recado.chat.find('goes back to the usual approvals', { channel: 'direccion', thread: alert.ts });
  expect(wordsOf(note)).toContain('usual approvals');
});
