import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Cards of conversations are messages of ours in chats like all others. A home card heads the thread below it, so its `seq` is 0; a
 * card that is no home has none. A channel may keep the line of each home that went away, whose generation tells it from the card
 * that stands there now, or will: that one's is 0. The table they come from is kept for one version; the kept entries of threads still point at it.
 * What was known of the table's rows knows no card: lists would be planned as if there were none.
 */
export const cardPosts: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      insert into chat_posts (id, kind, owner_id, ticket_id, surface, place, seq, generation, state, channel_id, ts, op_id, attempt_at, content_hash, payload, created_at)
        select c.id, 'card', c.ticket_id, c.ticket_id, c.surface, c.channel,
          case when c.home and row_number() over (partition by c.ticket_id, c.surface, c.home order by c.id) = 1 then 0 end,
          case when c.moved_to is null then 0 else row_number() over (partition by c.ticket_id, c.surface, c.channel, c.moved_to is null order by c.id) end,
          c.state, c.channel_id, c.ts, c.op_id, c.attempt_at, c.shown, case when c.moved_to is not null then jsonb_build_object('movedTo', c.moved_to) end, t.opened_at
        from cards c join tickets t on t.id = c.ticket_id;
      alter table cards rename to old_cards;
      create unique index one_home_card_per_surface on chat_posts (owner_id, surface) where kind = 'card' and seq = 0;
      create unique index one_card_post_per_channel on chat_posts (owner_id, surface, place) where kind = 'card' and (payload ->> 'movedTo') is null;
      create index card_posts_on_their_way on chat_posts (surface) where kind = 'card' and state = 'posting';`)
      .execute(db);
    // Of a table that was looked at while it was empty PostgreSQL plans to read all rows, for good.
    const { rows } = await sql`select 1 from chat_posts limit 1`.execute(db);
    if (rows.length > 0) await sql`analyze chat_posts`.execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      drop index card_posts_on_their_way, one_card_post_per_channel, one_home_card_per_surface;
      alter table old_cards rename to cards;
      insert into cards (id, ticket_id, surface, channel, channel_id, home, state, op_id, attempt_at, ts, shown, moved_to)
        select id, ticket_id, surface, place, channel_id, coalesce(seq = 0, false), state, op_id, attempt_at, ts, content_hash, payload ->> 'movedTo'
        from chat_posts where kind = 'card' order by (payload ->> 'movedTo') is null, id
        on conflict (id) do update set channel_id = excluded.channel_id, home = excluded.home, state = excluded.state, op_id = excluded.op_id,
          attempt_at = excluded.attempt_at, ts = excluded.ts, shown = excluded.shown, moved_to = excluded.moved_to;
      delete from chat_posts where kind = 'card';`)
      .execute(db);
  },
};
