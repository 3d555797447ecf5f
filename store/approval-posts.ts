import { newId } from '#core/ids.ts';
import type { Db } from './database.ts';
import { createDirectPosts } from './direct-posts.ts';
import { beginPosting } from './posting.ts';
import type { Queue } from './queue.ts';
import { insertRows } from './rows.ts';
import type { Store } from './types.ts';

export function createApprovalPosts({ db, queue }: { db: Db; queue: Queue }): Store['approvalPosts'] {
  return {
    of: async (ticketId) => await db.selectFrom('approvalPosts').selectAll().where('ticketId', '=', ticketId).orderBy('createdAt').orderBy('id').execute(),
    want: async (post, at) => {
      const row = { id: newId('ap', at), ...post, channelId: null, state: 'wanted', opId: newId('op', at), attemptAt: null, ts: null, shown: null, createdAt: at };
      await insertRows(db, { into: 'approvalPosts', rows: [row], then: 'on conflict (draft_id, person_id) do nothing' });
    },
    begin: (postId, at) => beginPosting(db, 'approvalPosts', postId, at),
    ...createDirectPosts({ db, queue, table: 'approvalPosts', job: 'tell-approvers' }),
  };
}
