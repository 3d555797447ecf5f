import { sql } from 'kysely';
import { keepTime, type Timed } from '#core/hours/keep-time.ts';
import { timerMs } from '#core/hours/promise.ts';
import type { TimeRules } from '#core/hours/rules.ts';
import { same, type ServiceSpec, type SpecVersion } from '#core/hours/same-spec.ts';
import type { Interval, Reply } from '#core/hours/ticket-clock.ts';
import type { Changes, JobOrder, TicketView } from '#core/ticket/changes.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Db, Trx } from '../database/database.ts';
import { later } from '../database/later.ts';
import { insertRows } from '../database/rows.ts';
import type { Queue } from '../queue/queue.ts';
import type { Order } from '../queue/order.ts';
import type { Step } from './step.ts';

export interface WaitRow extends Pick<Interval, 'wait' | 'round' | 'turn'> {
  ticketId: string;
  fromAt: Date;
  toAt: Date;
  calendarMs: number;
  /** By the hours that held then; never counted anew when they change. */
  serviceMs: number;
}

export interface ReplyTimeRow extends Pick<Reply, 'kind' | 'round' | 'turn' | 'by' | 'marked'> {
  ticketId: string;
  fromAt: Date;
  toAt: Date;
  /** Without the time for which we waited for the customer. */
  calendarMs: number;
  serviceMs: number;
  /** What was promised then; null where nothing was. */
  targetMs: number | null;
  targetClock: 'service' | 'calendar' | null;
}

export interface TimeStore {
  /** Waits that have ended, oldest first. */
  waits(ticketId: string): Promise<WaitRow[]>;
  replies(ticketId: string): Promise<ReplyTimeRow[]>;
  /** Notes from when on these hours hold, where they are others than before; gives all that have held, oldest first. */
  keepSpec(spec: ServiceSpec, at: Date): Promise<SpecVersion[]>;
  /** Sets a timer for each conversation under way, for promises that were made or changed meanwhile: once, at the start. */
  watchAll(): Promise<void>;
  /** Sets the timers of rules that hand over. */
  handOver(rules: readonly number[]): Promise<void>;
}

export function createTime({ db, queue }: { db: Db; queue: Queue }): TimeStore {
  return {
    waits: async (ticketId) =>
      (await db.selectFrom('waits').selectAll().where('ticketId', '=', ticketId).orderBy('fromAt').execute()).map(
        (row) => ({ ...row, calendarMs: Number(row.calendarMs), serviceMs: Number(row.serviceMs) }),
      ),
    replies: async (ticketId) =>
      (
        await db
          .selectFrom('replyTimes')
          .selectAll()
          .where('ticketId', '=', ticketId)
          .orderBy('toAt')
          .orderBy('kind')
          .execute()
      ).map((row) => ({
        ...row,
        calendarMs: Number(row.calendarMs),
        serviceMs: Number(row.serviceMs),
        targetMs: row.targetMs === null ? null : Number(row.targetMs),
      })),
    keepSpec: async (spec, at) =>
      await db.transaction().execute(async (trx) => {
        // Two processes that start together write it once.
        await sql`lock table service_specs in share row exclusive mode`.execute(trx);
        const kept = await trx.selectFrom('serviceSpecs').selectAll().orderBy('since').execute();
        const last = kept.at(-1);
        if (last && same(last.spec, spec)) return kept;
        await insertRows(trx, {
          into: 'serviceSpecs',
          rows: [{ since: at, spec }],
          then: 'on conflict (since) do update set spec = excluded.spec',
        });
        return [...kept, { since: at, spec }];
      }),
    handOver: async (rules) => {
      await queue.transact((_trx, send) => send(rules.map((rule) => ({ job: 'hand-over', rule }))));
    },
    watchAll: async () => {
      await queue.transact(async (trx, send) => {
        const rows = await trx
          .selectFrom('tickets')
          .select('id')
          .where('state', 'in', ['open', 'snoozed'])
          .where('clock', 'is not', null)
          .orderBy('id')
          .execute();
        await send(rows.map(({ id }) => ({ job: 'watch-level', ticketId: id })));
      });
    },
  };
}

