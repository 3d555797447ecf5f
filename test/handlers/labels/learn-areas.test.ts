import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTextAnalysis } from '../../../adapters/text/index.ts';
import { keepLearning } from '../../../bot/build/keep-learning.ts';
import { learnAreas } from '../../../handlers/labels/learn.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import { openRig, type Rig } from '../actions/rig.ts';
import { DEBIT, teach, takeIn } from './teaching.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({
    areas: {
      billing: { name: 'Facturación', words: ['factura'] },
      shops: { name: 'Tiendas', words: ['tienda'] },
    },
    routes: [
      { when: { area: 'billing' }, to: 'facturacion' },
      { when: { area: 'shops' }, to: 'cerrado' },
    ],
  });
});
afterAll(() => rig.close());
beforeEach(async () => {
  await rig.reset();
  rig.services.text = createTextAnalysis();
});

describe('an area that people set right', () => {
  it('takes like messages to its channel, and the card and the form say from whom it was learnt', async () => {
    expect((await takeIn(rig, DEBIT)).ticket).toMatchObject({ area: null, route: { rule: 0, channels: ['general'] } });
    await teach(rig);
    const { ticket } = await takeIn(rig, DEBIT);
    expect(ticket).toMatchObject({ area: 'billing', route: { rule: 1, channels: ['facturacion'] } });
    const why = async (user: string) => (await rig.press(user, 'why', { ticketId: ticket.id })).said;
    expect(await why('ULUCIA')).toEqual([
      'Está aquí por la regla 1: el área Facturación · aprendido de 3 correcciones, la última de João',
    ]);
    const form = JSON.stringify((await rig.press('ULUCIA', 'labels', { ticketId: ticket.id })).opened);
    for (const said of ['aprendido de 3 correcciones, la última de ', 'El área ha aprendido de 6 correcciones'])
      expect(form).toContain(said);
    // What the configuration's words say stands.
    expect((await takeIn(rig, 'El banco me pasó un adeudo en vuestra tienda')).ticket).toMatchObject({ area: 'shops' });
  });

  it('is unlearnt by a correction back, also on a newer message of the conversation', async () => {
    const taught = await teach(rig);
    const { ticket, lastInbound } = taught.at(-1) as TicketDetail;
    const nativeId = crypto.randomUUID();
    await rig.follow(lastInbound, { ...lastInbound, id: `${lastInbound.id}b`, nativeId, currentId: nativeId });
    rig.clock.at = new Date(rig.clock.at.getTime() + 1000);
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'area', value: 'shops' });
    expect((await takeIn(rig, DEBIT)).ticket).toMatchObject({ area: null, route: { rule: 0 } });
    rig.clock.at = new Date(rig.clock.at.getTime() + 1000);
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'area', value: 'billing' });
    expect((await takeIn(rig, DEBIT)).ticket).toMatchObject({ area: 'billing', route: { rule: 1 } });
  });

  it('is learnt by another process too, and after a start; of what is deleted no more', async () => {
    await teach(rig);
    const other = { ...rig.services, text: createTextAnalysis() };
    expect((await takeIn(rig, DEBIT, other)).ticket).toMatchObject({ area: null });
    const learning = keepLearning(other);
    await learning.look();
    expect((await takeIn(rig, DEBIT, other)).ticket).toMatchObject({ area: 'billing' });
    await rig.run("update messages set state = 'deleted'");
    await learning.look();
    expect((await takeIn(rig, DEBIT, other)).ticket).toMatchObject({ area: null });
    await learning.stop();
  });

  it('that the configuration no longer has is left out', async () => {
    await teach(rig);
    const { shops: _shops, ...areas } = rig.services.config.areas;
    const text = createTextAnalysis();
    const services = { ...rig.services, text, config: { ...rig.services.config, areas } };
    await learnAreas(services, async () => {});
    expect((await takeIn(rig, DEBIT, services)).ticket).toMatchObject({ area: null });
  });
});
