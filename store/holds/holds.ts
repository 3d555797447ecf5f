import { newId } from '#core/ids.ts';
import type { Hold } from '#core/holds/hold.ts';
import { newChatPost, type WantedPost } from '../chat-posts/chat-posts.ts';
import { showOrders } from '../chat-posts/show-orders.ts';
import type { Place } from '../crisis/crisis.ts';
import type { Db, Trx } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';
import type { Queue } from '../queue/queue.ts';

export interface HoldStore {
  /** Those that are on, oldest first; of one brand or of all. */
  on(brand?: string): Promise<Hold[]>;
  get(id: string): Promise<Hold | null>;
  /** All that was on at any time since then, oldest first. */
  since(brand: string, from: Date): Promise<Hold[]>;
  /** Null where one of that kind is on already; else it is told at `places`, and the alerts of the brand are drawn anew. */
  switchOn(hold: Omit<Hold, 'id' | 'endedBy' | 'endedAt'> & { places: readonly Place[] }): Promise<Hold | null>;
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
    switchOn: async ({ places, ...given }) =>
      await queue.transact(async (trx, send) => {
        const hold: Hold = { id: newId('ho', given.at), ...given, endedBy: null, endedAt: null };
        const added = await insertRows(trx, {
          into: 'holds',
          rows: [{ ...hold }],
          then: 'on conflict (brand, kind) where ended_at is null do nothing returning id',
        });
        if (added.length === 0) return null;
        await send(await tell(trx, { hold, what: 'on', at: given.at, places }));
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
        await send(await tell(trx, { hold, what: 'off', at, places }));
        return true;
      }),
  };
}

async function onOf(db: Db | Trx, brand: string | undefined): Promise<Hold[]> {
  const all = db.selectFrom('holds').selectAll().where('endedAt', 'is', null).orderBy('at').orderBy('id');
  return await (brand === undefined ? all : all.where('brand', '=', brand)).execute();
}

/** A line in the thread of the alert; and the alerts that show the switch. */
async function tell(
  trx: Trx,
  { hold, what, at, places }: { hold: Hold; what: 'on' | 'off'; at: Date; places: readonly Place[] },
): Promise<ReturnType<typeof showOrders>> {
  const notes = places.map(({ surface, channel }): WantedPost => ({
    kind: 'hold-note',
    ownerId: `${hold.id} ${what}`,
    ticketId: null,
    surface,
    place: channel,
  }));
  await insertRows(trx, { into: 'chatPosts', rows: notes.map((post) => newChatPost(post, at)) });
  return showOrders([...notes, ...(await alertsOf(trx, hold))]);
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
