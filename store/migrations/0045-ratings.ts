import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What customers are asked of an answer, once in a conversation, and what they say. */
export const ratings: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table ratings (
        id text primary key,
        ticket_id text not null references tickets (id),
        author_id text not null references authors (id),
        draft_id text not null references drafts (id),
        delivery_id text not null references deliveries (id),
        sender text not null,
        approver text,
        experts jsonb not null,
        language text not null,
        choices jsonb not null,
        token text,
        asked_at timestamptz not null,
        score smallint check (score between 1 and 5),
        rated_at timestamptz,
        comment text,
        constraint one_rating_per_conversation unique (ticket_id),
        constraint rated_with_a_score check ((score is null) = (rated_at is null))
      );
      create unique index ratings_token on ratings (token) where token is not null;
      create index ratings_of_author on ratings (author_id, asked_at);
      create index ratings_asked on ratings (asked_at, id);
      create index ratings_rated on ratings (rated_at, id) where rated_at is not null;`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop table ratings;').execute(db);
  },
};
