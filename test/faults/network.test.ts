import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf, type Placed } from '../support/chat.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, draft, theOnlyAnswer, uniqueWord, type Scene } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado();
});
afterAll(() => recado.end());

/** Everything up to a draft that the approver has before her. */
async function waitingDraft(): Promise<Scene & { waiting: Placed; answer: string }> {
  const scene = await arrive(recado, {
    text: `@alba Otra factura que no es mía ${uniqueWord()}`,
    channel: 'facturacion',
  });
  const claimed = await claim(recado, scene.card, 'lucia');
  const answer = `Hola, Carla: la retiramos ${uniqueWord()}`;
  return { ...scene, answer, waiting: await draft(recado, claimed, 'lucia', answer) };
}

const nextCall = (fault: string) => recado.social.call('POST', '/faults', { next: fault });
const answersNow = async (post: string) =>
  (await recado.social.read(post)).replies.filter((reply) => reply.author.handle === 'alba').length;

describe('when X does not answer', () => {
  it.each(['reset-after-write', 'error-500-after-write', 'timeout-after-write'])(
    '%s: it had been published, the look-up finds it, it stays one',
    async (fault) => {
      const { post, card, waiting } = await waitingDraft();
      await nextCall(fault);
      await recado.chat.press('ivan', waiting, 'approve-and-send');
      const done = await recado.chat.card(
        card,
        'that it was answered',
        (words) => words.includes('Respondido por Lucía Vega'),
        40_000,
      );
      const published = await theOnlyAnswer(recado, post);
      expect(JSON.stringify(done)).toContain(`/status/${published.id}`);
    },
  );

  it.each(['reset-before-write', 'error-500'])(
    '%s: it had not been published; it goes out once, by itself or by a person',
    async (fault) => {
      const { post, card, waiting } = await waitingDraft();
      await nextCall(fault);
      await recado.chat.press('ivan', waiting, 'approve-and-send');
      const settled = await recado.chat.card(
        card,
        'an end or two buttons',
        (words, now) => words.includes('Respondido por') || recado.chat.buttons(now).includes('send-again'),
        40_000,
      );
      if (recado.chat.buttons(settled).includes('send-again')) {
        expect(await answersNow(post)).toBe(0);
        const { view } = await recado.chat.press('lucia', settled, 'send-again');
        if (view !== undefined) await recado.chat.submit('lucia', view, {});
      }
      await theOnlyAnswer(recado, post);
    },
  );

  it('whoever saw it says so in a form, with the link; the card names her and it is not sent again', async () => {
    const { post, card, waiting } = await waitingDraft();
    await nextCall('error-500');
    await recado.chat.press('ivan', waiting, 'approve-and-send');
    const unsure = await recado.chat.card(
      card,
      'that nobody knows',
      (_words, now) => recado.chat.buttons(now).includes('mark-sent'),
      30_000,
    );
    const { view } = await recado.chat.press('lucia', unsure, 'mark-sent');
    if (view === undefined) throw new Error('nothing was asked');
    expect((await recado.chat.submit('lucia', view, { url: 'x.com/alba' })).errors?.['url']).toContain('https://');
    expect((await recado.chat.submit('lucia', view, { url: 'https://x.com/alba/status/77' })).errors ?? {}).toEqual({});
    const done = await recado.chat.card(card, 'who said that it is out', (words) =>
      words.includes('marcada como enviada por Lucía Vega'),
    );
    expect(JSON.stringify(done)).toContain('https://x.com/alba/status/77');
    await recado.idle();
    expect(await answersNow(post)).toBe(0);
  });

  it('429: it waits and goes out once', async () => {
    const { post, waiting } = await waitingDraft();
    await nextCall('429');
    await recado.chat.press('ivan', waiting, 'approve-and-send');
    await theOnlyAnswer(recado, post);
  });
});

describe('when X refuses', () => {
  it.each([
    ['not-mentioned', 'no nos mencionó'],
    ['duplicate', 'ya publicó ese mismo texto'],
  ])('%s: the card says why, and nothing is tried again', async (refusal, words) => {
    const { post, card, waiting } = await waitingDraft();
    await nextCall(`refuse:${refusal}`);
    await recado.chat.press('ivan', waiting, 'approve-and-send');
    const told = await recado.chat.card(card, `"${words}"`, (shown) => shown.includes(words));
    // What X lets nobody answer by program is answered on X itself.
    expect(recado.chat.buttons(told).includes('open-link')).toBe(refusal === 'not-mentioned');
    await recado.idle();
    expect(await answersNow(post)).toBe(0);
  });
});

describe('when the original is not what was approved', () => {
  it('an edit of the customer voids the approval', async () => {
    const { post, card, waiting } = await waitingDraft();
    await recado.chat.press('ivan', waiting, 'approve');
    const approved = await recado.chat.card(waiting, 'Send', (_words, now) =>
      recado.chat.buttons(now).includes('send'),
    );
    await recado.social.call('PATCH', `/posts/${post}`, {
      text: `@alba Perdón, la factura sí era mía ${uniqueWord()}`,
    });
    await recado.chat.card(
      card,
      'that the approval is void',
      (words) => words.includes('perdió la aprobación'),
      40_000,
    );
    const said = await recado.chat.pressOld('lucia', approved, 'send');
    expect(wordsOf(said)).not.toBe('');
    await recado.idle();
    expect(await answersNow(post)).toBe(0);
  });

  it('an edit a moment before Send is seen by the second look', async () => {
    const { post, waiting } = await waitingDraft();
    await recado.chat.press('ivan', waiting, 'approve');
    const approved = await recado.chat.card(waiting, 'Send', (_words, now) =>
      recado.chat.buttons(now).includes('send'),
    );
    await recado.social.call('PATCH', `/posts/${post}`, {
      text: `@alba Ya está todo arreglado con la factura, gracias ${uniqueWord()}`,
    });
    await recado.chat.pressOld('lucia', approved, 'send');
    await recado.idle();
    expect(await answersNow(post)).toBe(0);
  });

  it('a deleted message is told on the card and not answered', async () => {
    const { post, card, waiting } = await waitingDraft();
    await recado.social.call('DELETE', `/posts/${post}`);
    await recado.chat.card(card, 'that it was deleted', (words) => words.includes('borró el mensaje'), 40_000);
    await recado.chat.pressOld('ivan', waiting, 'approve-and-send');
    await recado.idle();
    expect((await recado.social.read(post)).replies).toEqual([]);
  });

  it('an answer made in the app of X is recorded as answered outside', async () => {
    const { post, card } = await waitingDraft();
    await recado.social.call('POST', '/native-reply', {
      account: 'alba',
      inReplyTo: post,
      text: `Ya te escribimos, Carla ${uniqueWord()}`,
    });
    const closed = await recado.chat.card(
      card,
      'answered outside',
      (words) => words.includes('fuera de Recado'),
      30_000,
    );
    const [reply] = (await recado.social.read(post)).replies;
    expect(JSON.stringify(closed.blocks)).toContain(`/status/${reply?.id}`);
    expect(await answersNow(post)).toBe(1);
  });
});
