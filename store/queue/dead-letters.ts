import { sql } from 'kysely';
import type { Db, Trx } from '../database/database.ts';
import type { Queue } from './queue.ts';
import type { Order } from './order.ts';
import { isDouble } from './doubles.ts';
import { insertRows } from '../database/rows.ts';

/** Work that failed too often and waits for somebody to decide. */
export interface DeadLetter {
  /** "job:<uuid>" or "inbox:<number>". */
  id: string;
  /** Name of the job, or "inbox" for a message that could not be taken in. */
  job: string;
  network: string | null;
  ticketId: string | null;
  /** Number of that ticket. */
  number: number | null;
  at: Date;
  error: string;
}

export interface DeadLetterStore {
  /** The newest, and how many there are. */
  list(limit: number): Promise<{ items: DeadLetter[]; total: number }>;
  /** One, or "all", is tried again from its first try. Gives how many. */
  redrive(id: string, by: string, at: Date): Promise<number>;
  /** False where it is no longer there. */
  drop(id: string, why: { by: string; at: Date; reason: string }): Promise<boolean>;
}

const JOBS = sql.raw('pgboss.job_common');

interface DeadJob {
  id: string;
  name: string;
  data: Record<string, unknown> | null;
  key: string | null;
}

/** Work that failed too often: jobs of the queue and messages of the inbox, in one list. */
export function createDead({ db, queue }: { db: Db; queue: Queue }): DeadLetterStore {
  return {
    list: async (limit) => {
      const { rows } = await sql<{
        id: string;
        job: string;
        network: string | null;
        ticketId: string | null;
        number: number | null;
        at: Date;
        error: string | null;
        total: number;
      }>`
        with dead as (
          select 'job:' || id as id, name as job, null::text as network, data ->> 'ticketId' as ticket_id, completed_on as at, left(output ->> 'message', 300) as error from ${JOBS} where state = 'failed' and not ${isDouble}
          union all select 'inbox:' || id, 'inbox', network, null, done_at, left(error, 300) from inbox where state = 'failed'
        ) select d.*, t.number, (count(*) over ())::int as total from dead d left join tickets t on t.id = d.ticket_id order by d.at desc nulls last, d.id limit ${limit}`.execute(
        db,
      );
      const items = rows.map(({ total: _total, ...row }): DeadLetter => ({
        ...row,
        at: new Date(row.at),
        error: row.error ?? '',
      }));
      return { items, total: rows[0]?.total ?? 0 };
    },
    redrive: async (id, by, at) =>
      await queue.transact(async (trx, send) => {
        const { job, inbox } = idOf(id);
        const jobs = inbox === undefined ? await takeJobs(trx, job) : [];
        const rows =
          job === undefined
            ? (
                await sql<{
                  id: string;
                }>`update inbox set state = 'waiting', error = null, done_at = null where state = 'failed' and (${inbox ?? null}::bigint is null or id = ${inbox ?? null}::bigint) returning id::text`.execute(
                  trx,
                )
              ).rows
            : [];
        await send([...jobs.map(again), ...(rows.length > 0 ? [{ job: 'ingest-message', key: 'all' }] : [])]);
        const count = jobs.length + rows.length;
        if (count > 0) await note(trx, { by, at, what: 'dead.redriven', detail: { id, count } });
        return count;
      }),
    drop: async (id, { by, at, reason }) =>
      await db.transaction().execute(async (trx) => {
        const { job, inbox } = idOf(id);
        const jobs = job === undefined ? [] : await takeJobs(trx, job);
        const rows =
          inbox === undefined
            ? []
            : (
                await sql`update inbox set state = 'done' where state = 'failed' and id = ${inbox}::bigint returning id`.execute(
                  trx,
                )
              ).rows;
        const found = jobs.length + rows.length > 0;
        if (found)
          await note(trx, { by, at, what: 'dead.dropped', detail: { id, job: jobs[0]?.name ?? 'inbox', reason } });
        return found;
      }),
  };

  /** Takes failed jobs off the list; without an id all of them. Parameters of jobs are ids in camelCase, so names stay as they are. */
  async function takeJobs(trx: Trx, id: string | undefined): Promise<DeadJob[]> {
    const { rows } =
      await sql<DeadJob>`delete from ${JOBS} where state = 'failed' and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid) returning id, name, data, group_id as key`.execute(
        trx.withoutPlugins(),
      );
    return rows;
  }

  async function note(
    trx: Trx,
    { by, at, what, detail }: { by: string; at: Date; what: string; detail: Record<string, string | number> },
  ): Promise<void> {
    await insertRows(trx, {
      into: 'activity',
      rows: [{ at, ticketId: null, byKind: 'person', byId: by, what, detail }],
    });
  }
}

/** "all" is neither. */
function idOf(id: string): { job?: string; inbox?: string } {
  const [, kind, rest = ''] = /^(job|inbox):(.+)$/.exec(id) ?? [];
  if (kind === 'job' && /^[0-9a-f-]{36}$/.test(rest)) return { job: rest };
  if (kind === 'inbox' && /^\d{1,18}$/.test(rest)) return { inbox: rest };
  if (id === 'all') return {};
  return { job: '00000000-0000-0000-0000-000000000000' };
}

function again({ name, data, key }: DeadJob): Order {
  return { ...data, job: name, key: key ?? undefined };
}
