import type { Db } from './database.ts';
import { insertRows } from './rows.ts';
import type { Store } from './types.ts';

export function createCursors(db: Db): Store['cursors'] {
  return {
    get: async (network, account) => (await db.selectFrom('cursors').select('cursor').where('network', '=', network).where('account', '=', account).executeTakeFirst())?.cursor ?? undefined,
    set: async (network, account, cursor, at) => {
      await insertRows(db, {
        into: 'cursors',
        rows: [{ network, account, cursor, at }],
        then: 'on conflict (network, account) do update set cursor = excluded.cursor, at = excluded.at where cursors.cursor is distinct from excluded.cursor',
      });
    },
  };
}
