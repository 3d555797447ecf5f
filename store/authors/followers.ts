import { sql } from 'kysely';
import type { Follower } from '#core/ports/network.ts';
import type { Db } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';
import { authorKey, upsertAuthors } from '../intake/authors.ts';
import { POSTS, SEEN_DAYS } from './influence.ts';

/** Somebody who began to follow an account of ours. */
export interface FollowerRow {
  account: string;
  authorId: string;
  network: string;
  name: string;
  handle: string;
  bio: string | null;
  followers: number | null;
  following: number | null;
  joinedOn: string | null;
  followedAt: Date;
  url: string;
  /** To each of her newest public posts that we have seen. */
  reactions: number[];
}

export interface FollowerStore {
  /** Whoever is known to follow that account already stays under her first day. Gives how many were new. */
  keep(of: { network: string; account: string }, followers: readonly Follower[], at: Date): Promise<number>;
  /** Newest first; whoever wants no profile is left out. */
  since(since: Date, limit: number): Promise<FollowerRow[]>;
  /** By account, all of them. */
  counts(since: Date): Promise<Map<string, number>>;
  /** Those that began before then go, and with them whoever said nothing to us. Gives how many went. */
  forget(before: Date): Promise<number>;
}

export function createFollowers(db: Db): FollowerStore {
  return {
    keep: async ({ network, account }, followers, at) => {
      if (followers.length === 0) return 0;
      return await db.transaction().execute(async (trx) => {
        const seen = followers.map(({ author }) => ({ network, author }));
        const ids = await upsertAuthors(trx, seen, { known: new Map(), at });
        const rows = followers.flatMap(({ author, at: followedAt, url }) => {
          const authorId = ids.get(authorKey(network, author.nativeId));
          return authorId === undefined ? [] : [{ account, authorId, followedAt: followedAt ?? at, url }];
        });
        const once = [...new Map(rows.map((row) => [row.authorId, row])).values()];
        const fresh = await insertRows(trx, {
          into: 'newFollowers',
          rows: once,
          then: 'on conflict do nothing returning account',
        });
        return fresh.length;
      });
    },
    since: async (since, limit) =>
      (
        await sql<FollowerRow>`
          select f.account, f.author_id, a.network, a.name, a.handle, a.bio, a.followers, a.following, a.joined_on, f.followed_at, f.url, array(
            select (coalesce((m.counts ->> 'likes')::bigint, 0) + coalesce((m.counts ->> 'reposts')::bigint, 0)
              + coalesce((m.counts ->> 'replies')::bigint, 0) + coalesce((m.counts ->> 'quotes')::bigint, 0))::float
            from messages m where m.author_id = a.id and m.direction = 'in' and m.posted_at >= ${since}::timestamptz - make_interval(days => ${SEEN_DAYS})
              and m.state <> 'deleted' and not m.private
            order by m.posted_at desc, m.id desc limit ${POSTS}) as reactions
          from new_followers f join authors a on a.id = f.author_id
          where f.followed_at >= ${since} and a.objected_at is null order by f.followed_at desc, a.id limit ${limit}`.execute(
          db,
        )
      ).rows,
    counts: async (since) => {
      const { rows } = await sql<{ account: string; count: number }>`
        select f.account, count(*)::int as count from new_followers f join authors a on a.id = f.author_id
        where f.followed_at >= ${since} and a.objected_at is null group by 1`.execute(db);
      return new Map(rows.map(({ account, count }) => [account, count]));
    },
    forget: async (before) =>
      await db.transaction().execute(async (trx) => {
        const { rows } = await sql<{ authorId: string }>`
          delete from new_followers where followed_at < ${before} returning author_id`.execute(trx);
        await sql`
          delete from authors a where a.id = any(${rows.map(({ authorId }) => authorId)}::text[])
            and not exists (select 1 from new_followers f where f.author_id = a.id) and not exists (select 1 from messages m where m.author_id = a.id)
            and not exists (select 1 from tickets t where t.author_id = a.id) and not exists (select 1 from mutes u where u.author_id = a.id)
            and a.objected_at is null`.execute(trx);
        return rows.length;
      }),
  };
}
