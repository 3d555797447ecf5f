import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When each account's access was last asked about. */
export const accountProbes: Migration = {
  up: async (db) => {
    await sql.raw('alter table accounts add column probed_at timestamptz;').execute(db);
  },
  down: async (db) => {
    await sql.raw('alter table accounts drop column probed_at;').execute(db);
  },
};
