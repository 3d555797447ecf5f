import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was found by listening, and how much was read for it: no words, which stand with the message. */
export const heard: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table heard (
        message_id text not null references messages (id) on delete cascade,
        account text not null,
        watch text not null,
        posted_at timestamptz not null,
        primary key (message_id, account, watch)
      );
      create index heard_by_time on heard (posted_at desc);
      create table paid_reads (
        account text not null,
        kind text not null,
        day date not null,
        taken integer not null,
        primary key (account, kind, day)
      );`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop table paid_reads, heard;').execute(db);
  },
};
