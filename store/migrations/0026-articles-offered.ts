import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which articles were offered for which message, and what became of them. The question itself stays in its message alone. */
export const articlesOffered: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table article_offers (
        message_id text not null references messages (id) on delete cascade,
        ticket_id text not null references tickets (id) on delete cascade,
        article text not null,
        language text not null,
        edition text not null,
        offered_at timestamptz not null,
        outcome text check (outcome in ('used', 'edited', 'rejected')),
        decided_by text,
        decided_at timestamptz,
        primary key (message_id, article)
      );
      create index article_offers_by_article on article_offers (article, offered_at);
      create index article_offers_of_ticket on article_offers (ticket_id);`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop table article_offers;').execute(db);
  },
};
