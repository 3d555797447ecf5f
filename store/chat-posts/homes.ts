import type { Db } from '../database/database.ts';
import type { Queue } from '../queue/queue.ts';
import { insertRows } from '../database/rows.ts';

/** Somebody's own page, once she opened it. */
export interface HomeRow {
  surface: string;
  userId: string;
  personId: string;
  openedAt: Date;
  /** Null where it should be drawn at once. */
  drawnAt: Date | null;
  shown: string | null;
}

export interface HomeStore {
  /** She looks at it now: it is drawn at once, and from now on whenever something of hers changes. */
  opened(visit: Omit<HomeRow, 'openedAt' | 'drawnAt' | 'shown'> & { at: Date }): Promise<void>;
  /** Something that these people see changed: the pages that they opened are drawn again. */
  changed(personIds: readonly string[]): Promise<void>;
  get(surface: string, userId: string): Promise<HomeRow | null>;
  shown(surface: string, userId: string, shown: { hash: string; at: Date }): Promise<void>;
}

export function createHomes({ db, queue }: { db: Db; queue: Queue }): HomeStore {
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
    changed: async (personIds) =>
      await queue.transact(async (trx, send) => {
        const rows = await trx
          .selectFrom('homes')
          .select(['surface', 'userId'])
          .where('personId', 'in', [...personIds, ''])
          .execute();
        await send(rows.map((row) => ({ job: 'redraw-home', ...row, key: row.userId })));
      }),
    get: async (surface, userId) =>
      (await db
        .selectFrom('homes')
        .selectAll()
        .where('surface', '=', surface)
        .where('userId', '=', userId)
        .executeTakeFirst()) ?? null,
    shown: async (surface, userId, { hash, at }) => {
      await db
        .updateTable('homes')
        .set({ shown: hash, drawnAt: at })
        .where('surface', '=', surface)
        .where('userId', '=', userId)
        .execute();
    },
  };
}
