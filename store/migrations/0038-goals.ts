import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Goals, how they stand, and when that was told. */
export const goals: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create table goals (
        id text primary key,
        version integer not null,
        measure jsonb not null,
        account text,
        network text,
        baseline double precision not null,
        baseline_on text not null,
        target double precision not null,
        due_on text not null,
        time_zone text not null,
        owner text not null,
        by text not null,
        at timestamptz not null,
        standing jsonb,
        late jsonb,
        reached jsonb,
        ended_at timestamptz
      );
      create index goals_under_way on goals (at, id) where ended_at is null;`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw("delete from chat_posts where kind = 'goal'; drop table goals;").execute(db);
  },
};
