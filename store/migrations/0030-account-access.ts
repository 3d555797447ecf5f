import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Access that people granted by OAuth. What is in `sealed` can be read only with a secret of the environment. */
export const accountAccess: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table account_access (
        network text not null,
        account text not null,
        sealed text not null,
        key_id text not null,
        renew_at timestamptz,
        ends_at timestamptz,
        granted_by text not null,
        granted_at timestamptz not null,
        refused_at timestamptz,
        renewing_until timestamptz,
        primary key (network, account)
      );`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop table account_access;').execute(db);
  },
};
