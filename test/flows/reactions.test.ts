import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf, type Placed } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';
import { until } from '../support/until.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({
    config: flowConfig("networks:\n  x: { webhookUrl: 'http://127.0.0.1:{{port}}/webhooks/x', backstopSeconds: 1 }\n"),
  });
});
afterAll(() => recado.end());

/** A public answer that is out, and its card. */
async function answered(author: string): Promise<{ card: Placed; answer: string }> {
  const { card, post } = await arrive(recado, { author, text: `@alba una duda ${uniqueWord()}`, channel: 'general' });
  const version = await draft(
    recado,
    await claim(recado, card, 'lucia'),
    'lucia',
    `Hola, prueba a entrar otra vez ${uniqueWord()}`,
  );
  await recado.chat.press('lucia', version, 'send');
  const { id } = await theOnlyAnswer(recado, post);
  return {
    card: await recado.chat.card(card, 'that it was answered', (text) => text.includes('respondido')),
    answer: id,
  };
}

describe('what she says of our answer', () => {
  it('that it did not help comes back to the card, and to whoever has it', async () => {
    const { card, answer } = await answered('carla_mal');
    await recado.social.post({ author: 'carla_mal', text: 'Eso ya lo hice, y nada', inReplyTo: answer });
    const again = await recado.chat.card(card, 'her words', (text) => text.includes('no le ha servido'));
    expect(wordsOf(again.blocks)).toMatch(/no le ha servido \(« ?Eso ya lo hice ?»\)/);
    expect(recado.chat.buttons(again)).toContain('reply');
  });

  it('thanks are in the thread, mention nobody and bring nothing back', async () => {
    const { card, answer } = await answered('carla_bien');
    const reply = '¡Muchas gracias, perfecto!';
    await recado.social.post({ author: 'carla_bien', text: reply, inReplyTo: answer });
    const shown = await until('her thanks in the thread', async () =>
      (await recado.chat.messages('general', card.ts)).find((message) => wordsOf(message.blocks).includes(reply)),
    );
    expect(JSON.stringify(shown.blocks)).not.toMatch(/"type":"user"|<@U/);
    await recado.idle();
    const [now] = (await recado.chat.messages('general')).filter(({ ts }) => ts === card.ts);
    expect(wordsOf(now?.blocks)).toContain('respondido');
  });
});

it('an answer of ours that somebody deletes on the network is told on the card and in the thread', async () => {
  const { card, answer } = await answered('carla_borra');
  await recado.idle();
  await recado.social.call('DELETE', `/posts/${answer}`);
  await recado.chat.find('ya no está en X', { channel: 'general', thread: card.ts, withinMs: 60_000 });
  const now = await recado.chat.card(card, 'that it is gone', (text) =>
    text.includes('Nuestra respuesta ya no está en X'),
  );
  expect(wordsOf(now.blocks)).not.toContain('respondido');
});
