import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Queue messages are messages of ours in chats like all others; the table they come from is kept for one version. */
export const queuePosts: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      insert into chat_posts (id, kind, owner_id, surface, place, generation, state, channel_id, ts, op_id, attempt_at, content_hash, payload, drawn_at, created_at)
        select id, 'queue', channel, surface, channel, 0, state, channel_id, ts, op_id, attempt_at, shown,
          case when pinned then '{"pinned": true}'::jsonb end, drawn_at, created_at from queue_messages;
      alter table queue_messages rename to old_queue_messages;`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      alter table old_queue_messages rename to queue_messages;
      delete from queue_messages;
      insert into queue_messages (id, surface, channel, channel_id, state, op_id, attempt_at, ts, shown, pinned, drawn_at, created_at)
        select id, surface, place, channel_id, state, op_id, attempt_at, ts, content_hash, coalesce((payload ->> 'pinned')::boolean, false), drawn_at, created_at
        from chat_posts where kind = 'queue';
      delete from chat_posts where kind = 'queue';`)
      .execute(db);
  },
};
