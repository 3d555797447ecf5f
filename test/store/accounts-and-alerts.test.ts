import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { arrived, at, changes, delivery, draft, inbound, later, plainPlan, takeIn } from './build.ts';
import { onEachStore, type Rig } from './rig.ts';

const alba = { network: 'x', account: 'alba-x' };
const managers = { surface: 'slack', channel: 'managers' };

async function orders(rig: Rig, job: string): Promise<string[]> {
  const { rows } = await sql<{
    data: { deliveryId?: string; ownerId?: string };
  }>`select data from pgboss.job_common where name = ${job} and state < 'active' order by created_on, id`.execute(
    rig.at.opened.db.withoutPlugins(),
  );
  return rows.map(({ data }) => data.deliveryId ?? data.ownerId ?? '');
}

/** A ticket whose answer waits for the account's access. */
async function waitingAnswer(rig: Rig, nativeId: string): Promise<string> {
  const { store } = rig.at;
  const before = new Set((await store.tickets.open({ limit: 99 })).map(({ id }) => id));
  await takeIn(store, [inbound(nativeId)]);
  const ticketId = (await store.tickets.open({ limit: 99 })).find(({ id }) => !before.has(id))?.id ?? '';
  const version = draft(ticketId, 1);
  const sent = delivery(ticketId, version.id, { refusal: 'not-authorised' });
  rig.decide(() => ({ kind: 'moved', changes: changes({ newDraft: version, newDelivery: sent }) }));
  await store.tickets.move({ ticketId, move: { move: 'claim' }, by: { kind: 'person', id: 'lucia' }, at });
  return sent.id;
}

onEachStore('accounts', (rig) => {
  it('remember the last contact, written at most every ten seconds, and the last message at once', async () => {
    const { accounts } = rig.at.store;
    expect(await accounts.get('x', 'alba-x')).toBeNull();
    await accounts.contact({ ...alba, at, pulled: true, data: false });
    await accounts.contact({ ...alba, at: later(5), pulled: true, data: false });
    expect(await accounts.get('x', 'alba-x')).toMatchObject({
      since: at,
      contactAt: at,
      dataAt: null,
      brokenFor: null,
    });
    await accounts.contact({ ...alba, at: later(11), pulled: true, data: false });
    await accounts.contact({ ...alba, at: later(12), pulled: false, data: true });
    expect(await accounts.all()).toMatchObject([{ since: at, contactAt: later(11), dataAt: later(12) }]);
  });

  it('keep when the access broke, and send what waited once it works, in one transaction', async () => {
    const { accounts } = rig.at.store;
    const ids = [await waitingAnswer(rig, '1'), await waitingAnswer(rig, '2')];
    await accounts.broken({ ...alba, for: 'publishing', at });
    await accounts.broken({ ...alba, for: 'everything', at: later(60) });
    await accounts.broken({ ...alba, for: 'publishing', at: later(90) });
    expect(await accounts.get('x', 'alba-x')).toMatchObject({
      brokenFor: 'everything',
      brokenAt: at,
      triedAt: later(90),
    });
    expect(await accounts.waiting('x', 'alba-x')).toBe(2);
    expect(await accounts.waiting('x', 'other')).toBe(0);
    expect(await orders(rig, 'send-reply')).toEqual([]);
    expect(await accounts.works(alba)).toBe(2);
    expect((await orders(rig, 'send-reply')).toSorted()).toEqual(ids.toSorted());
    expect(await accounts.get('x', 'alba-x')).toMatchObject({ brokenFor: null, brokenAt: null, triedAt: null });
  });

  it('try what waits once more without knowing whether it works', async () => {
    const { accounts } = rig.at.store;
    const id = await waitingAnswer(rig, '1');
    await accounts.broken({ ...alba, for: 'publishing', at });
    expect(await accounts.release(alba)).toBe(1);
    expect(await orders(rig, 'send-reply')).toEqual([id]);
    expect(await accounts.get('x', 'alba-x')).toMatchObject({ brokenFor: 'publishing', brokenAt: at, triedAt: null });
  });
});

