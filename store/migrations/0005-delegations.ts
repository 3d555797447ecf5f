import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Questions to experts, what they answered, and the direct messages that ask them. Of a link only the hash is kept. */
export const delegations: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table delegations (
        id text primary key,
        ticket_id text not null references tickets (id),
        asked_by text not null,
        "to" jsonb not null,
        question text not null,
        note text,
        state text not null check (state in ('asked', 'answered', 'used', 'withdrawn')),
        taken_by text,
        language text not null,
        token_hash text,
        expires_at timestamptz,
        asked_at timestamptz not null,
        answered_at timestamptz,
        used_at timestamptz,
        constraint one_delegation_per_link unique (token_hash)
      );
      create index delegations_of_ticket on delegations (ticket_id, asked_at);
      create index delegations_answered on delegations (answered_at) where answered_at is not null;
      create table delegation_answers (
        id text primary key,
        delegation_id text not null references delegations (id),
        by text not null,
        source text not null check (source in ('form', 'thread', 'direct', 'link')),
        message_key text,
        text text not null,
        at timestamptz not null
      );
      create index answers_of_delegation on delegation_answers (delegation_id, at);
      create table delegation_posts (
        id text primary key,
        delegation_id text not null references delegations (id),
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
        constraint one_post_per_person unique (delegation_id, person_id)
      );
      create index posts_of_ticket on delegation_posts (ticket_id);
      create index posts_by_channel on delegation_posts (surface, channel_id) where channel_id is not null;`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop table delegation_posts; drop table delegation_answers; drop table delegations;').execute(db);
  },
};
