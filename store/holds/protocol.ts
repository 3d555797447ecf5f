import type { ProtocolStep } from '#core/holds/protocol.ts';
import { newChatPost, type WantedPost } from '../chat-posts/chat-posts.ts';
import { showOrders } from '../chat-posts/show-orders.ts';
import type { Place } from '../crisis/crisis.ts';
import type { Db } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';
import type { Queue } from '../queue/queue.ts';
import { firstPost, openRooms } from './rooms.ts';

export interface ProtocolStore {
  /** In their order; none where it was not started. */
  of(incidentId: string): Promise<ProtocolStep[]>;
  /** False where it was started already. */
  start(given: {
    incidentId: string;
    steps: readonly Pick<ProtocolStep, 'text' | 'owner' | 'dueAt'>[];
    by: string;
    at: Date;
    places: readonly Place[];
  }): Promise<boolean>;
  /** False where somebody has done it already, or there is no such step. */
  done(step: { incidentId: string; step: number; by: string; at: Date }): Promise<boolean>;
}

export function createProtocol({ db, queue }: { db: Db; queue: Queue }): ProtocolStore {
  return {
    of: async (incidentId) =>
      await db.selectFrom('protocolSteps').selectAll().where('incidentId', '=', incidentId).orderBy('step').execute(),
    start: async ({ incidentId, steps, by, at, places }) =>
      await queue.transact(async (trx, send) => {
        const rows = steps.map((step, index) => ({
          incidentId,
          step: index,
          ...step,
          startedBy: by,
          startedAt: at,
          doneBy: null,
          doneAt: null,
        }));
        const added = await insertRows(trx, {
          into: 'protocolSteps',
          rows,
          then: 'on conflict do nothing returning step',
        });
        if (added.length === 0) return false;
        const posts = places.map(checklistOf(incidentId));
        await insertRows(trx, { into: 'chatPosts', rows: posts.map((post) => newChatPost(post, at)) });
        const rooms = await openRooms(trx, { incidentId });
        await send(showOrders([...posts, ...places.map(alertOf(incidentId)), ...rooms.map(firstPost)]));
        return true;
      }),
    done: async ({ incidentId, step, by, at }) =>
      await queue.transact(async (trx, send) => {
        const row = await trx
          .updateTable('protocolSteps')
          .set({ doneBy: by, doneAt: at })
          .where('incidentId', '=', incidentId)
          .where('step', '=', step)
          .where('doneAt', 'is', null)
          .returning('step')
          .executeTakeFirst();
        if (!row) return false;
        const posts = await trx
          .selectFrom('chatPosts')
          .select(['kind', 'ownerId', 'ticketId', 'surface', 'place'])
          .where('kind', 'in', ['protocol', 'incident'])
          .where('ownerId', '=', incidentId)
          .where('state', '!=', 'gone')
          .execute();
        const rooms = await openRooms(trx, { incidentId });
        await send(showOrders([...posts, ...rooms.map(firstPost)]));
        return true;
      }),
  };
}

const postOf =
  (kind: string) =>
  (ownerId: string) =>
  ({ surface, channel }: Place): WantedPost => ({ kind, ownerId, ticketId: null, surface, place: channel });
const checklistOf = postOf('protocol');
const alertOf = postOf('incident');
