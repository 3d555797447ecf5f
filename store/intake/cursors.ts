import type { Db } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';

export interface CursorStore {
  get(network: string, account: string): Promise<string | undefined>;
  set(network: string, account: string, cursor: string | undefined, at: Date): Promise<void>;
}

export function createCursors(db: Db): CursorStore {
  return {
    get: async (network, account) =>
      (
        await db
          .selectFrom('cursors')
          .select('cursor')
          .where('network', '=', network)
          .where('account', '=', account)
          .executeTakeFirst()
      )?.cursor ?? undefined,
    set: async (network, account, cursor, at) => {
      await insertRows(db, {
        into: 'cursors',
        rows: [{ network, account, cursor, at }],
        then: 'on conflict (network, account) do update set cursor = excluded.cursor, at = excluded.at where cursors.cursor is distinct from excluded.cursor',
      });
    },
  };
}
