import { sql } from 'kysely';
import type { Changes, JobOrder } from '#core/ticket/changes.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Db } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';

export interface AutomaticRow {
  /** Network, conversation and author: a rule speaks once there, whatever tickets it becomes. */
  thread: string;
  ticketId: string;
  account: string;
  rule: string;
  at: Date;
}

export interface AutomaticStore {
  /**
   * Its turn to speak, which is taken once: `already` where a rule has spoken there for another ticket, or has its words on their
   * way; the same ticket may ask again after a crash. `too-many`: the account has had its number for this hour.
   */
  take(of: AutomaticRow & { perHour: number }): Promise<'taken' | 'already' | 'too-many'>;
}

const HOUR_MS = 3_600_000;
/** Whoever asks for a turn waits for whoever else does. */
const LOCK = 7_236_002;

export function createAutomatic(db: Db): AutomaticStore {
  return {
    take: async ({ perHour, ...row }) =>
      await db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx);
        const before = await trx
          .selectFrom('automatic')
          .select('ticketId')
          .where('thread', '=', row.thread)
          .executeTakeFirst();
        if (before) return before.ticketId === row.ticketId ? 'taken' : 'already';
        const { rows } = await sql<{ count: number }>`select count(*)::int as count from automatic
          where account = ${row.account} and at > ${new Date(row.at.getTime() - HOUR_MS)}`.execute(trx);
        if ((rows[0]?.count ?? 0) >= perHour) return 'too-many';
        await insertRows(trx, { into: 'automatic', rows: [{ ...row }] });
        return 'taken';
      }),
  };
}

/** A job for each conversation of which a rule may have something to say now. */
export function automaticOrders(
  steps: readonly { ticket: Ticket; changes: Changes; fresh?: true }[],
  speaks: ((ticket: Ticket) => boolean) | undefined,
): JobOrder[] {
  if (!speaks) return [];
  return steps.flatMap(({ ticket, changes, fresh }): JobOrder[] => {
    const isNews = fresh || changes.activity.some(({ what }) => what === 'customer.wrote');
    return isNews && speaks({ ...ticket, ...changes.ticket }) ? [{ job: 'say-by-itself', ticketId: ticket.id }] : [];
  });
}
