import { sql } from 'kysely';
import { newId } from '#core/ids.ts';
import type { Db } from './database.ts';
import { beginPosting, endPosting } from './posting.ts';
import { insertRows } from './rows.ts';
import type { Store } from './types.ts';

export function createFiles(db: Db): Store['files'] {
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
      return await db.selectFrom('files').selectAll().where('ticketId', '=', ticketId).orderBy('createdAt').orderBy('ownerId').orderBy('place').execute();
    },
    begin: (id, at) => beginPosting(db, 'files', id, at),
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
      const row = await db.updateTable('files').set({ state: 'gone' }).where('id', '=', id).returning('sha256').executeTakeFirst();
      if (!row?.sha256) return null;
      const other = await db.selectFrom('files').select('id').where('sha256', '=', row.sha256).where('id', '!=', id).where('state', '!=', 'gone').executeTakeFirst();
      return other ? null : row.sha256;
    },
    shownAs: async (ref, sha256) => {
      const row = await db
        .selectFrom('files')
        .innerJoin('cards', 'cards.id', 'files.cardId')
        .innerJoin('tickets', 'tickets.id', 'files.ticketId')
        .select(['files.place', 'cards.surface', 'cards.channel', 'tickets.private', 'tickets.route'])
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
      if (reached === 'no') await db.updateTable('files').set({ ref: null, begunAt: null }).where('id', '=', id).execute();
      await endPosting(db, 'files', id, reached);
    },
  };
}
