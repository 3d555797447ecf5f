import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRig, type Rig, type Told } from './rig.ts';

const FLOOD = 'fl_1';
const SAID = '¿Cuándo llega mi pedido?';
let rig: Rig;
let ids: string[] = [];
beforeAll(async () => {
  rig = await openRig();
}, 240_000);
beforeEach(async () => {
  await rig.reset();
  ids = [];
  for (const name of ['Ana Gil', 'Bea Paz', 'Carla Ruiz'])
    ids.push((await rig.open({ channels: ['general'], text: SAID, name, area: null })).ticket.id);
  await rig.run(`insert into floods (id, brand, place, channels, private, kind, what, began_at, last_at)
      values ('${FLOOD}', 'alba', 'alba public general', '["general"]', false, 'alike', '', now(), now());
    update tickets set flood = '${FLOOD}', folded = true;
    delete from chat_posts;`);
});
afterAll(() => rig.close());

const labels = ({ opened, updated }: Told): string =>
  JSON.stringify([...opened, ...updated].map(({ blocks }) => blocks));
const cardsOf = async (id: string): Promise<number> => (await rig.detail(id)).cards.length;

describe('Answer the next', () => {
  it('gives each who presses another one, with a card of its own and what the answers begin with', async () => {
    const base = await rig.send('UJOAO', 'flood-base', { flood: FLOOD }, { text: 'Sentimos la espera, {name}.' });
    expect(base.reply).toMatchObject({ kind: 'close' });
    const first = await rig.press('UJOAO', 'flood-next', { flood: FLOOD });
    expect(labels(first)).toMatch(/Sentimos la espera, (Ana|Bea|Carla)\./);
    const owned = await Promise.all(ids.map(async (id) => (await rig.detail(id)).ticket));
    const hers = owned.filter(({ owner }) => owner === 'joao');
    expect(hers).toHaveLength(1);
    expect(hers[0]?.folded).toBe(false);
    expect(await cardsOf(hers[0]?.id ?? '')).toBe(1);
    await rig.press('UJOAO', 'flood-next', { flood: FLOOD });
    await rig.press('UJOAO', 'flood-next', { flood: FLOOD });
    const over = await rig.press('UJOAO', 'flood-next', { flood: FLOOD });
    expect([...over.said, labels(over)].join(' ')).toMatch(/ninguém|nenhuma|ninguna por atender/);
  });

  it('gives whoever took all of them hers, and others none of hers', async () => {
    for (const id of ids) await rig.press('UJOAO', 'claim', { ticketId: id });
    const others = await rig.press('ULUCIA', 'flood-next', { flood: FLOOD });
    expect([...others.said, labels(others)].join(' ')).toMatch(/ninguna por atender/);
    const first = await rig.press('UJOAO', 'flood-next', { flood: FLOOD });
    expect(labels(first)).toMatch(/(Ana|Bea|Carla)/);
    const tickets = await Promise.all(ids.map(async (id) => (await rig.detail(id)).ticket));
    expect(tickets.map(({ owner }) => owner)).toEqual(['joao', 'joao', 'joao']);
    expect(tickets.filter(({ folded }) => !folded)).toHaveLength(1);
  });
});

describe('See all', () => {
  it('lists them, each with a button that gives it a card, once', async () => {
    const list = labels(await rig.press('UJOAO', 'flood-list', { flood: FLOOD }));
    expect(list.match(/"own-card"/g)).toHaveLength(3);
    const [id = ''] = ids;
    const told = await rig.press('UJOAO', 'own-card', { ticketId: id });
    expect(told.said.join(' ')).toMatch(/general/);
    expect(await cardsOf(id)).toBe(1);
    expect((await rig.press('UJOAO', 'own-card', { ticketId: id })).said).toHaveLength(1);
    expect(await cardsOf(id)).toBe(1);
    expect(labels(await rig.press('UJOAO', 'flood-list', { flood: FLOOD })).match(/"own-card"/g)).toHaveLength(2);
  });
});

describe('All at once', () => {
  it('asks what, wants tags where it tags, and begins one thing at a time', async () => {
    const asked = labels(await rig.press('UJOAO', 'flood-bulk', { flood: FLOOD }));
    expect(asked).toMatch(/"what"/);
    const none = await rig.send('UJOAO', 'flood-bulk', { flood: FLOOD }, { what: 'tag', tags: '' });
    expect(none.reply.kind === 'errors' || none.told.said.length > 0).toBe(true);
    const begun = await rig.send('UJOAO', 'flood-bulk', { flood: FLOOD }, { what: 'archive' });
    expect(begun.reply).toMatchObject({ kind: 'update' });
    expect((await rig.store.floods.get(FLOOD))?.work).toMatchObject({ what: 'archive', by: 'joao', endedAt: null });
    const busy = await rig.send('UJOAO', 'flood-bulk', { flood: FLOOD }, { what: 'claim' });
    expect((await rig.store.floods.get(FLOOD))?.work).toMatchObject({ what: 'archive' });
    expect(busy.reply.kind).not.toBe('update');
  });
});
