import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wordsOf } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { ask } from '../support/questions.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, uniqueWord } from '../support/scenes.ts';
import { openOffice, type Office } from '../support/teams/office.ts';
import { until } from '../support/until.ts';

let office: Office;
let recado: Recado;
beforeAll(async () => {
  office = await openOffice(
    {
      tenantId: '7c1d7c0e-7a54-4a3c-8a41-2f0f2f6c9b11',
      people: [
        { key: 'lucia', name: 'Lucía Vega', email: 'lucia@alba.example', locale: 'es-ES' },
        { key: 'teresa', name: 'Teresa Gil', email: 'teresa@alba.example', locale: 'es-ES' },
      ],
      teams: [
        {
          name: 'Atención',
          members: ['lucia', 'teresa'],
          installed: false,
          consent: false,
          channels: [{ name: null }, { name: 'Facturación' }],
        },
      ],
    },
    () => `http://127.0.0.1:${recado.port}/api/messages`,
  );
  recado = await startRecado({
    config: flowConfig().replace(
      "facturacion: { slack: '#facturacion'",
      "facturacion: { slack: '#facturacion', teams: 'Atención / Facturación'",
    ),
    env: office.env,
  });
});
afterAll(async () => {
  await recado.end();
  await office[Symbol.asyncDispose]();
});

it('what waits for a channel stands there as soon as the app is added', async () => {
  const text = `@alba Me cobráis la factura dos veces ${uniqueWord()}`;
  await arrive(recado, { text, channel: 'facturacion' });
  await until('the card to wait for Teams', () =>
    readFileSync(path.join(recado.dataFolder, 'recado.log'), 'utf8').includes(
      '"msg":"the app may not post in a channel yet"',
    ),
  );
  const [team] = office.service.world.teams;
  if (team) await office.people.install(team);
  // Looked for by itself only after a minute.
  await office.find(text, { channel: 'Facturación' });
});

it('a team that did not let Recado read everything is told to name it, and is heard when it does', async () => {
  const text = `@alba Me cobráis la factura dos veces ${uniqueWord()}`;
  const { card } = await arrive(recado, { text, channel: 'facturacion' });
  const there = await office.find(text, { channel: 'Facturación' });
  const opening = await office.find('La conversación hasta ahora', { channel: 'Facturación', thread: there.id });
  expect(office.words(opening)).toContain('solo lee lo que menciona a @Recado');
  expect(
    wordsOf(await recado.chat.find('La conversación hasta ahora', { channel: 'facturacion', thread: card.ts })),
  ).not.toContain('@Recado');
  await claim(recado, card, 'lucia');
  const question = `¿Desde cuándo cobramos doble? ${uniqueWord()}`;
  expect((await ask(recado, card, 'lucia', { to: 'person', person: 'teresa', question })).errors).toBeUndefined();
  const asked = await office.find(question, { channel: 'Facturación', thread: there.id });
  expect(office.words(asked)).toContain('si mencionas a @Recado');
  const inSlack = await recado.chat.find(question, { channel: 'facturacion', thread: card.ts });
  expect(wordsOf(inSlack)).not.toContain('@Recado');

  const where = { channel: office.channel('Facturación'), root: there.id };
  const unheard = `Esto no lo oye nadie ${uniqueWord()}`;
  await office.people.write(office.person('teresa'), where, unheard);
  const heard = `Desde el día 3 ${uniqueWord()}`;
  await office.people.write(office.person('teresa'), { ...where, mentionsBot: true }, heard);
  const answer = await recado.chat.find(heard, { channel: 'facturacion', thread: card.ts });
  expect(wordsOf(answer)).toContain('Teresa Gil');
  await recado.idle();
  expect(
    (await recado.chat.messages('facturacion', card.ts)).some((message) => wordsOf(message).includes(unheard)),
  ).toBe(false);
});
