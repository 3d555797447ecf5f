import { sql } from 'kysely';
import { newId } from '#core/ids.ts';
import type { Db } from '../database/database.ts';
import { endPosting, mayBegin } from './posting.ts';
import { insertRows } from '../database/rows.ts';

/** A file of a customer's message, or of one of our versions, under a card. */
export interface FileRow {
  id: string;
  ticketId: string;
  /** The home card that it hangs under. */
  cardId: string;
  ownerKind: 'message' | 'draft';
  ownerId: string;
  /** 0, 1, 2 ... within its owner. */
  place: number;
  /** Its address on the network; of a version, the hash of its bytes. */
  source: string;
  /** Hex SHA-256 of its bytes, once they are here. */
  sha256: string | null;
  /** `refused`: not shown, and people were told why. */
  state: 'wanted' | 'posting' | 'posted' | 'refused' | 'gone';
  /** The chat's own reference, kept before anybody can see the file. */
  ref: string | null;
  begunAt: Date | null;
  attemptAt: Date | null;
  /** Failed attempts to fetch it. */
  tries: number;
  createdAt: Date;
}

/** A file of a message, by the chat's own reference. */
export interface ShownFile {
  surface: string;
  messageId: string;
  /** As in `FileRow`. */
  place: number;
  ref: string;
}

export interface FileStore {
  /** All rows of a ticket, after those that are wanted and missing were added. */
  of(
    ticketId: string,
    wanted: Pick<FileRow, 'cardId' | 'ownerKind' | 'ownerId' | 'place' | 'source'>[],
    at: Date,
  ): Promise<FileRow[]>;
  /** As for chat posts; a refused one gives null too. */
  begin(id: string, at: Date): Promise<FileRow | null>;
  begun(id: string, ref: string, at: Date): Promise<void>;
  /** Its bytes are here. */
  taken(id: string, sha256: string): Promise<void>;
  posted(id: string): Promise<void>;
  /** It could not be fetched; gives how often by now. */
  failed(id: string): Promise<number>;
  /** Gives the hash of its bytes where nothing else needs them any more; it stays in the row until `emptied`. */
  gone(id: string): Promise<string | null>;
  /** The bytes of what is gone are no longer here. */
  emptied(sha256: string): Promise<void>;
  /** The file that a chat shows under this reference, with the card it hangs under; null once it was withdrawn, or was never of these bytes. */
  shownAs(
    ref: string,
    sha256: string,
  ): Promise<{ place: number; surface: string; channel: string; private: boolean; hinted: boolean } | null>;
  /** As for chat posts. */
  ended(id: string, reached: 'no' | 'unknown'): Promise<void>;
}

export function createFiles(db: Db): FileStore {
  return {
    of: async (ticketId, wanted, at) => {
      const rows = wanted.map((file) => ({
        id: newId('fi', at),
        ticketId,
        ...file,
        sha256: file.ownerKind === 'draft' ? file.source : null,
        state: 'wanted',
        ref: null,
        begunAt: null,
        attemptAt: null,
        tries: 0,
        createdAt: at,
      }));
      await insertRows(db, { into: 'files', rows, then: 'on conflict (card_id, owner_id, source) do nothing' });
      return await db
        .selectFrom('files')
        .selectAll()
        .where('ticketId', '=', ticketId)
        .orderBy('createdAt')
        .orderBy('ownerId')
        .orderBy('place')
        .execute();
    },
    begin: (id, at) => beginFile(db, id, at),
    begun: async (id, ref, at) => {
      await db.updateTable('files').set({ ref, begunAt: at }).where('id', '=', id).execute();
    },
    taken: async (id, sha256) => {
      await db.updateTable('files').set({ sha256 }).where('id', '=', id).execute();
    },
    posted: async (id) => {
      await db.updateTable('files').set({ state: 'posted', attemptAt: null }).where('id', '=', id).execute();
    },
    failed: async (id) => {
      const row = await db
        .updateTable('files')
        .set({ tries: sql<number>`tries + 1` })
        .where('id', '=', id)
        .returning('tries')
        .executeTakeFirst();
      return row?.tries ?? 0;
    },
    gone: async (id) => {
      const row = await db
        .updateTable('files')
        .set({ state: 'gone' })
        .where('id', '=', id)
        .returning('sha256')
        .executeTakeFirst();
      if (!row?.sha256) return null;
      const other = await db
        .selectFrom('files')
        .select('id')
        .where('sha256', '=', row.sha256)
        .where('id', '!=', id)
        .where('state', '!=', 'gone')
        .executeTakeFirst();
      if (!other) return row.sha256;
      await db.updateTable('files').set({ sha256: null }).where('id', '=', id).execute();
      return null;
    },
    emptied: async (sha256) => {
      await db
        .updateTable('files')
        .set({ sha256: null })
        .where('sha256', '=', sha256)
        .where('state', '=', 'gone')
        .execute();
    },
    shownAs: async (ref, sha256) => {
      const row = await db
        .selectFrom('files')
        .innerJoin('chatPosts as cards', 'cards.id', 'files.cardId')
        .innerJoin('tickets', 'tickets.id', 'files.ticketId')
        .select(['files.place', 'cards.surface', 'cards.place as channel', 'tickets.private', 'tickets.route'])
        .where('files.sha256', '=', sha256)
        .where('files.ref', '=', ref)
        .where('files.state', 'in', ['posting', 'posted'])
        .where('cards.state', '!=', 'gone')
        .executeTakeFirst();
      if (!row) return null;
      const { route, ...rest } = row;
      return { ...rest, hinted: route.hinted?.includes(row.channel) === true };
    },
    ended: async (id, reached) => {
      // What was certainly not shown may be begun anew, under another reference.
      if (reached === 'no')
        await db.updateTable('files').set({ ref: null, begunAt: null }).where('id', '=', id).execute();
      await endPosting(db, 'files', id, reached);
    },
  };
}

/** Two processes never show it both. */
async function beginFile(db: Db, id: string, at: Date): Promise<FileRow | null> {
  return await db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom('files').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (!before || !mayBegin(before, at)) return null;
    await trx.updateTable('files').set({ state: 'posting', attemptAt: at }).where('id', '=', id).execute();
    return before;
  });
}
