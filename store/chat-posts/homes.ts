import { sql } from 'kysely';
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
  /** Of the page as last drawn; null and '' where nobody knows how it looks. */
  contentHash: string | null;
}

/** The table says `shown` for the last one. */
export type HomeColumns = Omit<HomeRow, 'contentHash'> & { shown: string | null };

/** A page that somebody is about to draw. */
const UNKNOWN_LOOK = '';

export interface HomeStore {
  /** She looks at it now: it is drawn at once, and from now on whenever something of hers changes. */
  opened(visit: Omit<HomeRow, 'openedAt' | 'drawnAt' | 'contentHash'> & { at: Date }): Promise<void>;
  /** Something that these people see changed: the pages that they opened are drawn again. */
  changed(personIds: readonly string[]): Promise<void>;
  get(surface: string, userId: string): Promise<HomeRow | null>;
  /** Notes that it is about to be drawn again: it may look new from now on, and nobody trusts the look of before. */
  drawing(surface: string, userId: string): Promise<{ before: string }>;
  /** Drawn, or found as it should be. False where somebody drew or opened it since it looked as `before`: the next look draws. */
  drawn(surface: string, userId: string, drawn: { hash: string; before: string | null; at: Date }): Promise<boolean>;
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
        .select(['surface', 'userId', 'personId', 'openedAt', 'drawnAt', 'shown as contentHash'])
        .where('surface', '=', surface)
        .where('userId', '=', userId)
        .executeTakeFirst()) ?? null,
    drawing: async (surface, userId) => {
      await db
        .updateTable('homes')
        .set({ shown: UNKNOWN_LOOK })
        .where('surface', '=', surface)
        .where('userId', '=', userId)
        .execute();
      return { before: UNKNOWN_LOOK };
    },
    drawn: async (surface, userId, { hash, before, at }) => {
      const isAsBefore = sql`shown is not distinct from ${before}::text`;
      const row = await db
        .updateTable('homes')
        .set({
          shown: sql<string>`case when ${isAsBefore} then ${hash}::text else ${UNKNOWN_LOOK} end`,
          drawnAt: sql<Date>`case when ${isAsBefore} then ${at}::timestamptz else drawn_at end`,
        })
        .where('surface', '=', surface)
        .where('userId', '=', userId)
        .returning('shown')
        .executeTakeFirst();
      return row === undefined || row.shown === hash;
    },
  };
}
