import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTextAnalysis } from '../../../adapters/text/index.ts';
import { sayByItself } from '../../../handlers/jobs/say-by-itself.ts';
import { approvalRule } from '../../../handlers/people/approvers.ts';
import { openRig, type Rig } from '../actions/rig.ts';
import { correct, DEBIT, takeIn, teach } from './teaching.ts';

const IVAN = { people: ['ivan'] };
const CARMEN = { people: ['carmen'] };
const AREA = { label: 'area', value: 'billing' };

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({
    areas: {
      billing: { name: 'Facturación', words: ['factura'] },
      shops: { name: 'Tiendas', words: ['tienda'] },
    },
    routes: [
      { when: { area: 'billing' }, to: 'facturacion' },
      { when: { tag: 'prensa' }, to: 'cerrado' },
    ],
    automatic: [{ when: { area: 'billing' }, say: { es: 'Hola, {name}. Lo miramos.' } }],
  });
});
afterAll(() => rig.close());
beforeEach(async () => {
  await rig.reset();
  rig.services.text = createTextAnalysis();
});
const rules = (approvals: readonly object[]): void => {
  rig.services.config.approvals = rig.services.config.approvals.toSpliced(0, Infinity, ...(approvals as never[]));
};
const asked = async (ticketId: string) => approvalRule(rig.services, await rig.detail(ticketId));

describe('what was learnt and who approves', () => {
  it('a learnt area asks nobody less, and a word of the configuration or a press does', async () => {
    rules([
      { when: { area: ['billing'] }, by: 'nobody', fourEyes: 'yes' },
      { when: {}, by: IVAN, fourEyes: 'yes' },
    ]);
    await teach(rig);
    const { ticket } = await takeIn(rig, DEBIT);
    expect(ticket).toMatchObject({ area: 'billing', labels: { learnt: 'area' } });
    expect(await asked(ticket.id)).toEqual({ rule: 2, approvers: ['ivan'], fourEyes: 'yes' });
    const said = await takeIn(rig, 'Tengo una factura del banco que no es mía');
    expect(await asked(said.ticket.id)).toMatchObject({ rule: 0 });
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, ...AREA });
    expect(await asked(ticket.id)).toMatchObject({ rule: 0 });
  });

  it('asks for more: where nobody would be asked, and with more careful eyes', async () => {
    await teach(rig);
    const { ticket } = await takeIn(rig, DEBIT);
    rules([{ when: { area: ['billing'] }, by: CARMEN, fourEyes: 'yes' }]);
    expect(await asked(ticket.id)).toEqual({ rule: 1, approvers: ['carmen'], fourEyes: 'yes' });
    rules([
      { when: { area: ['billing'] }, by: CARMEN, fourEyes: 'strict' },
      { when: {}, by: IVAN, fourEyes: 'yes' },
    ]);
    expect(await asked(ticket.id)).toEqual({ rule: 2, approvers: ['ivan'], fourEyes: 'strict' });
  });

  it('keeps what an earlier message says in words, and what a newer one says', async () => {
    rules([
      { when: { area: ['shops'] }, by: CARMEN, fourEyes: 'yes' },
      { when: {}, by: 'nobody', fourEyes: 'yes' },
    ]);
    await teach(rig);
    const { ticket } = await takeIn(rig, DEBIT);
    expect(await asked(ticket.id)).toMatchObject({ rule: 0 });
    await rig.run(
      `update messages set readings = jsonb_set(readings, '{read}', (readings -> 'read') || '[["area", "shops", 1, [], "text", "words"]]')
       where ticket_id = '${ticket.id}'`,
    );
    expect(await asked(ticket.id)).toMatchObject({ rule: 1, approvers: ['carmen'] });
  });

  it('a learnt category asks nobody less either', async () => {
    const text = 'Llevo tres semanas esperando el paquete y nadie contesta, qué vergüenza';
    expect((await takeIn(rig, text)).ticket).toMatchObject({ category: 'complaint', labels: {} });
    rules([
      { when: { category: ['complaint'] }, by: IVAN, fourEyes: 'yes' },
      { when: {}, by: 'nobody', fourEyes: 'yes' },
    ]);
    for (let time = 0; time < 12; time += 1) {
      const { ticket } = await rig.open({ text });
      await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'category', value: 'praise' });
    }
    const { ticket } = await takeIn(rig, text);
    expect(ticket).toMatchObject({ category: 'praise', labels: { learnt: 'category' } });
    expect(await asked(ticket.id)).toMatchObject({ rule: 1, approvers: ['ivan'] });
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'category', value: 'praise' });
    expect(await asked(ticket.id)).toMatchObject({ rule: 0 });
  });
});

describe('what was learnt', () => {
  const spoken = async (ticketId: string): Promise<number> => {
    await sayByItself.handle(rig.services, { ticketId }, new AbortController().signal);
    return (await rig.detail(ticketId)).drafts.length;
  };

  it('has no rule answer by itself', async () => {
    await teach(rig);
    const { ticket } = await takeIn(rig, '¿Cuándo pasáis el adeudo a mi banco?');
    expect(ticket).toMatchObject({ area: 'billing', sentiment: 'neutral' });
    expect(await spoken(ticket.id)).toBe(0);
    const said = await takeIn(rig, '¿Cuándo llega la factura?');
    expect(await spoken(said.ticket.id)).toBe(1);
  });

  it('gives way to a route that a person asks for with a tag', async () => {
    await teach(rig);
    const { ticket } = await takeIn(rig, DEBIT);
    expect(ticket.route).toMatchObject({ channels: ['facturacion'] });
    await rig.send('ULUCIA', 'tag', { ticketId: ticket.id, had: '' }, { tags: 'prensa' });
    expect((await rig.detail(ticket.id)).ticket).toMatchObject({ tags: ['prensa'], route: { channels: ['cerrado'] } });
  });

  it('in private teaches nothing', async () => {
    await teach(rig);
    await rig.run('update messages set private = true');
    await correct(rig, 'Otro adeudo', 'billing');
    expect((await takeIn(rig, DEBIT)).ticket).toMatchObject({ area: null });
  });
});
