import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is switched on in a crisis, by whom and until when; and the steps of an emergency protocol. */
export const holds: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table holds (
        id text primary key,
        brand text not null,
        kind text not null,
        people jsonb not null,
        texts jsonb not null,
        by text not null,
        at timestamptz not null,
        incident_id text references incidents (id),
        ended_by text,
        ended_at timestamptz
      );
      create unique index one_hold_of_a_kind on holds (brand, kind) where ended_at is null;
      create index holds_by_time on holds (brand, at);
      create table protocol_steps (
        incident_id text not null references incidents (id),
        step integer not null,
        text text not null,
        owner text not null,
        due_at timestamptz,
        started_by text not null,
        started_at timestamptz not null,
        done_by text,
        done_at timestamptz,
        primary key (incident_id, step)
      );`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      delete from chat_posts where kind in ('hold-note', 'protocol');
      drop table protocol_steps, holds;`)
      .execute(db);
  },
};
