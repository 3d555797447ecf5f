import { sql } from 'kysely';
import { newId } from '#core/ids.ts';
import { beginPosting, endPosting } from './posting.ts';
import type { Db } from '../database/database.ts';
import { addMissingCards } from './add-missing-cards.ts';
import type { ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';
import type { Queue } from '../queue/queue.ts';

/** A card to be shown in a channel. */
export interface CardRow {
  id: string;
  ticketId: string;
  surface: string;
  /** Key of the channel in the configuration. */
  channel: string;
  /** Id of the channel on the surface, known once posted. */
  channelId: string | null;
  home: boolean;
  state: 'wanted' | 'posting' | 'posted' | 'gone';
  opId: string;
  attemptAt: Date | null;
  ts: string | null;
  /** Hash of the card as last shown; equal = nothing to do. */
  shown: string | null;
  /** Key of the channel that the home went to; what is left here is one line. */
  movedTo?: string | null;
}

export interface CardStore {
  /**
   * Open tickets get the cards that they lack because a channel of theirs has a place on a surface where it had none, the longest
   * waiting first, at most `limit`. Gives how many tickets.
   */
  addMissing(limit: number, at: Date): Promise<number>;
  /** Ids of those that are on their way to a surface: a message may stand there already that `byMessage` does not know yet. */
  posting(surface: string): Promise<string[]>;
  /** Marks `posting` and gives the row as it was before; null when somebody else posts it now. */
  begin(cardId: string, at: Date): Promise<CardRow | null>;
  posted(cardId: string, shown: { channelId: string; ts: string; hash: string }): Promise<void>;
  /** Redrawn. Where somebody else drew it since it was read as `before`, how it looks is not known: the next redraw draws. */
  shown(cardId: string, hash: string, before?: string | null): Promise<boolean>;
  gone(cardId: string): Promise<void>;
  /** It was deleted in the chat and is wanted again, under a new operation; false when somebody else has seen to that. */
  lost(cardId: string, ts: string): Promise<boolean>;
  /** An attempt that failed: `no` = certainly not posted, `unknown` = it may be there. The next `begin` need not wait; a success is `posted`. */
  ended(cardId: string, reached: 'no' | 'unknown'): Promise<void>;
  /** Which ticket a chat message belongs to (home card, other card or thread root). */
  byMessage(surface: string, channelId: string, ts: string): Promise<CardRow | null>;
}

export function createCards({
  db,
  queue,
  channelsOnSurfaces,
}: {
  db: Db;
  queue: Queue;
  channelsOnSurfaces: ChannelsOnSurfaces;
}): CardStore {
  return {
    addMissing: (limit, at) =>
      queue.transact((trx, send) => addMissingCards(trx, { channelsOnSurfaces, limit, at, send })),
    posting: async (surface) =>
      (
        await db
          .selectFrom('cards')
          .select('id')
          .where('surface', '=', surface)
          .where('state', '=', 'posting')
          .execute()
      ).map(({ id }) => id),
    begin: (cardId, at) => beginPosting(db, 'cards', cardId, at),
    posted: async (cardId, { channelId, ts, hash }) => {
      await db
        .updateTable('cards')
        .set({ state: 'posted', channelId, ts, shown: hash })
        .where('id', '=', cardId)
        .execute();
    },
    shown: async (cardId, hash, before) => {
      // Two may draw one card at once; who wrote last on the screen is then not known: the row says so, and so does the answer.
      const shown =
        before === undefined
          ? hash
          : sql<string>`case when shown is not distinct from ${before}::text then ${hash}::text else '' end`;
      const row = await db
        .updateTable('cards')
        .set({ shown })
        .where('id', '=', cardId)
        .returning('shown')
        .executeTakeFirst();
      return row === undefined || row.shown === hash;
    },
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
      const card = await db
        .selectFrom('cards')
        .selectAll()
        .where('surface', '=', surface)
        .where('channelId', '=', channelId)
        .where('ts', '=', ts)
        .executeTakeFirst();
      if (card) return card;
      // A post in the thread belongs to the home card above it.
      return (
        (await db
          .selectFrom('cards')
          .selectAll('cards')
          .innerJoin('chatPosts', 'chatPosts.ticketId', 'cards.ticketId')
          .where('chatPosts.kind', '=', 'thread')
          .where('chatPosts.surface', '=', surface)
          .where('chatPosts.channelId', '=', channelId)
          .where('chatPosts.ts', '=', ts)
          .where('cards.surface', '=', surface)
          .where('cards.channelId', '=', channelId)
          .where('cards.home', '=', true)
          .executeTakeFirst()) ?? null
      );
    },
  };
}
