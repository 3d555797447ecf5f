import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, countOf, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado();
});
afterAll(() => recado.end());

/** A press whose answer dies with the bot. */
function pressAndForget(press: Promise<unknown>): Promise<unknown> {
  return press.catch((error: unknown) => error);
}

describe('kill -9', () => {
  it.each([0, 250])('%i ms after a post: one card', async (ms) => {
    const text = `@alba El pedido llegó roto ${uniqueWord()}`;
    await recado.social.post({ author: 'carla_ruiz', text });
    await pause(ms);
    await recado.kill();
    await recado.start();
    await recado.chat.find(text, { channel: 'envios' });
    await recado.idle();
    expect(await countOf(recado, text, 'envios')).toBe(1);
  });

  it('while it is down customers go on writing: each gets a card', async () => {
    await recado.kill();
    const texts = [1, 2, 3].map((n) => `@alba envío ${n} perdido ${uniqueWord()}`);
    for (const text of texts) await recado.social.post({ author: 'carla_ruiz', text });
    await recado.start();
    for (const text of texts) await recado.chat.find(text, { channel: 'envios' });
  });

  it('right after a claim: she still has it', async () => {
    const { card } = await arrive(recado, {
      text: `@alba Dos veces la factura ${uniqueWord()}`,
      channel: 'facturacion',
    });
    await recado.chat.press('lucia', card, 'claim');
    await recado.kill();
    await recado.start();
    const now = await recado.chat.card(card, 'its owner', (words) => words.includes('Lucía Vega la lleva'));
    expect(recado.chat.buttons(now)).toContain('reply');
  });

  it.each([0, 40, 120, 300])('%i ms after Approve and send: the answer is out, once', async (ms) => {
    const { post, card } = await arrive(recado, { text: `@alba Factura rara ${uniqueWord()}`, channel: 'facturacion' });
    const claimed = await claim(recado, card, 'lucia');
    const waiting = await draft(recado, claimed, 'lucia', `Hola, Carla: la corregimos ${uniqueWord()}`);
    const pressed = pressAndForget(recado.chat.press('ivan', waiting, 'approve-and-send'));
    await pause(ms);
    await recado.kill();
    await pressed;
    await recado.start();
    // A press that died before it was stored is pressed again by the person, as the button is still there.
    await recado.idle();
    const shown = await recado.chat.card(waiting, 'itself', () => true);
    if (recado.chat.buttons(shown).includes('approve-and-send'))
      await recado.chat.press('ivan', shown, 'approve-and-send');
    await theOnlyAnswer(recado, post);
    await recado.chat.card(card, 'that it was answered', (words) => words.includes('Respondido por'));
  });
});
