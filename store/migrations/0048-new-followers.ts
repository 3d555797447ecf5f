import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who began to follow which of our accounts, where a network tells. */
export const newFollowers: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table new_followers (
        account text not null,
        author_id text not null references authors (id) on delete cascade,
        followed_at timestamptz not null,
        url text not null,
        primary key (account, author_id)
      );
      create index new_followers_by_author on new_followers (author_id);
      create index new_followers_by_time on new_followers (followed_at desc);`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop table new_followers;').execute(db);
  },
};
