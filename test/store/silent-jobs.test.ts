import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import type { JobShape } from '../../store/queue/job.ts';
import { createQueue, type Queue } from '../../store/queue/queue.ts';
import { until } from '../support/until.ts';
import { onEachStore } from './rig.ts';

const shape: JobShape = { name: 'keyed', retryLimit: 2, concurrency: 4, oneAtATimePer: 'ticketId' };
const order = (ticketId: string): { job: string; ticketId: string } => ({ job: 'keyed', ticketId });

onEachStore('jobs of a silent process', (rig) => {
  const queues: Queue[] = [];
  afterEach(async () => {
    for (const queue of queues.splice(0)) await queue.stop(100);
  });
  async function open(): Promise<Queue> {
    const queue = await createQueue({ opened: rig.at.opened, jobs: [shape], log: silentLog });
    queues.push(queue);
    return queue;
  }
  async function states(): Promise<string[]> {
    const { rows } = await sql<{
      state: string;
    }>`select state::text as state from pgboss.job where name = 'keyed'`.execute(rig.at.opened.db);
    return rows.map(({ state }) => state);
  }

  it('are not dead while the same waits for its retry', async () => {
    const queue = await open();
    const { db } = rig.at.opened;
    await queue.transact((_trx, send) => send([order('a')]));
    await sql`update pgboss.job set state = 'retry', start_after = now() + interval '1 hour' where name = 'keyed'`.execute(
      db,
    );
    await queue.transact((_trx, send) => send([order('a')]));
    await sql`update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '1 minute' where name = 'keyed' and state = 'created'`.execute(
      db,
    );
    await queue.stop(0);
    queues.length = 0;
    const again = await open();
    let seen = 0;
    await again.work([{ ...shape, handle: async () => void (seen += 1) }]);
    await until('the silent one to be gone', async () => (await states()).join() === 'retry');
    expect((await again.counts()).dead).toBe(0);
    await sql`update pgboss.job set start_after = now() where name = 'keyed'`.execute(db);
    await until('what waited for its retry', async () => seen === 1 && (await states()).length === 0);
  });

  it('hold up nobody who orders the same: who was at work when it was last counted is forgotten by then', async () => {
    await open();
    const { db } = rig.at.opened;
    await sql`update pgboss.queue set singletons_active = array['a'] where name = 'keyed'`.execute(db);
    const queue = await open();
    let seen = 0;
    await queue.work([{ ...shape, handle: async () => void (seen += 1) }]);
    await queue.transact((_trx, send) => send([order('a')]));
    await until('it to have run', async () => seen === 1 && (await states()).length === 0);
  });

  it('are never dead where the clock orders them again anyway', async () => {
    const queue = await open();
    const { db } = rig.at.opened;
    let fails = true;
    let seen = 0;
    const handle = async (): Promise<void> => {
      seen += 1;
      if (fails) throw new Error('no');
    };
    await queue.work([{ ...shape, retryLimit: 0, cron: '0 0 1 1 *', handle }]);
    await queue.transact((_trx, send) => send([order('a')]));
    await until('it to have run', async () => seen > 0 && (await states()).length > 0);
    const silent = { value: { message: 'job heartbeat timeout' } };
    await until(
      'it to be given up',
      async () => (await states()).join() === 'failed' || (await states()).join() === 'retry',
    );
    await sql`update pgboss.job set state = 'failed', retry_count = retry_limit, completed_on = now(), output = ${JSON.stringify(silent)}::jsonb where name = 'keyed'`.execute(
      db,
    );
    expect((await queue.counts()).dead).toBe(0);
    expect((await rig.at.store.dead.list(10)).total).toBe(0);
    // One that failed by itself is told until it does its work.
    await sql`update pgboss.job set output = '{"message":"no"}' where name = 'keyed'`.execute(db);
    expect((await queue.counts()).dead).toBe(1);
    fails = false;
    await queue.transact((_trx, send) => send([order('b')]));
    await until('it to have done its work', async () => (await states()).length === 0);
    expect((await queue.counts()).dead).toBe(0);
  });

  it('are dead after the last try, and nothing that stands twice is', async () => {
    const queue = await open();
    const { db } = rig.at.opened;
    await queue.transact((_trx, send) => send(['a', 'b', 'c'].map((id) => order(id))));
    const silent = { value: { message: 'job heartbeat timeout' } };
    await sql`update pgboss.job set state = 'failed', completed_on = now(), output = ${JSON.stringify(silent)}::jsonb where name = 'keyed'`.execute(
      db,
    );
    await sql`update pgboss.job set retry_count = retry_limit where name = 'keyed' and data ->> 'ticketId' = 'a'`.execute(
      db,
    );
    await sql`update pgboss.job set output = '{"message":"no"}' where name = 'keyed' and data ->> 'ticketId' = 'b'`.execute(
      db,
    );
    expect((await queue.counts()).dead).toBe(2);
    const { items, total: listed } = await rig.at.store.dead.list(10);
    expect(listed).toBe(2);
    expect(items.map(({ ticketId }) => ticketId ?? '').toSorted()).toEqual(['a', 'b']);
  });
});
