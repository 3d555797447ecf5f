import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How an alert stands in its channel is kept with all messages of ours; what it is about stays. The table as it was is kept for one version. */
export const alertPosts: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      alter table alerts rename to old_alerts;
      alter index alerts_pkey rename to old_alerts_pkey;
      alter index alerts_open rename to old_alerts_open;
      create table alerts (
        id text primary key,
        kind text not null,
        network text not null,
        account text not null,
        params jsonb not null,
        opened_at timestamptz not null,
        cleared_at timestamptz,
        surface text not null,
        channel text not null
      );
      insert into alerts select id, kind, network, account, params, opened_at, cleared_at, surface, channel from old_alerts;
      create unique index alerts_open on alerts (kind, network, account, surface) where cleared_at is null and kind <> 'gap';
      insert into chat_posts (id, kind, owner_id, surface, place, generation, state, channel_id, ts, op_id, attempt_at, content_hash, created_at)
        select id, 'alert', id, surface, channel, 0, state, channel_id, ts, op_id, attempt_at, shown, opened_at from old_alerts;`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      delete from old_alerts;
      insert into old_alerts (id, kind, network, account, params, opened_at, cleared_at, surface, channel, channel_id, state, op_id, attempt_at, ts, shown)
        select a.id, a.kind, a.network, a.account, a.params, a.opened_at, a.cleared_at, a.surface, a.channel, p.channel_id, p.state, p.op_id, p.attempt_at, p.ts, p.content_hash
        from alerts a join chat_posts p on p.kind = 'alert' and p.owner_id = a.id;
      delete from chat_posts where kind = 'alert';
      drop table alerts;
      alter table old_alerts rename to alerts;
      alter index old_alerts_pkey rename to alerts_pkey;
      alter index old_alerts_open rename to alerts_open;`)
      .execute(db);
  },
};
