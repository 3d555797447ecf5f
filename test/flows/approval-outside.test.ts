import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../support/chat.ts';
import { flowConfig } from '../support/flow-config.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { arrive, claim, countOf, draft, theOnlyAnswer, uniqueWord } from '../support/scenes.ts';

const config = flowConfig()
  .replace(
    '\nroutes:\n',
    "\n  direccion: { slack: '#direccion', private: true, queue: false, members: [lucia] }\nroutes:\n",
  )
  .replace(
    '\napprovals:\n',
    "\napprovals:\n  - { when: { area: deliveries }, by: { people: [ivan] }, fourEyes: 'yes' }\n",
  );

let recado: Recado;
beforeAll(async () => {
  recado = await startRecado({ config });
});
afterAll(() => recado.end());

describe('an approver who is in none of the channels', () => {
  it('is asked in her direct conversation, once for each version, and approves from there', async () => {
    const { card, post } = await arrive(recado, {
      text: `@alba mi pedido no llega ${uniqueWord()}`,
      channel: 'envios',
    });
    const claimed = await claim(recado, card, 'lucia');
    const [first, second] = [`Lo miramos ${uniqueWord()}`, `Sale hoy ${uniqueWord()}`];
    await draft(recado, claimed, 'lucia', first);
    const ivan = await recado.chat.direct('ivan');
    const old = await recado.chat.find(first, { channel: ivan });
    expect(wordsOf(old.blocks)).toMatch(/Lucía Vega te pide que apruebes.*mi pedido no llega.*Lo miramos/);
    expect(recado.chat.buttons(old)).toEqual(['approve-and-send', 'approve', 'change', 'return', 'view-draft']);

    const { view } = await recado.chat.press(
      'lucia',
      await recado.chat.card(card, 'Edit', (_words, now) => recado.chat.buttons(now).includes('edit')),
      'edit',
    );
    if (!view) throw new Error('no form');
    expect((await recado.chat.submit('lucia', view, { text: second, next: 'ask' })).errors ?? {}).toEqual({});
    const asked = await recado.chat.find(second, { channel: ivan });
    const replaced = await recado.chat.card(old, 'that nothing is asked', (words) =>
      words.includes('Ya no tienes que hacer nada'),
    );
    expect(recado.chat.buttons(replaced)).toEqual([]);
    const late = await recado.chat.pressOld('ivan', { ...replaced, blocks: old.blocks ?? [] }, 'approve');
    expect(wordsOf(late.ephemeral)).toContain('Hay un borrador más nuevo (el 2)');

    await recado.chat.press('ivan', asked, 'approve-and-send');
    expect(await theOnlyAnswer(recado, post)).toMatchObject({ text: second });
    const done = await recado.chat.card(asked, 'that it is approved', (words) =>
      words.includes('Aprobado por Iván Soto'),
    );
    expect(recado.chat.buttons(done)).toEqual([]);
    expect(await countOf(recado, first, ivan)).toBe(1);
    expect(await countOf(recado, second, ivan)).toBe(1);
  });

  it('reads what is private only while she is asked', async () => {
    const secret = uniqueWord();
    await recado.social.call('POST', '/dms', {
      author: 'marta_dm',
      text: `Me han cobrado dos veces, mi tarjeta acaba en ${secret}`,
    });
    const card = await recado.chat.find(secret, { channel: 'direccion' });
    const text = `Te lo devolvemos ${uniqueWord()}`;
    await draft(recado, await claim(recado, card, 'lucia'), 'lucia', text);
    const asked = await recado.chat.find(text, { channel: await recado.chat.direct('ivan') });
    expect(wordsOf(asked.blocks)).toContain(secret);
    await recado.chat.press('ivan', asked, 'approve');
    const done = await recado.chat.card(asked, 'that it is approved', (words) =>
      words.includes('Aprobado por Iván Soto'),
    );
    expect(JSON.stringify(done)).not.toContain(secret);
    expect(JSON.stringify(done)).not.toContain(text);
  });

  it('who is in the channel is mentioned in its thread and gets no message', async () => {
    const { card } = await arrive(recado, {
      text: `@alba no entiendo la factura ${uniqueWord()}`,
      channel: 'facturacion',
    });
    const text = `Te la explicamos ${uniqueWord()}`;
    await draft(recado, await claim(recado, card, 'lucia'), 'lucia', text);
    await recado.idle();
    expect(await countOf(recado, text, await recado.chat.direct('ivan'))).toBe(0);
  });
});
