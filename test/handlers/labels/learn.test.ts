import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Corrected } from '#core/ports/text.ts';
import { learnCorrections } from '../../../handlers/labels/learn.ts';
import { openRig, type Rig } from '../actions/rig.ts';

let rig: Rig;
let learnt: Corrected[];
beforeAll(async () => {
  rig = await openRig();
  rig.services.text = { ...rig.services.text, teach: (corrected) => void learnt.push(...corrected) };
});
afterAll(() => rig.close());
beforeEach(async () => {
  await rig.reset();
  learnt = [];
});
const atStart = (): Promise<number> => learnCorrections({ store: rig.store, text: rig.services.text }, async () => {});

describe('a category that a person sets right', () => {
  it('is learnt at once, again at each start, and told in the form with who was the last', async () => {
    const { ticket, lastInbound } = await rig.open();
    const form = async (): Promise<string> =>
      JSON.stringify((await rig.press('ULUCIA', 'labels', { ticketId: ticket.id })).opened);
    expect(await form()).not.toContain('ha aprendido');
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'category', value: 'praise' });
    const said = { text: lastInbound.text, category: 'praise' };
    expect(learnt).toMatchObject([said]);
    expect(await form()).toMatch(/ha aprendido de una corrección.*Lucía Vega/);
    expect(await atStart()).toBe(1);
    expect(learnt).toMatchObject([said, said]);
  });

  it('is learnt no more once the message is deleted', async () => {
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'category', value: 'praise' });
    await rig.run("update messages set state = 'deleted'");
    expect(await atStart()).toBe(0);
  });
});
