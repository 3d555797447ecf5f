import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * One table for all messages of ours in chats; the first that move into it are those that ask for an approval. The table they come
 * from is kept for one version under another name.
 */
export const chatPosts: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table chat_posts (
        id text primary key,
        kind text not null,
        owner_id text not null,
        ticket_id text references tickets (id),
        surface text not null,
        place text not null,
        seq integer,
        generation integer not null,
        state text not null check (state in ('wanted', 'posting', 'posted', 'gone')),
        channel_id text,
        ts text,
        op_id text not null unique,
        attempt_at timestamptz,
        content_hash text,
        payload jsonb,
        drawn_at timestamptz,
        created_at timestamptz not null,
        constraint one_chat_post_per_place unique nulls not distinct (kind, owner_id, surface, place, seq, generation)
      );
      create unique index one_chat_post_per_person on chat_posts (kind, owner_id, place) where kind in ('approval', 'delegation');
      create index chat_posts_on_their_way on chat_posts (surface, place) where state in ('wanted', 'posting');
      create index chat_posts_by_message on chat_posts (surface, channel_id, ts) where ts is not null;
      create index chat_posts_of_ticket on chat_posts (ticket_id) where ticket_id is not null;
      insert into chat_posts (id, kind, owner_id, ticket_id, surface, place, generation, state, channel_id, ts, op_id, attempt_at, content_hash, created_at)
        select id, 'approval', draft_id, ticket_id, surface, person_id, case when shown = '' and state in ('wanted', 'posting') then 1 else 0 end,
          state, channel_id, ts, op_id, attempt_at, case when state in ('posted', 'gone') then shown end, created_at from approval_posts;
      alter table approval_posts rename to old_approval_posts;`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      alter table old_approval_posts rename to approval_posts;
      delete from approval_posts;
      insert into approval_posts (id, draft_id, ticket_id, person_id, surface, channel_id, state, op_id, attempt_at, ts, shown, created_at)
        select id, owner_id, ticket_id, place, surface, channel_id, state, op_id, attempt_at, ts,
          case when generation > 0 and state in ('wanted', 'posting') then '' else content_hash end, created_at from chat_posts where kind = 'approval';
      drop table chat_posts;`)
      .execute(db);
  },
};
