import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Messages that ask an expert are messages of ours in chats like all others; the table they come from is kept for one version. */
export const delegationPosts: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      insert into chat_posts (id, kind, owner_id, ticket_id, surface, place, generation, state, channel_id, ts, op_id, attempt_at, content_hash, created_at)
        select id, 'delegation', delegation_id, ticket_id, surface, person_id, case when shown = '' and state in ('wanted', 'posting') then 1 else 0 end,
          state, channel_id, ts, op_id, attempt_at, case when state in ('posted', 'gone') then shown end, created_at from delegation_posts;
      alter table delegation_posts rename to old_delegation_posts;
      create index chat_posts_of_person on chat_posts (place) where kind = 'delegation';`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      drop index chat_posts_of_person;
      alter table old_delegation_posts rename to delegation_posts;
      delete from delegation_posts;
      insert into delegation_posts (id, delegation_id, ticket_id, person_id, surface, channel_id, state, op_id, attempt_at, ts, shown, created_at)
        select id, owner_id, ticket_id, place, surface, channel_id, state, op_id, attempt_at, ts,
          case when generation > 0 and state in ('wanted', 'posting') then '' else content_hash end, created_at from chat_posts where kind = 'delegation';
      delete from chat_posts where kind = 'delegation';`)
      .execute(db);
  },
};
