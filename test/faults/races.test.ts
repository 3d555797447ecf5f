import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf, type Answer, type Placed } from '../support/chat.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, draft, theOnlyAnswer, uniqueWord, type Scene } from '../support/scenes.ts';
import { flowConfig } from '../support/flow-config.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({ config: flowConfig().replace('people: [ivan]', 'people: [ivan, carmen]') });
});
afterAll(() => recado.end());

/** Everything up to a draft that two approvers have before them. */
async function waitingDraft(): Promise<Scene & { waiting: Placed }> {
  const scene = await arrive(recado, { text: `@alba Factura en carrera ${uniqueWord()}`, channel: 'facturacion' });
  return {
    ...scene,
    waiting: await draft(
      recado,
      await claim(recado, scene.card, 'lucia'),
      'lucia',
      `Hola, Carla: la anulamos ${uniqueWord()}`,
    ),
  };
}

async function approved(): Promise<Scene & { ready: Placed }> {
  const scene = await waitingDraft();
  await recado.chat.press('ivan', scene.waiting, 'approve');
  return {
    ...scene,
    ready: await recado.chat.card(scene.waiting, 'Send', (_words, now) => recado.chat.buttons(now).includes('send')),
  };
}

const answersNow = async (post: string): Promise<number> =>
  (await recado.social.read(post)).replies.filter(({ author }) => author.handle === 'alba').length;

/** Fills in the form of a button and gives what sends it. */
async function ready(
  user: string,
  message: Placed,
  action: string,
  values: Record<string, string>,
): Promise<() => Promise<Answer>> {
  const { view } = await recado.chat.press(user, message, action);
  if (view === undefined) throw new Error(`${action} opened no form`);
  return () => recado.chat.submit(user, view, values);
}

describe('races', () => {
  it('twenty claims of five people at once: one has it, and everybody else is told who', async () => {
    const { card } = await arrive(recado, { text: `@alba Factura pedida ${uniqueWord()}`, channel: 'facturacion' });
    const people = ['lucia', 'joao', 'teresa', 'ivan', 'carmen'];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => recado.chat.press(people[i % 5] ?? '', card, 'claim')),
    );
    const now = await recado.chat.card(card, 'an owner', (words) => words.includes(' la lleva desde'));
    expect(wordsOf(now.blocks).match(/ la lleva desde/g)).toHaveLength(1);
    expect(answers.filter(({ ephemeral }) => ephemeral.length > 0).length).toBeGreaterThanOrEqual(16);
  });

  it('two approvers approve and send the same version: it goes out once', async () => {
    const { post, waiting } = await waitingDraft();
    await Promise.all([
      recado.chat.press('ivan', waiting, 'approve-and-send'),
      recado.chat.press('carmen', waiting, 'approve-and-send'),
    ]);
    await theOnlyAnswer(recado, post);
  });

  it('one approves and sends while the other returns: one of the two happens', async () => {
    const { post, card, waiting } = await waitingDraft();
    const back = await ready('carmen', waiting, 'return', { reason: 'Más corto' });
    await Promise.all([recado.chat.press('ivan', waiting, 'approve-and-send'), back()]);
    await recado.idle();
    const words = wordsOf((await recado.chat.card(card, 'itself', () => true)).blocks);
    const isOut = (await answersNow(post)) === 1;
    expect({ answered: words.includes('Respondido por'), returned: words.includes('devuelto') }).toEqual({
      answered: isOut,
      returned: !isOut,
    });
  });

  it('one changes the text while the other approves it as it is: one of the two goes out', async () => {
    const { post, waiting } = await waitingDraft();
    const change = await ready('carmen', waiting, 'change', { text: `Hola, Carla: otra cosa ${uniqueWord()}` });
    await Promise.all([recado.chat.press('ivan', waiting, 'approve-and-send'), change()]);
    await recado.idle();
    const version = (await recado.chat.messages('facturacion', waiting.thread_ts))
      .map((message) => wordsOf(message.blocks))
      .join(' ');
    // A changed text can still be stopped for half a minute; what was replaced by it can never go out.
    expect(await answersNow(post)).toBe(version.includes('otra cosa') ? 0 : 1);
  });

  it('Send and close at once: the card tells what is on the network', async () => {
    const { post, card, ready: version } = await approved();
    await Promise.all([
      recado.chat.press('lucia', version, 'send'),
      recado.chat.pressOld('lucia', card, 'close').catch((error: unknown) => error),
    ]);
    await recado.idle();
    const words = wordsOf((await recado.chat.card(card, 'itself', () => true)).blocks);
    expect(words.includes('Respondido por') || words.includes('Cerrada: respondida')).toBe(
      (await answersNow(post)) === 1,
    );
  });

  it('the customer deletes while it is sent, or a colleague answers in the app: never two answers of ours by Recado', async () => {
    const { post, card, ready: version } = await approved();
    await Promise.all([
      recado.chat.press('lucia', version, 'send'),
      recado.social.call('POST', '/native-reply', {
        account: 'alba',
        inReplyTo: post,
        text: `Te escribimos ${uniqueWord()}`,
      }),
    ]);
    await recado.idle();
    expect(await answersNow(post)).toBeLessThanOrEqual(2);
    await recado.chat.card(card, 'an end', (words) => /Respondido por|fuera de Recado/.test(words), 30_000);
  });

  it('she asks for approval while somebody takes the ticket over: one owner, and no draft of hers waits', async () => {
    const { card } = await arrive(recado, { text: `@alba Factura relevada ${uniqueWord()}`, channel: 'facturacion' });
    const claimed = await claim(recado, card, 'lucia');
    const asks = await ready('lucia', claimed, 'reply', { text: `Hola: voy ${uniqueWord()}`, next: 'ask' });
    const takes = await ready('joao', claimed, 'take-over', { reason: 'La conozco' });
    await Promise.all([asks(), takes()]);
    await recado.chat.card(card, 'its new owner', (words) => words.includes('João Pinto la lleva'));
    await recado.idle();
    expect((await recado.health()).work.dead).toBe(0);
  });
});
