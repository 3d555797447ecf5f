import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf, type Placed } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';
import { until } from '../support/until.ts';

const config = flowConfig('')
  .replace(
    '\nroutes:\n',
    "\n  direccion: { slack: '#direccion', private: true, queue: false, members: [lucia, ivan] }\nroutes:\n",
  )
  .replace('    persona:\n', "    persona:\n      phrases: { private: { es: '¿Nos escribes por privado?' } }\n");

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({ config });
});
afterAll(() => recado.end());

interface Direct {
  text: string;
  from: { handle: string; account: string | null };
}
const write = (author: string, text: string) => recado.social.call('POST', '/dms', { author, text });
const spoken = async (handle: string) =>
  (await recado.social.call<{ messages: Direct[] }>('GET', `/dms/${handle}`)).messages;

/** Every word that was posted where everybody can read, in cards, threads and notifications. */
async function publicWords(): Promise<string> {
  const posts: Placed[] = [];
  for (const channel of ['facturacion', 'envios', 'general']) {
    const cards = await recado.chat.messages(channel);
    posts.push(...cards);
    for (const { ts } of cards) posts.push(...(await recado.chat.messages(channel, ts)));
  }
  expect(posts.length).toBeGreaterThan(0);
  return JSON.stringify(posts);
}

describe('from public to private', () => {
  it('one press asks for it, and what she then writes in private is linked and answered there', async () => {
    const { card, post } = await arrive(recado, {
      author: 'olga_pub',
      text: `@alba mi cuenta no funciona ${uniqueWord()}`,
      channel: 'general',
    });
    const more = await recado.chat.press('joao', card, 'more');
    if (!more.view) throw new Error('no form');
    const asked = await recado.chat.pressIn('joao', more.view, 'go-private');
    if (!asked.view) throw new Error('no phrase');
    expect(wordsOf(asked.view)).toContain('¿Nos escribes por privado?');
    const sent = await recado.chat.submit('joao', asked.view, {});
    expect(sent.errors ?? {}).toEqual({});
    expect(await theOnlyAnswer(recado, post)).toMatchObject({ text: '¿Nos escribes por privado?' });
    const secret = uniqueWord();
    await write('olga_pub', `Mi usuario es ${secret}`);
    const there = await recado.chat.find(secret, { channel: 'direccion' });
    expect(wordsOf(there.blocks)).toContain('ya escribió antes sobre esto');
    const note = await recado.chat.find('sigue en privado', { channel: 'general', thread: card.ts });
    expect(await publicWords()).not.toContain(secret);

    // Whoever answers in public reads and answers it in forms of her own, though the channel that holds it is closed to her.
    const answered = uniqueWord();
    const read = await recado.chat.press('joao', note, 'read-private');
    if (!read.view) throw new Error(`no form: ${JSON.stringify(read)}`);
    expect(wordsOf(read.view)).toContain(secret);
    const form = await recado.chat.pressIn('joao', read.view, 'reply');
    if (!form.view) throw new Error(`no form: ${JSON.stringify(form)}`);
    expect(wordsOf(form.view)).toContain(secret);
    expect(
      (await recado.chat.submit('joao', form.view, { text: `Hecho ${answered}`, next: 'send' })).errors ?? {},
    ).toEqual({});
    await until(
      'the answer in private',
      async () =>
        (await spoken('olga_pub')).some(({ text, from }) => from.account === 'alba' && text.includes(answered)),
      60_000,
    );
    expect(await publicWords()).not.toContain(answered);
  });

  it('personal data that may not go out in public is offered the private way', async () => {
    const { card } = await arrive(recado, {
      author: 'pia_pub',
      text: `@alba sin noticias ${uniqueWord()}`,
      channel: 'general',
    });
    const { view } = await recado.chat.press('joao', await claim(recado, card, 'joao'), 'reply');
    if (!view) throw new Error('no form');
    const stopped = await recado.chat.submit('joao', view, {
      text: 'Escríbenos a ana.perez@correo.example y al 612 345 678',
      next: 'ask',
    });
    if (!stopped.view) throw new Error('it was taken');
    const words = wordsOf(stopped.view);
    expect(words).toMatch(/Melhor em privado/);
    expect(words.replace(/\s*([«»,])\s*/g, '$1')).toContain(
      'um e-mail«ana.perez@correo.example»,um telefone«612 345 678»',
    );
    const asked = await recado.chat.pressIn('joao', stopped.view, 'go-private');
    expect(wordsOf(asked.view)).toContain('¿Nos escribes por privado?');
  });
});