/** What a batch of moves writes of the time of its conversations; gives the steps with their new clocks. */
export function timed(steps: readonly Step[]): { steps: Step[]; times: Map<string, Timed> } {
  const times = new Map<string, Timed>();
  return {
    steps: steps.map((step) => {
      const time = step.fresh ? null : keepTime(viewOf(step), step.changes, step.at);
      if (!time) return step;
      times.set(step.ticket.id, time);
      return { ...step, changes: { ...step.changes, ticket: { ...step.changes.ticket, clock: time.clock } } };
    }),
    times,
  };
}

function viewOf({ ticket, view }: Step): Pick<TicketView, 'ticket' | 'drafts' | 'deliveries' | 'delegations'> {
  return { drafts: [], deliveries: [], delegations: [], ...view, ticket };
}

export async function writeTimes(
  trx: Trx,
  {
    steps,
    times,
    rules,
    send,
  }: {
    steps: readonly Step[];
    times: ReadonlyMap<string, Timed>;
    rules: TimeRules;
    send: (orders: readonly Order[]) => Promise<void>;
  },
): Promise<void> {
  const waits: WaitRow[] = [];
  const replies: ReplyTimeRow[] = [];
  const orders: JobOrder[] = [];
  for (const { ticket, changes, fresh, at } of steps) {
    const after: Ticket = { ...ticket, ...changes.ticket };
    const time = times.get(ticket.id);
    if (rules.levelOf(after) !== null && (fresh || time || mayChangeLevel(changes))) {
      // A new one has no timer yet: its first is set for its moment, or a storm would have each looked at twice.
      const afterMs = fresh ? timerMs(rules, after, at) : undefined;
      if (afterMs !== null) orders.push({ job: 'watch-level', ticketId: ticket.id, afterMs });
    }
    if (!time) continue;
    const { intervals, replies: made } = time;
    if (intervals.from !== null) await takeAway(trx, 'waits', ticket.id, intervals.from);
    if (made.from !== null) await takeAway(trx, 'reply_times', ticket.id, made.from);
    waits.push(...intervals.rows.map((row) => waitRow(after, row, rules)));
    const all = made.rows.length > 0 ? time.all : [];
    replies.push(...made.rows.map((row) => replyRow(after, row, { rules, all })));
  }
  await insertRows(trx, { into: 'waits', rows: waits.map((row) => ({ ...row })), then: 'on conflict do nothing' });
  await insertRows(trx, {
    into: 'replyTimes',
    rows: replies.map((row) => ({ ...row })),
    then: 'on conflict do nothing',
  });
  await send(orders);
}

/** Labels and tags may bring another promise. */
function mayChangeLevel({ ticket: set, jobs }: Changes): boolean {
  return set !== undefined && jobs !== undefined && ('tags' in set || 'corrected' in set);
}

async function takeAway(trx: Trx, table: 'waits' | 'reply_times', ticketId: string, from: number): Promise<void> {
  const taking = sql`delete from ${sql.raw(table)} where ticket_id = ${ticketId} and from_at >= ${new Date(from)}`;
  await trx.executeQuery(later(taking.compile(trx)));
}

function waitRow(ticket: Ticket, { wait, round, turn, from, to }: Interval, rules: TimeRules): WaitRow {
  return {
    ticketId: ticket.id,
    wait,
    round,
    turn,
    fromAt: new Date(from),
    toAt: new Date(to),
    calendarMs: to - from,
    serviceMs: rules.service(ticket, from, to),
  };
}

function replyRow(
  ticket: Ticket,
  { kind, round, turn, from, to, by, marked }: Reply,
  { rules, all }: { rules: TimeRules; all: readonly Interval[] },
): ReplyTimeRow {
  const ours = all.filter((each) => each.from >= from && each.to <= to && each.wait !== 'customer');
  const level = rules.levelOf(ticket);
  const target = level?.[kind];
  return {
    ticketId: ticket.id,
    kind,
    round,
    turn,
    fromAt: new Date(from),
    toAt: new Date(to),
    calendarMs: ours.reduce((sum, each) => sum + each.to - each.from, 0),
    serviceMs: ours.reduce((sum, each) => sum + rules.service(ticket, each.from, each.to), 0),
    targetMs: target ?? null,
    targetClock: target === undefined || target === null ? null : (level?.clock ?? null),
    by: by === '' ? null : by,
    marked,
  };
}
