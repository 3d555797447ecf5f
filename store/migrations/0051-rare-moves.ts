import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a report asks of each conversation and few have: found without reading all that was done in it. */
export const rareMoves: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      create index activity_of_hand_overs on activity (ticket_id) where what in ('take-over', 'move');
      create index activity_of_reopenings on activity (ticket_id, at) where what = 'reopen';`)
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('drop index activity_of_reopenings, activity_of_hand_overs;').execute(db);
  },
};
