import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, countOf, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';
import { patience } from '../support/patience.ts';
import { until } from '../support/until.ts';

/** After an answer that is none Recado leaves X alone for half a minute, and it meets two. */
const TWO_PAUSES_MS = 150_000;

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado();
});
afterAll(() => recado.end());

/** What the next calls of Recado that read there meet. */
async function meets(next: string, on: string, times: number): Promise<void> {
  await recado.social.call('POST', '/faults', { next, on, times });
}

/** All of it was met: what the test is about happened. */
async function allMet(): Promise<void> {
  await until(
    'X to be well again',
    async () => (await recado.social.call<{ waiting: unknown[] }>('GET', '/faults')).waiting.length === 0,
  );
}

describe('X that answers oddly where Recado reads', () => {
  it.each([
    // More pages than one look follows.
    ['empty-page', 12],
    ['same-token', 12],
    ['no-users', 2],
    ['502-html', 2],
    ['503-null', 2],
  ])(
    '%s: the card comes once, and the answer goes out once',
    async (kind, times) => {
      await meets(`read:${kind}`, 'users/:id/mentions', times);
      const { post, card } = await arrive(recado, {
        text: `@alba no funciona ${kind} ${uniqueWord()}`,
        channel: 'general',
        withinMs: TWO_PAUSES_MS,
      });
      await allMet();
      const answer = `Hola, Carla: ya funciona ${uniqueWord()}`;
      const version = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', answer);
      await recado.chat.press('lucia', version, 'send');
      expect((await theOnlyAnswer(recado, post)).text).toContain(answer);
      expect(await countOf(recado, kind, 'general')).toBe(1);
    },
    patience(2 * TWO_PAUSES_MS),
  );

  it('a customer who is not shown for a while: the card says so, keeps her words, and is as before once she is back', async () => {
    const text = `@alba ¿me leéis? ${uniqueWord()}`;
    const { post, card } = await arrive(recado, { author: 'carla_lejos', text, channel: 'general' });
    await recado.social.call('PATCH', '/people/carla_lejos', { away: true });
    await recado.chat.card(
      card,
      'that X does not show it',
      (words) => words.includes('no nos deja ver este mensaje') && !words.includes('borró'),
    );
    await recado.social.call('PATCH', '/people/carla_lejos', { away: false });
    await recado.chat.card(
      card,
      'her words again',
      (words) => words.includes(text) && !words.includes('no nos deja ver este mensaje'),
    );
    const version = await draft(recado, await claim(recado, card, 'lucia'), 'lucia', `Hola: te leemos ${uniqueWord()}`);
    await recado.chat.press('lucia', version, 'send');
    await theOnlyAnswer(recado, post);
    expect(await countOf(recado, text, 'general')).toBe(1);
  });
});
