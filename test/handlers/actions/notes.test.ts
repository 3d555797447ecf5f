import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ThreadMessage } from '#core/ports/surface.ts';
import { until } from '../../support/until.ts';
import { openRig, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

describe('notes of a thread', () => {
  const said = (over: Partial<ThreadMessage> = {}): ThreadMessage => ({
    id: 'slack:C-facturacion:2.2',
    surface: 'slack',
    userId: 'ULUCIA',
    channel: 'C-facturacion',
    thread: '1.1',
    ts: '2.2',
    text: 'ojo con esta',
    ...over,
  });
  async function posted(): Promise<string> {
    const { ticket, cards } = await rig.open();
    const [card] = cards;
    if (!card) throw new Error('no card');
    await rig.store.chatPosts.begin(card.id, rig.clock.now());
    await rig.store.chatPosts.posted(card.id, {
      channelId: 'C-facturacion',
      ts: '1.1',
      hash: 'h',
      at: rig.clock.now(),
    });
    return ticket.id;
  }

  it('are kept once, changed as she changes them, and emptied when she deletes them', async () => {
    const ticketId = await posted();
    await rig.dispatch.onThreadMessage(said());
    await rig.dispatch.onThreadMessage(said());
    expect(await rig.store.notes.of(ticketId)).toMatchObject([{ by: 'lucia', text: 'ojo con esta', editedAt: null }]);
    await rig.dispatch.onThreadMessage(said({ text: 'ojo, ya llamó', edited: true }));
    expect(await rig.store.notes.of(ticketId)).toMatchObject([{ text: 'ojo, ya llamó', editedAt: rig.clock.at }]);
    await rig.dispatch.onThreadMessage(said({ text: '', deleted: true }));
    expect(await rig.store.notes.of(ticketId)).toMatchObject([{ text: '', deletedAt: rig.clock.at }]);
    expect((await rig.store.activity.of(ticketId)).map(({ what }) => what)).toEqual([
      'opened',
      'note',
      'note.edited',
      'note.deleted',
    ]);
    expect((await rig.detail(ticketId)).thread.filter(({ entry }) => entry.kind === 'note')).toEqual([]);
  });

  it('written before it is known where the card stands are kept too', async () => {
    const { ticket, cards } = await rig.open();
    const cardId = cards[0]?.id ?? '';
    await rig.store.chatPosts.begin(cardId, rig.clock.now());
    const taken = rig.dispatch.onThreadMessage(said());
    // The chat has shown the card and answers only now.
    await until('the look for it', () => rig.dispatch.busy() === 1);
    await rig.store.chatPosts.posted(cardId, { channelId: 'C-facturacion', ts: '1.1', hash: 'h', at: rig.clock.now() });
    await taken;
    expect(await rig.store.notes.of(ticket.id)).toMatchObject([{ text: 'ojo con esta' }]);
  });

  it('written under what is none of our cards wait for none that sets out later', async () => {
    const { cards } = await rig.open();
    const cardId = cards[0]?.id ?? '';
    await rig.store.chatPosts.begin(cardId, rig.clock.now());
    const taken = rig.dispatch.onThreadMessage(said({ thread: '9.9' }));
    const later = (await rig.open()).cards[0]?.id ?? '';
    await rig.store.chatPosts.begin(later, rig.clock.now());
    await rig.store.chatPosts.posted(cardId, { channelId: 'C-facturacion', ts: '1.1', hash: 'h', at: rig.clock.now() });
    await taken;
    expect(await rig.store.cards.posting('slack')).toEqual([later]);
    // Who waits until nothing more can come says so.
    expect(rig.logged.filter(({ level }) => level === 'warn')).toEqual([]);
  });

  it('written under the old card after a move are copied to the new thread; elsewhere they are nothing', async () => {
    const ticketId = await posted();
    await rig.send('ULUCIA', 'transfer', { ticketId }, { to: 'general', reason: 'x' });
    await rig.dispatch.onThreadMessage(said());
    await rig.dispatch.onThreadMessage(said({ id: 'slack:C9:3.3', channel: 'C9', thread: '9.9' }));
    expect((await rig.detail(ticketId)).thread.flatMap(({ entry }) => (entry.kind === 'note' ? [entry] : []))).toEqual([
      { kind: 'note', noteId: 'slack:C-facturacion:2.2', by: 'lucia' },
    ]);
    expect(await rig.store.notes.of(ticketId)).toHaveLength(1);
  });
});
