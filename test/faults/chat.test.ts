import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../support/chat.ts';
import { control } from '../support/control.ts';
import type { Recado } from '../support/recado.ts';
import { arrive, claim, countOf, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';
import { startConnected, startProxy, type Connected, type Fate, type Proxy } from './rig.ts';

let connected: Connected;
let recado: Recado;
let proxy: Proxy;
beforeAll(async () => {
  connected = await startConnected();
  recado = connected.recado;
  proxy = await startProxy(recado.sandboxPort);
  await connected.startBot({ SLACK_API_URL: proxy.address });
});
afterAll(async () => {
  await connected.end();
  await proxy.close();
});
afterEach(() => {
  proxy.fate = () => 'pass';
});

/** The first so many calls of a method meet with this. */
function firstCalls(method: string, times: number, fate: Fate): { left(): number } {
  let left = times;
  proxy.fate = (called) => {
    if (called !== method || left === 0) return 'pass';
    left -= 1;
    return fate;
  };
  return { left: () => left };
}

describe('when Slack does not answer', () => {
  it.each<[string, Fate]>([
    ['after it posted the card', 'lose-answer'],
    ['before it posted the card', 'cut'],
    ['but says to wait', { limited: 2 }],
  ])('%s: one card', async (_name, fate) => {
    const fated = firstCalls('chat.postMessage', 2, fate);
    const text = `@alba Mi pedido, por favor ${uniqueWord()}`;
    await recado.social.post({ author: 'carla_ruiz', text });
    await recado.chat.find(text, { channel: 'envios', withinMs: 30_000 });
    await recado.idle();
    expect(fated.left()).toBeLessThan(2);
    expect(await countOf(recado, text, 'envios')).toBe(1);
  });

  it.each<[string, Fate]>([
    ['loses', 'lose-answer'],
    ['cuts', 'cut'],
    ['delays', { limited: 2 }],
  ])('a redraw that it %s is drawn in the end', async (_name, fate) => {
    // A press is drawn through its own address; what a customer does is drawn by chat.update.
    const { post, card } = await arrive(recado, { text: `@alba Un envío lento ${uniqueWord()}`, channel: 'envios' });
    const fated = firstCalls('chat.update', 1, fate);
    const changed = uniqueWord();
    await recado.social.call('PATCH', `/posts/${post}`, { text: `@alba Un envío lento, el ${changed}` });
    await recado.chat.card(card, 'the new words', (words) => words.includes(changed), 40_000);
    expect(fated.left()).toBe(0);
  });

  it('a form that could not open can be opened again', async () => {
    const { card } = await arrive(recado, { text: `@alba Un envío abierto ${uniqueWord()}`, channel: 'envios' });
    const claimed = await claim(recado, card, 'lucia');
    firstCalls('views.open', 1, 'cut');
    expect(wordsOf((await recado.chat.press('lucia', claimed, 'reply')).ephemeral)).not.toBe('');
    const sent = await draft(recado, claimed, 'lucia', `Hola: lo vemos ${uniqueWord()}`);
    expect(recado.chat.buttons(sent)).toContain('send');
  });
});

describe('connections', () => {
  it.each([{ drop: true }, { reason: 'refresh_requested' }])(
    'sent away with %o: it comes back, and a press counts',
    async (how) => {
      const { card } = await arrive(recado, { text: `@alba Otro pedido ${uniqueWord()}`, channel: 'envios' });
      await control(`http://127.0.0.1:${recado.sandboxPort}`, 'POST', '/sandbox/slack/disconnect', how);
      // Until the new connection stands a press is refused, as Slack shows a warning sign; the person presses again.
      for (let tries = 0; ; tries += 1) {
        try {
          await recado.chat.pressOld('joao', card, 'claim');
          break;
        } catch (error) {
          if (tries === 20) throw error;
          await new Promise((resolve) => {
            setTimeout(resolve, 250);
          });
        }
      }
      await recado.chat.card(card, 'its owner', (words) => words.includes('João Pinto la lleva'));
    },
  );
});

describe('what people do to the channel', () => {
  const call = (method: string, body: object) =>
    fetch(`http://127.0.0.1:${recado.sandboxPort}/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${connected.keys.slackBotToken}` },
      body: JSON.stringify(body),
    }).then(async (response): Promise<{ ok: boolean }> => JSON.parse(await response.text()));
  const channelId = async (name: string) =>
    (
      await control<{ id: string; name: string }[]>(
        `http://127.0.0.1:${recado.sandboxPort}`,
        'GET',
        '/sandbox/slack/channels',
      )
    ).find((each) => each.name === name)?.id;

  it('a card that somebody deleted comes back, once, with the next thing that happens', async () => {
    const text = `@alba Pedido borrado ${uniqueWord()}`;
    const { post, card } = await arrive(recado, { text, channel: 'envios' });
    const claimed = await claim(recado, card, 'lucia');
    const waiting = await draft(recado, claimed, 'lucia', `Hola: sigue en camino ${uniqueWord()}`);
    expect(await call('chat.delete', { channel: await channelId('envios'), ts: card.ts })).toMatchObject({ ok: true });
    await recado.chat.pressOld('lucia', waiting, 'send');
    await theOnlyAnswer(recado, post);
    const again = await recado.chat.find(text, { channel: 'envios' });
    await recado.chat.card(again, 'that it was answered', (words) => words.includes('Respondido por'));
    expect(await countOf(recado, text, 'envios')).toBe(1);
  });
});
