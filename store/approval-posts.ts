import { newId } from '#core/ids.ts';
import type { Db } from './database.ts';
import { onSurface } from './places.ts';
import { beginPosting, endPosting } from './posting.ts';
import type { Queue } from './queue.ts';
import { insertRows } from './rows.ts';
import type { Store } from './types.ts';

export function createApprovalPosts({ db, queue }: { db: Db; queue: Queue }): Store['approvalPosts'] {
  const set = async (postId: string, values: Partial<{ state: 'posted' | 'gone'; channelId: string; ts: string; shown: string }>): Promise<void> => {
    await db.updateTable('approvalPosts').set(values).where('id', '=', postId).execute();
  };

  return {
    of: async (ticketId) => await db.selectFrom('approvalPosts').selectAll().where('ticketId', '=', ticketId).orderBy('createdAt').orderBy('id').execute(),
    want: async (post, at) => {
      const row = { id: newId('ap', at), ...post, channelId: null, state: 'wanted', opId: newId('op', at), attemptAt: null, ts: null, shown: null, createdAt: at };
      await insertRows(db, { into: 'approvalPosts', rows: [row], then: 'on conflict (draft_id, person_id) do nothing' });
    },
    begin: (postId, at) => beginPosting(db, 'approvalPosts', postId, at),
    posted: (postId, { channelId, ts, hash }) => set(postId, { state: 'posted', channelId, ts, shown: hash }),
    shown: (postId, hash) => set(postId, { shown: hash }),
    gone: (postId) => set(postId, { state: 'gone' }),
    ended: (postId, reached) => endPosting(db, 'approvalPosts', postId, reached),
    askOn: async (postId, surface) =>
      await queue.transact(async (trx, send) => {
        const row = await trx
          .updateTable('approvalPosts')
          .set({ surface, channelId: null, state: 'wanted', opId: newId('op'), attemptAt: null, shown: '' })
          .where('id', '=', postId)
          .where('state', '=', 'wanted')
          .returning('ticketId')
          .executeTakeFirst();
        if (!row) return;
        const order = { job: 'tell-approvers', ticketId: row.ticketId };
        await send([onSurface(order, surface, row.ticketId)]);
      }),
  };
}
