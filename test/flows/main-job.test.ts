import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../support/chat.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, countOf, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado();
});
afterAll(() => recado.end());

describe('the main job', () => {
  it('a post becomes a card, is claimed, drafted, approved and answered once where it was asked', async () => {
    const text = `@alba Me habéis cobrado dos veces la factura de octubre ${uniqueWord()}`;
    const { post, card } = await arrive(recado, { text, channel: 'facturacion' });
    expect(recado.chat.buttons(card)).toContain('claim');
    expect(wordsOf(card)).toContain('sin responder');

    const claimed = await claim(recado, card, 'lucia');
    expect(wordsOf(claimed)).toContain('Lucía Vega la lleva');

    const answer = `Hola, Carla: ya hemos devuelto el segundo cobro ${uniqueWord()}`;
    const waiting = await draft(recado, claimed, 'lucia', answer);
    expect(recado.chat.buttons(waiting)).toEqual(expect.arrayContaining(['approve-and-send', 'return']));
    expect((await recado.social.read(post)).replies).toEqual([]);

    const said = await recado.chat.press('ivan', waiting, 'approve-and-send');
    expect(said.errors).toBeUndefined();
    const published = await theOnlyAnswer(recado, post);
    expect(published.text.replace(/^@carla_ruiz\s+/, '')).toBe(answer);

    const done = await recado.chat.card(card, 'who answered', (words) =>
      words.includes('Respondido por Lucía Vega, aprobado por Iván Soto'),
    );
    expect(JSON.stringify(done)).toContain(`/status/${published.id}`);
    expect(wordsOf(done)).toContain(answer);
    expect(await countOf(recado, text, 'facturacion')).toBe(1);
  });

  it('an answer that no rule wants approved is two presses away from the new card', async () => {
    const { post, card } = await arrive(recado, { text: `@alba ¿Y mi pedido? ${uniqueWord()}`, channel: 'envios' });
    const { view } = await recado.chat.press('lucia', card, 'reply');
    if (view === undefined) throw new Error('the Reply form did not open');
    await recado.chat.card(card, 'who took it', (words) => words.includes('Lucía Vega la lleva'));
    expect(
      (await recado.chat.submit('lucia', view, { text: `Hola, Carla: sale hoy ${uniqueWord()}`, next: 'send' }))
        .errors ?? {},
    ).toEqual({});
    await theOnlyAnswer(recado, post);
    await recado.chat.card(card, 'who answered', (words) => words.includes('Respondido por Lucía Vega'));
  });

  it('an answer that no rule wants approved is sent by its owner', async () => {
    const text = `@alba ¿Dónde está mi pedido? ${uniqueWord()}`;
    const { post, card } = await arrive(recado, { text, channel: 'envios' });
    const claimed = await claim(recado, card, 'lucia');
    const ready = await draft(recado, claimed, 'lucia', `Hola, Carla: sale hoy del almacén ${uniqueWord()}`);
    await recado.chat.press('lucia', ready, 'send');
    await theOnlyAnswer(recado, post);
  });

  it('what no route takes lands in the fallback channel', async () => {
    const text = `@alba Qué bonito el escaparate ${uniqueWord()}`;
    const { card } = await arrive(recado, { text, channel: 'general' });
    expect(await countOf(recado, text, 'facturacion')).toBe(0);
    expect(card.metadata?.event_type ?? 'recado_card').toBe('recado_card');
  });

  it('a returned draft is written again and approved', async () => {
    const { post, card } = await arrive(recado, {
      text: `@alba Otra factura mal ${uniqueWord()}`,
      channel: 'facturacion',
    });
    const claimed = await claim(recado, card, 'lucia');
    const first = await draft(recado, claimed, 'lucia', `Hola, Carla: mira la factura ${uniqueWord()}`);
    const { view } = await recado.chat.press('ivan', first, 'return');
    if (view === undefined) throw new Error('no form for the reason');
    await recado.chat.submit('ivan', view, { reason: 'Más cercano' });
    const returned = await recado.chat.card(card, 'the reason', (words) => words.includes('Más cercano'));
    const edit = await recado.chat.press(
      'lucia',
      recado.chat.buttons(returned).includes('edit')
        ? returned
        : await recado.chat.card(first, 'Edit', (_words, now) => recado.chat.buttons(now).includes('edit')),
      'edit',
    );
    if (edit.view === undefined) throw new Error('no form to edit');
    const better = `Hola, Carla: sentimos el lío, lo revisamos contigo ${uniqueWord()}`;
    await recado.chat.submit('lucia', edit.view, { text: better, next: 'ask' });
    const second = await recado.chat.find(better, { channel: 'facturacion', thread: card.ts });
    await recado.chat.press('ivan', second, 'approve-and-send');
    expect((await theOnlyAnswer(recado, post)).text).toContain(better);
  });
});

describe('what must not happen', () => {
  it('typing in the thread publishes nothing', async () => {
    const { post, card } = await arrive(recado, {
      text: `@alba Una factura más ${uniqueWord()}`,
      channel: 'facturacion',
    });
    await claim(recado, card, 'lucia');
    await recado.chat.write('lucia', 'facturacion', 'Hola, Carla: esto es una nota interna', card.ts);
    await recado.idle();
    expect((await recado.social.read(post)).replies).toEqual([]);
  });

  it('the writer does not approve her own words, and hears it in her language', async () => {
    const { post, card } = await arrive(recado, {
      text: `@alba factura errada ${uniqueWord()}`,
      channel: 'facturacion',
    });
    const claimed = await claim(recado, card, 'joao');
    const waiting = await draft(recado, claimed, 'joao', `Hola, Carla: lo miramos ${uniqueWord()}`);
    const said = await recado.chat.press('joao', waiting, 'approve-and-send');
    expect(wordsOf(said.ephemeral)).toMatch(/rascunho|resposta/);
    expect(wordsOf(said.ephemeral)).toContain('Iván Soto');
    await recado.idle();
    expect((await recado.social.read(post)).replies).toEqual([]);
  });

  it('somebody outside the channel may not act', async () => {
    const { card } = await arrive(recado, { text: `@alba mi pedido llegó roto ${uniqueWord()}`, channel: 'envios' });
    const said = await recado.chat.press('teresa', card, 'claim');
    expect(wordsOf(said.ephemeral)).toContain('#envios');
    await recado.idle();
    const now = await recado.chat.card(card, 'itself', () => true);
    expect(recado.chat.buttons(now)).toContain('claim');
  });

  it('a text that would publish personal data is stopped in the form, and stays there', async () => {
    const { card } = await arrive(recado, { text: `@alba no veo mi factura ${uniqueWord()}`, channel: 'facturacion' });
    const claimed = await claim(recado, card, 'lucia');
    const { view } = await recado.chat.press('lucia', claimed, 'reply');
    if (view === undefined) throw new Error('the Reply form did not open');
    const sent = await recado.chat.submit('lucia', view, { text: 'Hola, Carla: llámanos al 612 345 678', next: 'ask' });
    expect(wordsOf(sent.view)).toContain('4.1');
    expect(wordsOf(sent.view)).toContain('Mira los avisos de arriba.');
  });
});
