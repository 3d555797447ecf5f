import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Corrected } from '#core/ports/text.ts';
import { learnCorrections } from '../../../handlers/labels/learn.ts';
import { openRig, type Rig } from '../actions/rig.ts';

let rig: Rig;
/** All that is learnt from, each time that it is told. */
let learnt: (readonly Corrected[])[];
beforeAll(async () => {
  rig = await openRig();
  rig.services.text = { ...rig.services.text, teachCategories: async (corrected) => void learnt.push(corrected) };
});
afterAll(() => rig.close());
beforeEach(async () => {
  await rig.reset();
  learnt = [];
});
const again = (): Promise<void> => learnCorrections(rig.services, async () => {});

describe('a category that a person sets right', () => {
  it('is learnt at once and whenever it is asked for, and told in the form with who was the last', async () => {
    const { ticket, lastInbound } = await rig.open();
    const form = async (): Promise<string> =>
      JSON.stringify((await rig.press('ULUCIA', 'labels', { ticketId: ticket.id })).opened);
    expect(await form()).not.toContain('ha aprendido');
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'category', value: 'praise' });
    const said = [{ id: lastInbound.id, text: lastInbound.text, category: 'praise' }];
    expect(learnt).toMatchObject([said]);
    expect(await form()).toMatch(/ha aprendido de una corrección.*Lucía Vega/);
    await again();
    expect(learnt).toMatchObject([said, said]);
  });

  it('is learnt no more once the message is deleted', async () => {
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'category', value: 'praise' });
    await rig.run("update messages set state = 'deleted'");
    await again();
    expect(learnt.at(-1)).toEqual([]);
  });

  it('of a message that came in private is set right and teaches nothing', async () => {
    const { ticket } = await rig.open();
    await rig.run('update messages set private = true');
    await rig.press('ULUCIA', 'label', { ticketId: ticket.id, label: 'category', value: 'praise' });
    expect(await rig.detail(ticket.id)).toMatchObject({ ticket: { category: 'praise' } });
    expect(learnt).toEqual([[]]);
  });
});
