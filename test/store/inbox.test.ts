import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { arrived, at, changes, delivery, draft, inbound, later, plainPlan, takeIn } from './build.ts';
import { onEachStore } from './rig.ts';

onEachStore('inbox', (rig) => {
  it('counts what is new, orders one ingest job, and takes a second delivery for nothing', async () => {
    const { store } = rig.at;
    const events = Array.from({ length: 5 }, (_, i) => arrived(inbound(`${i}`)));
    expect(await store.inbox.add(events, at)).toBe(5);
    expect(await store.inbox.add([...events, arrived(inbound('new'))], at)).toBe(1);
    expect(await store.inbox.add([], at)).toBe(0);
    expect(await store.inbox.waiting()).toEqual({ waiting: 6, failed: 0, oldest: at });
    expect(await store.work()).toEqual({ due: 1, running: 0, dead: 0 });
  });

  it('never replaces a name with the bare id that a network leaves of an author, in one batch or later', async () => {
    const { store } = rig.at;
    const known = { nativeId: '541', handle: 'maria_lopez', name: 'Maria López' };
    const bare = { nativeId: '541', handle: '541', name: '541' };
    const nameOf = async (id: string) => {
      const [ticket] = (await store.tickets.open({ limit: 9 })).filter(
        ({ conversationId }) => conversationId === `c-${id}`,
      );
      const { handle, name } = (await store.tickets.detail(ticket?.id ?? ''))?.author ?? {};
      return { handle, name };
    };
    await takeIn(store, [inbound('1', { author: bare })]);
    expect(await nameOf('1')).toEqual({ handle: '541', name: '541' });
    await takeIn(store, [inbound('2', { author: known }), inbound('3', { author: bare })]);
    expect(await nameOf('1')).toEqual({ handle: 'maria_lopez', name: 'Maria López' });
    await takeIn(store, [inbound('4', { author: bare })]);
    expect(await nameOf('4')).toEqual({ handle: 'maria_lopez', name: 'Maria López' });
    await takeIn(store, [inbound('5', { author: { ...known, name: 'María' } })]);
    expect(await nameOf('1')).toEqual({ handle: 'maria_lopez', name: 'María' });
  });

  it('opens tickets with numbers in order, cards, thread, activity and the job that posts them', async () => {
    const { store } = rig.at;
    await takeIn(store, [inbound('1'), inbound('2', { postedAt: later(1) }), inbound('3', { postedAt: later(2) })]);
    const tickets = await store.tickets.open({ limit: 9 });
    expect(tickets.map((ticket) => [ticket.number, ticket.version, ticket.accounts])).toEqual([
      [1, 1, ['alba-x']],
      [2, 1, ['alba-x']],
      [3, 1, ['alba-x']],
    ]);
    const detail = await store.tickets.detail(tickets[0]?.id ?? '');
    expect(detail?.cards).toHaveLength(2);
    expect(await store.activity.of(tickets[0]?.id ?? '')).toEqual([
      {
        id: 1,
        at,
        ticketId: tickets[0]?.id,
        by: { kind: 'customer', id: tickets[0]?.authorId },
        what: 'open',
        detail: {},
      },
    ]);
    // ingest-message, and post-card for each.
    expect((await store.work()).due).toBe(4);
  });

  it('never takes two events of one author in one thread together, and keeps their order', async () => {
    const { store } = rig.at;
    const author = { nativeId: 'carla', handle: 'carla', name: 'Carla' };
    await store.inbox.add(
      [1, 2, 3]
        .map((n) => arrived(inbound(`m${n}`, { conversationId: 'c', author, postedAt: later(n) })))
        .concat(arrived(inbound('other'))),
      at,
    );
    expect(await store.inbox.ingest(100, at, plainPlan)).toEqual({ done: 2, failed: 0, more: true });
    expect(await store.inbox.ingest(100, at, plainPlan)).toEqual({ done: 1, failed: 0, more: true });
    expect(await store.inbox.ingest(100, at, plainPlan)).toEqual({ done: 1, failed: 0, more: false });
    const tickets = await store.tickets.open({ limit: 9 });
    expect(tickets).toHaveLength(2);
    const detail = await store.tickets.detail(tickets.find((ticket) => ticket.conversationId === 'c')?.id ?? '');
    expect(detail?.messages.map((message) => message.nativeId)).toEqual(['m1', 'm2', 'm3']);
    // Three messages of one conversation are one visit.
    expect(detail?.author.timesThisMonth).toBe(1);
    expect(detail?.first?.nativeId).toBe('m1');
    expect(detail?.thread.map((row) => row.entry.kind)).toEqual(['digest', 'customer-message', 'customer-message']);
  });

  it('takes a deletion apart from what else its ticket hears, so that neither undoes the other', async () => {
    const { store } = rig.at;
    const author = { nativeId: 'carla', handle: 'carla', name: 'Carla' };
    const said = (id: string, n: number) => inbound(id, { conversationId: 'c', author, postedAt: later(n) });
    await takeIn(store, [said('m1', 1), said('m2', 2)]);
    const gone = (nativeId: string) => ({
      network: 'x',
      account: 'alba-x',
      brand: 'alba',
      event: { kind: 'deleted' as const, eventKey: `d:${nativeId}`, nativeId, at: later(9) },
    });
    await store.inbox.add([arrived(said('m3', 3)), gone('m1'), gone('m2'), arrived(inbound('other'))], at);
    const batches: number[] = [];
    for (let more = true; more;) {
      const taken = await store.inbox.ingest(100, at, (event, known) => {
        const plan = plainPlan(event, known);
        return plan.kind === 'deleted' && known.view
          ? { ...plan, changes: changes({ ticket: { tags: [...known.view.ticket.tags, plan.messageId ?? ''] } }) }
          : plan;
      });
      batches.push(taken.done);
      more = taken.more;
    }
    const ticket = (await store.tickets.open({ limit: 9 })).find(({ conversationId }) => conversationId === 'c');
    const detail = await store.tickets.detail(ticket?.id ?? '');
    expect(detail?.messages.map(({ nativeId, state }) => [nativeId, state])).toEqual([
      ['m1', 'deleted'],
      ['m2', 'deleted'],
      ['m3', 'live'],
    ]);
    expect(detail?.lastInbound.nativeId).toBe('m3');
    expect(ticket?.tags).toHaveLength(2);
    expect(batches).toEqual([2, 1, 1]);
    expect(rig.logged).toEqual([]);
  });

  it('sets a poison event aside with its error and takes in all the others', async () => {
    const { store, opened } = rig.at;
    await store.inbox.add(
      Array.from({ length: 20 }, (_, i) => arrived(inbound(`${i}`))),
      at,
    );
    const result = await store.inbox.ingest(100, at, (event, known) => {
      if (event.event.kind === 'message' && event.event.message.nativeId === '7') throw new Error('poison');
      return plainPlan(event, known);
    });
    expect(result).toEqual({ done: 19, failed: 1, more: false });
    expect(await store.tickets.open({ limit: 99 })).toHaveLength(19);
    expect(await store.inbox.waiting()).toMatchObject({ waiting: 0, failed: 1 });
    expect(
      await opened.db.selectFrom('inbox').select(['nativeId', 'error']).where('state', '=', 'failed').execute(),
    ).toEqual([{ nativeId: '7', error: 'poison' }]);
    expect(rig.logged.filter((entry) => entry.level === 'error').map((entry) => entry.message)).toEqual([
      'A message could not be taken in and was set aside',
    ]);
  });

  it('sets aside what breaks a rule of the database, not only what throws', async () => {
    const { store } = rig.at;
    await store.inbox.add([arrived(inbound('1')), arrived(inbound('2'))], at);
    const result = await store.inbox.ingest(100, at, (event, known) => {
      const plan = plainPlan(event, known);
      return plan.kind === 'open' && plan.message.nativeId === '2'
        ? { ...plan, message: { ...plan.message, nativeId: '1' } }
        : plan;
    });
    expect(result).toEqual({ done: 1, failed: 1, more: false });
    expect(await store.tickets.open({ limit: 9 })).toHaveLength(1);
  });

  it('leaves events waiting when the database is what failed', async () => {
    const { store } = rig.at;
    await store.inbox.add([arrived(inbound('1'))], at);
    const lost = Object.assign(new Error('connection lost'), { code: '08006' });
    await expect(
      store.inbox.ingest(100, at, () => {
        throw lost;
      }),
    ).rejects.toBe(lost);
    expect(await store.inbox.waiting()).toMatchObject({ waiting: 1, failed: 0 });
  });

  it('makes one message and one ticket of a post that mentions two of our accounts', async () => {
    const { store, opened } = rig.at;
    const post = inbound('1');
    await store.inbox.add([arrived(post, { account: 'alba-x' }), arrived(post, { account: 'alba-ayuda' })], at);
    expect(await store.inbox.ingest(100, at, plainPlan)).toEqual({ done: 1, failed: 0, more: true });
    await store.inbox.ingest(100, at, plainPlan);
    const tickets = await store.tickets.open({ limit: 9 });
    expect(tickets.map((ticket) => [ticket.account, ticket.accounts])).toEqual([['alba-x', ['alba-x', 'alba-ayuda']]]);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from messages`.execute(opened.db);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('keeps the old text of an edit and marks a deletion', async () => {
    const { store, opened } = rig.at;
    const first = inbound('1', { text: 'antes' });
    await store.inbox.add(
      [
        arrived(first),
        arrived({ ...first, currentId: '1b', version: 1, text: 'después' }),
        {
          network: 'x',
          account: 'alba-x',
          brand: 'alba',
          event: { kind: 'deleted', eventKey: 'd1', nativeId: '1', at: later(9) },
        },
      ],
      at,
    );
    for (let more = true; more;)
      more = (
        await store.inbox.ingest(100, at, (event, known) =>
          event.event.kind === 'deleted' && known.message
            ? { kind: 'deleted', messageId: known.message.id, at: event.event.at, ticketId: null, changes: null }
            : plainPlan(event, known),
        )
      ).more;
    const [ticket] = await store.tickets.open({ limit: 1 });
    const detail = await store.tickets.detail(ticket?.id ?? '');
    expect(detail?.lastInbound).toMatchObject({ text: 'después', currentId: '1b', version: 1, state: 'deleted' });
    expect(await opened.db.selectFrom('messageVersions').select(['version', 'text', 'currentId']).execute()).toEqual([
      { version: 0, text: 'antes', currentId: '1' },
    ]);
    expect(await opened.db.selectFrom('messages').select('deletedAt').executeTakeFirst()).toEqual({
      deletedAt: later(9),
    });
  });

  it('knows our own message by its delivery and puts it in the conversation', async () => {
    const { store } = rig.at;
    const [id = ''] = await takeIn(store, [inbound('1')]);
    const version = draft(id, 1, { target: '1' });
    const sending = delivery(id, version.id, { state: 'sending' });
    rig.decide(() => ({ kind: 'moved', changes: changes({ newDraft: version, newDelivery: sending }) }));
    await store.tickets.move({ ticketId: id, move: { move: 'claim' }, by: { kind: 'person', id: 'lucia' }, at });
    await store.inbox.add(
      [
        arrived(
          inbound('o1', {
            conversationId: 'c-1',
            parentId: '1',
            postedAt: later(5),
            author: { nativeId: 'us', handle: 'alba', name: 'Alba' },
          }),
          { kind: 'own-message' },
        ),
        arrived(inbound('o2', { parentId: 'unheard-of' }), { kind: 'own-message' }),
      ],
      at,
    );
    const seen: (string | undefined)[] = [];
    await store.inbox.ingest(100, at, (event, known) => {
      seen.push(known.delivery?.id, known.view?.ticket.id);
      return plainPlan(event, known);
    });
    expect(seen).toEqual([sending.id, id, undefined, undefined]);
    expect((await store.tickets.detail(id))?.messages.map((message) => [message.direction, message.nativeId])).toEqual([
      ['in', '1'],
      ['out', 'o1'],
    ]);
    expect((await store.tickets.detail(id))?.author.timesThisMonth).toBe(1);
  });

  it('knows by its delivery what was deleted, before our answer was read back', async () => {
    const { store } = rig.at;
    const [id = ''] = await takeIn(store, [inbound('1')]);
    const version = draft(id, 1, { target: '1' });
    const sent = delivery(id, version.id, { state: 'sent', nativeId: 'o1', sentAt: later(5) });
    rig.decide(() => ({ kind: 'moved', changes: changes({ newDraft: version, newDelivery: sent }) }));
    await store.tickets.move({ ticketId: id, move: { move: 'claim' }, by: { kind: 'person', id: 'lucia' }, at });
    expect(await store.tickets.watchedOwn('x', 'alba-x', at, 10)).toEqual([{ nativeId: 'o1', currentId: 'o1' }]);
    expect(await store.tickets.watchedOwn('x', 'alba-x', later(6), 10)).toEqual([]);
    const gone = (nativeId: string, network = 'x') => ({
      network,
      account: 'alba-x',
      brand: 'alba',
      event: { kind: 'deleted' as const, eventKey: `d:${nativeId}`, nativeId, at: later(9) },
    });
    await store.inbox.add([gone('o1'), gone('o2'), gone('o1', 'other')], at);
    const seen: (string | undefined)[][] = [];
    for (let more = true; more;) {
      more = (
        await store.inbox.ingest(100, at, (event, known) => {
          seen.push([event.network, known.delivery?.id, known.view?.ticket.id]);
          return known.view
            ? {
                kind: 'deleted',
                messageId: null,
                at: later(9),
                ticketId: id,
                changes: changes({ deliveries: [{ id: sent.id, set: { state: 'removed' } }] }),
                own: true,
              }
            : { kind: 'ignore', why: 'no-ticket' };
        })
      ).more;
    }
    expect(seen).toEqual([
      ['x', sent.id, id],
      ['x', undefined, undefined],
      ['other', undefined, undefined],
    ]);
    expect((await store.tickets.detail(id))?.deliveries[0]?.state).toBe('removed');
    expect(await store.tickets.watchedOwn('x', 'alba-x', at, 10)).toEqual([]);
    expect(rig.logged).toEqual([]);
  });

  it('knows what became of an answer by its id, and while its call has not ended by our own name for it', async () => {
    const { store } = rig.at;
    const [id = ''] = await takeIn(store, [inbound('1')]);
    const version = draft(id, 1, { target: '1' });
    const sending = delivery(id, version.id, { state: 'sending' });
    rig.decide(() => ({ kind: 'moved', changes: changes({ newDraft: version, newDelivery: sending }) }));
    await store.tickets.move({ ticketId: id, move: { move: 'claim' }, by: { kind: 'person', id: 'lucia' }, at });
    const told = (what: 'delivered' | 'read', opId?: string) => ({
      network: 'x',
      account: 'alba-x',
      brand: 'alba',
      event: {
        kind: 'receipt' as const,
        eventKey: `o1:${what}`,
        nativeId: 'o1',
        what,
        at: later(9),
        opId,
      },
    });
    await store.inbox.add([told('delivered', sending.opId), told('read'), told('read')], at);
    const seen: (string | undefined)[][] = [];
    for (let more = true; more;)
      more = (
        await store.inbox.ingest(100, at, ({ event }, { view, delivery: known }) => {
          if (event.kind !== 'receipt' || !view || !known) return { kind: 'ignore', why: 'no-ticket' };
          seen.push([event.what, known.id]);
          const set = { nativeId: event.nativeId, [event.what === 'read' ? 'readAt' : 'deliveredAt']: event.at };
          return {
            kind: 'marked',
            ticketId: view.ticket.id,
            changes: changes({ deliveries: [{ id: known.id, set }] }),
          };
        })
      ).more;
    expect(seen).toEqual([
      ['delivered', sending.id],
      ['read', sending.id],
    ]);
    expect((await store.tickets.detail(id))?.deliveries[0]).toMatchObject({ deliveredAt: later(9), readAt: later(9) });
  });

  it('knows by a moment what was out in a conversation: the newest answer that was sent by then, of that author alone', async () => {
    const { store } = rig.at;
    const [id = ''] = await takeIn(store, [inbound('1')]);
    await takeIn(store, [inbound('2', { author: { nativeId: 'other', handle: 'other', name: '' } })]);
    for (const [number, minute] of [
      [1, 3],
      [2, 6],
    ] as const) {
      const version = draft(id, number, { target: '1' });
      const sent = delivery(id, version.id, { state: 'sent', nativeId: `o${number}`, sentAt: later(minute) });
      rig.decide(() => ({ kind: 'moved', changes: changes({ newDraft: version, newDelivery: sent }) }));
      await store.tickets.move({ ticketId: id, move: { move: 'claim' }, by: { kind: 'person', id: 'lucia' }, at });
    }
    const author = (await store.tickets.detail(id))?.author.nativeId ?? '';
    const told = (minute: number, who = author, nativeId = 'c-1') => ({
      network: 'x',
      account: 'alba-x',
      brand: 'alba',
      event: {
        kind: 'receipt' as const,
        eventKey: `${nativeId}:${who}:${minute}`,
        nativeId,
        what: 'read' as const,
        at: later(9),
        until: { author: who, at: later(minute) },
      },
    });
    await store.inbox.add([told(2), told(4), told(7), told(7, 'other'), told(7, author, 'c-2')], at);
    const seen: Record<string, string | null | undefined> = {};
    for (let more = true; more;)
      more = (
        await store.inbox.ingest(100, at, ({ event }, { delivery: known }) => {
          if (event.kind === 'receipt') seen[event.eventKey] = known?.nativeId;
          return { kind: 'ignore', why: 'no-ticket' };
        })
      ).more;
    expect(rig.logged).toEqual([]);
    expect(seen).toEqual({
      [`c-1:${author}:2`]: undefined,
      [`c-1:${author}:4`]: 'o1',
      [`c-1:${author}:7`]: 'o2',
      'c-1:other:7': undefined,
      [`c-2:${author}:7`]: undefined,
    });
  });

  it('takes in what PostgreSQL would refuse: NUL, half characters, very long names', async () => {
    const { store } = rig.at;
    const nasty = inbound('1', {
      text: 'a\0b\ud800c \\u0000',
      author: { nativeId: 'u', handle: 'h', name: `${'ñ'.repeat(10_000)}\0` },
    });
    expect(await takeIn(store, [nasty])).toHaveLength(1);
    const [ticket] = await store.tickets.open({ limit: 1 });
    const detail = await store.tickets.detail(ticket?.id ?? '');
    expect(detail?.lastInbound.text).toBe('ab\ufffdc \\u0000');
    expect(detail?.author.name).toHaveLength(10_000);
  });
});
