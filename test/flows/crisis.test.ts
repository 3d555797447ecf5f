import { afterAll, beforeAll, expect, it } from 'vitest';
import { every } from '../support/adaptive-card.ts';
import { wordsOf } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { uniqueWord } from '../support/scenes.ts';
import { openOffice, type Office } from '../support/teams/office.ts';

let office: Office;
let recado: Recado;
beforeAll(async () => {
  office = await openOffice(
    {
      tenantId: '7c1d7c0e-7a54-4a3c-8a41-2f0f2f6c9b11',
      people: [{ key: 'carmen', name: 'Carmen Ruiz', email: 'carmen@alba.example', locale: 'en-GB' }],
      teams: [
        {
          name: 'Alba',
          members: ['carmen'],
          installed: false,
          consent: true,
          channels: [{ name: null }, { name: 'Managers', kind: 'private', members: ['carmen'] }],
        },
      ],
    },
    () => `http://127.0.0.1:${recado.port}/api/messages`,
  );
  const withManagers = flowConfig('managers: direccion\ncrisis:\n  redWords: [facua]\n').replace(
    '\nroutes:\n',
    "\n  direccion: { slack: '#direccion', teams: 'Alba / Managers', language: en, private: true, queue: false, members: [carmen] }\nroutes:\n",
  );
  recado = await startRecado({ config: withManagers, env: office.env });
  const [team] = office.service.world.teams;
  if (team) await office.people.install(team);
});
afterAll(async () => {
  await recado.end();
  await office[Symbol.asyncDispose]();
});

it('managers are told why at once, answer from there, and hear when it rises', async () => {
  const word = uniqueWord();
  const post = await recado.social.post({ author: 'ana', text: `@alba mi pedido no llega y voy a FACUA ${word}` });
  const alert = await recado.chat.find('level 1 alert', { channel: 'direccion' });
  const told = await recado.chat.card(alert, 'the conversation', (words) => words.includes(word));
  expect(wordsOf(told)).toContain('Somebody speaks of “facua”');
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
  expect(wordsOf(note)).toContain('3 messages speak of “facua”');
  await recado.chat.card(alert, 'its new level', (words) => words.includes('level 2 alert'));
  const all = (await recado.chat.messages('direccion')).filter((message) => wordsOf(message).includes('level 2 alert'));
  expect(all).toHaveLength(1);
});

it('in Teams too: with its picture, its rise in the thread, and a war room as a thread of its own', async () => {
  const alert = await office.find('level 2 alert', { channel: 'Managers' });
  expect(
    every(alert.card, ({ type }) => type === 'Image').map(({ url, size }) => [String(url).slice(0, 22), size]),
  ).toEqual([['data:image/png;base64,', 'Stretch']]);
  await office.find('Rises to level 2', { channel: 'Managers', thread: alert.id });

  const carmen = office.person('carmen');
  await office.people.press(carmen, { message: alert }, (raw) =>
    JSON.stringify(raw['data']).includes(String.raw`\"kind\":\"room\"`),
  );
  await office.submit('carmen', {});
  const room = await office.find('War room', { channel: 'Managers' });
  expect(room.root).toBeUndefined();
  expect(office.words(room)).toContain('3 messages speak of “facua”');
  expect(JSON.stringify(room.card)).toContain('<at>Carmen Ruiz</at>');

  await office.people.write(carmen, { personal: true }, 'crisis');
  const watched = await office.find('War room opened by Carmen Ruiz', { chatOf: 'carmen' });
  expect(office.words(watched)).toMatch(/level 2 · 3 messages speak of “facua”.*All messages: 3/);
});
