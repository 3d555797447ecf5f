import { sql } from 'kysely';
import type { Delegation } from '#core/delegation.ts';
import type { Db } from './database.ts';
import { fromJson } from './from-json.ts';
import { createDirectPosts } from './direct-posts.ts';
import { beginPosting } from './posting.ts';
import type { Queue } from './queue.ts';
import type { Store } from './types.ts';
import { delegationJson, toDelegation, type JsonRow } from './views.ts';

export function createDelegations({ db, queue }: { db: Db; queue: Queue }): Store['delegations'] {
  async function one(where: ReturnType<typeof sql>): Promise<Delegation | null> {
    const {
      rows: [row],
    } = await sql<{ delegation: JsonRow }>`select ${delegationJson} as delegation from delegations g where ${where}`.execute(db);
    return row ? toDelegation(row.delegation) : null;
  }

  return {
    get: (id) => one(sql`g.id = ${id}`),
    byToken: (hash) => one(sql`g.token_hash = ${hash}`),
    posts: async (ticketId) => await db.selectFrom('delegationPosts').selectAll().where('ticketId', '=', ticketId).orderBy('createdAt').orderBy('id').execute(),
    postsIn: async (surface, channelId) => {
      const { rows } = await sql<{ post: JsonRow; delegation: JsonRow }>`select to_jsonb(p) as post, ${delegationJson} as delegation from delegation_posts p
        join delegations g on g.id = p.delegation_id where p.surface = ${surface} and p.channel_id = ${channelId} and p.state = 'posted' order by p.ts desc limit 50`.execute(db);
      return rows.map((row) => ({ post: fromJson(row.post), delegation: toDelegation(row.delegation) }));
    },
    waits: async ({ from, until }) => {
      const { rows } = await sql<{ delegationId: string; ticketId: string; kind: Delegation['to']['kind']; by: string; askedAt: Date; answeredAt: Date }>`
        select g.id as delegation_id, g.ticket_id, g."to" ->> 'kind' as kind, (select a.by from delegation_answers a where a.delegation_id = g.id order by a.at, a.id limit 1) as by, g.asked_at, g.answered_at
        from delegations g where g.answered_at >= ${from} and g.answered_at < ${until} order by g.answered_at, g.id`.execute(db);
      return rows.map(({ askedAt, answeredAt, ...rest }) => ({ ...rest, askedAt, answeredAt, waitedMs: answeredAt.getTime() - askedAt.getTime() }));
    },
    begin: (postId, at) => beginPosting(db, 'delegationPosts', postId, at),
    ...createDirectPosts({ db, queue, table: 'delegationPosts', job: 'tell-experts' }),
  };
}
