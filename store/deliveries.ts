import { newId } from '#core/ids.ts';
import type { Db } from './database.ts';
import { insertRows, updateRows } from './rows.ts';
import type { Store } from './types.ts';

export function createDeliveries(db: Db): Store['deliveries'] {
  return {
    get: async (deliveryId) => (await db.selectFrom('deliveries').selectAll().where('id', '=', deliveryId).executeTakeFirst()) ?? null,
    attemptStarts: async (deliveryId, at) => {
      const id = newId('at', at);
      await insertRows(db, { into: 'deliveryAttempts', rows: [{ id, deliveryId, startedAt: at, endedAt: null, outcome: null, detail: null }] });
      return id;
    },
    attemptEnds: async (attemptId, at, outcome, detail) => {
      await updateRows(db, { table: 'deliveryAttempts', rows: [{ id: attemptId, endedAt: at, outcome, detail }], columns: ['endedAt', 'outcome', 'detail'] });
    },
    stranded: async (before) => await db.selectFrom('deliveries').selectAll().where('state', '=', 'sending').where('sendingSince', '<', before).orderBy('sendingSince').execute(),
  };
}
