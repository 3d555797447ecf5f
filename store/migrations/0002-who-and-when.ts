import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who returned a version, and when a message was edited or deleted: both stand on the card. */
export const whoAndWhen: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      alter table drafts add column returned_by text;
      update drafts d set returned_by = e.entry #>> '{params,by}' from thread_entries e
        where d.state = 'returned' and e.ticket_id = d.ticket_id and e.entry ->> 'key' = 'event.returned' and (e.entry #>> '{params,version}')::int = d.version;
      alter table messages add column changed_at timestamptz;
      update messages set changed_at = deleted_at where deleted_at is not null;`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw('alter table drafts drop column returned_by; alter table messages drop column changed_at;')
      .execute(db);
  },
};
