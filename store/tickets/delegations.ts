import { sql } from 'kysely';
import type { Delegation } from '#core/ticket/delegation.ts';
import type { Db } from '../database/database.ts';
import { fromJson } from '../database/from-json.ts';
import { createDirectPosts } from '../chat-posts/direct-posts.ts';
import { beginPosting } from '../chat-posts/posting.ts';
import type { Queue } from '../queue/queue.ts';
import { delegationJson, toDelegation, type JsonRow } from './views.ts';

/** A direct message that asks one person one question. */
export interface DelegationPostRow {
  id: string;
  delegationId: string;
  ticketId: string;
  personId: string;
  surface: string;
  /** The direct conversation on the surface, known once posted. */
  channelId: string | null;
  state: 'wanted' | 'posting' | 'posted' | 'gone';
  opId: string;
  attemptAt: Date | null;
  ts: string | null;
  shown: string | null;
  createdAt: Date;
}

/** How long an expert let us wait. */
export interface ExpertWait {
  delegationId: string;
  ticketId: string;
  kind: Delegation['to']['kind'];
  /** Person id; "link" for whoever came by a link. */
  by: string;
  askedAt: Date;
  answeredAt: Date;
  waitedMs: number;
}

export interface DelegationStore {
  get(id: string): Promise<Delegation | null>;
  /** By the hex SHA-256 of a link's token. */
  byToken(hash: string): Promise<Delegation | null>;
  /** Direct messages about a ticket, oldest first. */
  posts(ticketId: string): Promise<DelegationPostRow[]>;
  /** What was asked in a direct conversation, newest first. */
  postsIn(surface: string, channelId: string): Promise<{ post: DelegationPostRow; delegation: Delegation }[]>;
  /** First answers that came in a time, oldest first; `until` not included. */
  waits(time: { from: Date; until: Date }): Promise<ExpertWait[]>;
  /** These five as for `cards`. */
  begin(postId: string, at: Date): Promise<DelegationPostRow | null>;
  posted(postId: string, shown: { channelId: string; ts: string; hash: string }): Promise<void>;
  shown(postId: string, hash: string): Promise<void>;
  gone(postId: string): Promise<void>;
  ended(postId: string, reached: 'no' | 'unknown'): Promise<void>;
  /** She is not on the surface where she was to be asked: asked on another, unless she has been meanwhile. */
  askOn(postId: string, surface: string): Promise<void>;
}

export function createDelegations({ db, queue }: { db: Db; queue: Queue }): DelegationStore {
  async function one(where: ReturnType<typeof sql>): Promise<Delegation | null> {
    const {
      rows: [row],
    } = await sql<{
      delegation: JsonRow;
    }>`select ${delegationJson} as delegation from delegations g where ${where}`.execute(db);
    return row ? toDelegation(row.delegation) : null;
  }

  return {
    get: (id) => one(sql`g.id = ${id}`),
    byToken: (hash) => one(sql`g.token_hash = ${hash}`),
    posts: async (ticketId) =>
      await db
        .selectFrom('delegationPosts')
        .selectAll()
        .where('ticketId', '=', ticketId)
        .orderBy('createdAt')
        .orderBy('id')
        .execute(),
    postsIn: async (surface, channelId) => {
      const { rows } = await sql<{
        post: JsonRow;
        delegation: JsonRow;
      }>`select to_jsonb(p) as post, ${delegationJson} as delegation from delegation_posts p
        join delegations g on g.id = p.delegation_id where p.surface = ${surface} and p.channel_id = ${channelId} and p.state = 'posted' order by p.ts desc limit 50`.execute(
        db,
      );
      return rows.map((row) => ({ post: fromJson(row.post), delegation: toDelegation(row.delegation) }));
    },
    waits: async ({ from, until }) => {
      const { rows } = await sql<{
        delegationId: string;
        ticketId: string;
        kind: Delegation['to']['kind'];
        by: string;
        askedAt: Date;
        answeredAt: Date;
      }>`
        select g.id as delegation_id, g.ticket_id, g."to" ->> 'kind' as kind, (select a.by from delegation_answers a where a.delegation_id = g.id order by a.at, a.id limit 1) as by, g.asked_at, g.answered_at
        from delegations g where g.answered_at >= ${from} and g.answered_at < ${until} order by g.answered_at, g.id`.execute(
        db,
      );
      return rows.map(({ askedAt, answeredAt, ...rest }) => ({
        ...rest,
        askedAt,
        answeredAt,
        waitedMs: answeredAt.getTime() - askedAt.getTime(),
      }));
    },
    begin: (postId, at) => beginPosting(db, 'delegationPosts', postId, at),
    ...createDirectPosts({ db, queue, table: 'delegationPosts', job: 'tell-experts' }),
  };
}
