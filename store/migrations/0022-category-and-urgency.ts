import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the author of a message is doing, and how long it may wait; found and routed on as the other labels. */
export const categoryAndUrgency: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      alter table tickets add column category text, add column urgency text;
      create index tickets_by_category on tickets (category, last_inbound_at) where category is not null;
      create index tickets_by_urgency on tickets (urgency, last_inbound_at) where urgency is not null;`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(
        'drop index tickets_by_urgency, tickets_by_category; alter table tickets drop column category, drop column urgency;',
      )
      .execute(db);
  },
};
