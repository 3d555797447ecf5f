/** What is typed after /recado. */

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CUSTOMER, openRig, recordingRespond, type Rig } from '../actions/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

describe('/recado', () => {
  async function type(userId: string, text: string, channel = 'C-facturacion'): Promise<string> {
    const { respond, said } = recordingRespond();
    await rig.dispatch.onCommand({ id: randomUUID(), surface: 'slack', userId, channel, text }, respond);
    expect(said).toHaveLength(1);
    return said[0] ?? '';
  }

  it('helps in her language', async () => {
    expect(await type('ULUCIA', '')).toContain('/recado cola');
    expect(await type('UJOAO', 'quê?')).toContain('/recado fila');
    expect(await type('UCARMEN', 'help')).toContain('/recado queue');
    expect(await type('UCARMEN', 'constructor')).toContain('/recado queue');
  });

  it('lists what she has', async () => {
    expect(await type('ULUCIA', 'mías')).toBe('No llevas ninguna conversación ahora mismo.');
    const { ticket } = await rig.open();
    await rig.open();
    await rig.press('ULUCIA', 'claim', ticket.id);
    const mine = await type('ULUCIA', 'mine');
    expect(mine.trim().split('\n')).toEqual([
      'Llevas 1 conversación',
      `n.º ${ticket.number} · X · @carla_ruiz · ago 09:36 · «${CUSTOMER}»`,
    ]);
  });

  it('counts who waits in this channel, and names the oldest', async () => {
    for (let i = 0; i < 4; i += 1) await rig.open();
    await rig.open({ channels: ['general'] });
    const queue = (await type('ULUCIA', 'Cola')).trim().split('\n');
    expect(queue[0]).toBe('Esperan 4 conversaciones');
    expect(queue).toHaveLength(5);
    expect(await type('ULUCIA', 'cola', 'C-general')).toContain('Espera 1 conversación');
    expect((await type('ULUCIA', 'cola', 'D-elsewhere')).split('\n')[0]).toContain('5');
  });

  it('does not call the day done while answers are in hands', async () => {
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'claim', ticket.id);
    expect(await type('ULUCIA', 'cola')).toBe('Todas tienen dueño. 1 sigue sin responder.');
    // Of what she may not read she learns nothing.
    expect(await type('UTERESA', 'cola')).toBe('No hay nadie esperando. Todo está al día.');
    await rig.press('ULUCIA', 'archive', ticket.id);
    expect(await type('ULUCIA', 'cola')).toBe('No hay nadie esperando. Todo está al día.');
  });

  it('shows nothing of channels that are not hers', async () => {
    await rig.open();
    expect(await type('UTERESA', 'cola')).toBe('No hay nadie esperando. Todo está al día.');
  });

  it.each([
    ['objetivos', 'goals', 'Goals'],
    ['Goals', 'goals', 'Goals'],
    ['cuentas', 'accounts', 'Our accounts'],
    ['contas', 'accounts', 'Our accounts'],
    ['revisão', 'review-answers', 'Review answers'],
    ['rever', 'review-answers', 'Review answers'],
    ['relatório', 'report', 'Reports'],
  ])('opens %s for whoever may, and offers it to nobody else', async (word, action, title) => {
    const { respond, said, opened } = recordingRespond();
    const typed = { id: randomUUID(), surface: 'slack', channel: 'C-facturacion', text: word };
    await rig.dispatch.onCommand({ ...typed, userId: 'UCARMEN' }, respond);
    expect(opened.map((form) => [form.action, form.title])).toEqual([[action, title]]);
    await rig.dispatch.onCommand({ ...typed, id: randomUUID(), userId: 'ULUCIA' }, respond);
    expect(opened).toHaveLength(1);
    expect(said.join('')).toMatch(/No puedes|no tienes permiso|pídelo|permiso/i);
    const offered = { 'review-answers': /review|revisar/, goals: /goals|objetivos/, accounts: /accounts|cuentas/ };
    const line = offered[action as keyof typeof offered];
    if (line === undefined) return;
    expect(await type('UCARMEN', 'help')).toMatch(line);
    expect(await type('ULUCIA', 'ayuda')).not.toMatch(line);
  });

  it('tells guests that they may not', async () => {
    expect(await type('UGUEST', 'mine')).toBe('Guests and people from other organisations can read, but not act.');
  });
});
