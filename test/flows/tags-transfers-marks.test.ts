import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf, type Answer, type Placed, type View } from '../support/chat.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, countOf, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado();
});
afterAll(() => recado.end());

function formOf({ view }: Answer): View {
  if (view === undefined) throw new Error('no form is open');
  return view;
}

const openMore = async (user: string, card: Placed): Promise<View> =>
  formOf(await recado.chat.press(user, card, 'more'));
/** Presses one of the buttons behind More; the form that opens on top, or what takes its place. */
const pressMore = async (user: string, card: Placed, action: string): Promise<View> =>
  formOf(await recado.chat.pressIn(user, await openMore(user, card), action));

describe('tags', () => {
  it('are found while typing, made where there are none, shown on the card and known from then on', async () => {
    const { card } = await arrive(recado, { text: `@alba Mi pedido no llega ${uniqueWord()}`, channel: 'envios' });
    const word = uniqueWord();
    const form = formOf(await recado.chat.press('lucia', card, 'tag'));
    const [create] = await recado.chat.suggest('lucia', form, 'tags', `#Retraso ${word}`);
    expect(create).toEqual({ value: `retraso-${word}`, label: `Crear «retraso-${word}»` });
    const sent = await recado.chat.submit('lucia', form, { tags: `retraso-${word}` });
    expect(sent.view).toBeUndefined();
    const tagged = await recado.chat.card(card, 'its tag', (words) => words.includes(`#retraso-${word}`));

    const { card: other } = await arrive(recado, { text: `@alba Otro pedido ${uniqueWord()}`, channel: 'envios' });
    const again = formOf(await recado.chat.press('joao', other, 'tag'));
    expect(await recado.chat.suggest('joao', again, 'tags', `RETRASO-${word}`)).toEqual([
      { value: `retraso-${word}`, label: `retraso-${word}` },
    ]);

    await recado.chat.submit('lucia', formOf(await recado.chat.press('lucia', tagged, 'tag')), { tags: '' });
    await recado.chat.card(card, 'no tag', (words) => !words.includes(`#retraso-${word}`));
  });

  it('are not for people outside the channel, who are offered nothing either', async () => {
    const { card } = await arrive(recado, { text: `@alba Pedido de noche ${uniqueWord()}`, channel: 'envios' });
    expect(wordsOf((await recado.chat.press('teresa', card, 'tag')).ephemeral)).toContain('#envios');
  });
});

describe('More', () => {
  it('sets the tone and shows it, in the form and on the card', async () => {
    const { card } = await arrive(recado, { text: `@alba ¿Y mi pedido? ${uniqueWord()}`, channel: 'envios' });
    const form = await openMore('lucia', card);
    const after = formOf(await recado.chat.pressIn('lucia', form, 'label#3'));
    expect(after.id).toBe(form.id);
    expect(wordsOf(after)).toContain('Sentimiento: negativo');
    await recado.chat.card(card, 'the tone', (words) => words.includes('negativo'));
  });

  it('a pause ends when the customer writes, and by itself when its time has come', async () => {
    const { post, card } = await arrive(recado, {
      text: `@alba ¿Cuándo llega el pedido? ${uniqueWord()}`,
      channel: 'envios',
    });
    const form = await pressMore('lucia', card, 'snooze');
    await recado.chat.submit('lucia', form, {});
    await recado.chat.card(card, 'the pause', (words) => words.includes('En pausa hasta'));
    await recado.social.call('POST', '/posts', {
      author: 'carla_ruiz',
      text: `@alba ¿Hola? ${uniqueWord()}`,
      inReplyTo: post,
    });
    const back = await recado.chat.card(card, 'that it is back', (words) => !words.includes('En pausa'));

    const soon = await pressMore('lucia', back, 'snooze');
    await recado.chat.submit('lucia', soon, { at: String(Math.ceil(Date.now() / 1000) + 3) });
    const paused = await recado.chat.card(card, 'the pause', (words) => words.includes('En pausa hasta'));
    await recado.chat.find('La pausa ha terminado', { channel: 'envios', thread: paused.ts });
    await recado.chat.card(card, 'that it is back', (words) => !words.includes('En pausa'));
  });

  it('a pause outlives the bot', async () => {
    const { card } = await arrive(recado, { text: `@alba ¿Y el pedido de ayer? ${uniqueWord()}`, channel: 'envios' });
    const form = await pressMore('lucia', card, 'snooze');
    await recado.chat.submit('lucia', form, { at: String(Math.ceil(Date.now() / 1000) + 3) });
    await recado.kill();
    await recado.start();
    await recado.chat.find('La pausa ha terminado', { channel: 'envios', thread: card.ts });
    await recado.chat.card(card, 'that it is back', (words) => !words.includes('En pausa'));
  });

  it('a pause in the past is refused beside the field', async () => {
    const { card } = await arrive(recado, { text: `@alba Un pedido más ${uniqueWord()}`, channel: 'envios' });
    const form = await pressMore('lucia', card, 'snooze');
    const sent = await recado.chat.submit('lucia', form, { at: '1700000000' });
    expect(Object.values(sent.errors ?? {}).join()).toContain('ya ha pasado');
  });

  it('going on elsewhere closes with who and how', async () => {
    const { card } = await arrive(recado, { text: `@alba Pedido roto ${uniqueWord()}`, channel: 'envios' });
    const form = await pressMore('lucia', card, 'elsewhere');
    await recado.chat.submit('lucia', form, { way: 'phone', who: 'Marta', note: 'la llama a las 12' });
    const closed = await recado.chat.card(card, 'where it goes on', (words) =>
      words.includes('Cerrada: sigue por teléfono con Marta'),
    );
    expect(wordsOf(closed)).toContain('la llama a las 12');
    expect(recado.chat.buttons(closed)).toContain('reopen');
  });

  it('archives what needs no answer, and tells in the form that it is done', async () => {
    const { card } = await arrive(recado, { text: `@alba Gracias por el pedido ${uniqueWord()}`, channel: 'envios' });
    await pressMore('lucia', card, 'archive');
    await recado.chat.card(card, 'that it is closed', (words) => words.includes('no hacía falta respuesta'));
  });

  it('refuses in the form: only the owner closes what somebody has', async () => {
    const { card } = await arrive(recado, { text: `@alba Pedido equivocado ${uniqueWord()}`, channel: 'envios' });
    const claimed = await claim(recado, card, 'lucia');
    const refused = await pressMore('joao', claimed, 'archive');
    expect(wordsOf(refused)).toContain('Lucía Vega');
  });
});

