import { expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import { arrived, at, changes, delivery, draft, inbound, later, plainPlan, takeIn } from './build.ts';
import { onEachStore } from './rig.ts';

const lucia = { kind: 'person' as const, id: 'lucia' };

onEachStore('tickets', (rig) => {
  const move = (ticketId: string, by = lucia) =>
    rig.at.store.tickets.move({ ticketId, move: { move: 'claim' }, by, at });
  async function oneTicket(): Promise<string> {
    const [id] = await takeIn(rig.at.store, [inbound('1')]);
    if (!id) throw new Error('No ticket was opened');
    return id;
  }

  it('lets exactly one of 25 simultaneous claims through', async () => {
    const id = await oneTicket();
    rig.decide((view, _move, by, when) =>
      view.ticket.owner === null
        ? {
            kind: 'moved',
            changes: changes({ ticket: { owner: by.id, ownedSince: when }, activity: [{ what: 'claim' }] }),
          }
        : { kind: 'already', say: { key: 'say.claimed-already', params: { since: '' } } },
    );
    const all = await Promise.all(Array.from({ length: 25 }, (_, i) => move(id, { kind: 'person', id: `p${i}` })));
    expect(all.filter((verdict) => verdict.kind === 'moved')).toHaveLength(1);
    const owner = (await rig.at.store.tickets.get(id))?.owner;
    expect(all.every((verdict) => verdict.ticket.owner === owner)).toBe(true);
    expect((await rig.at.store.activity.of(id)).filter((row) => row.what === 'claim')).toEqual([
      expect.objectContaining({ by: { kind: 'person', id: owner }, at, detail: {} }),
    ]);
  });

  it('hands a message out with every column that it has', async () => {
    const id = await oneTicket();
    const [row] = await rig.at.opened.db.selectFrom('messages').selectAll().execute();
    if (!row) throw new Error('No message was taken in');
    const { deletedAt: _deletedAt, readings: _readings, ...message } = row;
    const detail = await rig.at.store.tickets.detail(id);
    expect([detail?.lastInbound, detail?.first, detail?.messages[0]]).toEqual([message, message, message]);
  });

  it('writes ticket, draft, delivery, thread, activity and jobs of a move together', async () => {
    const id = await oneTicket();
    const version = draft(id, 1, { text: 'Hola\0 "Ana" 👋', writers: ['lucia', 'ivan'], undoUntil: later(30) });
    const sending = delivery(id, version.id);
    rig.decide(() => ({
      kind: 'moved',
      changes: changes({
        ticket: { owner: 'lucia', tags: ['reclamación'] },
        newDraft: version,
        newDelivery: sending,
        thread: [{ kind: 'draft', draftId: version.id, mention: ['ivan'] }],
        activity: [{ what: 'draft.approved', detail: { version: 1, hash: 'h', who: null } }],
        jobs: [
          { job: 'redraw-card', ticketId: id },
          { job: 'send-reply', deliveryId: sending.id, ticketId: id, afterMs: 30_000 },
        ],
      }),
    }));
    const before = await rig.at.store.work();
    const verdict = await move(id);
    expect(verdict.ticket).toMatchObject({ id, owner: 'lucia', tags: ['reclamación'], version: 2 });
    expect(await rig.at.store.tickets.get(id)).toEqual(verdict.ticket);
    expect(await rig.at.store.drafts.get(version.id)).toEqual({ ...version, text: 'Hola "Ana" 👋' });
    expect(await rig.at.store.deliveries.get(sending.id)).toEqual(sending);
    const detail = await rig.at.store.tickets.detail(id);
    expect(detail?.thread.map(({ seq, entry }) => [seq, entry.kind])).toEqual([
      [1, 'digest'],
      [2, 'draft'],
    ]);
    expect((await rig.at.store.activity.of(id)).at(-1)).toMatchObject({
      what: 'draft.approved',
      detail: { version: 1, hash: 'h', who: null },
    });
    // The card and its thread; the delayed one is not due yet.
    expect((await rig.at.store.work()).due).toBe(before.due + 2);
  });

  it('leaves nothing of a move that fails half-way', async () => {
    const id = await oneTicket();
    const first = draft(id, 1);
    rig.decide(() => ({ kind: 'moved', changes: changes({ newDraft: first, newDelivery: delivery(id, first.id) }) }));
    await move(id);
    const before = {
      detail: await rig.at.store.tickets.detail(id),
      activity: await rig.at.store.activity.of(id),
      work: await rig.at.store.work(),
    };
    const second = draft(id, 2);
    // A second delivery while one is under way breaks the rule after ticket and draft were written.
    rig.decide(() => ({
      kind: 'moved',
      changes: changes({
        ticket: { owner: 'eva' },
        newDraft: second,
        newDelivery: delivery(id, second.id),
        thread: [{ kind: 'digest' }],
        activity: [{ what: 'x' }],
        jobs: [{ job: 'redraw-card', ticketId: id }],
      }),
    }));
    await expect(move(id)).rejects.toMatchObject({ code: 'ticket.being-sent' });
    expect({
      detail: await rig.at.store.tickets.detail(id),
      activity: await rig.at.store.activity.of(id),
      work: await rig.at.store.work(),
    }).toEqual(before);
    rig.decide(() => {
      throw new TypeError('a bug');
    });
    await expect(move(id)).rejects.toBeInstanceOf(TypeError);
    expect(await rig.at.store.tickets.get(id)).toEqual(before.detail?.ticket);
  });

  it('frees the way for a new delivery in the same move that ends the old one', async () => {
    const id = await oneTicket();
    const first = draft(id, 1);
    const old = delivery(id, first.id, { state: 'unknown' });
    rig.decide(() => ({ kind: 'moved', changes: changes({ newDraft: first, newDelivery: old }) }));
    await move(id);
    const again = delivery(id, first.id, { queuedAt: later(1) });
    rig.decide(() => ({
      kind: 'moved',
      changes: changes({
        deliveries: [{ id: old.id, set: { state: 'refused', refusal: 'rejected', detail: 'no', lookups: 2 } }],
        drafts: [{ id: first.id, set: { approvedHash: 'h2' } }],
        newDelivery: again,
      }),
    }));
    await move(id);
    const detail = await rig.at.store.tickets.detail(id);
    expect(detail?.deliveries).toEqual([
      { ...old, state: 'refused', refusal: 'rejected', detail: 'no', lookups: 2 },
      again,
    ]);
    expect(detail?.drafts).toEqual([{ ...first, approvedHash: 'h2' }]);
  });

  it('throws a refusal as RecadoError with its values, and writes nothing', async () => {
    const id = await oneTicket();
    rig.decide(() => ({ kind: 'refused', code: 'ticket.taken', params: { owner: 'eva', since: 'x' } }));
    const error = await move(id).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RecadoError);
    expect(error).toMatchObject({ code: 'ticket.taken', params: { owner: 'eva' } });
    await expect(move('tk_nobody')).rejects.toMatchObject({ code: 'ticket.not-found' });
  });

  it('explains that the conversation has gone on in a newer ticket', async () => {
    const { store } = rig.at;
    const said = (id: string) =>
      inbound(id, { conversationId: 'c', author: { nativeId: 'carla', handle: 'carla', name: 'Carla' } });
    const [old = ''] = await takeIn(store, [said('m1')]);
    rig.decide((_view, { move: step }) => ({
      kind: 'moved',
      changes: changes({ ticket: { state: step === 'close' ? 'closed' : 'open' } }),
    }));
    await store.tickets.move({ ticketId: old, move: { move: 'close', reason: 'answered' }, by: lucia, at });
    await store.inbox.add([arrived(said('m2'))], at);
    await store.inbox.ingest(10, at, (event, known) => plainPlan(event, { ...known, view: null }));
    await expect(store.tickets.move({ ticketId: old, move: { move: 'reopen' }, by: lucia, at })).rejects.toMatchObject({
      code: 'ticket.newer',
    });
    expect((await store.tickets.get(old))?.state).toBe('closed');
  });

  it('explains two versions with the same number', async () => {
    const id = await oneTicket();
    rig.decide(() => ({ kind: 'moved', changes: changes({ newDraft: draft(id, 1) }) }));
    await move(id);
    await expect(move(id)).rejects.toMatchObject({ name: 'RecadoError', code: 'draft.changed-since' });
  });

  it('gives everything a card is drawn from', async () => {
    const { store } = rig.at;
    const messages = Array.from({ length: 14 }, (_, i) =>
      inbound(`m${i}`, {
        conversationId: 'c',
        postedAt: later(i),
        author: { nativeId: 'carla', handle: 'carla', name: 'Carla', bio: 'Madrid', verified: true, followers: 12_300 },
      }),
    );
    const [id = ''] = await takeIn(store, messages);
    rig.decide(() => ({
      kind: 'moved',
      changes: changes({
        ticket: { owner: 'lucia' },
        thread: [{ kind: 'event', key: 'event.taken-over', params: {}, mention: ['ivan'] }],
      }),
    }));
    await move(id);
    await store.people.seen({ id: 'lucia', name: 'Lucía', surface: 'slack', userId: 'U1', locale: 'es-ES' }, at);
    await store.people.seen({ id: 'ivan', name: 'Iván', surface: 'slack', userId: 'U2', locale: 'es-ES' }, at);
    const detail = await store.tickets.detail(id);
    expect(detail?.messageCount).toBe(14);
    expect(detail?.messages.map((message) => message.nativeId)).toEqual(
      messages.slice(4).map((message) => message.nativeId),
    );
    expect(detail?.lastInbound.nativeId).toBe('m13');
    expect(detail?.author).toEqual({
      id: expect.stringMatching(/^au_/),
      network: 'x',
      nativeId: 'carla',
      handle: 'carla',
      name: 'Carla',
      bio: 'Madrid',
      verified: true,
      followers: 12_300,
      // Fourteen messages of one conversation are one time that she wrote.
      timesThisMonth: 1,
    });
    expect(detail?.cards.map(({ place, home, state, surface }) => [place, home, state, surface])).toEqual([
      ['general', true, 'wanted', 'slack'],
      ['billing', false, 'wanted', 'slack'],
    ]);
    expect([...(detail?.people.keys() ?? [])].toSorted()).toEqual(['ivan', 'lucia']);
    expect(detail?.messages[0]?.postedAt).toEqual(later(4));
    expect(await store.tickets.detail('tk_none')).toBeNull();
  });

  it('lists open tickets by channel and owner, who waits longest first', async () => {
    const { store } = rig.at;
    const [first = '', second = ''] = await takeIn(store, [
      inbound('1', { postedAt: later(60) }),
      inbound('2', { postedAt: later(10) }),
      inbound('3', { postedAt: later(90) }),
    ]);
    expect((await store.tickets.open({ limit: 2 })).map((ticket) => ticket.conversationId)).toEqual(['c-2', 'c-1']);
    rig.decide(() => ({
      kind: 'moved',
      changes: changes({ ticket: { owner: 'lucia', route: { rule: 1, matched: [], channels: ['deliveries'] } } }),
    }));
    await move(first);
    expect(
      (await store.tickets.open({ channels: ['deliveries', 'other'], limit: 9 })).map((ticket) => ticket.id),
    ).toEqual([first]);
    expect((await store.tickets.open({ owner: null, limit: 9 })).map((ticket) => ticket.id)).not.toContain(first);
    expect((await store.tickets.open({ owner: 'lucia', limit: 9 })).map((ticket) => ticket.id)).toEqual([first]);
    expect((await store.tickets.detail(first))?.cards.map((card) => card.place).toSorted()).toEqual([
      'billing',
      'deliveries',
      'general',
    ]);
    rig.decide(() => ({
      kind: 'moved',
      changes: changes({ ticket: { state: 'closed', closeReason: 'answered', closedAt: at } }),
    }));
    await move(second);
    expect(await store.tickets.open({ limit: 9 })).toHaveLength(2);
    expect(
      (await store.tickets.watched('x', 'alba-x', { limit: 10, goneSince: new Date(0) }))
        .map((one) => one.nativeId)
        .toSorted(),
    ).toHaveLength(2);
  });
});
