import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Indexes by which a report reads page after page, and the reports that people keep, share and have sent. */
export const reports: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create index tickets_by_opening on tickets (opened_at, id);
      drop index waits_by_end, reply_times_by_end;
      create index waits_by_end on waits (wait, to_at, ticket_id, from_at);
      create index reply_times_by_end on reply_times (kind, to_at, ticket_id, round, turn);
      create index activity_of_decisions on activity (at, id) where what in ('draft.approved', 'draft.returned');
      create index drafts_by_time on drafts (created_at, id);
      create table saved_reports (
        id text primary key,
        person_id text not null,
        name text not null,
        folded text not null,
        spec jsonb not null,
        schedule jsonb,
        next_at timestamptz,
        at timestamptz not null,
        constraint one_report_per_name unique (person_id, folded)
      );
      create index saved_reports_due on saved_reports (next_at) where next_at is not null;
      create table told_reports (
        id text primary key,
        person_id text not null,
        report jsonb not null,
        name text,
        at timestamptz not null
      );
      create table exports (
        id text primary key,
        person_id text not null,
        surface text not null,
        user_id text not null,
        format text not null,
        spec jsonb not null,
        name text,
        secret text not null,
        at timestamptz not null,
        until timestamptz not null
      );
      create index exports_by_end on exports (until);`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      delete from chat_posts where kind in ('report', 'report-direct', 'export');
      drop table exports, told_reports, saved_reports;
      drop index drafts_by_time, activity_of_decisions, reply_times_by_end, waits_by_end, tickets_by_opening;
      create index waits_by_end on waits (to_at);
      create index reply_times_by_end on reply_times (to_at);`)
      .execute(db);
  },
};
