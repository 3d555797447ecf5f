import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../support/chat.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado();
});
afterAll(() => recado.end());

describe('many hands at once', () => {
  it('two agents race for a card: one has it, the other is told who, in her language', async () => {
    const { card } = await arrive(recado, { text: `@alba el pedido no llega ${uniqueWord()}`, channel: 'envios' });
    const [lucia, joao] = await Promise.all([
      recado.chat.press('lucia', card, 'claim'),
      recado.chat.press('joao', card, 'claim'),
    ]);
    const now = await recado.chat.card(card, 'an owner', (words) => words.includes('la lleva'));
    const owner = wordsOf(now).includes('Lucía Vega la lleva') ? 'lucia' : 'joao';
    const told = wordsOf((owner === 'lucia' ? joao : lucia)?.ephemeral);
    expect(told).toContain(owner === 'lucia' ? 'Está com Lucía Vega' : 'La lleva João Pinto');
  });

  it('a person of another language is refused in hers', async () => {
    const { card } = await arrive(recado, { text: `@alba pedido perdido ${uniqueWord()}`, channel: 'envios' });
    await claim(recado, card, 'lucia');
    expect(wordsOf((await recado.chat.pressOld('joao', card, 'claim')).ephemeral)).toContain('Está com Lucía Vega');
    expect(wordsOf((await recado.chat.pressOld('carmen', card, 'claim')).ephemeral)).toContain('Lucía Vega has had it');
  });

  it('a click that comes five times at once sends once', async () => {
    const { post, card } = await arrive(recado, {
      text: `@alba factura repetida ${uniqueWord()}`,
      channel: 'facturacion',
    });
    const claimed = await claim(recado, card, 'lucia');
    const waiting = await draft(recado, claimed, 'lucia', `Hola, Carla: la anulamos ${uniqueWord()}`);
    await Promise.all(Array.from({ length: 5 }, () => recado.chat.press('ivan', waiting, 'approve-and-send')));
    await theOnlyAnswer(recado, post);
  });

  it('pressing claim again is told what happened already', async () => {
    const { card } = await arrive(recado, { text: `@alba factura doble ${uniqueWord()}`, channel: 'facturacion' });
    await claim(recado, card, 'lucia');
    const again = await recado.chat.pressOld('lucia', card, 'claim');
    expect(again.ephemeral).toHaveLength(1);
  });

  it('a storm of posts becomes as many cards, each once', async () => {
    const word = uniqueWord();
    const texts = Array.from({ length: 6 }, (_, i) => `@alba el envío ${word}n${i} no llega`);
    await Promise.all(texts.map((text, i) => recado.social.post({ author: `cliente_${i}`, text })));
    for (const text of texts) await recado.chat.find(text, { channel: 'envios' });
    await recado.idle();
    const messages = await recado.chat.messages('envios');
    for (const text of texts)
      expect(messages.filter((message) => wordsOf(message.blocks).includes(text))).toHaveLength(1);
  });
});
