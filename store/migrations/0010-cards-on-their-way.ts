import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Asked for whenever somebody writes under a message that is none of our cards. */
export const cardsOnTheirWay: Migration = {
  up: async (db) => {
    await sql.raw(`create index cards_on_their_way on cards (surface) where state = 'posting';`).execute(db);
  },
  down: async (db) => {
    await sql.raw('drop index cards_on_their_way;').execute(db);
  },
};
