import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import type { OfAccount } from './accounts.ts';

/** Access to one of our accounts that a person granted, closed with a key that is not in the database. */
export interface AccessRow {
  network: string;
  account: string;
  /** Encrypted, in base64; see `handlers/accounts/vault.ts`. */
  sealed: string;
  /** Which key it is closed with. */
  keyId: string;
  renewAt: Date | null;
  endsAt: Date | null;
  /** Person id of whoever let us in. */
  grantedBy: string;
  grantedAt: Date;
  /** The network will not renew it any more. */
  refusedAt: Date | null;
}

export type Sealed = Pick<AccessRow, 'sealed' | 'keyId'>;

export interface AccountAccessStore {
  all(): Promise<AccessRow[]>;
  get(network: string, account: string): Promise<AccessRow | null>;
  /** In place of whatever was there. */
  put(row: Omit<AccessRow, 'refusedAt'>): Promise<void>;
  /** True for one process at a time; whoever has it renews within `ms`, else another may. */
  claimRenewal(step: OfAccount & { at: Date; ms: number }): Promise<boolean>;
  renewed(step: OfAccount & Sealed & Pick<AccessRow, 'renewAt' | 'endsAt'>): Promise<void>;
  refused(step: OfAccount & { at: Date }): Promise<void>;
  /** The network says until when it is good; nothing where it was renewed meanwhile. */
  ends(step: OfAccount & Pick<AccessRow, 'endsAt'> & { was: string }): Promise<void>;
  /** Closed with another key; false where it changed since it was read. */
  reseal(step: OfAccount & Sealed & { was: string }): Promise<boolean>;
}

const COLUMNS = [
  'network',
  'account',
  'sealed',
  'keyId',
  'renewAt',
  'endsAt',
  'grantedBy',
  'grantedAt',
  'refusedAt',
] as const;

export function createAccountAccess(db: Db): AccountAccessStore {
  const of = ({ network, account }: OfAccount) =>
    db.updateTable('accountAccess').where('network', '=', network).where('account', '=', account);
  return {
    all: async () =>
      await db.selectFrom('accountAccess').select(COLUMNS).orderBy('network').orderBy('account').execute(),
    get: async (network, account) =>
      (await db
        .selectFrom('accountAccess')
        .select(COLUMNS)
        .where('network', '=', network)
        .where('account', '=', account)
        .executeTakeFirst()) ?? null,
    put: async ({ network, account, sealed, keyId, renewAt, endsAt, grantedBy, grantedAt }) => {
      await sql`insert into account_access (network, account, sealed, key_id, renew_at, ends_at, granted_by, granted_at)
        values (${network}, ${account}, ${sealed}, ${keyId}, ${renewAt}, ${endsAt}, ${grantedBy}, ${grantedAt})
        on conflict (network, account) do update set sealed = excluded.sealed, key_id = excluded.key_id, renew_at = excluded.renew_at,
          ends_at = excluded.ends_at, granted_by = excluded.granted_by, granted_at = excluded.granted_at, refused_at = null, renewing_until = null`.execute(
        db,
      );
    },
    claimRenewal: async ({ at, ms, ...account }) => {
      const { numUpdatedRows } = await of(account)
        .set({ renewingUntil: new Date(at.getTime() + ms) })
        .where((where) => where.or([where('renewingUntil', 'is', null), where('renewingUntil', '<=', at)]))
        .where('renewAt', '<=', at)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    renewed: async ({ sealed, keyId, renewAt, endsAt, ...account }) => {
      await of(account).set({ sealed, keyId, renewAt, endsAt, renewingUntil: null }).execute();
    },
    refused: async ({ at, ...account }) => {
      await of(account).set({ refusedAt: at, renewAt: null, renewingUntil: null }).execute();
    },
    ends: async ({ endsAt, was, ...account }) => {
      await of(account).set({ endsAt }).where('sealed', '=', was).execute();
    },
    reseal: async ({ sealed, keyId, was, ...account }) => {
      const { numUpdatedRows } = await of(account).set({ sealed, keyId }).where('sealed', '=', was).executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
