import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When an answer was on the customer's device, and when she read it, where the network tells. */
export const receipts: Migration = {
  up: async (db) => {
    await sql
      .raw('alter table deliveries add column delivered_at timestamptz, add column read_at timestamptz;')
      .execute(db);
  },
  down: async (db) => {
    await sql.raw('alter table deliveries drop column delivered_at, drop column read_at;').execute(db);
  },
};
