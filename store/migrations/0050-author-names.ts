import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Authors are found by the words of their name and of their handle, cut as those of a message are. */
export const authorNames: Migration = {
  up: async (db) => {
    await sql
      .raw(`create index authors_by_name on authors using gin (recado_words(name || ' ' || handle, 'en'));`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop index authors_by_name;').execute(db);
  },
};
