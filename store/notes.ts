import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { Store } from './types.ts';

export function createNotes(db: Db): Store['notes'] {
  return {
    get: async (ids) =>
      ids.length === 0
        ? []
        : await db
            .selectFrom('notes')
            .selectAll()
            .where('id', '=', sql<string>`any(${ids}::text[])`)
            .execute(),
    of: async (ticketId) => await db.selectFrom('notes').selectAll().where('ticketId', '=', ticketId).orderBy('at').orderBy('id').execute(),
  };
}
