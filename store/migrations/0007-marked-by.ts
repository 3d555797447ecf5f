import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who said that an answer is out, where nobody could know. */
export const markedBy: Migration = {
  up: async (db) => {
    await sql.raw('alter table deliveries add column marked_by text;').execute(db);
  },
  down: async (db) => {
    await sql.raw('alter table deliveries drop column marked_by;').execute(db);
  },
};
