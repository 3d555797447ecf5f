import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where those who decide in a crisis talk: a channel made for it, or a thread where managers are told. */
export const warRooms: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table war_rooms (
        hold_id text not null references holds (id),
        surface text not null,
        place text not null,
        channel_id text,
        archived_at timestamptz,
        archived_by text,
        primary key (hold_id, surface)
      );
      create index holds_of_incident on holds (incident_id) where incident_id is not null;
      create index crisis_signs_of_ticket on crisis_signs (ticket_id);`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      delete from chat_posts where kind in ('war-room', 'room-note');
      drop index crisis_signs_of_ticket, holds_of_incident;
      drop table war_rooms;
      delete from holds where kind = 'room';`)
      .execute(db);
  },
};
