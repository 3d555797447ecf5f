import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What networks tell of our own accounts, day by day. */
export const snapshots: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table account_snapshots (
        account text not null,
        day date not null,
        network text not null,
        readings jsonb,
        raw jsonb,
        calls integer not null default 0,
        tried_at timestamptz not null,
        taken_at timestamptz,
        primary key (account, day)
      );`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop table account_snapshots;').execute(db);
  },
};
