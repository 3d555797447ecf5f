import { newId } from '#core/ids.ts';
import type { Db } from '../database/database.ts';
import { createDirectPosts } from './direct-posts.ts';
import { beginPosting } from './posting.ts';
import type { Queue } from '../queue/queue.ts';
import { insertRows } from '../database/rows.ts';
import type { DelegationPostRow } from '../tickets/delegations.ts';

/** A direct message that asks one person, who is in none of the ticket's channels, to approve one version. */
export interface ApprovalPostRow extends Omit<DelegationPostRow, 'delegationId'> {
  draftId: string;
}

export interface ApprovalPostStore {
  /** Of a ticket, oldest first. */
  of(ticketId: string): Promise<ApprovalPostRow[]>;
  /** One for a version and a person, however often it is wanted. */
  want(post: Pick<ApprovalPostRow, 'draftId' | 'ticketId' | 'personId' | 'surface'>, at: Date): Promise<void>;
  /** These six as for `delegations`. */
  begin(postId: string, at: Date): Promise<ApprovalPostRow | null>;
  posted(postId: string, shown: { channelId: string; ts: string; hash: string }): Promise<void>;
  shown(postId: string, hash: string): Promise<void>;
  gone(postId: string): Promise<void>;
  ended(postId: string, reached: 'no' | 'unknown'): Promise<void>;
  askOn(postId: string, surface: string): Promise<void>;
}

export function createApprovalPosts({ db, queue }: { db: Db; queue: Queue }): ApprovalPostStore {
  return {
    of: async (ticketId) =>
      await db
        .selectFrom('approvalPosts')
        .selectAll()
        .where('ticketId', '=', ticketId)
        .orderBy('createdAt')
        .orderBy('id')
        .execute(),
    want: async (post, at) => {
      const row = {
        id: newId('ap', at),
        ...post,
        channelId: null,
        state: 'wanted',
        opId: newId('op', at),
        attemptAt: null,
        ts: null,
        shown: null,
        createdAt: at,
      };
      await insertRows(db, {
        into: 'approvalPosts',
        rows: [row],
        then: 'on conflict (draft_id, person_id) do nothing',
      });
    },
    begin: (postId, at) => beginPosting(db, 'approvalPosts', postId, at),
    ...createDirectPosts({ db, queue, table: 'approvalPosts', job: 'tell-approvers' }),
  };
}
