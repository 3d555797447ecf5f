import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Whom a conversation waited for and how long it took, row by row, with the hours of service that held then. */
export const time: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      alter table tickets add column clock jsonb;
      create table waits (
        ticket_id text not null references tickets (id),
        wait text not null check (wait in ('claim', 'writing', 'expert', 'approver', 'network', 'customer')),
        round int not null,
        turn int not null,
        from_at timestamptz not null,
        to_at timestamptz not null,
        calendar_ms bigint not null,
        service_ms bigint not null,
        primary key (ticket_id, from_at)
      );
      create index waits_by_end on waits (to_at);
      create table reply_times (
        ticket_id text not null references tickets (id),
        kind text not null check (kind in ('first', 'next', 'resolution')),
        round int not null,
        turn int not null,
        from_at timestamptz not null,
        to_at timestamptz not null,
        calendar_ms bigint not null,
        service_ms bigint not null,
        target_ms bigint,
        target_clock text check (target_clock in ('service', 'calendar')),
        by text,
        marked boolean not null,
        primary key (ticket_id, kind, round, turn)
      );
      create index reply_times_by_end on reply_times (to_at);
      create table service_specs (since timestamptz primary key, spec jsonb not null);`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop table service_specs, reply_times, waits; alter table tickets drop column clock;').execute(db);
  },
};
