import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What colleagues say of an author, and how many follow her day by day: kept for influence, forgotten with her. */
export const authors: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      alter table authors add column following integer, add column joined_on text, add column objected_at timestamptz;
      create index authors_by_sight on authors using brin (seen_at);
      create table author_lists (
        author_id text not null references authors (id) on delete cascade,
        list text not null,
        by text not null,
        at timestamptz not null,
        primary key (author_id, list)
      );
      create index author_lists_by_list on author_lists (list, at desc);
      create table author_notes (
        id text primary key,
        author_id text not null references authors (id) on delete cascade,
        ticket_id text not null references tickets (id) on delete cascade,
        text text not null,
        by text not null,
        at timestamptz not null
      );
      create index author_notes_of on author_notes (author_id, at desc);
      create table author_days (
        author_id text not null references authors (id) on delete cascade,
        day date not null,
        followers integer not null,
        primary key (author_id, day)
      );`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      drop table author_days, author_notes, author_lists;
      drop index authors_by_sight;
      alter table authors drop column following, drop column joined_on, drop column objected_at;`)
      .execute(db);
  },
};
