import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Direct messages that ask for an approval; no words, only which version whom and where it stands. */
export const approvalPosts: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table approval_posts (
        id text primary key,
        draft_id text not null references drafts (id),
        ticket_id text not null references tickets (id),
        person_id text not null,
        surface text not null,
        channel_id text,
        state text not null check (state in ('wanted', 'posting', 'posted', 'gone')),
        op_id text not null unique,
        attempt_at timestamptz,
        ts text,
        shown text,
        created_at timestamptz not null,
        constraint one_approval_post_per_person unique (draft_id, person_id)
      );
      create index approval_posts_of_ticket on approval_posts (ticket_id);`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop table approval_posts;').execute(db);
  },
};
