import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The latest answers are read for each draft, to tell a copy. */
export const answersGiven: Migration = {
  up: async (db) => {
    await sql.raw(`create index deliveries_sent on deliveries (sent_at) where state = 'sent';`).execute(db);
  },
  down: async (db) => {
    await sql.raw('drop index deliveries_sent;').execute(db);
  },
};
