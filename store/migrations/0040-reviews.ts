import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a lead says of answers that went out, drawn by chance: ids and scores, never a word of anybody. */
export const reviews: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table answer_reviews (
        id text primary key,
        sample text not null,
        place integer not null,
        blind boolean not null,
        ticket_id text not null references tickets (id),
        delivery_id text not null references deliveries (id),
        sender text not null,
        approver text,
        experts jsonb not null,
        drawn_by text not null,
        drawn_at timestamptz not null,
        score smallint check (score between 1 and 5),
        clauses jsonb not null default '[]',
        reviewed_by text,
        reviewed_at timestamptz,
        constraint one_review_per_answer unique (delivery_id)
      );
      create index answer_reviews_by_time on answer_reviews (reviewed_at, id) where reviewed_at is not null;
      create index answer_reviews_to_do on answer_reviews (drawn_by, drawn_at, place) where reviewed_at is null;
      drop index deliveries_sent;
      create index deliveries_sent on deliveries (sent_at, id) where state = 'sent';`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      drop table answer_reviews;
      drop index deliveries_sent;
      create index deliveries_sent on deliveries (sent_at) where state = 'sent';`)
      .execute(db);
  },
};
