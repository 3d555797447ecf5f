import { sql } from 'kysely';
import { KeyvBridgeAdapter, type KeyvStorageAdapter } from 'keyv';
import type { Db, Trx } from './database/database.ts';
import { insertRows } from './database/rows.ts';

/** Keyv's storage in our own database: `new Keyv({ store: createCache(db) })`. Never the truth; joins a transaction when given one. */
export function createCache(db: Db | Trx): KeyvStorageAdapter {
  const live = sql<boolean>`(expires_at is null or expires_at > now())`;
  return new KeyvBridgeAdapter({
    get: async (key) =>
      (await db.selectFrom('cache').select('value').where('key', '=', key).where(live).executeTakeFirst())?.value,
    getMany: async (keys: string[]) => {
      const rows = await db
        .selectFrom('cache')
        .select(['key', 'value'])
        .where('key', '=', sql<string>`any(${keys}::text[])`)
        .where(live)
        .execute();
      const found = new Map(rows.map((row) => [row.key, row.value]));
      return keys.map((key) => found.get(key));
    },
    set: async (key, value: unknown, ttl) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      await insertRows(db, {
        into: 'cache',
        rows: [{ key, value: text, expiresAt: ttl === undefined ? null : new Date(Date.now() + ttl) }],
        then: 'on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at',
      });
      return true;
    },
    delete: async (key) =>
      Number((await db.deleteFrom('cache').where('key', '=', key).executeTakeFirst()).numDeletedRows) > 0,
    clear: async () => {
      await db.deleteFrom('cache').execute();
    },
  });
}
