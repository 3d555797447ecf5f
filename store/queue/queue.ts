import { isDeepStrictEqual } from 'node:util';
import { CompiledQuery, sql } from 'kysely';
import { PgBoss, fromKysely, type ConstructorOptions, type Db as BossDb, type JobWithMetadata } from 'pg-boss';
import type { Log } from '#core/ports/log.ts';
import type { Opened, Trx } from '../database/database.ts';
import { later } from '../database/later.ts';
import { withoutSync } from '../database/unsynced.ts';
import type { JobShape, JobSpec } from './job.ts';
import { onSurface, type Order } from './order.ts';
import { isDouble } from './doubles.ts';
import { createRunner, type Runner } from './queue-runner.ts';
import { codeOf, UNIQUE_VIOLATION } from '../database/unique.ts';
import { present } from '#core/present.ts';

export interface Queue {
  /**
   * Orders jobs inside the caller's transaction: rolled back with it. A second order for a key that already has one waiting is
   * dropped, for the waiting one will see the same state; of a job that is wanted `soonest`, that one is then due at once.
   */
  send(orders: readonly Order[], trx: Trx): Promise<void>;
  /** Runs a transaction and, once it is committed, wakes the workers of what it ordered, so that a click shows at once. */
  transact<T>(step: (trx: Trx, send: (orders: readonly Order[]) => Promise<void>) => Promise<T>): Promise<T>;
  /** What waits for a channel of a surface is due now, whatever moment it waits for. */
  runNow(surface: string): Promise<void>;
  /** Starts the workers. */
  work(specs: readonly JobSpec[]): Promise<void>;
  /** `due` is counted to 1,000. */
  counts(): Promise<{ due: number; running: number; dead: number }>;
  /** Takes nothing new, waits for what runs, then aborts it and puts it back. Twice is once. */
  stop(graceMs?: number): Promise<void>;
}

interface QueueOptions {
  opened: Opened;
  jobs: readonly JobShape[];
  log: Log;
  /** Ids of every surface: a job for `each` of them is ordered that often. */
  surfaces?: readonly string[];
  /** IANA zone of cron expressions. */
  timeZone?: string;
}

const SCHEMA = 'pgboss';
/** The smallest pg-boss takes; a job of a killed process comes back that long after its last sign of life. */
const HEARTBEAT_SECONDS = 10;
const RETRY_DELAY_MAX_SECONDS = 300;
/** Health is asked for many times a second; past this the exact number helps nobody. */
const DUE_MOST = 1_000;
const KEEP_DEAD_SECONDS = 14 * 86_400;
/** What waits again and again for its chat must not be thrown away as forgotten. */
const KEEP_WAITING_MS = 14 * 86_400_000;
/** From the workers' start until what is due by the clock is looked for: a start has more urgent statements, and cron knows minutes. */
const CLOCK_MS = 1_000;

