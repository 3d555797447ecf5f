import { newId } from '#core/ids.ts';
import type { Hold } from '#core/holds/hold.ts';
import { newChatPost, type WantedPost } from '../chat-posts/chat-posts.ts';
import { showOrders } from '../chat-posts/show-orders.ts';
import type { Place } from '../crisis/crisis.ts';
import type { Db, Trx } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';
import type { Queue } from '../queue/queue.ts';
import { addRooms, firstPost, openRooms, roomNote, type NewRoom } from './rooms.ts';

export interface HoldStore {
  /** Those that are on, oldest first; of one brand or of all. */
  on(brand?: string): Promise<Hold[]>;
  get(id: string): Promise<Hold | null>;
  /** All that was on at any time since then, oldest first. */
  since(brand: string, from: Date): Promise<Hold[]>;
  /** Null where one of that kind is on already; else it is told at `places`, and the alerts of the brand are drawn anew. */
  switchOn(
    hold: Omit<Hold, 'id' | 'endedBy' | 'endedAt'> & { places: readonly Place[]; rooms?: readonly NewRoom[] },
  ): Promise<Hold | null>;
  /** False where it has ended already. */
  end(of: { id: string; by: string; at: Date; places: readonly Place[] }): Promise<boolean>;
}

export function createHolds({ db, queue }: { db: Db; queue: Queue }): HoldStore {
  return {
    on: (brand) => onOf(db, brand),
    get: async (id) => (await db.selectFrom('holds').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    since: async (brand, from) =>
      await db
        .selectFrom('holds')
        .selectAll()
        .where('brand', '=', brand)
        .where((is) => is.or([is('endedAt', 'is', null), is('endedAt', '>=', from)]))
        .orderBy('at')
        .orderBy('id')
        .execute(),
    switchOn: async ({ places, rooms = [], ...given }) =>
      await queue.transact(async (trx, send) => {
        const hold: Hold = { id: newId('ho', given.at), ...given, endedBy: null, endedAt: null };
        const added = await insertRows(trx, {
          into: 'holds',
          rows: [{ ...hold }],
          then: 'on conflict (brand, kind) where ended_at is null do nothing returning id',
        });
        if (added.length === 0) return null;
        const first = await addRooms(trx, hold.id, rooms);
        await send(await tell(trx, { hold, what: 'on', at: given.at, places, more: first }));
        return hold;
      }),
    end: async ({ id, by, at, places }) =>
      await queue.transact(async (trx, send) => {
        const hold = await trx
          .updateTable('holds')
          .set({ endedBy: by, endedAt: at })
          .where('id', '=', id)
          .where('endedAt', 'is', null)
          .returningAll()
          .executeTakeFirst();
        if (!hold) return false;
        const rooms = await trx.selectFrom('warRooms').selectAll().where('holdId', '=', id).execute();
        const open = rooms.filter(({ archivedAt }) => archivedAt === null);
        const last = open.map((room) => roomNote(room, 'end'));
        const told = await tell(trx, { hold, what: 'off', at, places, more: last });
        await send([
          ...told,
          ...showOrders([...open.map(firstPost), ...(await clearsOf(trx, hold)), ...(await recordsOf(trx, hold))]),
        ]);
        return true;
      }),
  };
}

/** What was told in its rooms at an all-clear: they offer to close it. */
async function clearsOf(
  trx: Trx,
  { id }: Pick<Hold, 'id'>,
): Promise<Pick<WantedPost, 'kind' | 'ownerId' | 'ticketId' | 'surface' | 'place'>[]> {
  return await trx
    .selectFrom('chatPosts')
    .select(['kind', 'ownerId', 'ticketId', 'surface', 'place'])
    .where('kind', '=', 'room-note')
    .where('ownerId', 'like', `${id} clear%`)
    .where('state', '=', 'posted')
    .execute();
}

/** Records of incidents that were over while a switch was on: they offer to end it, and say until when it was. */
async function recordsOf(
  trx: Trx,
  { brand, at }: Pick<Hold, 'brand' | 'at'>,
): Promise<Pick<WantedPost, 'kind' | 'ownerId' | 'ticketId' | 'surface' | 'place'>[]> {
  const over = await trx
    .selectFrom('incidents')
    .select(['id', 'notes'])
    .where('brand', '=', brand)
    .where('clearedAt', '>=', at)
    .execute();
  if (over.length === 0) return [];
  return await trx
    .selectFrom('chatPosts')
    .select(['kind', 'ownerId', 'ticketId', 'surface', 'place'])
    .where('kind', '=', 'incident-note')
    .where('state', '=', 'posted')
    .where(
      'ownerId',
      'in',
      over.map(({ id, notes }) => `${id} ${notes.findLastIndex(({ what }) => what === 'cleared')}`),
    )
    .execute();
}

async function onOf(db: Db | Trx, brand: string | undefined): Promise<Hold[]> {
  const all = db.selectFrom('holds').selectAll().where('endedAt', 'is', null).orderBy('at').orderBy('id');
  return await (brand === undefined ? all : all.where('brand', '=', brand)).execute();
}

/** A line in the thread of the alert, and what else is to be told; and the alerts and rooms that show the switch. */
async function tell(
  trx: Trx,
  {
    hold,
    what,
    at,
    places,
    more,
  }: { hold: Hold; what: 'on' | 'off'; at: Date; places: readonly Place[]; more: readonly WantedPost[] },
): Promise<ReturnType<typeof showOrders>> {
  const notes = places.map(({ surface, channel }): WantedPost => ({
    kind: 'hold-note',
    ownerId: `${hold.id} ${what}`,
    ticketId: null,
    surface,
    place: channel,
  }));
  const posts = [...notes, ...more];
  await insertRows(trx, { into: 'chatPosts', rows: posts.map((post) => newChatPost(post, at)) });
  const rooms = await openRooms(trx, { brand: hold.brand });
  return showOrders([...posts, ...(await alertsOf(trx, hold)), ...rooms.map(firstPost)]);
}

/** The alerts of a brand that go on, and the one that a switch was pressed on. */
export async function alertsOf(
  trx: Trx,
  { brand, incidentId }: { brand: string; incidentId: string | null },
): Promise<Pick<WantedPost, 'kind' | 'ownerId' | 'ticketId' | 'surface' | 'place'>[]> {
  return await trx
    .selectFrom('chatPosts as p')
    .innerJoin('incidents as i', 'i.id', 'p.ownerId')
    .select(['p.kind', 'p.ownerId', 'p.ticketId', 'p.surface', 'p.place'])
    .where('p.kind', '=', 'incident')
    .where('p.state', '!=', 'gone')
    .where('i.brand', '=', brand)
    .where((is) => is.or([is('i.clearedAt', 'is', null), is('i.id', '=', incidentId ?? '')]))
    .execute();
}
