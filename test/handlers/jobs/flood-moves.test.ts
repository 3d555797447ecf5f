/** From the card of a flooded channel to that of what is said in it. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { read } from '../cards/builders.ts';
import { inbound, message, openRig, type Rig } from './rig.ts';

let rig: Rig;
let time = Date.parse('2026-10-05T08:00:00Z');
beforeAll(async () => {
  rig = await openRig({ floods: true });
}, 240_000);
beforeEach(async () => {
  await rig.reset();
  // What one test brought is forgotten by the next: the rule remembers for minutes.
  rig.clock.at = new Date((time += 10_800_000));
});
afterAll(() => rig.test.close());

const event = (n: number, text: string): ReturnType<typeof message> => {
  const nativeId = `${time}-${n}`;
  const author = { nativeId: `a${nativeId}`, handle: `cliente_${n}`, name: `Cliente ${n}` };
  return message(
    inbound({ nativeId, currentId: nativeId, conversationId: nativeId, author, postedAt: rig.clock.at, text }),
  );
};
const same = (many: number): ReturnType<typeof message>[] =>
  Array.from({ length: many }, (_, n) => event(n, `@alba mi pedido ${n} no llega y nadie contesta`));
async function ticketIds(): Promise<string[]> {
  const rows = await rig.test.opened.db.selectFrom('tickets').select('id').orderBy('number').execute();
  return rows.map(({ id }) => id);
}
/** Words of the cards of this flood. */
async function drawn(id: string): Promise<string> {
  rig.clock.at = new Date(rig.clock.at.getTime() + 10_000);
  await rig.show({ kind: 'flood', ownerId: id });
  return rig.chat.messages.flatMap(({ card }) => read(card)).join('\n');
}

describe('conversations in a flooded channel', () => {
  it('go from the card of the channel to that of what they say, unless somebody has them; both cards count right', async () => {
    const others = Array.from({ length: 30 }, (_, n) =>
      event(500 + n, `@alba ${['zu', 'ki', 'po', 'ra'].map((each) => each.repeat(n + 2)).join(' ')}`),
    );
    await rig.takeIn(...others);
    const before = await rig.services.store.floods.toWatch();
    expect(before.map(({ kind }) => kind)).toEqual(['channel']);
    const events = same(12);
    await rig.takeIn(...events.slice(0, 9));
    const said = (await ticketIds()).slice(-9);
    await rig.move(said[0] ?? '', { move: 'claim' });
    await rig.takeIn(...events.slice(9));
    const on = await rig.services.store.floods.toWatch();
    const [channel, alike] = ['channel', 'alike'].map((kind) => on.find((each) => each.kind === kind));
    expect(await rig.services.store.floods.figures(alike?.id ?? '')).toMatchObject({ all: 11, left: 11 });
    expect(await rig.services.store.floods.figures(channel?.id ?? '')).toMatchObject({ all: 31, held: 1 });
    expect(await drawn(alike?.id ?? '')).toContain('11 mensajes que dicen lo mismo');
  });

  it('leave a card that says where they are when all of them went', async () => {
    await rig.takeIn(...same(30));
    const id = (await rig.services.store.floods.toWatch())[0]?.id ?? '';
    await rig.test.opened.db.updateTable('tickets').set({ flood: null }).execute();
    await rig.show({ kind: 'flood', ownerId: id });
    const [card] = rig.chat.messages.filter(({ card: { fallback } }) =>
      fallback.includes('de golpe está en las otras'),
    );
    expect(card?.card.blocks).toHaveLength(1);
  });
});