onEachStore('alerts', (rig) => {
  it('stand once of each kind and account, and come again after they were cleared', async () => {
    const { alerts } = rig.at.store;
    const alert = { ...alba, ...managers, kind: 'no-access' as const, params: { since: at.toISOString() }, at };
    const id = await alerts.raise(alert);
    expect(await Promise.all([alerts.raise(alert), alerts.raise(alert)])).toEqual([null, null]);
    expect(await alerts.raise({ ...alert, account: 'other' })).not.toBeNull();
    expect(await alerts.open()).toHaveLength(2);
    expect(await alerts.get(id ?? '')).toMatchObject({
      kind: 'no-access',
      params: { since: at.toISOString() },
      openedAt: at,
      clearedAt: null,
      channel: 'managers',
    });
    expect(await alerts.clear({ ...alba, kind: 'no-access', at: later(5) })).toBe(true);
    expect(await alerts.clear({ ...alba, kind: 'no-access', at: later(6) })).toBe(false);
    expect(await alerts.get(id ?? '')).toMatchObject({ clearedAt: later(5) });
    expect(await alerts.raise(alert)).not.toBe(id);
  });

  it('of gaps there may be many', async () => {
    const { alerts } = rig.at.store;
    const gap = { ...alba, ...managers, kind: 'gap' as const, params: {}, at };
    const ids = [await alerts.raise(gap), await alerts.raise(gap)];
    expect(new Set(ids).size).toBe(2);
    expect(await alerts.open()).toEqual([]);
    expect((await orders(rig, 'show')).toSorted()).toEqual(ids.map((id) => id ?? '').toSorted());
  });

  it('have a card each, looked at whenever something of them changes', async () => {
    const { alerts, chatPosts } = rig.at.store;
    const id = (await alerts.raise({ ...alba, ...managers, kind: 'quiet', params: {}, at })) ?? '';
    const card = { kind: 'alert', ownerId: id, surface: managers.surface, place: managers.channel };
    expect(await chatPosts.of({ kind: 'alert', ownerId: id })).toMatchObject([{ ...card, state: 'wanted' }]);
    const looked = async (): Promise<unknown> => {
      const { rows } = await rig.at.opened.run(`delete from pgboss.job where name = 'show' returning data`);
      return (rows as { data: unknown }[]).map(({ data }) => data);
    };
    expect(await looked()).toEqual([card]);
    await alerts.refresh({ ...alba, kind: 'quiet' });
    expect(await looked()).toEqual([card]);
    await alerts.clear({ ...alba, kind: 'quiet', at: later(1) });
    expect(await looked()).toEqual([card]);
    await alerts.refresh({ ...alba, kind: 'quiet' });
    expect(await looked()).toEqual([]);
  });

  it('count what one look brought, by channel, without our own words and without what came before', async () => {
    const { store } = rig.at;
    await takeIn(store, [inbound('old')]);
    await store.inbox.add(
      [
        ...['1', '2', '3'].map((id) => arrived(inbound(id))),
        arrived(inbound('own'), { kind: 'own-message' }),
        arrived(inbound('poison')),
        arrived(inbound('old')),
      ],
      later(9),
    );
    expect(await store.alerts.cameBetween('x', 'alba-x', later(8), later(9))).toEqual({
      waiting: 4,
      failed: 0,
      channels: [],
    });
    for (let more = true; more;) {
      more = (
        await store.inbox.ingest(100, at, (event, known) => {
          if (event.event.kind === 'message' && event.event.message.nativeId === 'poison') throw new Error('poison');
          return plainPlan(event, known);
        })
      ).more;
    }
    expect(await store.alerts.cameBetween('x', 'alba-x', later(8), later(9))).toEqual({
      waiting: 0,
      failed: 1,
      channels: [{ channel: 'general', count: 3 }],
    });
  });

  it('count what a call brought while the look read it, and not what was written later', async () => {
    const { store } = rig.at;
    const written = (id: string, seconds: number) => arrived(inbound(id, { postedAt: later(seconds) }));
    await store.inbox.add([written('1', 5)], later(9));
    await store.inbox.add([written('2', 9), written('3', 9.5)], later(10));
    await store.inbox.add([written('4', 5)], later(80));
    await store.inbox.ingest(100, at, plainPlan);
    expect(await store.alerts.cameBetween('x', 'alba-x', later(8), later(9))).toEqual({
      waiting: 0,
      failed: 0,
      channels: [{ channel: 'general', count: 2 }],
    });
  });
});

