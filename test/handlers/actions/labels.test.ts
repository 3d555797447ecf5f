import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRig, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({
    routes: [
      { when: { sentiment: 'negative', area: 'billing' }, to: 'general' },
      { when: { tag: 'Legal' }, to: 'cerrado' },
      { when: { area: 'billing' }, to: 'facturacion' },
    ],
    areas: { billing: { name: 'Facturación', words: ['factura'] }, shops: { name: 'Tiendas', words: ['tienda'] } },
  });
});
afterAll(() => rig.close());
beforeEach(() => rig.reset());

const OUTSIDER = 'UTERESA';

describe('a person sets right what was read', () => {
  it('in a form that has a choice for each label, and keeps what was read beside her word', async () => {
    const { ticket, lastInbound } = await rig.open();
    const form = (await rig.press('ULUCIA', 'labels', { ticketId: ticket.id })).opened[0];
    const fields = form?.blocks.flatMap((block) => (block.kind === 'field' ? [block.field] : [])) ?? [];
    expect(fields.map(({ name }) => name)).toEqual([
      'area',
      'language',
      'sentiment',
      'category',
      'intent',
      'urgency',
      'red',
      'toxicity',
    ]);
    expect(fields[0]).toMatchObject({
      label: 'Área',
      initial: 'billing',
      options: [
        { value: 'billing', label: 'Facturación' },
        { value: 'shops', label: 'Tiendas' },
      ],
    });
    const chosen = { area: 'shops', language: 'pt', sentiment: 'negative' };
    expect((await rig.send('ULUCIA', 'labels', { ticketId: ticket.id }, chosen)).reply).toEqual({
      kind: 'close',
      all: true,
    });
    const after = await rig.detail(ticket.id);
    expect(after.ticket).toMatchObject(chosen);
    expect(Object.keys(after.ticket.corrected ?? {}).toSorted()).toEqual(['area', 'language', 'sentiment']);
    expect((await rig.store.labels.of(lastInbound.id)).map(({ label, value, by }) => [label, value, by])).toEqual([
      ['area', 'shops', 'lucia'],
      ['language', 'pt', 'lucia'],
      ['sentiment', 'negative', 'lucia'],
    ]);
    const again = (await rig.press('ULUCIA', 'labels', { ticketId: ticket.id })).opened[0];
    expect(JSON.stringify(again)).toMatch(/Área: Tiendas \(.*por .*Lucía Vega/);
  });

  it('also where several hold at once, and that none does', async () => {
    const { ticket } = await rig.open();
    const set = (red: string) => rig.send('ULUCIA', 'labels', { ticketId: ticket.id }, { red });
    await set('legal\npress');
    expect((await rig.detail(ticket.id)).ticket.red).toBe('legal,press');
    const form = (await rig.press('ULUCIA', 'labels', { ticketId: ticket.id })).opened[0];
    expect(form?.blocks).toContainEqual(
      expect.objectContaining({ field: expect.objectContaining({ name: 'red', initial: ['legal', 'press'] }) }),
    );
    expect(JSON.stringify(form)).toMatch(/Alerta: legal, prensa \(.*por .*Lucía Vega/);
    await set('press\nnonsense');
    expect((await rig.detail(ticket.id)).ticket.red).toBe('legal,press');
    await set('');
    expect((await rig.detail(ticket.id)).ticket.red).toBe('');
    expect((await rig.detail(ticket.id)).ticket.corrected).toHaveProperty('red');
  });

  it('to nothing that is no value of it', async () => {
    const { ticket } = await rig.open();
    for (const [label, value] of [
      ['area', 'nowhere'],
      ['sentiment', 'furious'],
      ['constructor', 'x'],
    ]) {
      const { said } = await rig.press('ULUCIA', 'label', {
        ticketId: ticket.id,
        label: label ?? '',
        value: value ?? '',
      });
      expect(said[0]).toContain('no es un valor posible');
    }
    expect((await rig.detail(ticket.id)).ticket.corrected).toEqual({});
  });

  it('only where she may read the message', async () => {
    const { ticket } = await rig.open();
    for (const action of ['label', 'labels']) {
      const told = await rig.press(OUTSIDER, action, { ticketId: ticket.id, label: 'sentiment', value: 'negative' });
      expect(told.opened).toEqual([]);
      expect(JSON.stringify(told)).not.toContain('factura de octubre');
    }
    expect((await rig.detail(ticket.id)).ticket.sentiment).toBeNull();
  });
});

describe('what a person marks takes the ticket where a route asks for it', () => {
  it('by a label, and says so in the thread', async () => {
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'sentiment', value: 'negative' });
    const after = await rig.detail(ticket.id);
    expect(after.ticket.route).toMatchObject({ rule: 1, channels: ['general'] });
    expect(after.ticket.route.matched).toContainEqual({ on: 'sentiment', value: 'negative' });
    expect(after.thread.map(({ entry }) => (entry.kind === 'event' ? entry.key : entry.kind))).toContain(
      'event.rerouted',
    );
  });

  it('by a tag, whatever its capitals', async () => {
    const { ticket } = await rig.open();
    await rig.send('ULUCIA', 'tag', { ticketId: ticket.id, had: '' }, { tags: 'legal' });
    expect((await rig.detail(ticket.id)).ticket.route).toMatchObject({ rule: 2, channels: ['cerrado'] });
  });

  it('but stays where no route asks for it, and where a person took it', async () => {
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'sentiment', value: 'positive' });
    expect((await rig.detail(ticket.id)).ticket.route.channels).toEqual(['facturacion']);
    await rig.send('ULUCIA', 'transfer', { ticketId: ticket.id }, { to: 'cerrado', reason: 'lo llevan allí' });
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'sentiment', value: 'negative' });
    expect((await rig.detail(ticket.id)).ticket).toMatchObject({
      sentiment: 'negative',
      route: { channels: ['cerrado'] },
    });
  });
});
