import { sql, type Kysely } from 'kysely';
import type { Db as BossDb, JobWithMetadata, PgBoss } from 'pg-boss';
import { RecadoError } from '#core/errors.ts';
import { withoutQuote } from '#core/json.ts';
import type { Log } from '#core/ports/log.ts';
import type { Tables } from '../database/schema.ts';
import { waitedFor } from '../database/who-waits.ts';
import { isDouble } from './doubles.ts';
import type { JobSpec } from './job.ts';

export interface Runner {
  /** Looks at these queues now instead of at the next poll. */
  wake(names: Iterable<string>): void;
  stop(graceMs: number): Promise<void>;
}

interface RunnerOptions {
  boss: PgBoss;
  specs: readonly JobSpec[];
  log: Log;
  /** Tell the database of what runs, so that other processes leave it alone. */
  heartbeat: boolean;
  /** For what nobody minds to lose. */
  unsynced: BossDb;
  plain: Kysely<Tables>;
  schema: string;
  /** Puts a job back, to be done later. */
  again(job: JobWithMetadata, afterMs: number): Promise<void>;
}

interface Lane {
  spec: JobSpec;
  running: Map<string, { job: JobWithMetadata; abort: AbortController; done: Promise<void> }>;
  finished: JobWithMetadata[];
  /** Ended by a stop, not by themselves: to be done by the next start, without having used up a try. */
  aborted: JobWithMetadata[];
  fetching: Promise<void> | undefined;
  fetchAgain: boolean;
  settling: boolean;
  /** Of what the clock orders: an earlier run may stand among what was given up. */
  mayHaveFailed: boolean;
}

const POLL_MS = 500;
const BEAT_MS = 3_000;
const SETTLE_AGAIN_MS = 1_000;

/**
 * Takes jobs and runs them. pg-boss's own workers take one batch per poll and wait for its slowest job; this fetches as many as
 * there are free places, asks one question per poll for all queues together, and takes finished jobs off in one statement.
 */
