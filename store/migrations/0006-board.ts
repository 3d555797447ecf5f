import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Queue messages, people's own pages, and words to find messages by. A text is indexed whole without its accents and by the stems
 * of its language, with and without accents: people look for "cancelacion" as well as for "cancelaciones". The function names
 * everything in it by its schema, because indexes are built anew with an empty search path, and takes accents off before capitals,
 * because a database in the C locale knows no capitals with accents.
 */
export const board: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table queue_messages (
        id text primary key,
        surface text not null,
        channel text not null,
        channel_id text,
        state text not null check (state in ('wanted', 'posting', 'posted', 'gone')),
        op_id text not null unique,
        attempt_at timestamptz,
        ts text,
        shown text,
        pinned boolean not null,
        drawn_at timestamptz,
        created_at timestamptz not null,
        constraint one_queue_message_per_channel unique (surface, channel)
      );
      create table homes (
        surface text not null,
        user_id text not null,
        person_id text not null,
        opened_at timestamptz not null,
        drawn_at timestamptz,
        shown text,
        primary key (surface, user_id)
      );
      create index homes_of_person on homes (person_id);
      create index tickets_of_home_channel on tickets ((route #>> '{channels,0}'), last_inbound_at) where state = 'open';
      create index tickets_of_owner on tickets (owner, last_inbound_at) where owner is not null;
      create index drafts_waiting on drafts (ticket_id) where state = 'submitted';
      create index posts_of_person on delegation_posts (person_id);
      create function recado_words(said text, language text) returns tsvector language sql immutable parallel safe cost 400 as $$
        select pg_catalog.to_tsvector('pg_catalog.simple', plain) operator(pg_catalog.||) case language
          when 'pt' then pg_catalog.to_tsvector('pg_catalog.portuguese', said) operator(pg_catalog.||) pg_catalog.to_tsvector('pg_catalog.portuguese', plain)
          when 'en' then pg_catalog.to_tsvector('pg_catalog.english', plain)
          else pg_catalog.to_tsvector('pg_catalog.spanish', said) operator(pg_catalog.||) pg_catalog.to_tsvector('pg_catalog.spanish', plain) end
        from (select pg_catalog.lower(pg_catalog.translate(pg_catalog.normalize(said), 'áàâãäåéèêëíìîïóòôõöúùûüçñýÿÁÀÂÃÄÅÉÈÊËÍÌÎÏÓÒÔÕÖÚÙÛÜÇÑÝ', 'aaaaaaeeeeiiiiooooouuuucnyyAAAAAAEEEEIIIIOOOOOUUUUCNY')) as plain) as folded
      $$;
      create index messages_by_words on messages using gin (recado_words(text, language)) where ticket_id is not null;`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      drop index messages_by_words; drop function recado_words;
      drop index posts_of_person; drop index drafts_waiting; drop index tickets_of_owner; drop index tickets_of_home_channel;
      drop table homes; drop table queue_messages;`)
      .execute(db);
  },
};
