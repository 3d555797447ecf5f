import { sql } from 'kysely';
import type { Memory } from '#core/ports/memory.ts';
import type { Db } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';

/** What one surface must not forget. */
export function createMemory(db: Db, surface: string): Memory {
  return {
    get: async (key) =>
      (
        await db
          .selectFrom('surfaceMemory')
          .select('value')
          .where('surface', '=', surface)
          .where('key', '=', key)
          .executeTakeFirst()
      )?.value,
    list: async (prefix) =>
      await db
        .selectFrom('surfaceMemory')
        .select(['key', 'value'])
        .where('surface', '=', surface)
        .where(sql<boolean>`starts_with(key, ${prefix})`)
        .orderBy('key')
        .execute(),
    put: async (key, value) => {
      await insertRows(db, {
        into: 'surfaceMemory',
        rows: [{ surface, key, value }],
        then: 'on conflict (surface, key) do update set value = excluded.value',
      });
    },
    remove: async (key) => {
      await db.deleteFrom('surfaceMemory').where('surface', '=', surface).where('key', '=', key).execute();
    },
  };
}
