import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where a rule has spoken: once in a conversation, and so many times an hour. */
export const automatic: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table automatic (
        thread text primary key,
        ticket_id text not null references tickets (id),
        account text not null,
        rule text not null,
        at timestamptz not null
      );
      create index automatic_by_account on automatic (account, at);`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop table automatic;').execute(db);
  },
};