describe('spam and silence', () => {
  it('a muted author makes no card, her words are kept, and she is heard again', async () => {
    const author = 'vende_barato';
    const { card } = await arrive(recado, {
      author,
      text: `@alba pedido gratis aquí ${uniqueWord()}`,
      channel: 'envios',
    });
    const form = await pressMore('lucia', card, 'spam');
    await recado.chat.submit('lucia', form, { author: 'mute' });
    const closed = await recado.chat.card(
      card,
      'spam',
      (words) => words.includes('era spam') && words.includes('autor en silencio'),
    );

    const unheard = `@alba otro pedido gratis ${uniqueWord()}`;
    await recado.social.post({ author, text: unheard });
    const { card: later } = await arrive(recado, {
      text: `@alba pedido de después ${uniqueWord()}`,
      channel: 'envios',
    });
    expect(wordsOf(later)).toContain('después');
    expect(await countOf(recado, unheard, 'envios')).toBe(0);

    const history = await pressMore('lucia', closed, 'author');
    expect(wordsOf(history)).toContain(unheard);
    await recado.chat.pressIn('lucia', history, 'mute');
    await arrive(recado, { author, text: `@alba un pedido de verdad ${uniqueWord()}`, channel: 'envios' });
  });

  it("the history of an author shows only what was written in the reader's channels", async () => {
    const author = 'ana_lopez';
    const secret = `@alba mi pedido a casa ${uniqueWord()}`;
    await arrive(recado, { author, text: secret, channel: 'envios' });
    const { card } = await arrive(recado, {
      author,
      text: `@alba y la factura ${uniqueWord()}`,
      channel: 'facturacion',
    });
    expect(wordsOf(await pressMore('teresa', card, 'author'))).not.toContain(secret);
    expect(wordsOf(await pressMore('lucia', card, 'author'))).toContain(secret);
  });
});

