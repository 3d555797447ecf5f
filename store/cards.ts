import { newId } from '#core/ids.ts';
import { beginPosting, endPosting, noteShown } from './posting.ts';
import type { Db } from './database.ts';
import { showGained } from './gained.ts';
import type { Places } from './places.ts';
import type { Queue } from './queue.ts';
import type { Store } from './types.ts';

export function createCards({ db, queue, places }: { db: Db; queue: Queue; places: Places }): Store['cards'] {
  return {
    gained: (limit, at) => queue.transact((trx, send) => showGained(trx, { places, limit, at, send })),
    posting: async (surface) => (await db.selectFrom('cards').select('id').where('surface', '=', surface).where('state', '=', 'posting').execute()).map(({ id }) => id),
    begin: (cardId, at) => beginPosting(db, 'cards', cardId, at),
    posted: async (cardId, { channelId, ts, hash }) => {
      await db.updateTable('cards').set({ state: 'posted', channelId, ts, shown: hash }).where('id', '=', cardId).execute();
    },
    shown: (cardId, hash, before) => noteShown(db, 'cards', cardId, hash, before),
    gone: async (cardId) => {
      await db.updateTable('cards').set({ state: 'gone' }).where('id', '=', cardId).execute();
    },
    lost: async (cardId, ts) => {
      const { numUpdatedRows } = await db
        .updateTable('cards')
        .set({ state: 'wanted', opId: newId('op'), attemptAt: null, ts: null, shown: null })
        .where('id', '=', cardId)
        .where('state', '=', 'posted')
        .where('ts', '=', ts)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    ended: (cardId, reached) => endPosting(db, 'cards', cardId, reached),
    byMessage: async (surface, channelId, ts) => {
      const card = await db.selectFrom('cards').selectAll().where('surface', '=', surface).where('channelId', '=', channelId).where('ts', '=', ts).executeTakeFirst();
      if (card) return card;
      // A post in the thread belongs to the home card above it.
      return (
        (await db
          .selectFrom('cards')
          .selectAll('cards')
          .innerJoin('threadEntries', 'threadEntries.ticketId', 'cards.ticketId')
          .where('threadEntries.ts', '=', ts)
          .where('cards.surface', '=', surface)
          .where('cards.channelId', '=', channelId)
          .where('cards.home', '=', true)
          .whereRef('threadEntries.surface', '=', 'cards.surface')
          .executeTakeFirst()) ?? null
      );
    },
  };
}
