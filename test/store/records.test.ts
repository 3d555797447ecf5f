import { expect, it } from 'vitest';
import { at, draft, later } from './build.ts';
import { onEachStore, ticketRig } from './rig.ts';

onEachStore('records', (rig) => {
  const { ticket, write } = ticketRig(rig);

  it('takes a click only once, however often and at once it comes', async () => {
    const { store } = rig.at;
    const all = await Promise.all(Array.from({ length: 10 }, () => store.firstTime('click-1', at)));
    expect(all.filter(Boolean)).toHaveLength(1);
    expect(await store.firstTime('click-2', at)).toBe(true);
  });

  it('keeps what was typed until it becomes a version', async () => {
    const { store } = rig.at;
    const id = await ticket();
    const typed = {
      id: 's1',
      surface: 'slack',
      personId: 'lucia',
      action: 'reply',
      ticketId: id,
      values: { text: 'Hola\0 Ana', next: 'ask' },
      at: later(1),
    };
    expect(await store.submissions.save(typed)).toEqual({ isNew: true, outcome: 'open' });
    expect(await store.submissions.save({ ...typed, values: { text: 'otra cosa' } })).toEqual({
      isNew: false,
      outcome: 'open',
    });
    expect(await store.submissions.unsent(id, 'lucia', 'reply')).toEqual({
      ...typed,
      values: { text: 'Hola Ana', next: 'ask' },
      outcome: 'open',
    });
    expect(await store.submissions.unsent(id, 'ivan', 'reply')).toBeNull();
    expect(await store.submissions.unsent(id, 'lucia', 'return')).toBeNull();
    await store.submissions.finish('s1', 'refused');
    expect(await store.submissions.unsent(id, 'lucia', 'reply')).toMatchObject({ id: 's1', outcome: 'refused' });
    // An older attempt never hides a newer version of hers; somebody else's version does not matter.
    await write(id, { newDraft: draft(id, 1, { author: 'ivan', createdAt: later(5) }) });
    expect(await store.submissions.unsent(id, 'lucia', 'reply')).not.toBeNull();
    await write(id, { newDraft: draft(id, 2, { author: 'lucia', createdAt: later(5) }) });
    expect(await store.submissions.unsent(id, 'lucia', 'reply')).toBeNull();
    await store.submissions.save({ ...typed, id: 's2', at: later(9) });
    expect(await store.submissions.unsent(id, 'lucia', 'reply')).toMatchObject({ id: 's2' });
    await store.submissions.finish('s2', 'used');
    expect(await store.submissions.unsent(id, 'lucia', 'reply')).toBeNull();
  });

  it('note that a form is used once, with its move; that it was refused after all is noted too', async () => {
    const { store } = rig.at;
    const id = await ticket();
    const typed = { id: 's3', surface: 'slack', personId: 'lucia', action: 'reply', ticketId: id, values: {}, at };
    const outcome = async (): Promise<string> => (await store.submissions.save(typed)).outcome;
    await store.submissions.save(typed);
    const by = { kind: 'person', id: 'lucia' } as const;
    await store.tickets.move({ ticketId: id, move: { move: 'claim' }, by, at, submissionId: 's3' });
    expect(await outcome()).toBe('used');
    await store.submissions.finish('s3', 'used');
    expect(await outcome()).toBe('used');
    await store.submissions.finish('s3', 'refused');
    expect(await outcome()).toBe('refused');
    await store.submissions.finish('s3', 'used');
    expect(await outcome()).toBe('used');
  });

  it('lets one attempt at a time post a card, and tells the next whether an earlier one may have reached the chat', async () => {
    const { store } = rig.at;
    const card = (await store.tickets.detail(await ticket()))?.cards[0];
    if (!card) throw new Error('No card');
    const begun = await Promise.all(Array.from({ length: 5 }, () => store.chatPosts.begin(card.id, at)));
    const { home: _home, movedTo: _movedTo, ...row } = card;
    expect(begun.filter((each) => each !== null)).toEqual([row]);
    await store.chatPosts.ended(card.id, 'unknown');
    expect(await store.chatPosts.begin(card.id, later(1))).toMatchObject({ state: 'posting', attemptAt: null });
    await store.chatPosts.ended(card.id, 'no');
    expect(await store.chatPosts.begin(card.id, later(2))).toMatchObject({ state: 'wanted' });
    // Whoever began it is gone.
    expect(await store.chatPosts.begin(card.id, later(61))).toBeNull();
    expect(await store.chatPosts.begin(card.id, later(62))).toMatchObject({ state: 'posting', attemptAt: later(2) });
    await store.chatPosts.posted(card.id, { channelId: 'C1', ts: '1.1', hash: 'h', at });
    await store.chatPosts.ended(card.id, 'no');
    expect(await store.chatPosts.begin(card.id, later(999))).toBeNull();
    const redraw = await store.chatPosts.drawing({ ...card, contentHash: 'h' }, later(62));
    await store.chatPosts.drawn(card.id, redraw, { hash: 'h2', at: later(63) });
    expect(await store.cards.byMessage('slack', 'C1', '1.1')).toMatchObject({
      id: card.id,
      state: 'posted',
      contentHash: 'h2',
    });
    expect(await store.cards.byMessage('slack', 'C1', '9.9')).toBeNull();
    await store.chatPosts.gone(card.id);
    expect(await store.cards.byMessage('slack', 'C1', '1.1')).toMatchObject({ state: 'gone' });
  });

  it('finds the home card from a post in its thread', async () => {
    const { store } = rig.at;
    const detail = await store.tickets.detail(await ticket());
    const [home] = detail?.cards ?? [];
    const [entry] = detail?.thread ?? [];
    if (!home || !entry) throw new Error('No card');
    await store.chatPosts.posted(home.id, { channelId: 'C1', ts: '1.1', hash: 'h', at });
    const { entry: _entry, leftIn: _leftIn, ...row } = entry;
    expect(await store.chatPosts.begin(entry.id, at)).toEqual(row);
    await store.chatPosts.posted(entry.id, { channelId: 'C1', ts: '1.2', hash: 'h', at });
    expect(await store.chatPosts.begin(entry.id, at)).toBeNull();
    expect(await store.cards.byMessage('slack', 'C1', '1.2')).toMatchObject({ id: home.id });
  });

  it('records each attempt at a delivery and finds those left on the way', async () => {
    const { store, opened } = rig.at;
    const id = await ticket();
    const version = draft(id, 1);
    const sending = {
      id: 'dl_1',
      ticketId: id,
      draftId: version.id,
      state: 'sending' as const,
      opId: 'op_1',
      attempts: 1,
      by: 'lucia',
      queuedAt: at,
      sendingSince: at,
      sentAt: null,
      nativeId: null,
      url: null,
      refusal: null,
      detail: null,
      lookups: 0,
      markedBy: null,
      deliveredAt: null,
      readAt: null,
    };
    await write(id, { newDraft: version, newDelivery: sending });
    const attempt = await store.deliveries.attemptStarts('dl_1', at);
    await store.deliveries.attemptEnds(attempt, later(2), 'unknown', 'time-out');
    expect(await opened.db.selectFrom('deliveryAttempts').selectAll().execute()).toEqual([
      { id: attempt, deliveryId: 'dl_1', startedAt: at, endedAt: later(2), outcome: 'unknown', detail: 'time-out' },
    ]);
    expect(await store.deliveries.stranded(at)).toEqual([]);
    expect(await store.deliveries.stranded(later(1))).toEqual([sending]);
  });

  it('remembers people as last seen, and cursors', async () => {
    const { store } = rig.at;
    const lucia = { id: 'lucia', name: 'Lucía', surface: 'slack', userId: 'U1', locale: 'es-ES' };
    await store.people.seen(lucia, at);
    await store.people.seen({ ...lucia, name: 'Lucía R.' }, later(1));
    expect(await store.people.get(['lucia', 'nobody'])).toEqual(
      new Map([['lucia', { ...lucia, name: 'Lucía R.', seenAt: later(1) }]]),
    );
    expect(await store.people.get([])).toEqual(new Map());
    expect(await store.cursors.get('x', 'alba')).toBeUndefined();
    await store.cursors.set('x', 'alba', '17', at);
    await store.cursors.set('x', 'alba', '18', later(1));
    expect(await store.cursors.get('x', 'alba')).toBe('18');
    await store.cursors.set('x', 'alba', undefined, later(2));
    expect(await store.cursors.get('x', 'alba')).toBeUndefined();
  });
});
