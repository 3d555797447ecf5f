import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The network's template that a version is, with what was filled in. */
export const templates: Migration = {
  up: async (db) => {
    await sql.raw('alter table drafts add column template jsonb;').execute(db);
  },
  down: async (db) => {
    await sql.raw('alter table drafts drop column template;').execute(db);
  },
};