export function createRunner({ boss, specs, log, heartbeat, unsynced, plain, schema, again }: RunnerOptions): Runner {
  const lanes = new Map(
    specs.map((spec): [string, Lane] => [
      spec.name,
      {
        spec,
        running: new Map(),
        finished: [],
        aborted: [],
        fetching: undefined,
        fetchAgain: false,
        settling: false,
        mayHaveFailed: spec.cron !== undefined,
      },
    ]),
  );
  let stopping = false;
  let polling = false;

  async function poll(): Promise<void> {
    if (polling || stopping) return;
    polling = true;
    try {
      const { rows } = await sql<{ name: string }>`select n as name from unnest(${[...lanes.keys()]}::text[]) n
        where exists (select 1 from ${sql.raw(schema)}.job where name = n and state < 'active' and not blocked and start_after <= now())`.execute(
        plain,
      );
      for (const { name } of rows) fill(name);
    } catch (error) {
      if (!stopping) log.warn({ error: messageOf(error) }, 'The job queue could not be read; trying again');
    } finally {
      polling = false;
    }
  }

  function fill(name: string): void {
    const lane = lanes.get(name);
    if (lane) void fillLane(lane);
  }

  async function fillLane(lane: Lane): Promise<void> {
    if (lane.fetching) {
      lane.fetchAgain = true;
      return;
    }
    // Also where a press wakes them: what it ordered is not what she waits for.
    lane.fetching = waitedFor('nobody', () => fetchInto(lane));
    await lane.fetching;
    lane.fetching = undefined;
  }

  async function fetchInto(lane: Lane): Promise<void> {
    try {
      do {
        lane.fetchAgain = false;
        const free = lane.spec.concurrency - lane.running.size;
        if (free <= 0 || stopping) break;
        const jobs = await boss.fetch<object>(lane.spec.name, {
          batchSize: free,
          groupConcurrency: 1,
          includeMetadata: true,
          db: unsynced,
        });
        for (const job of jobs) {
          // What a stop overtook while it was being fetched goes back untouched.
          if (stopping) lane.aborted.push(job);
          else start(lane, job);
        }
      } while (lane.fetchAgain);
    } catch (error) {
      if (!stopping)
        log.warn({ job: lane.spec.name, error: messageOf(error) }, 'Jobs could not be fetched; trying again');
    }
  }

  function start(lane: Lane, job: JobWithMetadata): void {
    const abort = new AbortController();
    const done = run(lane, job, abort.signal)
      .finally(() => lane.running.delete(job.id))
      .then(() => settle(lane));
    lane.running.set(job.id, { job, abort, done });
  }

  async function run(lane: Lane, job: JobWithMetadata, signal: AbortSignal): Promise<void> {
    try {
      await lane.spec.handle(job.data, signal);
      lane.finished.push(job);
      await forgetFailed(lane);
    } catch (error) {
      if (signal.aborted) {
        lane.aborted.push(job);
        return;
      }
      try {
        await failed(lane, job, error);
      } catch (second) {
        log.error(
          { job: job.name, id: job.id, error: messageOf(error), then: messageOf(second) },
          'A failed job could not be put back; it comes back when it expires',
        );
      }
    }
  }

  async function failed(lane: Lane, job: JobWithMetadata, error: unknown): Promise<void> {
    if (error instanceof RecadoError && error.retryAfterMs !== undefined) {
      log.debug({ job: job.name, code: error.code, retryAfterMs: error.retryAfterMs }, 'A job waits and tries again');
      return await again(job, error.retryAfterMs);
    }
    if (await hasRetryWaiting(job)) {
      // The one that waits will do the same work; two waiting for a retry under one key are not allowed.
      lane.finished.push(job);
      return;
    }
    const last = job.retryCount >= job.retryLimit;
    const fields = {
      job: job.name,
      id: job.id,
      payload: job.data,
      attempt: job.retryCount + 1,
      error: messageOf(error),
      stack: error instanceof Error ? error.stack : undefined,
    };
    if (last && lane.spec.cron !== undefined) {
      // One of them says it all.
      lane.mayHaveFailed = true;
      await forgetFailed(lane);
      lane.mayHaveFailed = true;
    }
    if (last) log.error(fields, 'A job failed for the last time');
    else log.warn(fields, 'A job failed and will be tried again');
    await boss.fail(job.name, [{ id: job.id, retryCount: job.retryCount }], { message: messageOf(error) });
  }

  /** What the clock orders did its work after all, or failed anew: earlier runs that were given up are nothing to decide on. */
  async function forgetFailed(lane: Lane): Promise<void> {
    if (!lane.mayHaveFailed) return;
    lane.mayHaveFailed = false;
    try {
      await sql`delete from ${sql.raw(schema)}.job_common where name = ${lane.spec.name} and state = 'failed'`.execute(
        plain,
      );
    } catch (error) {
      lane.mayHaveFailed = true;
      log.warn({ job: lane.spec.name, error: messageOf(error) }, 'Earlier runs could not be taken off; trying again');
    }
  }

  async function hasRetryWaiting(job: JobWithMetadata): Promise<boolean> {
    const { rows } =
      await sql`select 1 from ${sql.raw(schema)}.job where name = ${job.name} and singleton_key = ${job.singletonKey} and state = 'retry' limit 1`.execute(
        plain,
      );
    return rows.length > 0;
  }

  /** Takes finished jobs off, all that gathered in one statement, then looks for what waited for their keys. */
  async function settle(lane: Lane): Promise<void> {
    if (lane.settling) return;
    lane.settling = true;
    try {
      while (lane.finished.length > 0) {
        const batch = lane.finished.splice(0);
        try {
          await boss.deleteJob(
            lane.spec.name,
            batch.map((job) => ({ id: job.id, retryCount: job.retryCount })),
            { db: unsynced },
          );
        } catch (error) {
          lane.finished.unshift(...batch);
          log.warn(
            { job: lane.spec.name, error: messageOf(error) },
            'Finished jobs could not be taken off; trying again',
          );
          if (stopping) break;
          await new Promise((resolve) => setTimeout(resolve, SETTLE_AGAIN_MS));
        }
      }
    } finally {
      lane.settling = false;
    }
    if (!stopping) await fillLane(lane);
  }

  async function beat(): Promise<void> {
    for (const lane of lanes.values()) {
      const held = [...lane.running.values()].map(({ job }) => ({ id: job.id, retryCount: job.retryCount }));
      if (held.length === 0) continue;
      try {
        await boss.touch(lane.spec.name, held);
      } catch (error) {
        log.warn({ job: lane.spec.name, error: messageOf(error) }, 'Running jobs could not be reported alive');
      }
    }
    await forgetDoubles();
  }

  async function forgetDoubles(): Promise<void> {
    try {
      await sql`delete from ${sql.raw(schema)}.job_common where ${isDouble}`.execute(plain);
    } catch (error) {
      if (!stopping)
        log.warn({ error: messageOf(error) }, 'Jobs that stand twice could not be taken off; trying again');
    }
  }

  const polls = setInterval(() => void poll(), POLL_MS);
  const beats = heartbeat ? setInterval(() => void beat(), BEAT_MS) : undefined;
  void poll();

  return {
    wake: (names) => {
      for (const name of names) fill(name);
    },
    stop: async (graceMs) => {
      stopping = true;
      clearInterval(polls);
      await Promise.all([...lanes.values()].flatMap((lane) => lane.fetching ?? []));
      const running = () => [...lanes.values()].flatMap((lane) => [...lane.running.values()]);
      const all = () => Promise.allSettled(running().map(({ done }) => done));
      await within(all(), graceMs);
      for (const { abort } of running()) abort.abort(new Error('Recado is stopping'));
      await within(all(), 1_000);
      clearInterval(beats);
      for (const job of [...running().map((one) => one.job), ...[...lanes.values()].flatMap((lane) => lane.aborted)]) {
        await sql`update ${sql.raw(schema)}.job j set state = 'retry', started_on = null where id = ${job.id} and name = ${job.name} and state = 'active' and retry_count = ${job.retryCount}
          and not exists (select 1 from ${sql.raw(schema)}.job s where s.name = j.name and s.singleton_key = j.singleton_key and s.state = 'retry')`.execute(
          plain,
        );
      }
      for (const lane of lanes.values()) await settle(lane);
    },
  };
}

async function within(work: Promise<unknown>, ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([work, promise]);
  clearTimeout(timer);
}

function messageOf(error: unknown): string {
  return withoutQuote(error instanceof Error ? error.message : String(error));
}
