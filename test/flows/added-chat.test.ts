import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, countOf, draft, uniqueWord } from '../support/scenes.ts';
import { openOffice, type Office } from '../support/teams/office.ts';

let office: Office;
let recado: Recado;
beforeAll(async () => {
  office = await openOffice(
    {
      tenantId: '7c1d7c0e-7a54-4a3c-8a41-2f0f2f6c9b11',
      people: [{ key: 'ivan', name: 'Iván Soto', email: 'ivan@alba.example', locale: 'es-ES' }],
      teams: [
        {
          name: 'Atención',
          members: ['ivan'],
          installed: false,
          consent: true,
          channels: [{ name: null }, { name: 'Facturación' }],
        },
      ],
    },
    () => `http://127.0.0.1:${recado.port}/api/messages`,
  );
  recado = await startRecado({ env: office.env });
  for (const team of office.service.world.teams) await office.people.install(team);
});
afterAll(async () => {
  await recado.end();
  await office[Symbol.asyncDispose]();
});

it('what was open before a channel came to Teams stands there after the next start, once, and is worked on there', async () => {
  const text = `@alba Me cobráis la factura dos veces ${uniqueWord()}`;
  const { card } = await arrive(recado, { text, channel: 'facturacion' });
  const answer = `Hola, Carla: ya está devuelto ${uniqueWord()}`;
  await draft(recado, await claim(recado, card, 'lucia'), 'lucia', answer);
  await recado.stop();
  writeFileSync(
    recado.configFile,
    flowConfig().replace(
      "facturacion: { slack: '#facturacion'",
      "facturacion: { slack: '#facturacion', teams: 'Atención / Facturación'",
    ),
  );
  await recado.start();

  const there = await office.find(text, { channel: 'Facturación' });
  expect(office.words(there)).toContain('Lucía Vega');
  const waiting = await office.find(answer, { channel: 'Facturación', thread: there.id });
  await office.press('ivan', waiting, 'approve-and-send');
  await recado.chat.card(card, 'that it was answered', (words) => words.includes('aprobado por Iván Soto'));

  await recado.stop();
  await recado.start();
  await recado.idle();
  expect(office.messages('Facturación').filter((message) => office.words(message).includes(text))).toHaveLength(1);
  expect(await countOf(recado, text, 'facturacion')).toBe(1);
});
