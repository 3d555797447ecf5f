import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPlanner } from '#core/intake/planner.ts';
import { createTextAnalysis } from '../../../adapters/text/index.ts';
import { keepLearningAreas } from '../../../bot/build/keep-learning.ts';
import { learnAreas } from '../../../handlers/labels/learn.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import { openRig, type Rig } from '../actions/rig.ts';

const DEBITS = [
  'Me ha llegado un adeudo del banco que no reconozco',
  'Hay un adeudo doble en mi banco este mes',
  'No entiendo el adeudo que me ha pasado el banco',
];
const ROOMS = [
  'El probador estaba lleno y nadie atendía',
  'Tuve que esperar media hora en la cola del probador',
  'La luz del probador no funciona y la cortina no cierra',
];
const DEBIT = 'Tengo un adeudo en el banco que no es mío';

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

async function correct(text: string, area: string, by = 'ULUCIA'): Promise<TicketDetail> {
  const detail = await rig.open({ text, area: null, channels: ['general'] });
  rig.clock.at = new Date(rig.clock.at.getTime() + 1000);
  await rig.press(by, 'label', { ticketId: detail.ticket.id, label: 'area', value: area });
  return detail;
}
async function teach(): Promise<TicketDetail[]> {
  const taught: TicketDetail[] = [];
  for (const text of ROOMS) taught.push(await correct(text, 'shops'));
  for (const text of DEBITS) taught.push(await correct(text, 'billing', text === DEBITS.at(-1) ? 'UJOAO' : 'ULUCIA'));
  return taught;
}
/** A message as it is taken in, by the planner of a process; the ticket that it opened. */
async function takeIn(text: string, services = rig.services): Promise<TicketDetail> {
  const at = rig.clock.now();
  const nativeId = crypto.randomUUID();
  const message = {
    nativeId,
    currentId: nativeId,
    version: 0,
    kind: 'mention' as const,
    private: false,
    text,
    author: { nativeId: crypto.randomUUID(), handle: 'nadia', name: 'Nadia' },
    postedAt: at,
    url: `https://x.example/${nativeId}`,
    conversationId: nativeId,
    mentions: ['alba'],
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
  };
  await rig.store.inbox.add(
    [{ network: 'x', account: 'alba', brand: 'alba', event: { kind: 'message', eventKey: nativeId, message } }],
    at,
  );
  const plan = createPlanner(services, new Set());
  const opened: string[] = [];
  await rig.store.inbox.ingest(10, at, (event, known) => {
    const planned = plan(event, known, at);
    if (planned.kind === 'open') opened.push(planned.ticket.id);
    return planned;
  });
  return rig.detail(opened[0] ?? '');
}

describe('an area that people set right', () => {
  it('takes like messages to its channel, and the card and the form say from whom it was learnt', async () => {
    expect((await takeIn(DEBIT)).ticket).toMatchObject({ area: null, route: { rule: 0, channels: ['general'] } });
    await teach();
    const { ticket } = await takeIn(DEBIT);
    expect(ticket).toMatchObject({ area: 'billing', route: { rule: 1, channels: ['facturacion'] } });
    const why = async (user: string) => (await rig.press(user, 'why', { ticketId: ticket.id })).said;
    expect(await why('ULUCIA')).toEqual([
      'Está aquí por la regla 1: el área Facturación · aprendido de 3 correcciones, la última de João',
    ]);
    const form = JSON.stringify((await rig.press('ULUCIA', 'labels', { ticketId: ticket.id })).opened);
    for (const said of ['aprendido de 3 correcciones, la última de ', 'El área ha aprendido de 6 correcciones'])
      expect(form).toContain(said);
    // What the configuration's words say stands.
    expect((await takeIn('El banco me pasó un adeudo en vuestra tienda')).ticket).toMatchObject({ area: 'shops' });
  });

  it('is unlearnt by a correction back, also on a newer message of the conversation', async () => {
    const taught = await teach();
    const { ticket, lastInbound } = taught.at(-1) as TicketDetail;
    const nativeId = crypto.randomUUID();
    await rig.follow(lastInbound, { ...lastInbound, id: `${lastInbound.id}b`, nativeId, currentId: nativeId });
    rig.clock.at = new Date(rig.clock.at.getTime() + 1000);
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'area', value: 'shops' });
    expect((await takeIn(DEBIT)).ticket).toMatchObject({ area: null, route: { rule: 0 } });
    rig.clock.at = new Date(rig.clock.at.getTime() + 1000);
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'area', value: 'billing' });
    expect((await takeIn(DEBIT)).ticket).toMatchObject({ area: 'billing', route: { rule: 1 } });
  });

  it('is learnt by another process too, and after a start; of what is deleted no more', async () => {
    await teach();
    const other = { ...rig.services, text: createTextAnalysis() };
    expect((await takeIn(DEBIT, other)).ticket).toMatchObject({ area: null });
    const learning = keepLearningAreas(other);
    await learning.look();
    expect((await takeIn(DEBIT, other)).ticket).toMatchObject({ area: 'billing' });
    await rig.run("update messages set state = 'deleted'");
    await learning.look();
    expect((await takeIn(DEBIT, other)).ticket).toMatchObject({ area: null });
    await learning.stop();
  });

  it('that the configuration no longer has is left out', async () => {
    await teach();
    const { shops: _shops, ...areas } = rig.services.config.areas;
    const text = createTextAnalysis();
    const services = { ...rig.services, text, config: { ...rig.services.config, areas } };
    expect(await learnAreas(services, async () => {})).toBe(3);
    expect((await takeIn(DEBIT, services)).ticket).toMatchObject({ area: null });
  });
});
