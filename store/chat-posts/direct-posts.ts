import { newId } from '#core/ids.ts';
import type { Db } from '../database/database.ts';
import { onSurface } from '../queue/channels-on-surfaces.ts';
import { endPosting } from './posting.ts';
import type { Queue } from '../queue/queue.ts';
import type { DelegationStore } from '../tickets/delegations.ts';

type DirectPosts = Pick<DelegationStore, 'posted' | 'shown' | 'gone' | 'ended' | 'askOn'>;

/** What becomes of a message that asks one person something in her direct conversation; `job` brings and redraws it. */
export function createDirectPosts({
  db,
  queue,
  table,
  job,
}: {
  db: Db;
  queue: Queue;
  table: 'delegationPosts';
  job: string;
}): DirectPosts {
  const set = async (
    postId: string,
    values: Partial<{ state: 'posted' | 'gone'; channelId: string; ts: string; shown: string }>,
  ): Promise<void> => {
    await db.updateTable(table).set(values).where('id', '=', postId).execute();
  };

  return {
    posted: (postId, { channelId, ts, hash }) => set(postId, { state: 'posted', channelId, ts, shown: hash }),
    shown: (postId, hash) => set(postId, { shown: hash }),
    gone: (postId) => set(postId, { state: 'gone' }),
    ended: (postId, reached) => endPosting(db, table, postId, reached),
    askOn: async (postId, surface) =>
      await queue.transact(async (trx, send) => {
        const row = await trx
          .updateTable(table)
          .set({ surface, channelId: null, state: 'wanted', opId: newId('op'), attemptAt: null, shown: '' })
          .where('id', '=', postId)
          .where('state', '=', 'wanted')
          .returning('ticketId')
          .executeTakeFirst();
        if (!row) return;
        const order = { job, ticketId: row.ticketId };
        await send([onSurface(order, surface, row.ticketId)]);
      }),
  };
}
