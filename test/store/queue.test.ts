import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import { silentLog } from '#core/ports/log.ts';
import type { JobShape, JobSpec } from '../../store/queue/job.ts';
import { createQueue, type Queue } from '../../store/queue/queue.ts';
import { until } from '../support/until.ts';
import { onEachStore, type Rig } from './rig.ts';

const shapes: JobShape[] = [
  { name: 'keyed', retryLimit: 2, concurrency: 4, oneAtATimePer: 'ticketId', needsChannel: true },
  { name: 'free', retryLimit: 1, concurrency: 8 },
  { name: 'shown', retryLimit: 2, concurrency: 1, oneAtATimePer: 'ticketId', soonest: true },
];

const shown = (ticketId: string) => ({ job: 'shown', ticketId });
type Handle = JobSpec['handle'];
const spec = (name: 'keyed' | 'free' | 'shown', handle: Handle, over: Partial<JobSpec> = {}): JobSpec => {
  const shape = shapes.find((one) => one.name === name);
  if (!shape) throw new Error(name);
  return { ...shape, handle, ...over };
};

onEachStore('queue', (rig) => {
  const queues: Queue[] = [];
  afterEach(async () => {
    for (const queue of queues.splice(0)) await queue.stop(100);
  });
  async function open(jobs: readonly JobShape[] = shapes): Promise<Queue> {
    const queue = await createQueue({ opened: rig.at.opened, jobs, log: silentLog });
    queues.push(queue);
    return queue;
  }

  describe('ordering', () => {
    it('belongs to the transaction: nothing when it rolls back, one job when it commits', async () => {
      const queue = await open();
      await expect(
        queue.transact(async (_trx, send) => {
          await send([{ job: 'free' }]);
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      expect(await queue.counts()).toEqual({ due: 0, running: 0, dead: 0 });
      await queue.transact((_trx, send) => send([{ job: 'free' }]));
      expect(await queue.counts()).toEqual({ due: 1, running: 0, dead: 0 });
    });

    it('keeps at most one waiting for each key, and everything without a key', async () => {
      const queue = await open();
      const order = (job: string, ticketId: string) => ({ job, ticketId });
      await queue.transact((_trx, send) =>
        send([order('keyed', 'a'), order('keyed', 'a'), order('keyed', 'b'), order('free', 'a'), order('free', 'a')]),
      );
      await queue.transact((_trx, send) => send([order('keyed', 'a')]));
      expect((await queue.counts()).due).toBe(4);
    });

    it('takes up what goes first before what was due long before, also where it had to wait', async () => {
      const queue = await open();
      await queue.transact((_trx, send) => send(['a', 'b', 'c', 'd'].map(shown)));
      await queue.transact((_trx, send) => send([{ ...shown('flood'), first: true }]));
      const done: string[] = [];
      let waits = 1;
      await queue.work([
        spec('shown', async (data) => {
          const { ticketId } = data as { ticketId: string };
          done.push(ticketId);
          if (ticketId === 'flood' && waits-- > 0) throw new RecadoError('surface.rate-limited', { retryAfterMs: 0 });
        }),
      ]);
      await until('all that was ordered', () => done.length === 6);
      expect(done).toEqual(['flood', 'flood', 'a', 'b', 'c', 'd']);
    });

    it('refuses a job that nobody does, and the transaction with it', async () => {
      const queue = await open();
      await expect(queue.transact((_trx, send) => send([{ job: 'free' }, { job: 'unheard-of' }]))).rejects.toThrow(
        'Nobody does the job unheard-of',
      );
      expect((await queue.counts()).due).toBe(0);
    });

    it('does not count as due what is for later', async () => {
      const queue = await open();
      await queue.transact((_trx, send) => send([{ job: 'free', afterMs: 60_000 }]));
      expect((await queue.counts()).due).toBe(0);
    });

    it('makes due at once what waits for its turn when it is ordered again, where the job wants that', async () => {
      const queue = await open();
      const orders = ['keyed', 'shown'].map((job) => ({ job, ticketId: 'a' }));
      await queue.transact((_trx, send) => send(orders.map((order) => ({ ...order, afterMs: 200_000 }))));
      await queue.transact((_trx, send) =>
        send([shown('b'), ...orders.map((order) => ({ ...order, afterMs: 1_000 }))]),
      );
      expect((await queue.counts()).due).toBe(1);
      await queue.transact((_trx, send) => send(orders));
      expect((await queue.counts()).due).toBe(2);
    });

    it('makes due at once what waits for one surface, and nothing else', async () => {
      const queue = await open();
      const later = { afterMs: 60_000 };
      const orders = [
        { job: 'keyed', ticketId: 'a', surface: 'teams', ...later },
        { job: 'keyed', ticketId: 'b', surface: 'slack', ...later },
        { job: 'keyed', ticketId: 'c', ...later },
        { job: 'free', surface: 'teams', ...later },
      ];
      await queue.transact((_trx, send) => send(orders));
      await queue.runNow('teams');
      const seen: string[] = [];
      await queue.work([
        spec('keyed', async (payload) => void seen.push(String(Object(payload).ticketId))),
        spec('free', async () => void seen.push('free')),
      ]);
      await until('what was hastened', () => seen.length >= 2);
      expect(seen.toSorted()).toEqual(['a', 'c']);
      expect((await queue.counts()).due).toBe(0);
    });
  });

  describe('working', () => {
    it('hands over the payload without what was for the queue, and takes the job off', async () => {
      const queue = await open();
      const seen: unknown[] = [];
      await queue.work([
        spec('keyed', async (payload) => {
          seen.push(payload);
        }),
      ]);
      await queue.transact((_trx, send) => send([order({ ticketId: 'tk', deliveryId: 'dl', afterMs: 1 })]));
      await until('the job', () => seen.length > 0);
      expect(seen).toEqual([{ ticketId: 'tk', deliveryId: 'dl' }]);
      await until('it to be taken off', async () => (await total(rig)) === 0);
    });

    it('runs one at a time per key while other keys go on, and runs again what was ordered meanwhile', async () => {
      const queue = await open();
      const gate = Promise.withResolvers<void>();
      const started: string[] = [];
      let together = 0;
      let most = 0;
      await queue.work([
        spec('keyed', async (payload) => {
          const ticketId = String(Object(payload).ticketId);
          started.push(ticketId);
          if (ticketId !== 'a') return;
          together += 1;
          most = Math.max(most, together);
          if (started.filter((one) => one === 'a').length === 1) await gate.promise;
          together -= 1;
        }),
      ]);
      await queue.transact((_trx, send) => send([order({ ticketId: 'a' })]));
      await until('a to start', () => started.includes('a'));
      // The second a stands first in the queue; it must not keep b and c from running.
      await queue.transact((_trx, send) =>
        send([order({ ticketId: 'a' }), order({ ticketId: 'b' }), order({ ticketId: 'c' })]),
      );
      await until('b and c', () => started.includes('b') && started.includes('c'));
      expect(started.toSorted()).toEqual(['a', 'b', 'c']);
      gate.resolve();
      await until('a again', () => started.length === 4);
      expect(started[3]).toBe('a');
      expect(most).toBe(1);
    });

    it('tries again after a failure, then keeps it as dead and says so', async () => {
      const queue = await open();
      let tries = 0;
      await queue.work([
        spec('free', async () => {
          tries += 1;
          throw new Error('broken');
        }),
      ]);
      await queue.transact((_trx, send) => send([{ job: 'free' }]));
      await until('the dead letter', async () => (await queue.counts()).dead === 1);
      expect(tries).toBe(2);
    });

    it('waits as long as the error says without using up a try', async () => {
      const queue = await open();
      let tries = 0;
      await queue.work([
        spec('keyed', async () => {
          tries += 1;
          if (tries <= 5) throw new RecadoError('surface.rate-limited', { retryAfterMs: 1 });
        }),
      ]);
      await queue.transact((_trx, send) => send([order({ ticketId: 'a' })]));
      await until('it to be done', async () => tries === 6 && (await total(rig)) === 0);
      expect((await queue.counts()).dead).toBe(0);
    });

    it('puts back what must wait at the place of its age: it is done before whatever was ordered later', async () => {
      const queue = await open();
      const seen: string[] = [];
      for (const ticketId of ['a', 'b', 'c']) await queue.transact((_trx, send) => send([shown(ticketId)]));
      await queue.work([
        spec('shown', async (payload) => {
          const ticketId = String(Object(payload).ticketId);
          seen.push(ticketId);
          if (seen.length === 1) throw new RecadoError('surface.rate-limited', { retryAfterMs: 1 });
          await new Promise((resolve) => setTimeout(resolve, 100));
        }),
      ]);
      await until('all to be done', async () => (await total(rig)) === 0 && seen.length > 3);
      expect(seen.slice(0, 3)).toContain('a');
      expect(seen.indexOf('a', 1)).toBeLessThan(seen.indexOf('c'));
    });

    it('lets what waits go where the same was ordered while it ran', async () => {
      const queue = await open();
      const began = Promise.withResolvers<void>();
      const ordered = Promise.withResolvers<void>();
      let tries = 0;
      await queue.work([
        spec('shown', async () => {
          tries += 1;
          began.resolve();
          await ordered.promise;
          if (tries === 1) throw new RecadoError('surface.rate-limited', { retryAfterMs: 200_000 });
        }),
      ]);
      await queue.transact((_trx, send) => send([shown('a')]));
      await began.promise;
      await queue.transact((_trx, send) => send([shown('a')]));
      ordered.resolve();
      await until('both to be gone', async () => tries === 2 && (await total(rig)) === 0);
      expect((await queue.counts()).dead).toBe(0);
    });

    it.each(['shown', 'keyed'] as const)(
      'sees what was committed by whoever relied on a %s job that waited already',
      async (name) => {
        const queue = await open();
        let committed = 0;
        const seen: number[] = [];
        const ordered = { job: name, ticketId: 'a' };
        await queue.transact((_trx, send) => send([ordered]));
        const working = queue.transact(async (_trx, send) => {
          await send([ordered]);
          const worked = queue.work([spec(name, async () => void seen.push(committed))]);
          // Long enough for the workers to take it up, if they could.
          await new Promise((resolve) => setTimeout(resolve, 1_500));
          committed = 1;
          return { worked };
        });
        await (
          await working
        ).worked;
        await until('it to be done', async () => seen.length > 0 && (await total(rig)) === 0);
        expect(seen.at(-1)).toBe(1);
      },
    );

    it('does not count a second failure under one key as dead while the first waits for its retry', async () => {
      const queue = await open();
      let tries = 0;
      const seen: string[] = [];
      await queue.work([
        spec('keyed', async () => {
          tries += 1;
          seen.push(`${tries}`);
          if (tries <= 2) throw new Error('out');
        }),
      ]);
      await queue.transact((_trx, send) => send([order({ ticketId: 'a' })]));
      await until('the first to wait', async () => (await states(rig)).includes('retry'));
      await queue.transact((_trx, send) => send([order({ ticketId: 'a' })]));
      await until('all to be done', async () => (await total(rig)) === 0);
      expect(tries).toBe(3);
    });

    it('puts back what a killed process was at', async () => {
      const queue = await open();
      await queue.transact((_trx, send) => send([order({ ticketId: 'a' }), order({ ticketId: 'b' })]));
      await sql`update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '1 minute' where name = 'keyed'`.execute(
        rig.at.opened.db,
      );
      // While it was being done, the same was ordered again.
      await queue.transact((_trx, send) => send([order({ ticketId: 'a' })]));
      await queue.stop(0);
      queues.length = 0;
      const again = await open();
      const seen: string[] = [];
      await again.work([
        spec('keyed', async (payload) => {
          seen.push(String(Object(payload).ticketId));
        }),
      ]);
      await until('both', async () => new Set(seen).size === 2 && (await total(rig)) === 0);
    });

    it('stops: aborts what does not end by itself and puts it back', async () => {
      const queue = await open();
      let aborted = false;
      const began = Promise.withResolvers<void>();
      await queue.work([
        spec(
          'free',
          (_payload, signal) => {
            began.resolve();
            return new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => {
                aborted = true;
                reject(new Error('stopped'));
              });
            });
          },
          { retryLimit: 9 },
        ),
      ]);
      await queue.transact((_trx, send) => send([{ job: 'free' }]));
      await began.promise;
      await queue.stop(10);
      queues.length = 0;
      expect(aborted).toBe(true);
      const { rows } = await sql`select state::text as state, started_on from pgboss.job where name = 'free'`.execute(
        rig.at.opened.db,
      );
      expect(rows).toEqual([{ state: 'retry', startedOn: null }]);
    });

    it('does 500 jobs without waiting for a poll between batches', async () => {
      const queue = await open();
      const done = new Set<string>();
      await queue.work([
        spec('free', async (payload) => {
          done.add(String(Object(payload).n));
        }),
      ]);
      await queue.transact((_trx, send) => send(Array.from({ length: 500 }, (_, n) => order({ n }, 'free'))));
      await until('all 500', () => done.size === 500, 15_000);
    });
  });

  it('keeps cron as the jobs have it, and forgets what they no longer have', async () => {
    const queue = await open();
    const schedules = async () =>
      (
        await sql<{ name: string; cron: string }>`select name, cron from pgboss.schedule order by name`.execute(
          rig.at.opened.db,
        )
      ).rows;
    await queue.work([spec('free', async () => undefined, { cron: '*/5 * * * *' })]);
    expect(await schedules()).toEqual([{ name: 'free', cron: '*/5 * * * *' }]);
    await queue.stop(0);
    queues.length = 0;
    const again = await open();
    await again.work([spec('free', async () => undefined)]);
    expect(await schedules()).toEqual([]);
  });

  it('writes nothing at a start that finds its cron as it was, and the one that changed', async () => {
    const started = async (cron: string): Promise<Record<string, string>> => {
      const queue = await open();
      await queue.work([
        spec('free', async () => undefined, { cron: '0 3 * * *' }),
        spec('shown', async () => undefined, { cron }),
      ]);
      const { rows } = await sql<{ name: string; written: string }>`
        select name, xmin::text as written from pgboss.schedule`.execute(rig.at.opened.db);
      await queue.stop(0);
      queues.length = 0;
      return Object.fromEntries(rows.map(({ name, written }) => [name, written]));
    };
    const first = await started('*/5 * * * *');
    expect(await started('*/5 * * * *')).toEqual(first);
    const changed = await started('*/7 * * * *');
    expect(changed['free']).toBe(first['free']);
    expect(changed['shown']).not.toBe(first['shown']);
  });
});

function order(
  payload: { ticketId?: string; deliveryId?: string; n?: number; afterMs?: number },
  job = 'keyed',
): { job: string; afterMs?: number } {
  return { job, ...payload };
}

async function states(rig: Rig): Promise<string[]> {
  return (
    await sql<{ state: string }>`select state::text as state from pgboss.job where name in ('keyed', 'free')`.execute(
      rig.at.opened.db,
    )
  ).rows.map((row) => row.state);
}

async function total(rig: Rig): Promise<number> {
  return (await states(rig)).length;
}