onEachStore('dead letters', (rig) => {
  async function deadJob(name: string, data: Record<string, string>): Promise<string> {
    const { rows } = await sql<{
      id: string;
    }>`insert into pgboss.job (name, data, state, retry_count, retry_limit, singleton_key, group_id, policy, completed_on, output)
      values (${name}, ${JSON.stringify(data)}::jsonb, 'failed', 3, 3, ${Object.values(data)[0] ?? 'all'}, ${Object.values(data)[0] ?? 'all'}, 'stately', ${later(60)}, '{"message":"the chat said no"}') returning id`.execute(
      rig.at.opened.db.withoutPlugins(),
    );
    return `job:${rows[0]?.id}`;
  }
  async function poison(nativeId: string): Promise<void> {
    await rig.at.store.inbox.add([arrived(inbound(nativeId))], at);
    await rig.at.store.inbox.ingest(100, at, () => {
      throw new Error('poison');
    });
  }

  it('are listed newest first with the ticket they are about', async () => {
    const { store } = rig.at;
    const [ticketId = ''] = await takeIn(store, [inbound('1')]);
    await poison('2');
    const job = await deadJob('post-card', { ticketId });
    const { items, total } = await store.dead.list(10);
    expect(total).toBe(2);
    expect(items).toEqual([
      { id: job, job: 'post-card', network: null, ticketId, number: 1, at: later(60), error: 'the chat said no' },
      {
        id: expect.stringMatching(/^inbox:\d+$/),
        job: 'inbox',
        network: 'x',
        ticketId: null,
        number: null,
        at: expect.any(Date),
        error: 'poison',
      },
    ]);
    expect(await store.dead.list(1)).toMatchObject({ items: [{ id: job }], total: 2 });
  });

  it('are tried again one by one or all, once, and it is on record who did that', async () => {
    const { store, opened } = rig.at;
    const [ticketId = ''] = await takeIn(store, [inbound('1')]);
    await poison('2');
    await poison('3');
    const job = await deadJob('redraw-card', { ticketId });
    expect(await store.dead.redrive(job, 'carmen', later(90))).toBe(1);
    expect(await store.dead.redrive(job, 'carmen', later(91))).toBe(0);
    expect(await store.dead.redrive('job:; drop table', 'carmen', later(91))).toBe(0);
    const { rows } = await sql<{
      data: object;
      state: string;
    }>`select data, state from pgboss.job_common where name = 'redraw-card'`.execute(opened.db.withoutPlugins());
    expect(rows).toEqual([{ data: { ticketId }, state: 'created' }]);
    expect(await store.dead.redrive('all', 'carmen', later(92))).toBe(2);
    expect(await store.inbox.waiting()).toMatchObject({ waiting: 2, failed: 0 });
    await store.inbox.ingest(100, at, plainPlan);
    expect(await store.tickets.open({ limit: 9 })).toHaveLength(3);
    expect(
      await opened.db
        .selectFrom('activity')
        .select(['byId', 'what', 'detail'])
        .where('what', 'like', 'dead.%')
        .orderBy('id')
        .execute(),
    ).toEqual([
      { byId: 'carmen', what: 'dead.redriven', detail: { id: job, count: 1 } },
      { byId: 'carmen', what: 'dead.redriven', detail: { id: 'all', count: 2 } },
    ]);
  });

  it('are dropped with a reason, and then are gone', async () => {
    const { store, opened } = rig.at;
    await poison('2');
    const {
      items: [message],
    } = await store.dead.list(10);
    const job = await deadJob('post-card', { ticketId: 'tk_gone' });
    const why = { by: 'carmen', at: later(90), reason: 'a test' };
    expect(await store.dead.drop(message?.id ?? '', why)).toBe(true);
    expect(await store.dead.drop(job, why)).toBe(true);
    expect(await store.dead.drop(job, why)).toBe(false);
    expect(await store.dead.drop('all', why)).toBe(false);
    expect(await store.dead.list(10)).toEqual({ items: [], total: 0 });
    expect(await store.inbox.waiting()).toMatchObject({ waiting: 0, failed: 0 });
    expect(
      await opened.db
        .selectFrom('activity')
        .select('detail')
        .where('what', '=', 'dead.dropped')
        .orderBy('id')
        .execute(),
    ).toEqual([
      { detail: { id: message?.id, job: 'inbox', reason: 'a test' } },
      { detail: { id: job, job: 'post-card', reason: 'a test' } },
    ]);
  });
});
