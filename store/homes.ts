import type { Db } from './database.ts';
import type { Queue } from './queue.ts';
import { insertRows } from './rows.ts';
import type { Store } from './types.ts';

export function createHomes({ db, queue }: { db: Db; queue: Queue }): Store['homes'] {
  return {
    opened: async ({ surface, userId, personId, at }) => {
      await queue.transact(async (trx, send) => {
        await insertRows(trx, {
          into: 'homes',
          rows: [{ surface, userId, personId, openedAt: at, drawnAt: null, shown: null }],
          then: 'on conflict (surface, user_id) do update set person_id = excluded.person_id, opened_at = excluded.opened_at, drawn_at = null, shown = null',
        });
        // Under a key of its own: one that waits its time must not hold this one up.
        const order = { job: 'redraw-home', surface, userId, key: `${userId} now` };
        await send([order]);
      });
    },
    get: async (surface, userId) => (await db.selectFrom('homes').selectAll().where('surface', '=', surface).where('userId', '=', userId).executeTakeFirst()) ?? null,
    shown: async (surface, userId, { hash, at }) => {
      await db.updateTable('homes').set({ shown: hash, drawnAt: at }).where('surface', '=', surface).where('userId', '=', userId).execute();
    },
  };
}
