import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import type { Surface } from '#core/ports/surface.ts';
import { drawPressed } from '../../../handlers/dispatch/draw-pressed.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { redrawCard } from '../../../handlers/jobs/redraw-card.ts';
import { read } from '../cards/builders.ts';
import { dyingAt, message, openRig, type Posted, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(async () => {
  await rig.test.close();
});
beforeEach(async () => {
  await rig.reset();
});

async function shown(): Promise<string> {
  const ticketId = (await rig.takeIn(message())).ticket.id;
  await rig.run(postCard, { ticketId });
  return ticketId;
}
function home(): Posted {
  const card = rig.chat.messages.find(({ channel, thread }) => channel === 'C-facturacion' && thread === undefined);
  if (!card) throw new Error('no home card');
  return card;
}

describe('a card whose drawing was never recorded', () => {
  it('since its process died after the call shows what is stored, also where that is what was recorded before', async () => {
    const ticketId = await shown();
    await rig.move(ticketId, { move: 'claim' });
    const dying = dyingAt(rig.services, 'drawn');
    await expect(rig.run(redrawCard, { ticketId }, dying)).rejects.toThrow('the process died');
    expect(read(home().card)).toContain('Lucía la lleva desde las 10:33');
    await rig.move(ticketId, { move: 'release' });
    await rig.run(redrawCard, { ticketId });
    expect(read(home().card).join(' ')).not.toContain('Lucía la lleva');
    // Now it is known again how it looks.
    const { update } = rig.chat.calls;
    await rig.run(redrawCard, { ticketId });
    expect(rig.chat.calls.update).toBe(update);
  });

  it('since nobody knows whether the call arrived shows what is stored', async () => {
    const ticketId = await shown();
    await rig.move(ticketId, { move: 'claim' });
    const lost: Surface = {
      ...rig.chat.surface,
      async update(drawn) {
        await rig.chat.surface.update(drawn);
        throw new RecadoError('surface.unknown-outcome');
      },
    };
    const services = { ...rig.services, surfaces: new Map([['slack', lost]]) };
    await expect(rig.run(redrawCard, { ticketId }, services)).rejects.toMatchObject({
      code: 'surface.unknown-outcome',
    });
    await rig.move(ticketId, { move: 'release' });
    await rig.run(redrawCard, { ticketId });
    expect(read(home().card).join(' ')).not.toContain('Lucía la lleva');
  });

  it('since the process died that drew it for who pressed it shows what is stored', async () => {
    const ticketId = await shown();
    await rig.move(ticketId, { move: 'claim' });
    const { channel, ts } = home();
    const pressed = drawPressed(
      dyingAt(rig.services, 'drawn'),
      { surface: 'slack', ticketId, channel, ts },
      async (card) => await rig.chat.surface.update({ channel, ts, card }),
    );
    await expect(pressed).rejects.toThrow('the process died');
    expect(read(home().card)).toContain('Lucía la lleva desde las 10:33');
    await rig.move(ticketId, { move: 'release' });
    await rig.run(redrawCard, { ticketId });
    expect(read(home().card).join(' ')).not.toContain('Lucía la lleva');
  });
});
