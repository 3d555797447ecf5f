import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Influence where lists order by it, and urgency in the order in which it presses; nobody whose reach is unknown has any. */
export const influence: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      alter table authors add column influence smallint;
      alter table tickets add column influence smallint;
      create index authors_by_influence on authors (influence desc) where influence is not null;
      create index tickets_by_influence on tickets (influence desc nulls last, last_inbound_at desc, id desc);
      drop index tickets_by_urgency;
      create index tickets_by_urgency on tickets (urgency desc nulls last, last_inbound_at, id);`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      drop index tickets_by_urgency;
      create index tickets_by_urgency on tickets (urgency, last_inbound_at) where urgency is not null;
      drop index tickets_by_influence, authors_by_influence;
      alter table tickets drop column influence;
      alter table authors drop column influence;`)
      .execute(db);
  },
};
