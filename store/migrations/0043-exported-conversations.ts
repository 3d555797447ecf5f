import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A file may be of a conversation instead of a report. */
export const exportedConversations: Migration = {
  up: async (db) => {
    await sql.raw('alter table exports alter column spec drop not null, add column ticket_id text;').execute(db);
  },
  down: async (db) => {
    await sql
      .raw(
        `delete from chat_posts where kind = 'export' and owner_id in (select id from exports where spec is null);
        delete from exports where spec is null;
        alter table exports alter column spec set not null, drop column ticket_id;`,
      )
      .execute(db);
  },
};
