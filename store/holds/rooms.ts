import type { WarRoom } from '#core/holds/room.ts';
import type { WantedPost } from '../chat-posts/chat-posts.ts';
import { showOrders } from '../chat-posts/show-orders.ts';
import type { Db, Trx } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';
import type { Queue } from '../queue/queue.ts';

export type NewRoom = Pick<WarRoom, 'surface' | 'place' | 'channelId'>;

export interface RoomStore {
  /** One for each chat; none where the switch is not a room. */
  of(holdId: string): Promise<WarRoom[]>;
  /** False where it was archived already. */
  archived(room: { holdId: string; surface: string; by: string | null; at: Date }): Promise<boolean>;
}

export function createRooms({ db, queue }: { db: Db; queue: Queue }): RoomStore {
  return {
    of: async (holdId) =>
      await db.selectFrom('warRooms').selectAll().where('holdId', '=', holdId).orderBy('surface').execute(),
    archived: async ({ holdId, surface, by, at }) =>
      await queue.transact(async (trx, send) => {
        const row = await trx
          .updateTable('warRooms')
          .set({ archivedAt: at, archivedBy: by })
          .where('holdId', '=', holdId)
          .where('surface', '=', surface)
          .where('archivedAt', 'is', null)
          .returning('place')
          .executeTakeFirst();
        if (!row) return false;
        const { incidentId } = await trx
          .selectFrom('holds')
          .select('incidentId')
          .where('id', '=', holdId)
          .executeTakeFirstOrThrow();
        if (incidentId !== null)
          await send(
            showOrders([{ kind: 'incident', ownerId: incidentId, ticketId: null, surface, place: row.place }]),
          );
        return true;
      }),
  };
}

/** With the switch: the rooms, and the first post in each. */
export async function addRooms(trx: Trx, holdId: string, rooms: readonly NewRoom[]): Promise<WantedPost[]> {
  if (rooms.length === 0) return [];
  await insertRows(trx, {
    into: 'warRooms',
    rows: rooms.map((room) => ({ holdId, ...room, archivedAt: null, archivedBy: null })),
  });
  return rooms.map(({ surface, place }) => firstPost({ holdId, surface, place }));
}

/** First posts of the rooms that are open for an incident, or for any of a brand, to be drawn anew. */
export async function openRooms(
  trx: Trx,
  of: { brand: string } | { incidentId: string },
): Promise<Pick<WarRoom, 'holdId' | 'surface' | 'place'>[]> {
  const all = trx
    .selectFrom('warRooms as r')
    .innerJoin('holds as h', 'h.id', 'r.holdId')
    .select(['r.holdId', 'r.surface', 'r.place'])
    .where('h.endedAt', 'is', null)
    .where('r.archivedAt', 'is', null);
  return await ('brand' in of ? all.where('h.brand', '=', of.brand) : all.where('h.incidentId', '=', of.incidentId))
    .orderBy('r.holdId')
    .execute();
}

export const firstPost = ({ holdId, surface, place }: Pick<WarRoom, 'holdId' | 'surface' | 'place'>): WantedPost => ({
  kind: 'war-room',
  ownerId: holdId,
  ticketId: null,
  surface,
  place,
});

/** What is told in a room when its incident is over, and when it is closed. */
export const roomNote = (
  { holdId, surface, place }: Pick<WarRoom, 'holdId' | 'surface' | 'place'>,
  what: 'clear' | 'end',
  /** Each of several all-clears is told. */
  time = 0,
): WantedPost => ({
  kind: 'room-note',
  ownerId: time === 0 ? `${holdId} ${what}` : `${holdId} ${what} ${time}`,
  ticketId: null,
  surface,
  place,
});
