import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Floods, and which conversations stand on the card of one instead of having their own. */
export const floods: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table floods (
        id text primary key,
        brand text not null,
        place text not null,
        channels jsonb not null,
        private boolean not null,
        kind text not null,
        what text not null,
        began_at timestamptz not null,
        last_at timestamptz not null,
        ended_at timestamptz,
        base text,
        base_by text,
        work jsonb
      );
      create unique index one_flood_at_a_time on floods (place, kind, what) where ended_at is null;
      alter table tickets add column flood text references floods (id), add column folded boolean not null default false;
      create index tickets_by_flood on tickets (flood) where flood is not null;`)
      .execute(db);
  },
  // An earlier version gives open tickets that have no card one when it starts.
  down: async (db) => {
    await sql
      .raw(`
      delete from chat_posts where kind = 'flood';
      alter table tickets drop column flood, drop column folded;
      drop table floods;`)
      .execute(db);
  },
};
