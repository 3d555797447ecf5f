import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Tags that are in use, notes of threads, muted authors, pauses, cards that went to another channel. */
export const handling: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      alter table tickets add column snoozed_until timestamptz, add column elsewhere jsonb, add column marks jsonb;
      create table tags (
        brand text not null,
        folded text not null,
        tag text not null,
        used integer not null,
        created_by text not null,
        at timestamptz not null,
        primary key (brand, folded)
      );
      create table notes (
        id text primary key,
        ticket_id text not null references tickets (id),
        by text not null,
        text text not null,
        surface text not null,
        channel text not null,
        ts text not null,
        at timestamptz not null,
        edited_at timestamptz,
        deleted_at timestamptz
      );
      create index notes_of_ticket on notes (ticket_id, at);
      create table mutes (
        author_id text primary key references authors (id),
        by text not null,
        at timestamptz not null
      );
      alter table cards add column moved_to text;
      alter table cards drop constraint one_card_per_channel;
      create unique index one_card_per_channel on cards (ticket_id, surface, channel) where moved_to is null;
      alter table thread_entries add column left_in text references cards (id);`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      delete from thread_entries where left_in is not null;
      delete from cards where moved_to is not null;
      alter table thread_entries drop column left_in;
      drop index one_card_per_channel;
      alter table cards drop column moved_to;
      alter table cards add constraint one_card_per_channel unique (ticket_id, surface, channel);
      drop table mutes; drop table notes; drop table tags;
      alter table tickets drop column snoozed_until, drop column elsewhere, drop column marks;`)
      .execute(db);
  },
};
