import { sql } from 'kysely';
import type { MetricReading, RawReading } from '#core/reports/metrics.ts';
import type { Db } from '../database/database.ts';
import { toJson } from '../database/rows.ts';

/** What a network told of one of our accounts on one day of its zone ("2026-11-29"). */
export interface Snapshot {
  account: string;
  day: string;
  network: string;
  readings: MetricReading[];
  /** Calls of the network that were made for it, those that failed included. */
  calls: number;
  takenAt: Date;
}

export interface SnapshotRow extends Omit<Snapshot, 'readings' | 'takenAt'> {
  readings: MetricReading[] | null;
  raw: Record<string, unknown> | null;
  triedAt: Date;
  takenAt: Date | null;
}

type OfDay = Pick<Snapshot, 'account' | 'day'>;

export interface SnapshotStore {
  /** True for the one process that may take it now: nobody has, nobody began after `triedBefore`, and fewer calls than `mostCalls` were made. */
  begin(of: OfDay & { network: string; at: Date; triedBefore: Date; mostCalls: number }): Promise<boolean>;
  /** As many calls as may be made that day were made, and nothing came of them. */
  wasSpent(of: OfDay & { mostCalls: number }): Promise<boolean>;
  /** How many calls were made for it that day. */
  calls(account: string, day: string): Promise<number>;
  /** `calls`: how many were made now. */
  keep(of: OfDay & { readings: readonly RawReading[]; calls: number; at: Date }): Promise<void>;
  /** The calls count all the same. */
  failed(of: OfDay & { calls: number }): Promise<void>;
  /** Those of an account from a day on, oldest first; days on which none was taken are not among them. */
  of(account: string, from: string): Promise<Snapshot[]>;
  /** The newest of every account. */
  newest(): Promise<Snapshot[]>;
}

const columns = sql.raw("account, to_char(day, 'YYYY-MM-DD') as day, network, readings, calls, taken_at");

export function createSnapshots(db: Db): SnapshotStore {
  return {
    begin: async ({ account, day, network, at, triedBefore, mostCalls }) => {
      if (mostCalls <= 0) return false;
      const { rows } = await sql`insert into account_snapshots (account, day, network, tried_at)
        values (${account}, ${day}::date, ${network}, ${at}) on conflict (account, day) do update set tried_at = excluded.tried_at
        where account_snapshots.taken_at is null and account_snapshots.tried_at <= ${triedBefore} and account_snapshots.calls < ${mostCalls} returning account`.execute(
        db,
      );
      return rows.length > 0;
    },
    wasSpent: async ({ account, day, mostCalls }) => {
      const { rows } = await sql`select 1 from account_snapshots
        where account = ${account} and day = ${day}::date and taken_at is null and calls >= ${mostCalls}`.execute(db);
      return rows.length > 0;
    },
    calls: async (account, day) => {
      const { rows } = await sql<{
        calls: number;
      }>`select calls from account_snapshots where account = ${account} and day = ${day}::date`.execute(db);
      return rows[0]?.calls ?? 0;
    },
    failed: async ({ account, day, calls }) => {
      await sql`update account_snapshots set calls = calls + ${calls} where account = ${account} and day = ${day}::date`.execute(
        db,
      );
    },
    keep: async ({ account, day, readings, calls, at }) => {
      const raw = Object.fromEntries(readings.map((each) => [each.metric, each.raw]));
      const told = readings.map(({ metric, value, why }): MetricReading => ({ metric, value, why }));
      await sql`update account_snapshots set readings = ${toJson(told)}::jsonb, raw = ${toJson(raw)}::jsonb, taken_at = ${at}, calls = calls + ${calls}
        where account = ${account} and day = ${day}::date`.execute(db);
    },
    of: async (account, from) =>
      (
        await sql<Snapshot>`select ${columns} from account_snapshots where account = ${account} and day >= ${from}::date
          and taken_at is not null order by day`.execute(db)
      ).rows,
    newest: async () =>
      (
        await sql<Snapshot>`select distinct on (account) ${columns} from account_snapshots where taken_at is not null
          order by account, account_snapshots.day desc`.execute(db)
      ).rows,
  };
}
