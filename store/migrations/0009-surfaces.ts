import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Several surfaces: a thread, an alert and a person on each, accounts that are one person, and what a surface remembers. */
export const surfaces: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      alter table thread_entries add column surface text not null default 'slack';
      alter table thread_entries alter column surface drop default;
      alter table thread_entries drop constraint one_entry_per_place;
      alter table thread_entries add constraint one_entry_per_place unique (ticket_id, surface, seq);
      alter table people drop constraint people_pkey;
      alter table people add constraint people_pkey primary key (id, surface);
      drop index alerts_open;
      create unique index alerts_open on alerts (kind, network, account, surface) where cleared_at is null and kind <> 'gap';
      create table person_links (
        alias text primary key,
        person_id text not null,
        surface text not null,
        user_id text not null,
        at timestamptz not null,
        constraint one_link_per_account unique (surface, user_id)
      );
      create index links_of_person on person_links (person_id);
      create table link_codes (
        surface text not null,
        user_id text not null,
        person_id text not null,
        email_hash text not null,
        code_hash text not null,
        tries integer not null,
        expires_at timestamptz not null,
        primary key (surface, user_id)
      );
      create table surface_memory (
        surface text not null,
        key text not null,
        value jsonb,
        primary key (surface, key)
      );`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      drop table surface_memory; drop table link_codes; drop table person_links;
      delete from alerts a using alerts b where a.kind = b.kind and a.network = b.network and a.account = b.account and a.surface > b.surface;
      drop index alerts_open;
      create unique index alerts_open on alerts (kind, network, account) where cleared_at is null and kind <> 'gap';
      delete from people a using people b where a.id = b.id and a.surface > b.surface;
      alter table people drop constraint people_pkey;
      alter table people add constraint people_pkey primary key (id);
      delete from thread_entries a using thread_entries b where a.ticket_id = b.ticket_id and a.surface > b.surface;
      alter table thread_entries drop constraint one_entry_per_place;
      alter table thread_entries drop column surface;
      alter table thread_entries add constraint one_entry_per_place unique (ticket_id, seq);`)
      .execute(db);
  },
};
