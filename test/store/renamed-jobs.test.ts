import { afterEach, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import type { JobShape } from '../../store/queue/job.ts';
import { createQueue, type Queue } from '../../store/queue/queue.ts';
import { until } from '../support/until.ts';
import { onEachStore } from './rig.ts';

const before: JobShape[] = [{ name: 'tell-somebody', retryLimit: 2, concurrency: 1, oneAtATimePer: 'ticketId' }];
const now: JobShape[] = [{ name: 'renamed', retryLimit: 2, concurrency: 4, formerly: ['tell-somebody', 'never-was'] }];

onEachStore('jobs that a version before ordered under another name', (rig) => {
  const queues: Queue[] = [];
  afterEach(async () => {
    for (const queue of queues.splice(0)) await queue.stop(100);
  });
  async function open(jobs: readonly JobShape[]): Promise<Queue> {
    const queue = await createQueue({ opened: rig.at.opened, jobs, log: silentLog });
    queues.push(queue);
    return queue;
  }
  /** Jobs as a process of before left them: one waits, one waits for a retry later, one was cut off, one was given up. */
  async function left(): Promise<void> {
    const old = await open(before);
    const ids = ['waits', 'again', 'cut-off', 'given-up'];
    await old.transact((_trx, send) =>
      send(ids.map((ticketId) => ({ job: 'tell-somebody', ticketId, surface: 'slack' }))),
    );
    await old.stop(100);
    const set = (id: string, what: string) =>
      rig.at.opened.run(`update pgboss.job set ${what} where data ->> 'ticketId' = '${id}'`);
    await set('again', `state = 'retry', start_after = now() + interval '1 hour'`);
    await set('cut-off', `state = 'active', started_on = now()`);
    await set('given-up', `state = 'failed', completed_on = now(), output = '{"message":"no"}'`);
  }

  it('are done, each once, and what was given up stays given up under the new name', async () => {
    await left();
    const queue = await open(now);
    // A second process that starts finds nothing left to take.
    await open(now);
    const done: unknown[] = [];
    await queue.work([
      { name: 'renamed', retryLimit: 2, concurrency: 4, handle: async (payload) => void done.push(payload) },
    ]);
    await until('three jobs to be done', async () => done.length >= 3 && (await queue.counts()).due === 0);
    expect(done.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual(
      ['again', 'cut-off', 'waits'].map((ticketId) => ({ ticketId, surface: 'slack' })),
    );
    expect(await queue.counts()).toMatchObject({ running: 0, dead: 1 });
    const { rows } = await rig.at.opened.run(`select name, data ->> 'ticketId' as id, state::text from pgboss.job`);
    expect(rows).toEqual([{ name: 'renamed', id: 'given-up', state: 'failed' }]);
  });

  it('wait under the key that they had, so that two never run at once', async () => {
    await left();
    const queue = await open(now);
    await queue.transact((_trx, send) =>
      send([
        { job: 'renamed', key: 'waits' },
        { job: 'renamed', key: 'other' },
      ]),
    );
    const { rows } = await rig.at.opened.run(
      `select singleton_key as key from pgboss.job where name = 'renamed' and state = 'created' order by 1`,
    );
    expect((rows as { key: string }[]).map(({ key }) => key)).toEqual(['again', 'cut-off', 'other', 'waits']);
  });
});
