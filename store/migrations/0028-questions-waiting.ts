import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Questions that wait for somebody are looked through every minute; those that were answered are many. */
export const questionsWaiting: Migration = {
  up: async (db) => {
    await sql.raw("create index delegations_waiting on delegations (asked_at, id) where state = 'asked';").execute(db);
  },
  down: async (db) => {
    await sql.raw('drop index delegations_waiting;').execute(db);
  },
};
