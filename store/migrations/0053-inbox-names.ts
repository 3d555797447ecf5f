import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What came in about one message is found by its number: what else it was called by, and what a deletion has to empty. */
export const inboxNames: Migration = {
  up: async (db) => {
    await sql.raw('create index inbox_by_native_id on inbox (native_id, network);').execute(db);
  },
  down: async (db) => {
    await sql.raw('drop index inbox_by_native_id;').execute(db);
  },
};
