import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Files of customers' messages and of our versions, as they are shown under a card. Their bytes lie elsewhere, under their hash. */
export const files: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table files (
        id text primary key,
        ticket_id text not null references tickets (id),
        card_id text not null,
        owner_kind text not null check (owner_kind in ('message', 'draft')),
        owner_id text not null,
        place integer not null,
        source text not null,
        sha256 text,
        state text not null check (state in ('wanted', 'posting', 'posted', 'refused', 'gone')),
        ref text,
        begun_at timestamptz,
        attempt_at timestamptz,
        tries integer not null,
        created_at timestamptz not null,
        constraint one_file_of_each_under_a_card unique (card_id, owner_id, source)
      );
      create index files_of_ticket on files (ticket_id);
      create index files_by_hash on files (sha256) where sha256 is not null;`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop table files;').execute(db);
  },
};
