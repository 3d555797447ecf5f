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
  /** What was marked by mistake waits again. False where it waits already, or there is no such step. */
  undone(step: { incidentId: string; step: number }): Promise<boolean>;
}

export function createProtocol({ db, queue }: { db: Db; queue: Queue }): ProtocolStore {
  /** False where it is so already. */
  const mark = async (
    { incidentId, step }: Pick<ProtocolStep, 'incidentId' | 'step'>,
    as: Pick<ProtocolStep, 'doneBy' | 'doneAt'>,
  ): Promise<boolean> =>
    await queue.transact(async (trx, send) => {
      const row = await trx
        .updateTable('protocolSteps')
        .set(as)
        .where('incidentId', '=', incidentId)
        .where('step', '=', step)
        .where('doneAt', as.doneAt === null ? 'is not' : 'is', null)
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
    });

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
    done: async ({ by, at, ...step }) => await mark(step, { doneBy: by, doneAt: at }),
    undone: async (step) => await mark(step, { doneBy: null, doneAt: null }),
  };
}

const postOf =
  (kind: string) =>
  (ownerId: string) =>
  ({ surface, channel }: Place): WantedPost => ({ kind, ownerId, ticketId: null, surface, place: channel });
const checklistOf = postOf('protocol');
const alertOf = postOf('incident');
