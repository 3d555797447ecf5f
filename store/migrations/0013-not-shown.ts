import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A message that its network does not show us now; it may come back. */
export const notShown: Migration = {
  up: async (db) => {
    await sql.raw('alter table messages drop constraint messages_state_check;').execute(db);
    await sql
      .raw(
        "alter table messages add constraint messages_state_check check (state in ('live', 'edited', 'deleted', 'hidden'));",
      )
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw("update messages set state = case when version > 0 then 'edited' else 'live' end where state = 'hidden';")
      .execute(db);
    await sql.raw('alter table messages drop constraint messages_state_check;').execute(db);
    await sql
      .raw("alter table messages add constraint messages_state_check check (state in ('live', 'edited', 'deleted'));")
      .execute(db);
  },
};
