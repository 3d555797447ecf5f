import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which processes are at work on a server, and with which tables: two versions never work on one database. */
export const processes: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table processes (
        id text primary key,
        schema text not null,
        host text not null,
        beat_at timestamptz not null
      );`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop table processes;').execute(db);
  },
};
