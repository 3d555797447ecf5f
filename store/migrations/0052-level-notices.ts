import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who was told that something promised is nearly late, or late: at once, or gathered with what else came within minutes. */
export const levelNotices: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table level_notices (
        id text primary key,
        person_id text not null,
        ticket_id text not null references tickets (id) on delete cascade,
        what text not null,
        how text not null check (how in ('warned', 'missed')),
        at timestamptz not null,
        first text not null references level_notices (id) on delete cascade,
        constraint one_notice_of_each unique (ticket_id, person_id, what, how)
      );
      create index level_notices_first on level_notices (person_id, how, at) where first = id;
      create index level_notices_gathered on level_notices (first, at);`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw("delete from chat_posts where kind = 'deadlines'; drop table level_notices;").execute(db);
  },
};
