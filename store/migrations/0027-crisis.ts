import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What is counted of each brand in five minutes, what its watch knows, the single messages that managers must know of, and
 * incidents. Eight weeks of messages that are there already are counted, so that an installation knows its habits from the first day.
 */
export const crisis: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table crisis_counts (
        brand text not null,
        at timestamptz not null,
        series text not null,
        count integer not null,
        judged integer not null,
        negative integer not null,
        primary key (brand, at, series)
      );
      create table crisis_watches (
        brand text primary key,
        closed_until timestamptz,
        state jsonb not null,
        judged_at timestamptz
      );
      create table crisis_signs (
        id bigint generated always as identity primary key,
        brand text not null,
        kind text not null,
        what text not null,
        level integer not null,
        ticket_id text not null references tickets (id),
        at timestamptz not null,
        judged boolean not null default false
      );
      create index crisis_signs_waiting on crisis_signs (brand, id) where not judged;
      create table incidents (
        id text primary key,
        brand text not null,
        key text not null,
        kind text not null,
        level integer not null,
        series jsonb not null,
        finding jsonb,
        signs jsonb not null,
        sign_count integer not null,
        peak jsonb,
        opened_at timestamptz not null,
        odd_at timestamptz not null,
        cleared_at timestamptz,
        notes jsonb not null
      );
      create unique index one_open_incident on incidents (brand, key) where cleared_at is null;
      create index incidents_by_time on incidents (opened_at);
      insert into crisis_counts (brand, at, series, count, judged, negative)
        select s.brand, s.bin, s.series, count(*), 0, 0 from (
          select t.brand, date_bin('5 minutes', m.posted_at, timestamptz '1970-01-01 00:00:00+00') as bin,
            unnest(array_remove(array['all', 'account ' || t.account, 'area ' || t.area, 'region ' || t.region], null)) as series
          from messages m join tickets t on t.id = m.ticket_id
          where m.direction = 'in' and m.posted_at > now() - interval '56 days' and m.posted_at <= now()) s
        group by 1, 2, 3;`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      delete from chat_posts where kind in ('incident', 'incident-note');
      drop table incidents, crisis_signs, crisis_watches, crisis_counts;`)
      .execute(db);
  },
};
