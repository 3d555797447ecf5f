import { sql } from 'kysely';
import type { Db, Trx } from '../database/database.ts';
import type { Queue } from '../queue/queue.ts';
import type { Order } from '../queue/order.ts';

/** One of our accounts as operators must know it. */
export interface AccountRow {
  network: string;
  account: string;
  /** When it was first heard of. */
  since: Date;
  /** Last look at the network that succeeded, to within ten seconds. */
  contactAt: Date | null;
  /** Last time that a customer's message came in. */
  dataAt: Date | null;
  /** What the network refuses because it no longer accepts our access; null while it works. */
  brokenFor: 'everything' | 'publishing' | null;
  brokenAt: Date | null;
  /** Last try since then; null where one more is wanted now. */
  triedAt: Date | null;
  /** When the network was last asked whether the access is good, and until when. */
  probedAt: Date | null;
}

export interface OfAccount {
  network: string;
  account: string;
}

export interface AccountStore {
  all(): Promise<AccountRow[]>;
  get(network: string, account: string): Promise<AccountRow | null>;
  /** The network answered a look (`pulled`), a customer's message came in (`data`). */
  contact(step: OfAccount & { at: Date; pulled: boolean; data: boolean }): Promise<void>;
  /** The network does not accept our access; when that began is kept. */
  broken(step: OfAccount & { for: NonNullable<AccountRow['brokenFor']>; at: Date }): Promise<void>;
  /** It does again: what waited is ordered to be sent, in the same transaction. Gives how many. */
  works(step: OfAccount): Promise<number>;
  /** One more try for what waits, without knowing yet. */
  release(step: OfAccount): Promise<number>;
  /** True for one process: the access was not asked about for `hours`, or not since it was refused. */
  claimProbe(step: OfAccount & { at: Date; hours: number }): Promise<boolean>;
  /** Answers that wait for the access. */
  waiting(network: string, account: string): Promise<number>;
}

/** Every look at a network would otherwise be a write that waits for the disk. */
const NOTE_EVERY_SECONDS = 10;

export function createAccounts({ db, queue }: { db: Db; queue: Queue }): AccountStore {
  return {
    all: async () => await db.selectFrom('accounts').selectAll().orderBy('network').orderBy('account').execute(),
    get: async (network, account) =>
      (await db
        .selectFrom('accounts')
        .selectAll()
        .where('network', '=', network)
        .where('account', '=', account)
        .executeTakeFirst()) ?? null,
    contact: async ({ network, account, at, pulled, data }) => {
      const contactAt = pulled ? at : null;
      const dataAt = data ? at : null;
      await sql`insert into accounts (network, account, since, contact_at, data_at) values (${network}, ${account}, ${at}, ${contactAt}, ${dataAt})
        on conflict (network, account) do update set contact_at = greatest(accounts.contact_at, excluded.contact_at), data_at = greatest(accounts.data_at, excluded.data_at)
        where ${data} or (${pulled} and (accounts.contact_at is null or accounts.contact_at < ${at}::timestamptz - make_interval(secs => ${NOTE_EVERY_SECONDS})))`.execute(
        db,
      );
    },
    broken: async ({ network, account, for: what, at }) => {
      await sql`insert into accounts (network, account, since, broken_for, broken_at, tried_at) values (${network}, ${account}, ${at}, ${what}, ${at}, ${at})
        on conflict (network, account) do update set broken_at = coalesce(accounts.broken_at, excluded.broken_at), tried_at = excluded.tried_at,
          broken_for = case when accounts.broken_for = 'everything' then accounts.broken_for else excluded.broken_for end`.execute(
        db,
      );
    },
    works: async ({ network, account }) =>
      await queue.transact(async (trx, send) => {
        await trx
          .updateTable('accounts')
          .set({ brokenFor: null, brokenAt: null, triedAt: null })
          .where('network', '=', network)
          .where('account', '=', account)
          .execute();
        return await release(trx, { network, account, send });
      }),
    release: async ({ network, account }) =>
      await queue.transact(async (trx, send) => {
        // Lets each attempt through until one of them fails.
        await trx
          .updateTable('accounts')
          .set({ triedAt: null })
          .where('network', '=', network)
          .where('account', '=', account)
          .execute();
        return await release(trx, { network, account, send });
      }),
    claimProbe: async ({ network, account, at, hours }) => {
      const { rows } =
        await sql`update accounts set probed_at = ${at} where network = ${network} and account = ${account}
        and (coalesce(probed_at, since) <= ${at}::timestamptz - make_interval(hours => ${hours}::int) or broken_at > coalesce(probed_at, '-infinity'))
        returning 1`.execute(db);
      return rows.length > 0;
    },
    waiting: async (network, account) => (await waiting(db, { network, account })).length,
  };
}

async function release(
  trx: Trx,
  { network, account, send }: { network: string; account: string; send(orders: readonly Order[]): Promise<void> },
): Promise<number> {
  const rows = await waiting(trx, { network, account });
  await send(rows.map(({ id, ticketId }) => ({ job: 'send-reply', deliveryId: id, ticketId })));
  return rows.length;
}

async function waiting(
  db: Db | Trx,
  { network, account }: { network: string; account: string },
): Promise<{ id: string; ticketId: string }[]> {
  const { rows } = await sql<{
    id: string;
    ticketId: string;
  }>`select d.id, d.ticket_id from deliveries d join drafts f on f.id = d.draft_id join tickets t on t.id = d.ticket_id
    where d.state = 'queued' and d.refusal = 'not-authorised' and f.account = ${account} and t.network = ${network} order by d.queued_at, d.id`.execute(
    db,
  );
  return rows;
}
