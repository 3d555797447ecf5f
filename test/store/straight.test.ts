import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import type { IngestPlan, Known, StoredEvent } from '#core/intake/types.ts';
import type { Opened } from '../../store/database/database.ts';
import { arrived, at, inbound, later, plainPlan } from './build.ts';
import { onEachStore } from './rig.ts';

const carla = { nativeId: 'carla', handle: 'carla', name: 'Carla' };
const said = (n: number) => arrived(inbound(`m${n}`, { conversationId: 'c', author: carla, postedAt: later(n) }));

onEachStore('Taking in what comes as it comes', (rig) => {
  let taken: string[] = [];
  let plan: (event: StoredEvent, known: Known) => IngestPlan = plainPlan;
  beforeEach(() => {
    taken = [];
    plan = plainPlan;
    rig.at.store.inbox.goStraight({
      takes: (event) => !('message' in event && event.message.private),
      plan: (event, known) => plan(event, known),
      taken: (done) => taken.push(...done.map(({ event }) => event.event.eventKey)),
    });
  });

  const saidByCarla = async (): Promise<string[] | undefined> => {
    const ticket = (await rig.at.store.tickets.open({ limit: 99 })).find(
      ({ conversationId }) => conversationId === 'c',
    );
    return (await rig.at.store.tickets.detail(ticket?.id ?? ''))?.messages.map(({ nativeId }) => nativeId);
  };
  const waiting = async () => (await rig.at.store.inbox.waiting()).waiting;
  const orders = async (job: string): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from pgboss.job where name = ${job}`.execute(rig.at.opened.db))
      .rows[0]?.n ?? 0;

  it('makes a ticket of a message with the commit that puts it into the inbox', async () => {
    const { store, opened } = rig.at;
    expect(await store.inbox.add([arrived(inbound('1'))], at)).toBe(1);
    expect(await writers(opened)).toBe(1);
    expect(await store.tickets.open({ limit: 9 })).toHaveLength(1);
    expect(await store.inbox.waiting()).toMatchObject({ waiting: 0, failed: 0 });
    expect([await orders('post-card'), await orders('ingest-message')]).toEqual([1, 0]);
    expect(taken).toHaveLength(1);
  });

  it('knows again what came before, also in the same moment by another way', async () => {
    const { store } = rig.at;
    const one = arrived(inbound('1'));
    expect(await Promise.all([store.inbox.add([one], at), store.inbox.add([one, arrived(inbound('2'))], at)])).toEqual([
      1, 1,
    ]);
    expect(await store.inbox.add([one], at)).toBe(0);
    expect(await store.tickets.open({ limit: 9 })).toHaveLength(2);
  });

  it('keeps the order of what one person says in one page, and leaves what would take too long to the job', async () => {
    const { store } = rig.at;
    await store.inbox.add([1, 2, 3].map(said), at);
    expect(await saidByCarla()).toEqual(['m1', 'm2', 'm3']);
    expect(await orders('ingest-message')).toBe(0);
    await store.inbox.add([4, 5, 6, 7, 8, 9].map(said), at);
    expect(await saidByCarla()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7']);
    expect(await waiting()).toBe(2);
    expect(await orders('ingest-message')).toBe(1);
    // What comes now stands behind what waits.
    await store.inbox.add([said(10)], at);
    expect(await waiting()).toBe(3);
    for (let more = true; more;) more = (await store.inbox.ingest(100, at, plainPlan)).more;
    expect(await saidByCarla()).toEqual(Array.from({ length: 10 }, (_, i) => `m${i + 1}`));
  });

  it.each([
    { reading: 'quick', ms: 0, together: 8 },
    { reading: 'slow', ms: 1.1, together: 1 },
  ])('gives everything else its turn while it reads a page, $reading to read', async ({ ms, together }) => {
    let turn = 0;
    let done = false;
    const next = (): void => {
      turn += 1;
      if (!done) setImmediate(next);
    };
    setImmediate(next);
    const planned: number[] = [];
    plan = (event, known) => {
      planned.push(turn);
      const from = performance.now();
      while (performance.now() - from < ms);
      return plainPlan(event, known);
    };
    await rig.at.store.inbox.add(
      Array.from({ length: 30 }, (_, i) => arrived(inbound(`p${i}`))),
      at,
    );
    done = true;
    expect(planned).toHaveLength(30);
    const atOnce = [...Map.groupBy(planned, (each) => each).values()].map(({ length }) => length);
    expect(Math.max(...atOnce)).toBeLessThanOrEqual(together);
  });

  it('writes nothing of a page where one message fails, but that it waits: then that one is set aside alone', async () => {
    const { store } = rig.at;
    plan = (event, known) => {
      if (event.event.kind === 'message' && event.event.message.nativeId === '2') throw new Error('poison');
      return plainPlan(event, known);
    };
    expect(
      await store.inbox.add(
        ['1', '2', '3'].map((id) => arrived(inbound(id))),
        at,
      ),
    ).toBe(3);
    expect(taken).toEqual([]);
    expect(await waiting()).toBe(3);
    expect(await store.tickets.open({ limit: 9 })).toEqual([]);
    expect(await orders('ingest-message')).toBe(1);
    expect(await store.inbox.ingest(100, at, plan)).toEqual({ done: 2, failed: 1, more: false });
    expect(await store.inbox.waiting()).toMatchObject({ waiting: 0, failed: 1 });
  });

  it('refuses the whole arrival when the database is what failed, so that it comes again', async () => {
    const { store } = rig.at;
    const lost = Object.assign(new Error('connection lost'), { code: '08006' });
    plan = () => {
      throw lost;
    };
    await expect(store.inbox.add([arrived(inbound('1'))], at)).rejects.toBe(lost);
    expect(await waiting()).toBe(0);
    plan = plainPlan;
    expect(await store.inbox.add([arrived(inbound('1'))], at)).toBe(1);
    expect(await store.tickets.open({ limit: 9 })).toHaveLength(1);
  });

  it('lets what must be asked about first wait for the job', async () => {
    const { store } = rig.at;
    expect(await store.inbox.add([arrived(inbound('1', { private: true }))], at)).toBe(1);
    expect([await waiting(), await orders('ingest-message')]).toEqual([1, 1]);
  });

  it('marks the deletion of a message that came with it', async () => {
    const { store } = rig.at;
    plan = (event, known) =>
      event.event.kind === 'deleted' && known.message
        ? { kind: 'deleted', messageId: known.message.id, at: event.event.at, ticketId: null, changes: null }
        : plainPlan(event, known);
    await store.inbox.add(
      [
        said(1),
        {
          network: 'x',
          account: 'alba-x',
          brand: 'alba',
          event: { kind: 'deleted', eventKey: 'd1', nativeId: 'm1', at: later(9) },
        },
      ],
      at,
    );
    const [ticket] = await store.tickets.open({ limit: 9 });
    expect((await store.tickets.detail(ticket?.id ?? ''))?.lastInbound.state).toBe('deleted');
  });

  it('takes in what PostgreSQL would refuse: NUL and half characters', async () => {
    const { store } = rig.at;
    await store.inbox.add([arrived(inbound('1', { text: 'a\0b\ud800c' }))], at);
    const [ticket] = await store.tickets.open({ limit: 9 });
    expect((await store.tickets.detail(ticket?.id ?? ''))?.lastInbound.text).toBe('ab\ufffdc');
    expect(taken).toHaveLength(1);
  });
});

/** How many transactions wrote what is there. */
async function writers({ db }: Opened): Promise<number> {
  const tables = ['inbox', 'authors', 'tickets', 'messages', 'chat_posts', 'activity', 'pgboss.job'];
  const { rows } = await sql<{ n: number }>`select count(distinct xmin)::int as n from (${sql.raw(
    tables.map((table) => `select xmin::text from ${table}`).join(' union all '),
  )}) w`.execute(db);
  return rows[0]?.n ?? 0;
}
