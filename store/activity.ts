import type { Db } from './database.ts';
import type { Store } from './types.ts';

export function createActivity(db: Db): Store['activity'] {
  return {
    of: async (ticketId) => {
      const rows = await db.selectFrom('activity').selectAll().where('ticketId', '=', ticketId).orderBy('id').execute();
      return rows.map(({ byKind, byId, id, ...row }) => ({ ...row, id: Number(id), by: { kind: byKind, id: byId } }));
    },
  };
}
