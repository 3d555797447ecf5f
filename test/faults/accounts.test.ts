import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado();
});
afterAll(() => recado.end());

const set = (what: object) => recado.social.call('PATCH', '/accounts/alba', what);
afterEach(() => set({ suspended: false, locked: false, outOfCredit: false }));

describe('an account that X stops', () => {
  it.each(['suspended', 'outOfCredit'])(
    '%s: nothing goes out, the card says so, and once it is mended a person sends it',
    async (state) => {
      const { post, card } = await arrive(recado, { text: `@alba Mi pedido ${uniqueWord()}`, channel: 'envios' });
      const ready = await draft(
        recado,
        await claim(recado, card, 'lucia'),
        'lucia',
        `Hola: lo buscamos ${uniqueWord()}`,
      );
      await set({ [state]: true });
      await recado.chat.press('lucia', ready, 'send');
      const told = await recado.chat.card(
        card,
        'why it did not go out',
        (_words, now) => recado.chat.buttons(now).includes('send-again') || recado.chat.buttons(now).includes('send'),
        40_000,
      );
      expect((await recado.social.read(post)).replies).toEqual([]);
      await set({ [state]: false });
      await recado.chat.press('lucia', told, recado.chat.buttons(told).includes('send-again') ? 'send-again' : 'send');
      await theOnlyAnswer(recado, post);
      expect((await recado.health()).work.dead).toBe(0);
    },
  );
});
