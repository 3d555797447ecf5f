import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf, type Placed } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { ask, formOf, initial } from '../support/questions.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({
    config: flowConfig("groups: { '@facturas': [teresa, joao] }\n").replace(
      "{ slack: '#facturacion', queue",
      "{ slack: '#facturacion', members: [lucia, joao, ivan, carmen], queue",
    ),
  });
});
afterAll(() => recado.end());

describe('delegation', () => {
  it('Lucía asks Teresa, who answers in her direct message; her words become the draft that is sent', async () => {
    const text = `@alba Me cobráis la factura dos veces ${uniqueWord()}`;
    const { post, card } = await arrive(recado, { text, channel: 'facturacion' });
    const claimed = await claim(recado, card, 'lucia');
    const question = `¿Desde cuándo cobramos doble? ${uniqueWord()}`;
    expect((await ask(recado, claimed, 'lucia', { to: 'person', person: 'teresa', question })).errors).toBeUndefined();

    const asked = await recado.chat.find(question, { channel: 'facturacion', thread: card.ts });
    expect(JSON.stringify(asked.blocks)).toContain('"user_id"');
    expect(recado.chat.buttons(asked)).toEqual(['write-answer', 'withdraw-delegation']);
    await recado.chat.card(
      card,
      'who has the word',
      (words) => words.includes('Preguntado a Teresa Gil (Facturación)') && words.includes(question),
    );

    const direct = await recado.chat.direct('teresa');
    const told = await recado.chat.find(question, { channel: direct });
    expect(wordsOf(told)).toContain(text);
    expect(recado.chat.buttons(told)).toEqual(['write-answer']);

    const words = `Desde el día 3, y ya está devuelto ${uniqueWord()}`;
    await recado.chat.write('teresa', direct, words);
    const answered = await recado.chat.find('Teresa Gil ha contestado', { channel: 'facturacion', thread: card.ts });
    expect(wordsOf(answered)).toContain(words);
    expect(wordsOf(answered)).toContain('Lucía Vega');
    await recado.chat.card(told, 'thanks', (now) => now.includes('ya tiene tu respuesta'));
    const hers = await recado.chat.find(words, { channel: direct });
    const better = `Desde el día 4, y ya está devuelto ${uniqueWord()}`;
    const mine =
      (await recado.chat.messages(direct)).find((message) => message.text.includes(words) && message.ts !== told.ts) ??
      hers;
    await recado.chat.edit('teresa', mine, better);
    const edited = await recado.chat.card(
      answered,
      'what she changed',
      (now) => now.includes(better) && !now.includes(words),
    );

    const form = formOf(await recado.chat.press('lucia', edited, 'use-as-draft'));
    expect(initial(form)).toBe(`Hola, Carla:\n${better}`);
    expect(wordsOf(form)).toContain('Con las palabras de Teresa Gil');
    expect((await recado.chat.submit('lucia', form, { text: initial(form), next: 'ask' })).errors).toBeUndefined();
    const waiting = await recado.chat.find('Borrador 1', { channel: 'facturacion', thread: card.ts });
    expect(wordsOf(waiting)).toContain('A partir de la respuesta de Teresa Gil');
    await recado.chat.card(told, 'that it was used', (now) => now.includes('ha usado tu respuesta'));
    await recado.chat.press('ivan', waiting, 'approve-and-send');
    expect((await theOnlyAnswer(recado, post)).text).toContain(better);
  });

  it('what he writes in the thread counts, in one reply of ours that says so', async () => {
    const { card } = await arrive(recado, { text: `@alba otra factura ${uniqueWord()}`, channel: 'facturacion' });
    const question = `¿Quién la emitió? ${uniqueWord()}`;
    await ask(recado, card, 'lucia', { to: 'person', person: 'joao', question });
    await recado.chat.find(question, { channel: 'facturacion', thread: card.ts });
    await recado.chat.write('ivan', 'facturacion', 'Esto es solo una nota', card.ts);
    await recado.chat.write('joao', 'facturacion', `La tienda de Bilbao ${uniqueWord()}`, card.ts);
    await recado.chat.write('joao', 'facturacion', `El día 3 ${uniqueWord()}`, card.ts);
    const replies = async (): Promise<Placed[]> =>
      (await recado.chat.messages('facturacion', card.ts)).filter((message) =>
        wordsOf(message).includes('ha contestado'),
      );
    const answered = await recado.chat.find('2 mensajes', { channel: 'facturacion', thread: card.ts });
    expect(await replies()).toHaveLength(1);
    const form = formOf(await recado.chat.press('lucia', answered, 'use-as-draft'));
    expect(initial(form)).toMatch(/La tienda de Bilbao \S+\n\nEl día 3/);
    expect(initial(form)).not.toContain('una nota');
  });

  it('an answer with emoji, a mention, a link and bold reaches the customer as people read it in the chat', async () => {
    const { post, card } = await arrive(recado, {
      text: `@alba ¿y la factura de mi devolución? ${uniqueWord()}`,
      channel: 'facturacion',
    });
    const claimed = await claim(recado, card, 'lucia');
    const question = `¿Está devuelto? ${uniqueWord()}`;
    await ask(recado, claimed, 'lucia', { to: 'person', person: 'joao', question });
    await recado.chat.find(question, { channel: 'facturacion', thread: card.ts });
    const word = uniqueWord();
    await recado.chat.write(
      'joao',
      'facturacion',
      `Ya está ${word} 👍 lo vio @ivan en #envios, *mañana* lo verás 👋🏼 & <listo> en https://alba.example/ayuda?a=1&b=2.`,
      card.ts,
    );
    const sent = (await recado.chat.messages('facturacion', card.ts)).find(({ text }) => text.includes(word));
    expect(sent?.text).toMatch(
      /:\+1: lo vio <@U\w+> en <#C\w+\|envios>, \*mañana\* lo verás :wave::skin-tone-3: &amp; &lt;listo&gt; en <https:\/\/alba\.example\/ayuda\?a=1&amp;b=2>\./,
    );
    const answered = await recado.chat.find('João Pinto ha contestado', { channel: 'facturacion', thread: card.ts });
    const form = formOf(await recado.chat.press('lucia', answered, 'use-as-draft'));
    const plain = `Ya está ${word} 👍 lo vio Iván Soto en #envios, mañana lo verás 👋🏼 & <listo> en https://alba.example/ayuda?a=1&b=2.`;
    expect(initial(form)).toBe(`Hola, Carla:\n${plain}`);
    expect((await recado.chat.submit('lucia', form, { text: initial(form), next: 'ask' })).errors).toBeUndefined();
    const waiting = await recado.chat.find('Borrador 1', { channel: 'facturacion', thread: card.ts });
    await recado.chat.press('ivan', waiting, 'approve-and-send');
    expect((await theOnlyAnswer(recado, post)).text).toContain(plain);
  });

  it('the shortcut makes a draft of any message of the thread', async () => {
    const { card } = await arrive(recado, { text: `@alba y otra factura ${uniqueWord()}`, channel: 'facturacion' });
    const words = `Se cobró por error ${uniqueWord()}`;
    await recado.chat.write('joao', 'facturacion', words, card.ts);
    const note = await recado.chat.find(words, { channel: 'facturacion', thread: card.ts });
    const form = formOf(await recado.chat.shortcut('lucia', note, 'use_as_draft'));
    expect(initial(form)).toBe(`Hola, Carla:\n${words}`);
    expect(wordsOf(form)).toContain('Con las palabras de João Pinto');
    await recado.chat.write('joao', 'general', `Buenos días ${words}`);
    const elsewhere = await recado.chat.find(`Buenos días ${words}`, { channel: 'general' });
    expect(wordsOf((await recado.chat.shortcut('lucia', elsewhere, 'use_as_draft')).ephemeral)).toContain('hilo');
  });

  it('two of a group race: the first answer counts, the other is told', async () => {
    const { card } = await arrive(recado, { text: `@alba factura de grupo ${uniqueWord()}`, channel: 'facturacion' });
    const question = `¿Alguien lo sabe? ${uniqueWord()}`;
    await ask(recado, card, 'lucia', { to: 'group:@facturas', question });
    const asked = await recado.chat.find(question, { channel: 'facturacion', thread: card.ts });
    const forms = {
      teresa: formOf(await recado.chat.press('teresa', asked, 'write-answer')),
      joao: formOf(await recado.chat.press('joao', asked, 'write-answer')),
    };
    const refusedToAsker = await recado.chat.press('lucia', asked, 'write-answer');
    expect(wordsOf(refusedToAsker.ephemeral)).toContain('Esta pregunta es para');
    const sent = await Promise.all(
      (['teresa', 'joao'] as const).map((user) => recado.chat.submit(user, forms[user], { text: `Lo sé yo, ${user}` })),
    );
    const refused = sent.filter(({ errors }) => errors !== undefined);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.errors?.['text']).toMatch(/ha contestado|respondeu/);
    await recado.chat.find('ha contestado', { channel: 'facturacion', thread: card.ts });
    await recado.idle();
    expect(
      (await recado.chat.messages('facturacion', card.ts)).filter((message) =>
        wordsOf(message).includes('ha contestado'),
      ),
    ).toHaveLength(1);
  });
});