/** Jobs in the same database as everything else, so that a move and what follows it are one transaction. */
export async function createQueue({
  opened,
  jobs,
  log,
  surfaces = [],
  timeZone = 'UTC',
}: QueueOptions): Promise<Queue> {
  const { db } = opened;
  const plain = db.withoutPlugins();
  const embedded = opened.kind === 'embedded';
  const settings: ConstructorOptions = {
    db: { executeSql: async (text, values) => await opened.run(withoutKeysOfThen(text), values) },
    backend: embedded ? 'pglite' : 'postgres',
    schema: SCHEMA,
    superviseIntervalSeconds: embedded ? 60 : 5,
    monitorIntervalSeconds: embedded ? 60 : 5,
    monitorVacuum: false,
  };
  /** A job that is taken up or taken off is done once more where that is lost, which every job bears. */
  const unsynced: BossDb = {
    executeSql: async (text, values = []) =>
      await plain.executeQuery(withoutSync(CompiledQuery.raw(withoutKeysOfThen(text), [...values]))),
  };
  const boss = heard(new PgBoss({ ...settings, schedule: false, supervise: false }));
  await boss.start();
  // Sends what is due by the clock, and tidies up. Its start takes more statements than the rest of a start, so it comes after it.
  const clock = heard(new PgBoss({ ...settings, migrate: false }));
  let clockTimer: NodeJS.Timeout | undefined;

  await indexDead();
  // The lock on the folder proves that whoever ran these is gone.
  if (embedded) await putBackOrphans();
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const job of jobs) await prepare(job);
  const shapes = new Map(jobs.map((job) => [job.name, job]));
  await takeOver();
  let runner: Runner | undefined;
  let stopped: Promise<void> | undefined;

  function heard(made: PgBoss): PgBoss {
    made.on('error', (error) => log.error({ error: error.message }, 'The job queue reported an error'));
    made.on('warning', (warning) => log.debug({ warning: warning.message }, 'The job queue reported a warning'));
    return made;
  }

  async function indexDead(): Promise<void> {
    const { rows } = await sql<{
      there: string | null;
    }>`select to_regclass(${`${SCHEMA}.recado_dead`})::text as there`.execute(plain);
    if (rows[0]?.there) return;
    // Of two processes that start at once on one server, "if not exists" would fail in one.
    await plain.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('recado index of dead jobs', 0))`.execute(trx);
      await sql
        .raw(`create index if not exists recado_dead on ${SCHEMA}.job_common (name) where state = 'failed'`)
        .execute(trx);
    });
  }

  async function prepare(job: JobShape): Promise<void> {
    const settings = present({
      retryLimit: job.retryLimit,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: RETRY_DELAY_MAX_SECONDS,
      deleteAfterSeconds: KEEP_DEAD_SECONDS,
      heartbeatSeconds: embedded ? undefined : HEARTBEAT_SECONDS,
    });
    const queue = known.get(job.name);
    if (queue !== undefined && Object.entries(settings).every(([name, value]) => Reflect.get(queue, name) === value))
      return;
    if (queue !== undefined) await boss.updateQueue(job.name, settings);
    // One policy for all: a queue's policy can never be changed, but which key a job is ordered under can.
    else await boss.createQueue(job.name, { policy: 'stately', ...settings });
    // pg-boss reads what it does not know of a queue outside the caller's transaction, which on one connection waits for ever; so have it read now.
    await boss.insert(job.name, []);
  }

  async function putBackOrphans(): Promise<void> {
    // Mostly there are none: one look instead of two statements.
    const { rows } = await sql`select 1 from ${sql.raw(SCHEMA)}.job where state = 'active' limit 1`.execute(plain);
    if (rows.length === 0) return;
    await sql`update ${sql.raw(SCHEMA)}.job j set state = 'retry', started_on = null, start_after = now() where state = 'active'
      and not exists (select 1 from ${sql.raw(SCHEMA)}.job s where s.name = j.name and s.singleton_key = j.singleton_key and s.state = 'retry')`.execute(
      plain,
    );
    await sql`delete from ${sql.raw(SCHEMA)}.job where state = 'active'`.execute(plain);
  }

  /** What an earlier version ordered under a name that is gone is done under the one that it has now; what it gave up stays given up. */
  async function takeOver(): Promise<void> {
    const now = new Map(jobs.flatMap(({ name, formerly = [] }) => formerly.map((old) => [old, name] as const)));
    const names = [...now.keys()].filter((name) => known.has(name));
    if (names.length === 0) return;
    await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ name: string; data: object; key: string | null }>`delete from ${sql.raw(SCHEMA)}.job
        where name = any(${names}::text[]) and state <= 'active' returning name, data, group_id as key`.execute(
        trx.withoutPlugins(),
      );
      const orders = rows.map(({ name, data, key }) => ({
        ...data,
        job: now.get(name) ?? name,
        key: key ?? undefined,
      }));
      await sendOn(orders, trx);
      for (const name of names)
        await sql`update ${sql.raw(SCHEMA)}.job_common set name = ${now.get(name)} where name = ${name} and state = 'failed'`.execute(
          trx.withoutPlugins(),
        );
      if (rows.length > 0)
        log.info({ jobs: rows.length, names }, 'jobs that an earlier version ordered are done under their new name');
    });
  }

  function toInsert(order: Order): {
    data: object;
    singletonKey: string;
    group?: { id: string };
    startAfter?: string;
    priority?: number;
  } {
    const shape = shapes.get(order.job);
    if (!shape) throw new Error(`Nobody does the job ${order.job}`);
    const { job: _job, afterMs, key: given, first, ...data } = order;
    const key = given ?? (shape.oneAtATimePer === undefined ? undefined : keyOf(data, shape.oneAtATimePer));
    return present({
      data,
      singletonKey: key ?? crypto.randomUUID(),
      // The group keeps a waiting job of a busy key from standing in the way of the others.
      group: key === undefined ? undefined : { id: key },
      priority: first ? 1 : undefined,
      startAfter: afterMs === undefined ? undefined : `${Math.max(0, Math.round(afterMs))} milliseconds`,
    });
  }

  /** A job that shows something on each surface, as often as there are some. */
  function onEach(order: Order & { ticketId?: string; surface?: string }): Order[] {
    const { ticketId, surface } = order;
    const isEach = surfaces.length > 1 && ticketId !== undefined && surface === undefined;
    if (!isEach || shapes.get(order.job)?.surface !== 'each') return [order];
    return surfaces.map((each) => onSurface(order, each, ticketId));
  }

  async function sendOn(given: readonly Order[], trx: Trx): Promise<void> {
    const orders = given.flatMap(onEach);
    for (const [name, list] of Map.groupBy(orders, (order) => order.job)) {
      const jobs = list.map(toInsert);
      // Those that wait already may wait for long: until it is their turn in a busy channel.
      const isSoonest = shapes.get(name)?.soonest === true;
      const soon = isSoonest ? jobs.filter(({ startAfter }) => startAfter === undefined) : [];
      const due = makeDue(name, keysOf(soon));
      if (!embedded) await insertOrHold(name, jobs, trx, soon.length > 0 ? due.update : undefined);
      else if (soon.length === 0) await boss.insert(name, jobs, { db: unread(trx) });
      else await boss.insert(name, jobs, { db: unread(trx, due.unlessInserted(jobs.length)), returnId: true });
    }
  }

  /**
   * On a server the one that waits under a key may be taken up before the transaction that relied on it is committed, and would see
   * the state before it: so it is held until then. Where it was taken up in between, the order is inserted after all.
   */
  async function insertOrHold(
    name: string,
    jobs: ReturnType<typeof toInsert>[],
    trx: Trx,
    due: Sql | undefined,
  ): Promise<void> {
    const plainTrx = trx.withoutPlugins();
    let left = jobs;
    while (left.length > 0) {
      const made = await boss.insert(name, left, { db: fromKysely(plainTrx), returnId: true });
      if ((made?.length ?? 0) === left.length) return;
      // In one order for everybody, so that two transactions never wait for each other; many may rely on the same one.
      const { rows } = await sql<{ key: string }>`select singleton_key as key from ${sql.raw(`${SCHEMA}.job_common`)}
        where name = ${name}::text and state = 'created' and policy = 'stately' and coalesce(singleton_key, '') = any(${keysOf(left)}::text[])
        order by 1 for ${sql.raw(due ? 'no key update' : 'share')}`.execute(plainTrx);
      const held = new Set(rows.map(({ key }) => key));
      left = left.filter(({ singletonKey }) => !held.has(singletonKey));
    }
    if (due) await unread(trx).executeSql(...due);
  }

  /** The same job later, at the place among those that are due that its age gives it; none where another waits under its key. */
  async function postpone(job: JobWithMetadata, afterMs: number): Promise<void> {
    const ms = Math.max(0, Math.round(afterMs));
    try {
      const { rows } =
        await sql`update ${sql.raw(SCHEMA)}.job j set state = 'created', started_on = null, heartbeat_on = null, retry_count = 0,
          start_after = now() + ${`${ms} milliseconds`}::interval, keep_until = now() + ${`${ms + KEEP_WAITING_MS} milliseconds`}::interval
        where id = ${job.id} and name = ${job.name} and state = 'active' and retry_count = ${job.retryCount}
          and not exists (select 1 from ${sql.raw(SCHEMA)}.job s where s.name = j.name and s.singleton_key = j.singleton_key and s.state = 'created') returning 1`.execute(
          plain,
        );
      if (rows.length > 0) return;
    } catch (error) {
      // Ordered again in this very moment.
      if (codeOf(error) !== UNIQUE_VIOLATION) throw error;
    }
    await boss.deleteJob(job.name, [{ id: job.id, retryCount: job.retryCount }]);
  }

  const queue: Queue = {
    send: sendOn,
    transact: async (step) => {
      const ordered = new Set<string>();
      const result = await db.transaction().execute((trx) =>
        step(trx, async (orders) => {
          await queue.send(orders, trx);
          for (const order of orders) ordered.add(order.job);
        }),
      );
      runner?.wake(ordered);
      return result;
    },
    runNow: async (surface) => {
      const names = jobs.flatMap(({ name, needsChannel }) => (needsChannel ? [name] : []));
      const { rows } = await sql<{ name: string }>`update ${sql.raw(`${SCHEMA}.job_common`)} set start_after = now()
        where name = any(${names}::text[]) and state < 'active' and start_after > now() and coalesce(data ->> 'surface', ${surface}) = ${surface} returning name`.execute(
        plain,
      );
      runner?.wake(new Set(rows.map(({ name }) => name)));
    },
    work: async (specs) => {
      for (const spec of specs) {
        if (!shapes.has(spec.name)) throw new Error(`The job ${spec.name} was not named when the queue was made`);
      }
      const scheduled = new Map((await boss.getSchedules()).map((schedule) => [schedule.name, schedule]));
      const options = { tz: timeZone, singletonKey: 'all', group: { id: 'all' } };
      for (const { name, cron } of specs) {
        if (cron === undefined) continue;
        const there = scheduled.get(name);
        scheduled.delete(name);
        // Each would be a commit that waits for the disk, at every start.
        if (there?.cron === cron && there.timezone === timeZone && isDeepStrictEqual(there.options, options)) continue;
        await boss.schedule(name, cron, {}, options);
      }
      for (const name of scheduled.keys()) await boss.unschedule(name);
      runner = createRunner({
        boss,
        specs,
        log,
        heartbeat: !embedded,
        unsynced,
        plain,
        schema: SCHEMA,
        again: postpone,
      });
      clockTimer = setTimeout(() => {
        clock
          .start()
          .catch((error: unknown) =>
            log.error({ err: error }, 'Nothing is done by the clock: the job queue could not be started'),
          );
      }, CLOCK_MS).unref();
    },
    counts: async () => {
      const names = [...shapes.keys()];
      const jobs = sql.raw(`${SCHEMA}.job_common`);
      const { rows } = await sql<{ due: number; running: number; dead: number }>`select
        (select count(*)::int from (select 1 from ${jobs} where name = any(${names}::text[]) and state < 'active' and not blocked and start_after <= now() limit ${DUE_MOST}) d) as due,
        (select count(*)::int from ${jobs} where name = any(${names}::text[]) and state = 'active' and policy = 'stately') as running,
        (select count(*)::int from ${jobs} where name = any(${names}::text[]) and state = 'failed' and not ${isDouble}) as dead`.execute(
        plain,
      );
      return rows[0] ?? { due: 0, running: 0, dead: 0 };
    },
    stop: (graceMs = 10_000) => {
      stopped ??= (async () => {
        clearTimeout(clockTimer);
        await clock.stop({ graceful: false, close: false });
        await runner?.stop(graceMs);
        await boss.stop({ graceful: false, close: false });
      })();
      return stopped;
    },
  };
  return queue;
}

const KEYS_OF_THEN = 'q.singletons_active as "singletonsActive"';

/**
 * pg-boss passes over the keys that were at work when it last counted, a minute ago perhaps: what was ordered under one of them since
 * would wait out that minute. Whoever is at work now is known by the groups, which are the keys.
 */
function withoutKeysOfThen(text: string): string {
  return text.replace(KEYS_OF_THEN, 'null::text[] as "singletonsActive"');
}

type Sql = [text: string, values: unknown[]];

/** Of what is written through it nobody reads the answer. */
function unread(trx: Trx, rewrite: (insert: Sql) => Sql = (insert) => insert): BossDb {
  const plain = trx.withoutPlugins();
  return {
    executeSql: async (text, values = []) => {
      const { rows } = await plain.executeQuery(later(CompiledQuery.raw(...rewrite([text, values]))));
      return { rows };
    },
  };
}

/**
 * Those of these keys that wait are due now: a statement of its own, or one with the insert, which looks for nothing where all were
 * inserted. It is written as the index of keys that wait is, so that a long queue makes it no slower.
 */
function makeDue(name: string, keys: string[]): { update: Sql; unlessInserted(jobs: number): (insert: Sql) => Sql } {
  const update = (first: number): string =>
    `update ${SCHEMA}.job_common set start_after = now() where name = $${first}::text and state = 'created' and policy = 'stately' and coalesce(singleton_key, '') = any($${first + 1}::text[]) and start_after > now()`;
  return {
    update: [update(1), [name, keys]],
    unlessInserted:
      (jobs) =>
      ([insert, values]) => [
        `with made as (${insert}) ${update(values.length + 1)} and (select count(*) from made) < $${values.length + 3}::int`,
        [...values, name, keys, jobs],
      ],
  };
}

function keysOf(jobs: readonly { singletonKey: string }[]): string[] {
  return jobs.map(({ singletonKey }) => singletonKey);
}

function keyOf(data: object, field: string): string {
  const value: unknown = new Map<string, unknown>(Object.entries(data)).get(field);
  if (value === undefined || value === null) return 'all';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
