import { afterAll, beforeAll, expect, it } from 'vitest';
import { wordsOf } from '../support/chat.ts';
import { control } from '../support/control.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, countOf, uniqueWord } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({ config: flowConfig('managers: facturacion\n') });
});
afterAll(() => recado.end());

const base = () => `http://127.0.0.1:${recado.sandboxPort}/sandbox/slack`;
async function change(name: string, body: Record<string, boolean | string>): Promise<void> {
  const found = (await control<{ id: string; name: string }[]>(base(), 'GET', '/channels')).find(
    (each) => each.name.replace(/^#/, '') === name,
  );
  if (!found) throw new Error(`no channel ${name}`);
  await control(base(), 'POST', `/channels/${found.id}`, body);
}

it('an archived channel is told to managers, stops neither the others nor a restart, and gets its card when it is back', async () => {
  await change('envios', { archived: true });
  const text = `@alba mi pedido no llega ${uniqueWord()}`;
  await recado.social.post({ author: 'carla_ruiz', text });
  const alert = await recado.chat.find('no puede escribir en #envios', { channel: 'facturacion' });
  expect(wordsOf(alert.blocks)).toMatch(/1 conversación sin responder solo se ve ahí: n\.º \d+/);
  expect(wordsOf(alert.blocks)).toContain('/invite @Recado');
  await arrive(recado, { text: `@alba Hola ${uniqueWord()}`, channel: 'general' });

  await recado.kill();
  await recado.start();
  expect(recado.said()).toContain('Recado no longer sees the channel #envios (`channels.envios`)');
  await arrive(recado, { text: `@alba Hola otra vez ${uniqueWord()}`, channel: 'general' });
  expect(await countOf(recado, 'no puede escribir en #envios', 'facturacion')).toBe(1);

  await change('envios', { archived: false, bot: true });
  // A list of channels is a minute old at most.
  await recado.chat.find(text, { channel: 'envios', withinMs: 120_000 });
  await recado.chat.card(alert, 'that it is over', (words) => words.includes('vuelve a escribir en #envios'), 60_000);
  expect((await recado.health()).status).toBe('ok');
}, 240_000);

it('a fallback channel under another name stops no start and no other channel, and managers are told what to do', async () => {
  await change('general', { name: 'general-2026' });
  await recado.kill();
  await recado.start();
  expect(recado.said()).toContain('#general (`channels.general`)');
  const text = `@alba Hola ${uniqueWord()}`;
  await recado.social.post({ author: 'carla_ruiz', text });
  const alert = await recado.chat.find('no puede escribir en #general', { channel: 'facturacion' });
  expect(wordsOf(alert.blocks)).toContain('recado.yaml');
  await arrive(recado, { text: `@alba mi pedido no llega ${uniqueWord()}`, channel: 'envios' });
}, 120_000);