describe('direct messages', () => {
  it('come to a private channel, are answered in private, and leave no word where everybody can read', async () => {
    const [asked, again, answered] = [uniqueWord(), uniqueWord(), uniqueWord()];
    await write('marta_dm', `Me han cobrado dos veces, mi tarjeta acaba en ${asked}`);
    const card = await recado.chat.find(asked, { channel: 'direccion' });
    expect(wordsOf(card.blocks)).toContain('mensaje privado a @alba');
    const hint = await recado.chat.find('Mensaje privado en X', { channel: 'facturacion' });
    expect(wordsOf(hint.blocks)).toMatch(/#direccion · \S/);
    expect(recado.chat.buttons(hint)).toEqual(['read-private']);

    await recado.chat.press('lucia', card, 'claim');
    const { view } = await recado.chat.press(
      'lucia',
      await recado.chat.card(card, 'Lucía', (text) => text.includes('Lucía')),
      'reply',
    );
    if (!view) throw new Error('no form');
    expect(wordsOf(view)).toMatch(/en privado/);
    const sent = await recado.chat.submit('lucia', view, { text: `Te devolvemos el cobro ${answered}`, next: 'ask' });
    expect(sent.errors).toBeUndefined();
    const waiting = await until('the draft to wait', async () =>
      (await recado.chat.messages('direccion', card.ts)).findLast((message) =>
        recado.chat.buttons(message).includes('approve-and-send'),
      ),
    );
    await recado.chat.press('ivan', waiting, 'approve-and-send');
    await until(
      'the answer in private',
      async () =>
        (await spoken('marta_dm')).some(({ text, from }) => from.account === 'alba' && text.includes(answered)),
      60_000,
    );
    await recado.chat.card(card, 'that it was sent', (text) => /respondid|contestad/i.test(text));

    await write('marta_dm', `Otra cosa ${again}`);
    await recado.chat.find(again, { channel: 'direccion', thread: card.ts });
    await recado.social.call('POST', '/native-dm', { account: 'alba', to: 'marta_dm', text: `Soy Teresa ${asked}` });
    await recado.idle();
    const words = await publicWords();
    for (const secret of [asked, again, answered, 'marta_dm', 'Marta']) expect(words).not.toContain(secret);
  });

  it('are read from the public card only by those in the private channel', async () => {
    const secret = uniqueWord();
    await write('nuria_dm', `Otro cobro ${secret}`);
    await recado.chat.find(secret, { channel: 'direccion' });
    const hint = await until(
      'the second hint',
      async () =>
        (await recado.chat.messages('facturacion'))
          .filter((message) => recado.chat.buttons(message).includes('read-private'))
          .toSorted((a, b) => Number(a.ts) - Number(b.ts))[1],
    );
    const allowed = await recado.chat.press('ivan', hint, 'read-private');
    expect(wordsOf(allowed.view)).toContain(secret);
    const refused = await recado.chat.press('joao', hint, 'read-private');
    expect(refused.view === undefined || !wordsOf(refused.view).includes(secret)).toBe(true);
    // Nobody joins a closed channel by herself: she learns whom to ask.
    expect(JSON.stringify(refused)).toMatch(/#direccion, um canal privado. Pede a Lucía Vega ou Iván Soto/);
    expect(await publicWords()).not.toContain(secret);
  });
});
