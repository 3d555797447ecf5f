import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import { addMissingCards } from './add-missing-cards.ts';
import { isHome, toCard, type CardRow } from './card.ts';
import type { ChatPost } from './chat-posts.ts';
import type { ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';
import type { Queue } from '../queue/queue.ts';

export interface CardStore {
  /**
   * Open tickets get the cards that they lack because a channel of theirs has a place on a surface where it had none, the longest
   * waiting first, at most `limit`. Gives how many tickets.
   */
  addMissing(limit: number, at: Date): Promise<number>;
  /** Ids of those that are on their way to a surface: a message may stand there already that `byMessage` does not know yet. */
  posting(surface: string): Promise<string[]>;
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
          .selectFrom('chatPosts')
          .select('id')
          .where('kind', '=', sql.lit('card'))
          .where('surface', '=', surface)
          .where('state', '=', sql.lit('posting'))
          .execute()
      ).map(({ id }) => id),
    byMessage: async (surface, channelId, ts) => {
      // A post in the thread belongs to the home card above it.
      const { rows } = await sql<ChatPost>`select c.* from chat_posts c where c.id = (
        select case m.kind when 'card' then m.id else (
          select h.id from chat_posts h where h.owner_id = m.owner_id and h.surface = m.surface and h.channel_id = m.channel_id and ${isHome('h')}) end
        from chat_posts m where m.surface = ${surface} and m.channel_id = ${channelId} and m.ts = ${ts} and m.kind in ('card', 'thread') order by m.kind limit 1)`.execute(
        db,
      );
      return rows[0] ? toCard(rows[0]) : null;
    },
  };
}
