import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What operators must know of each account, and the alerts about it that stand in the chat. */
export const operations: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table accounts (
        network text not null,
        account text not null,
        since timestamptz not null,
        contact_at timestamptz,
        data_at timestamptz,
        broken_for text check (broken_for in ('everything', 'publishing')),
        broken_at timestamptz,
        tried_at timestamptz,
        primary key (network, account)
      );
      create table alerts (
        id text primary key,
        kind text not null check (kind in ('no-access', 'quiet', 'gap')),
        network text not null,
        account text not null,
        params jsonb not null,
        opened_at timestamptz not null,
        cleared_at timestamptz,
        surface text not null,
        channel text not null,
        channel_id text,
        state text not null check (state in ('wanted', 'posting', 'posted', 'gone')),
        op_id text not null,
        attempt_at timestamptz,
        ts text,
        shown text
      );
      create unique index alerts_open on alerts (kind, network, account) where cleared_at is null and kind <> 'gap';
      create index deliveries_without_access on deliveries (id) where state = 'queued' and refusal = 'not-authorised';`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop index deliveries_without_access; drop table alerts; drop table accounts;').execute(db);
  },
};
