import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { ask, formOf, initial } from '../support/questions.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, uniqueWord } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({ config: flowConfig("groups: { '@facturas': [teresa, joao] }\n") });
});
afterAll(() => recado.end());

describe('delegation beyond the channel', () => {
  it('an expert outside the channel answers from her direct message; João takes what a group is asked', async () => {
    const { card } = await arrive(recado, { text: `@alba mi pedido no llega ${uniqueWord()}`, channel: 'envios' });
    const question = `¿Dónde está? ${uniqueWord()}`;
    await ask(recado, card, 'carmen', { to: 'group:@facturas', question });
    const asked = await recado.chat.find(question, { channel: 'envios', thread: card.ts });
    await recado.chat.press('joao', asked, 'take-delegation');
    const told = await recado.chat.card(
      await recado.chat.find(question, { channel: await recado.chat.direct('teresa') }),
      'who looks',
      (words) => words.includes('João Pinto se encarga'),
    );
    expect(recado.chat.buttons(told)).toEqual([]);
    // He is in the channel, so he was asked there and nowhere else.
    const his = await recado.chat.card(
      asked,
      'that he looks',
      (_words, message) =>
        recado.chat.buttons(message).includes('write-answer') &&
        !recado.chat.buttons(message).includes('take-delegation'),
    );
    await recado.chat.submit('joao', formOf(await recado.chat.press('joao', his, 'write-answer')), {
      text: 'Em Bilbau',
    });
    await recado.chat.find('João Pinto ha contestado', { channel: 'envios', thread: card.ts });
    await recado.chat.card(told, 'that he answered', (words) => words.includes('ya ha contestado'));

    const alone = `¿Y la talla? ${uniqueWord()}`;
    await ask(recado, card, 'lucia', { to: 'person', person: 'teresa', question: alone });
    const hers = await recado.chat.find(alone, { channel: await recado.chat.direct('teresa') });
    await recado.chat.submit('teresa', formOf(await recado.chat.press('teresa', hers, 'write-answer')), {
      text: 'La M',
    });
    await recado.chat.find('La M', { channel: 'envios', thread: card.ts });
  });

  it('a link: copied, opened without a chat account, answered once, and ended with the ticket', async () => {
    const customer = `@alba la factura, llamadme al 612 345 678, soy @carla_ruiz ${uniqueWord()}`;
    const { card } = await arrive(recado, { text: customer, channel: 'facturacion' });
    const question = `¿Qué taller la hizo? <b>${uniqueWord()}</b>`;
    const said = await ask(recado, card, 'lucia', { to: 'link', question });
    const address = /https?:\/\/localhost:\d+(\/ask\/\S+)/.exec(wordsOf(said.ephemeral))?.[1];
    expect(address).toBeDefined();
    const link = `http://127.0.0.1:${recado.port}${address}`;
    for (let visit = 0; visit < 2; visit += 1) {
      const page = await fetch(link, { headers: { 'accept-language': 'pt-BR,pt;q=0.9' } });
      const html = await page.text();
      expect([
        page.status,
        html.includes('Sua resposta'),
        html.includes('<b>caso'),
        html.includes('612'),
        html.includes('carla_ruiz'),
      ]).toEqual([200, true, false, false, false]);
    }
    const answer = `El de Lugo <script>alert(1)</script> ${uniqueWord()}`;
    const send = (): Promise<Response> =>
      fetch(link, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ answer }),
        headers: { 'sec-fetch-site': 'same-origin' },
      });
    expect((await send()).status).toBe(303);
    const again = await send();
    expect(again.status).toBe(303);
    expect(await (await fetch(new URL(again.headers.get('location') ?? '', link))).text()).toContain('Gracias');
    const answered = await recado.chat.find('El de Lugo', { channel: 'facturacion', thread: card.ts });
    expect(wordsOf(answered)).toContain('Lucía Vega: la persona que recibió el enlace ha contestado');
    const form = formOf(await recado.chat.press('lucia', answered, 'use-as-draft'));
    expect(initial(form)).toContain(answer);

    const second = /(\/ask\/\S+)/.exec(
      wordsOf((await ask(recado, card, 'lucia', { to: 'link', question: '¿Y cuándo?' })).ephemeral),
    )?.[1];
    await recado.chat.pressOld('lucia', await recado.chat.card(card, 'itself', () => true), 'claim');
    const later = await recado.chat.card(card, 'the question', (words) => words.includes('¿Y cuándo?'));
    const withdraw = await recado.chat.find('¿Y cuándo?', { channel: 'facturacion', thread: later.ts });
    await recado.chat.press('lucia', withdraw, 'withdraw-delegation');
    const gone = await fetch(`http://127.0.0.1:${recado.port}${second}`);
    expect([gone.status, (await gone.text()).includes('se retiró')]).toEqual([410, true]);
  });

  it('says what is missing beside the field, and who may not be asked', async () => {
    // Of no area: no expert is chosen beforehand.
    const { card } = await arrive(recado, { text: `@alba hola ${uniqueWord()}`, channel: 'general' });
    expect((await ask(recado, card, 'lucia', { to: 'person', question: '¿?' })).errors).toEqual({
      person: 'Elige a quién preguntas.',
    });
    expect(
      (await ask(recado, card, 'lucia', { to: 'person', person: 'lucia', question: '¿?' })).errors?.['person'],
    ).toContain('No puedes preguntarte');
    expect((await ask(recado, card, 'lucia', { to: 'link', question: ' ' })).errors?.['question']).toContain(
      'pregunta',
    );
    // No mail goes out from here, so no address is asked for.
    const fields = formOf(await recado.chat.press('lucia', card, 'delegate')).blocks.map(
      ({ block_id: field }) => field,
    );
    expect(fields).toContain('question');
    expect(fields).not.toContain('address');
  });
});
