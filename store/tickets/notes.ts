import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import type { Note } from '#core/ticket/note.ts';

export interface NoteStore {
  /** In no order; ids that name nothing are left out. */
  get(ids: string[]): Promise<Note[]>;
  /** Oldest first, deleted ones without their text. */
  of(ticketId: string): Promise<Note[]>;
}

export function createNotes(db: Db): NoteStore {
  return {
    get: async (ids) =>
      ids.length === 0
        ? []
        : await db
            .selectFrom('notes')
            .selectAll()
            .where('id', '=', sql<string>`any(${ids}::text[])`)
            .execute(),
    of: async (ticketId) =>
      await db.selectFrom('notes').selectAll().where('ticketId', '=', ticketId).orderBy('at').orderBy('id').execute(),
  };
}
