import { newId } from '#core/ids.ts';
import type { Db } from '../database/database.ts';
import { insertRows, updateRows } from '../database/rows.ts';
import type { Delivery } from '#core/ticket/delivery.ts';

export interface DeliveryStore {
  get(deliveryId: string): Promise<Delivery | null>;
  /** Row for the call that is about to be made, written before it. */
  attemptStarts(deliveryId: string, at: Date): Promise<string>;
  attemptEnds(attemptId: string, at: Date, outcome: string, detail: string): Promise<void>;
  /** Left in `sending` by a process that died. */
  stranded(before: Date): Promise<Delivery[]>;
}

export function createDeliveries(db: Db): DeliveryStore {
  return {
    get: async (deliveryId) =>
      (await db.selectFrom('deliveries').selectAll().where('id', '=', deliveryId).executeTakeFirst()) ?? null,
    attemptStarts: async (deliveryId, at) => {
      const id = newId('at', at);
      await insertRows(db, {
        into: 'deliveryAttempts',
        rows: [{ id, deliveryId, startedAt: at, endedAt: null, outcome: null, detail: null }],
      });
      return id;
    },
    attemptEnds: async (attemptId, at, outcome, detail) => {
      await updateRows(db, {
        table: 'deliveryAttempts',
        rows: [{ id: attemptId, endedAt: at, outcome, detail }],
        columns: ['endedAt', 'outcome', 'detail'],
      });
    },
    stranded: async (before) =>
      await db
        .selectFrom('deliveries')
        .selectAll()
        .where('state', '=', 'sending')
        .where('sendingSince', '<', before)
        .orderBy('sendingSince')
        .execute(),
  };
}
