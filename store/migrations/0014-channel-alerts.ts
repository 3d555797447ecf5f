import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Alerts about a channel that cannot be written in: `network` is the chat, `account` the channel's key. Which kinds there are is the code's to know. */
export const channelAlerts: Migration = {
  up: async (db) => {
    await sql.raw('alter table alerts drop constraint alerts_kind_check;').execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      delete from alerts where kind not in ('no-access', 'quiet', 'gap');
      alter table alerts add constraint alerts_kind_check check (kind in ('no-access', 'quiet', 'gap'));`)
      .execute(db);
  },
};
