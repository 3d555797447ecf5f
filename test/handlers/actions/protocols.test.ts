import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRig, type Rig } from './rig.ts';
import { ANSWER, fieldOf } from './waiting.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({
    protocols: [
      {
        name: 'Cobro doble',
        when: { area: 'billing', words: ['dos veces'] },
        steps: [{ text: 'Mirar los dos cargos', required: true }, 'Apuntar la fecha'],
        phrases: { es: ['{name}, hemos visto los dos cargos.'], pt: ['Vimos as duas cobranças.'] },
      },
    ],
  });
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

describe('a protocol', () => {
  it('stands in the form: what is to be done, and ready words in the language and with the name of the customer', async () => {
    const { ticket } = await rig.open();
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    expect(fieldOf(opened[0], 'step.0')).toMatchObject({
      label: 'Mirar los dos cargos (hace falta para enviar)',
      initial: 'open',
    });
    expect(fieldOf(opened[0], 'step.0')).not.toHaveProperty('optional');
    expect(fieldOf(opened[0], 'steps')).toMatchObject({
      label: 'Otros pasos hechos',
      options: [{ value: '1', label: 'Apuntar la fecha' }],
      optional: true,
    });
    const words = JSON.stringify(opened[0]);
    expect(words).toContain('Cobro doble');
    expect(words).toMatch(/Carla[^"]*, hemos visto los dos cargos\./);
    expect(words).not.toContain('Vimos as duas');
  });

  it('stops an answer whose required steps are not ticked, and says which; a draft may be kept', async () => {
    const { ticket } = await rig.open();
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    const meta = opened[0]?.meta ?? {};
    const stopped = await rig.send('ULUCIA', 'reply', meta, {
      text: ANSWER,
      next: 'ask',
      'step.0': 'open',
      steps: '1',
    });
    expect(stopped.reply).toEqual({
      kind: 'errors',
      errors: {
        'step.0': 'Antes de enviar falta: Mirar los dos cargos. Hazlo y márcalo, o guarda la respuesta como borrador.',
      },
    });
    expect((await rig.detail(ticket.id)).drafts).toEqual([]);
    const kept = await rig.send('ULUCIA', 'reply', meta, { text: ANSWER, next: 'keep' });
    expect(kept.reply).toMatchObject({ kind: 'close' });
    const done = await rig.send('ULUCIA', 'reply', meta, {
      text: `${ANSWER} Un saludo.`,
      next: 'ask',
      'step.0': 'done',
    });
    expect(done.reply).toMatchObject({ kind: 'close' });
    expect((await rig.detail(ticket.id)).drafts.map(({ state }) => state)).toEqual(['void', 'submitted']);
  });

  it('stands in no other form', async () => {
    const { ticket } = await rig.open({ area: null });
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    expect(fieldOf(opened[0], 'steps')).toBeUndefined();
  });
});
