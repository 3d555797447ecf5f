import { expect, it } from 'vitest';
import type { WantedPost } from '../../store/chat-posts/chat-posts.ts';
import { queueMessage } from '../../store/chat-posts/show-orders.ts';
import { at, draft, later } from './build.ts';
import { onEachStore, ticketRig } from './rig.ts';

onEachStore('chat posts', (rig) => {
  const { ticket, write } = ticketRig(rig);
  async function wanted(over: Partial<WantedPost> = {}): Promise<WantedPost & { ticketId: string }> {
    const ticketId = await ticket();
    return { kind: 'approval', ownerId: 'dr_1', surface: 'slack', place: 'ivan', ...over, ticketId };
  }
  const general = { kind: 'queue', ownerId: 'general' };
  const ordered = async (): Promise<Record<string, unknown>[]> => {
    const { rows } = await rig.at.opened.run(
      `select data from pgboss.job where name = 'show' order by data ->> 'place', data ->> 'surface'`,
    );
    return (rows as { data: Record<string, unknown> }[]).map(({ data }) => data);
  };

  it('a person is asked one thing once, however often and wherever it is wanted at one moment', async () => {
    const { chatPosts } = rig.at.store;
    const post = await wanted();
    await Promise.all([
      chatPosts.want([post], at),
      chatPosts.want([{ ...post, surface: 'teams' }], at),
      chatPosts.want([post, { ...post, ownerId: 'dr_2' }], later(1)),
    ]);
    const rows = await chatPosts.of(post, { kind: 'approval' });
    expect(rows.map(({ ownerId }) => ownerId).toSorted()).toEqual(['dr_1', 'dr_2']);
    expect(new Set(rows.map(({ opId }) => opId)).size).toBe(2);
  });

  it('an operation is that of one post: of several who write it at one moment one does, and the others find that one', async () => {
    const { run } = rig.at.opened;
    const places = ['ivan', 'eva', 'ana', 'lucia'];
    const write = (place: string) =>
      run(
        `insert into chat_posts (id, kind, owner_id, surface, place, generation, state, op_id, created_at) values ($1, 'queue', 'general', 'slack', $2, 0, 'wanted', 'op_same', now())`,
        [`cp_${place}`, place],
      );
    const outcomes = await Promise.allSettled(places.map(write));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [Object(each.reason) as object] : []));
    expect(refused).toEqual(
      places.slice(1).map(() => expect.objectContaining({ code: '23505', constraint: 'chat_posts_op_id_key' })),
    );
    const winner = places[outcomes.findIndex(({ status }) => status === 'fulfilled')];
    const { rows } = await run(`select place from chat_posts where op_id = 'op_same'`);
    expect(rows).toEqual([{ place: winner }]);
  });

  it('a channel has one post of a kind about one thing, on each surface', async () => {
    const { chatPosts } = rig.at.store;
    const post = { kind: 'alert', ownerId: 'al_1', ticketId: null, surface: 'slack', place: 'general' };
    await Promise.all([
      chatPosts.want([post], at),
      chatPosts.want([post, { ...post, surface: 'teams' }], at),
      chatPosts.want([post], later(1)),
    ]);
    expect((await chatPosts.of({ kind: 'alert', ownerId: 'al_1' })).map(({ surface }) => surface).toSorted()).toEqual([
      'slack',
      'teams',
    ]);
    expect(await chatPosts.of({ kind: 'alert', ownerId: 'al_2' })).toEqual([]);
  });

  it('each place of a conversation has a job of its own, ordered with what is wanted there and whenever all is to be looked at', async () => {
    const { chatPosts } = rig.at.store;
    const post = await wanted();
    const { ticketId } = post;
    const people = ['eva', 'ivan'].map((place) => ({ ...post, place }));
    await chatPosts.want([...people, { ...post, ownerId: 'dr_2', place: 'eva' }], at);
    const places = people.map(({ place }) => ({ ticketId, surface: 'slack', place }));
    expect(await ordered()).toEqual(places);
    await rig.at.opened.run(`delete from pgboss.job`);
    await chatPosts.want(people, at);
    expect(await ordered()).toEqual([]);
    const [first] = await chatPosts.of({ ticketId }, { surface: 'slack', place: 'ivan' });
    await chatPosts.gone(first?.id ?? '');
    await chatPosts.show({ ticketId });
    // The thread waits in the channel of the home card.
    const home = { ticketId, surface: 'slack', place: 'general' };
    expect(await ordered()).toEqual([...places.filter(({ place }) => place === 'eva'), home]);
  });

  it('is posted by one at a time, and what an attempt came to is kept', async () => {
    const { chatPosts } = rig.at.store;
    const post = await wanted();
    await chatPosts.want([post], at);
    const [{ id } = { id: '' }] = await chatPosts.of(post, { kind: 'approval' });
    const both = await Promise.all([chatPosts.begin(id, at), chatPosts.begin(id, at)]);
    expect(both.filter((row) => row !== null)).toMatchObject([{ state: 'wanted' }]);
    await chatPosts.ended(id, 'unknown');
    expect(await chatPosts.begin(id, later(1))).toMatchObject({ state: 'posting', attemptAt: null });
    expect(await chatPosts.begin(id, later(2))).toBeNull();
    expect(await chatPosts.begin(id, later(120))).toMatchObject({ state: 'posting' });
    await chatPosts.ended(id, 'no');
    expect(await chatPosts.begin(id, later(121))).toMatchObject({ state: 'wanted' });
    await chatPosts.posted(id, { channelId: 'D1', ts: '5.1', hash: 'h', at: later(122) });
    expect(await chatPosts.begin(id, later(500))).toBeNull();
    expect(await chatPosts.of(post, { kind: 'approval' })).toMatchObject([
      { state: 'posted', channelId: 'D1', ts: '5.1', contentHash: 'h', attemptAt: null, drawnAt: later(122) },
    ]);
  });

  it('drawn by two at one moment, it does not say how it looks', async () => {
    const { chatPosts } = rig.at.store;
    const post = await wanted();
    await chatPosts.want([post], at);
    const [{ id } = { id: '' }] = await chatPosts.of(post, { kind: 'approval' });
    await chatPosts.posted(id, { channelId: 'D1', ts: '5.1', hash: 'h', at });
    const standing = { id, attemptAt: null, contentHash: 'h' };
    const first = await chatPosts.drawing(standing, later(1));
    const second = await chatPosts.drawing(standing, later(2));
    expect(await chatPosts.drawn(id, second, { hash: 'h2', at: later(3) })).toBe(true);
    expect(await chatPosts.drawn(id, first, { hash: 'h3', at: later(3) })).toBe(false);
    expect(await chatPosts.of(post, { kind: 'approval' })).toMatchObject([{ contentHash: '', attemptAt: null }]);
  });

  it('drawn by two at one moment to what it was before, it does not say how it looks either', async () => {
    const { chatPosts } = rig.at.store;
    const post = await wanted();
    await chatPosts.want([post], at);
    const [{ id } = { id: '' }] = await chatPosts.of(post, { kind: 'approval' });
    await chatPosts.posted(id, { channelId: 'D1', ts: '5.1', hash: 'h', at });
    const first = await chatPosts.drawing({ id, attemptAt: null, contentHash: 'h' }, later(1));
    const [open] = await chatPosts.of(post, { kind: 'approval' });
    expect(open).toMatchObject({ contentHash: 'h', attemptAt: later(1) });
    if (!open) throw new Error('No post');
    // It goes on with the attempt that is open, which a dead process may have left.
    const second = await chatPosts.drawing(open, later(2));
    expect(await chatPosts.drawn(id, second, { hash: 'h', at: later(3) })).toBe(true);
    expect(await chatPosts.drawn(id, first, { hash: 'h2', at: later(4) })).toBe(false);
    expect(await chatPosts.of(post, { kind: 'approval' })).toMatchObject([{ contentHash: '' }]);
  });

  it('is noted as about to be drawn with the move that changes it, and with none that changes nothing', async () => {
    const { store } = rig.at;
    const ticketId = await ticket();
    const [card] = (await store.tickets.detail(ticketId))?.cards ?? [];
    if (!card) throw new Error('No card');
    const draws = { surface: 'slack', channel: 'C1', ts: '1.1' };
    const attempt = async () => (await store.chatPosts.get(card.id))?.attemptAt;
    const move = (moment: Date) =>
      store.tickets.move({ ticketId, move: { move: 'claim' }, by: { kind: 'person', id: 'lucia' }, at: moment, draws });
    await store.chatPosts.posted(card.id, { channelId: 'C1', ts: '1.1', hash: 'h', at });
    rig.decide(() => ({ kind: 'already', say: { key: 'say.done' } }));
    await move(later(1));
    rig.decide(() => ({ kind: 'refused', code: 'ticket.closed' }));
    await expect(move(later(2))).rejects.toMatchObject({ code: 'ticket.closed' });
    expect(await attempt()).toBeNull();
    rig.decide(() => ({ kind: 'moved', changes: { activity: [], jobs: [] } }));
    await move(later(3));
    expect(await attempt()).toEqual(later(3));
    // The attempt that is open stays: nobody has recorded how it ended.
    await move(later(4));
    expect(await attempt()).toEqual(later(3));
    const now = await store.chatPosts.get(card.id);
    if (!now) throw new Error('No card');
    const redraw = await store.chatPosts.drawing(now, later(5));
    expect(redraw).toEqual({ before: 'h', since: later(3) });
    expect(await store.chatPosts.drawn(card.id, redraw, { hash: 'h2', at: later(6) })).toBe(true);
    expect(await store.chatPosts.get(card.id)).toMatchObject({ contentHash: 'h2', attemptAt: null });
  });

  it('goes to another chat while nobody was written to, under a new operation, and has a job there', async () => {
    const { chatPosts } = rig.at.store;
    const post = await wanted();
    await chatPosts.want([post], at);
    const [before] = await chatPosts.of(post, { kind: 'approval' });
    await rig.at.opened.run(`delete from pgboss.job`);
    await chatPosts.sendOn(before?.id ?? '', 'teams');
    const [after] = await chatPosts.of(post, { kind: 'approval' });
    expect(after).toMatchObject({ surface: 'teams', state: 'wanted', generation: 1 });
    expect(after?.opId).not.toBe(before?.opId);
    expect(await ordered()).toEqual([{ ticketId: post.ticketId, surface: 'teams', place: 'ivan' }]);
    await chatPosts.posted(before?.id ?? '', { channelId: 'a:1', ts: '1', hash: 'h', at });
    await chatPosts.sendOn(before?.id ?? '', 'slack');
    expect(await chatPosts.of(post, { kind: 'approval' })).toMatchObject([
      { surface: 'teams', state: 'posted', generation: 1 },
    ]);
  });

  it('is looked at when a version begins to wait, changes or is decided; what nobody was asked orders nothing', async () => {
    const { chatPosts } = rig.at.store;
    const ticketId = await ticket();
    const version = draft(ticketId, 1, { state: 'editing' });
    await write(ticketId, { newDraft: version });
    expect(await ordered()).toEqual([]);
    await write(ticketId, { drafts: [{ id: version.id, set: { state: 'submitted' } }] });
    expect(await ordered()).toEqual([{ ticketId }]);
    await rig.at.opened.run(`delete from pgboss.job`);
    await chatPosts.want([{ kind: 'approval', ownerId: version.id, ticketId, surface: 'slack', place: 'ivan' }], at);
    await rig.at.opened.run(`delete from pgboss.job`);
    await write(ticketId, {
      drafts: [{ id: version.id, set: { approval: { rule: 1, approvers: ['eva'], fourEyes: 'no' } } }],
    });
    expect(await ordered()).toEqual(
      expect.arrayContaining([{ ticketId }, { ticketId, surface: 'slack', place: 'ivan' }]),
    );
    await rig.at.opened.run(`delete from pgboss.job`);
    await write(ticketId, { drafts: [{ id: version.id, set: { state: 'returned' } }] });
    expect(await ordered()).toEqual([{ ticketId, surface: 'slack', place: 'ivan' }]);
    await rig.at.opened.run(`delete from pgboss.job`);
    await write(ticketId, { ticket: { tags: ['urgente'] } });
    expect(await ordered()).toEqual([]);
  });

  it('entries of a thread that are written at one moment follow one another, and no two have one number', async () => {
    const ticketId = await ticket();
    const event = { kind: 'event' as const, key: 'event.stopped' as const, params: {}, mention: [] };
    await Promise.all([1, 2, 3].map(() => write(ticketId, { thread: [event, event] })));
    const rows = await rig.at.store.chatPosts.of({ ticketId }, { kind: 'thread' });
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(new Set(rows.map(({ opId }) => opId)).size).toBe(7);
    const again = `insert into chat_posts (id, kind, owner_id, ticket_id, surface, place, seq, generation, state, op_id, created_at)
      select 'another', kind, owner_id, ticket_id, surface, 'elsewhere', seq, generation + 1, state, 'op_another', created_at from chat_posts where id = '${rows[0]?.id}'`;
    await expect(rig.at.opened.run(again)).rejects.toThrow('one_chat_post_per_thread_place');
  });

  it('a conversation has one card in a channel, beside the lines of homes that left it, and one home on a surface', async () => {
    const { chatPosts, tickets } = rig.at.store;
    const ticketId = await ticket();
    const home = (to: string) =>
      write(ticketId, { ticket: { route: { rule: 0, matched: [], channels: [to] } }, newHome: to });
    await Promise.all([home('billing'), home('billing'), home('billing')]);
    for (const place of ['general', 'billing', 'general', 'billing']) {
      const card = (await tickets.detail(ticketId))?.cards.find((each) => each.home);
      await chatPosts.posted(card?.id ?? '', { channelId: `C-${card?.place}`, ts: '1', hash: 'h', at });
      await home(place);
    }
    const cards = (await tickets.detail(ticketId))?.cards ?? [];
    const inBilling = cards.filter(({ place }) => place === 'billing');
    expect(inBilling.filter(({ movedTo }) => movedTo === null)).toMatchObject([{ home: true, state: 'wanted' }]);
    expect(inBilling.length).toBeGreaterThan(2);
    expect(new Set(inBilling.map(({ generation }) => generation)).size).toBe(inBilling.length);
    expect(cards.filter((card) => card.home)).toHaveLength(1);
    const add = (id: string, seq: string, place: string) =>
      rig.at.opened
        .run(`insert into chat_posts (id, kind, owner_id, ticket_id, surface, place, seq, generation, state, op_id, created_at)
        values ('${id}', 'card', '${ticketId}', '${ticketId}', 'slack', '${place}', ${seq}, 9, 'wanted', 'op_${id}', now())`);
    await expect(add('another', 'null', 'billing')).rejects.toThrow('one_card_post_per_channel');
    await expect(add('home', '0', 'envios')).rejects.toThrow('one_home_card_per_surface');
  });

  it('a thread is looked at for what is written in it, and wherever something stands that changes with its conversation', async () => {
    const { chatPosts } = rig.at.store;
    const ticketId = await ticket();
    const place = { ticketId, surface: 'slack', place: 'general' };
    const event = { kind: 'event' as const, key: 'event.stopped' as const, params: {}, mention: [] };
    // Whoever posts the card of a new conversation shows its thread.
    expect(await ordered()).toEqual([]);
    await write(ticketId, { thread: [event] });
    expect(await ordered()).toEqual([place]);
    const posted = async (): Promise<void> => {
      for (const { id, seq } of await chatPosts.of({ ticketId }, { kind: 'thread' }))
        await chatPosts.posted(id, { channelId: 'C1', ts: `1.${seq}`, hash: 'h', at });
      await rig.at.opened.run(`delete from pgboss.job`);
    };
    await posted();
    await write(ticketId, { ticket: { tags: ['urgente'] } });
    expect(await ordered()).toEqual([]);
    await write(ticketId, { thread: [{ kind: 'draft', draftId: 'dr_1', mention: [] }] });
    await posted();
    await write(ticketId, { ticket: { tags: [] } });
    expect(await ordered()).toEqual([place]);
  });

  it('deleted in the chat it is wanted again by one of those who see it, in the same row, and nobody adds another', async () => {
    const { chatPosts } = rig.at.store;
    const post = queueMessage('slack', 'general');
    await Promise.all([chatPosts.renew([post], at), chatPosts.renew([post], at)]);
    const [{ id } = { id: '' }, ...more] = await chatPosts.of(general);
    expect(more).toEqual([]);
    await chatPosts.posted(id, { channelId: 'C1', ts: '1', hash: 'h', at });
    await chatPosts.keep(id, { pinned: true });
    const both = await Promise.all([chatPosts.again(id, '1', later(1)), chatPosts.again(id, '1', later(1))]);
    expect(both.filter((row) => row !== null)).toMatchObject([{ id, state: 'wanted', generation: 1, ts: null }]);
    await Promise.all([chatPosts.renew([post], later(2)), chatPosts.want([post], later(2))]);
    expect(await chatPosts.of(general)).toMatchObject([{ id, generation: 1 }]);
  });

  it('looked at anew it is drawn at once, by a job that none which waits for its time holds up', async () => {
    const { chatPosts } = rig.at.store;
    const post = queueMessage('slack', 'general');
    await chatPosts.want([post], at);
    const [{ id } = { id: '' }] = await chatPosts.of(general);
    await chatPosts.posted(id, { channelId: 'C1', ts: '1', hash: 'h', at });
    await rig.at.opened.run(`update pgboss.job set start_after = now() + interval '1 minute' where name = 'show'`);
    await chatPosts.renew([post], later(1));
    expect(await chatPosts.of(general)).toMatchObject([{ contentHash: null, drawnAt: null, state: 'posted' }]);
    const due = await rig.at.opened.run(`select 1 from pgboss.job where name = 'show' and start_after <= now()`);
    expect(due.rows).toHaveLength(1);
  });
});
