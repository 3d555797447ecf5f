import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What is known of each version of a message, and who set it right. A ticket keeps what holds for it: in a column where lists
 * filter by it, the rest in `labels`. Every filter of a search has an index; tags are found whatever their capitals and accents.
 */
export const labels: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table message_labels (
        message_id text not null references messages (id),
        version integer not null,
        label text not null,
        value text,
        sure real,
        why jsonb not null,
        source text not null,
        model text not null,
        by text,
        at timestamptz not null,
        primary key (message_id, version, label, source)
      );
      alter table tickets add column labels jsonb not null default '{}', add column corrected jsonb not null default '{}';
      create function recado_tags(tags jsonb) returns text[] language sql immutable parallel safe as $$
        select pg_catalog.array_agg(pg_catalog.lower(pg_catalog.translate(pg_catalog.normalize(tag.name),
          'áàâãäåéèêëíìîïóòôõöúùûüçñýÿÁÀÂÃÄÅÉÈÊËÍÌÎÏÓÒÔÕÖÚÙÛÜÇÑÝ', 'aaaaaaeeeeiiiiooooouuuucnyyAAAAAAEEEEIIIIOOOOOUUUUCNY')))
        from pg_catalog.jsonb_array_elements_text(tags) as tag (name)
      $$;
      create index tickets_by_tag on tickets using gin (recado_tags(tags));
      create index tickets_by_time on tickets (last_inbound_at, id);
      create index tickets_by_state on tickets (state, last_inbound_at, id);
      create index tickets_by_area on tickets (area, last_inbound_at) where area is not null;
      create index tickets_by_region on tickets (region, last_inbound_at) where region is not null;
      create index tickets_by_centre on tickets (centre, last_inbound_at) where centre is not null;
      create index tickets_by_language on tickets (language, last_inbound_at) where language is not null;
      create index tickets_by_sentiment on tickets (sentiment, last_inbound_at) where sentiment is not null;
      create index tickets_by_channel on tickets using gin ((route -> 'channels'));
      create index authors_by_handle on authors (lower(handle));`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      drop index authors_by_handle, tickets_by_channel, tickets_by_sentiment, tickets_by_language, tickets_by_centre, tickets_by_region, tickets_by_area,
        tickets_by_state, tickets_by_time, tickets_by_tag;
      drop function recado_tags;
      alter table tickets drop column labels, drop column corrected;
      drop table message_labels;`)
      .execute(db);
  },
};
