import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What stands in the threads under cards are messages of ours in chats like all others: each belongs to the place of the card above
 * it. The table they come from is kept for one version.
 */
export const threadPosts: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      insert into chat_posts (id, kind, owner_id, ticket_id, surface, place, seq, generation, state, channel_id, ts, op_id, attempt_at, content_hash, payload, created_at)
        select e.id, 'thread', e.ticket_id, e.ticket_id, e.surface, coalesce(above.channel, ''), e.seq, 0, e.state,
          case when e.ts is not null then above.channel_id end, e.ts, e.op_id, e.attempt_at, e.shown,
          case when e.left_in is null then jsonb_build_object('entry', e.entry) else jsonb_build_object('entry', e.entry, 'leftIn', e.left_in) end, e.created_at
        from thread_entries e left join lateral (
          select c.channel, c.channel_id from cards c where c.ticket_id = e.ticket_id and c.surface = e.surface
          order by c.id = e.left_in desc nulls last, c.home desc, c.id limit 1) above on true;
      alter table thread_entries rename to old_thread_entries;
      create unique index one_chat_post_per_thread_place on chat_posts (owner_id, surface, seq) where kind = 'thread';`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      drop index one_chat_post_per_thread_place;
      alter table old_thread_entries rename to thread_entries;
      delete from thread_entries;
      insert into thread_entries (id, ticket_id, surface, seq, entry, state, op_id, attempt_at, ts, shown, created_at, left_in)
        select id, ticket_id, surface, seq, payload -> 'entry', state, op_id, attempt_at, ts, content_hash, created_at, payload ->> 'leftIn'
        from chat_posts where kind = 'thread';
      delete from chat_posts where kind = 'thread';`)
      .execute(db);
  },
};