describe('moving', () => {
  it('leaves one line behind, opens a new home, and what is written in the old thread joins the ticket', async () => {
    const text = `@alba Tengo una factura y un paquete ${uniqueWord()}`;
    const { card } = await arrive(recado, { text, channel: 'facturacion' });
    const claimed = await claim(recado, card, 'lucia');
    const words = `Hola, Carla: lo miramos ${uniqueWord()}`;
    const waiting = await draft(recado, claimed, 'lucia', words);
    const form = await pressMore(
      'lucia',
      await recado.chat.card(card, 'More', (_words, now) => recado.chat.buttons(now).includes('more')),
      'transfer',
    );
    await recado.chat.submit('lucia', form, { to: 'envios', reason: 'es un envío' });

    const moved = await recado.chat.find(text, { channel: 'envios' });
    const left = await recado.chat.card(
      card,
      'the line with the link',
      (line, now) => line.includes('Movido a #envios') && JSON.stringify(now.blocks).includes('"link"'),
    );
    expect(recado.chat.buttons(left)).toEqual([]);
    expect(wordsOf(left.blocks)).not.toContain(text);
    await recado.chat.card(waiting, 'no buttons', (_words, now) => recado.chat.buttons(now).length === 0);

    await recado.chat.find('La conversación hasta ahora', { channel: 'envios', thread: moved.ts });
    await recado.chat.find('es un envío', { channel: 'envios', thread: moved.ts });
    const there = await recado.chat.find(words, { channel: 'envios', thread: moved.ts });
    expect(recado.chat.buttons(there)).toContain('approve-and-send');

    const note = `ojo, ya llamó ayer ${uniqueWord()}`;
    await recado.chat.write('ivan', 'facturacion', note, card.ts);
    const copied = await recado.chat.find(note, { channel: 'envios', thread: moved.ts });
    expect(wordsOf(copied)).toContain('Iván Soto escribió en el hilo de #facturacion');

    const written = await recado.chat.find(note, { channel: 'facturacion', thread: card.ts });
    await recado.chat.edit('ivan', written, `${note}, dos veces`);
    await recado.chat.card(copied, 'the change', (shown) => shown.includes('dos veces'));
    await recado.chat.remove('ivan', written);
    await recado.chat.card(
      copied,
      'that it was deleted',
      (shown) => shown.includes('nota borrada') && !shown.includes(note),
    );

    const back = await pressMore(
      'lucia',
      await recado.chat.card(moved, 'More', (_words, now) => recado.chat.buttons(now).includes('more')),
      'transfer',
    );
    await recado.chat.submit('lucia', back, { to: 'facturacion', reason: 'era una factura' });
    await recado.chat.card(moved, 'one line', (line) => line.includes('Movido a #facturacion'));
    expect(await countOf(recado, text, 'facturacion')).toBe(1);
  });

  it('goes only to channels that the mover is in', async () => {
    const { card } = await arrive(recado, { text: `@alba Otra factura rara ${uniqueWord()}`, channel: 'facturacion' });
    const form = await pressMore('teresa', card, 'transfer');
    const sent = await recado.chat.submit('teresa', form, { to: 'envios', reason: 'x' });
    expect(JSON.stringify(sent.errors ?? {})).not.toBe('{}');
    expect(await countOf(recado, 'Otra factura rara', 'envios')).toBe(0);
  });
});

describe('on X', () => {
  it("likes the message; hiding is refused in X's words where the conversation is not ours", async () => {
    const { post, card } = await arrive(recado, { text: `@alba Qué buen pedido ${uniqueWord()}`, channel: 'envios' });
    const form = await openMore('lucia', card);
    const after = formOf(await recado.chat.pressIn('lucia', form, 'like'));
    expect(JSON.stringify(after.blocks)).not.toContain('"like"');
    expect((await recado.social.read(post)).likes).toBe(1);
    await recado.chat.card(card, 'the like', (words) => words.includes('Me gusta'));
    const refused = formOf(await recado.chat.pressIn('lucia', after, 'hide'));
    expect(refused.title.text).toBe('Ocultar en la red');
    expect(wordsOf(refused)).toContain('not permitted to hide');
  });

  it('hides a reply under our own post and shows it again', async () => {
    const { id } = await recado.social.call<{ id: string }>('POST', '/posts', {
      author: 'alba',
      text: `Novedades ${uniqueWord()}`,
    });
    const text = `@alba vaya pedido de novedades ${uniqueWord()}`;
    const { id: reply } = await recado.social.call<{ id: string }>('POST', '/posts', {
      author: 'troll',
      text,
      inReplyTo: id,
    });
    const card = await recado.chat.find(text, { channel: 'envios' });
    const form = await openMore('lucia', card);
    const after = formOf(await recado.chat.pressIn('lucia', form, 'hide'));
    expect(await recado.social.read(reply)).toMatchObject({ hidden: true });
    await recado.chat.card(card, 'that it is hidden', (words) => words.includes('Oculto en X'));
    await recado.chat.pressIn('lucia', after, 'hide');
    expect(await recado.social.read(reply)).toMatchObject({ hidden: false });
  });

  it('takes an answer back', async () => {
    const { post, card } = await arrive(recado, {
      text: `@alba ¿Dónde está el pedido? ${uniqueWord()}`,
      channel: 'envios',
    });
    const claimed = await claim(recado, card, 'lucia');
    const ready = await draft(recado, claimed, 'lucia', `Hola, Carla: en camino ${uniqueWord()}`);
    await recado.chat.press('lucia', ready, 'send');
    await theOnlyAnswer(recado, post);
    const answered = await recado.chat.card(card, 'the answer', (words) => words.includes('Respondido por'));
    const form = await pressMore('lucia', answered, 'remove-answer');
    await recado.chat.submit('lucia', form, {});
    await recado.chat.card(card, 'that it was removed', (words) => words.includes('ya no está en X'));
    expect(
      (await recado.social.read(post)).replies.filter((reply) => reply.author.handle === 'alba' && !reply.deleted),
    ).toEqual([]);
  });
});
