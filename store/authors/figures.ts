import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../database/database.ts';
import type { HistoryFilter } from '../intake/author-history.ts';

type Scope = Omit<HistoryFilter, 'limit'>;

/** How it has been with one author, in so far as the reader may know. */
export interface AuthorFigures {
  /** Of the newest 500 conversations. */
  tickets: number;
  open: number;
  firstAt: Date | null;
  /** The most frequent first. */
  tags: { tag: string; count: number }[];
  /** ISO 639-1, the most frequent first. */
  languages: { language: string; count: number }[];
}

/** A public post of hers. */
export interface SeenPost {
  reactions: number;
  area: string | null;
}

const NEWEST = 500;
const SHOWN = 6;

export async function authorFigures(db: Db, authorId: string, scope: Scope): Promise<AuthorFigures> {
  const { rows } = await figuresQuery(authorId, scope).execute(db);
  return rows[0] ?? { tickets: 0, open: 0, firstAt: null, tags: [], languages: [] };
}

export function figuresQuery(authorId: string, { channels, privateChannels }: Scope): RawBuilder<AuthorFigures> {
  const read = channels ? sql`t.route -> 'channels' ?| ${channels}::text[]` : sql`true`;
  const privately = privateChannels
    ? sql`(not t.private or t.route -> 'channels' ?| ${privateChannels}::text[])`
    : sql`true`;
  return sql<AuthorFigures>`
    with seen as materialized (
      select t.* from (select * from tickets where author_id = ${authorId} order by opened_at desc limit ${NEWEST}) t where ${read} and ${privately}
    )
    select count(*)::int as tickets, (count(*) filter (where state <> 'closed'))::int as open, min(opened_at) as first_at,
      (select coalesce(jsonb_agg(x order by x.count desc, x.tag), '[]') from (
        select tag, count(*)::int as count from seen, jsonb_array_elements_text(seen.tags) tag group by tag order by 2 desc, 1 limit ${SHOWN}) x) as tags,
      (select coalesce(jsonb_agg(x order by x.count desc, x.language), '[]') from (
        select language, count(*)::int as count from seen where language is not null group by language order by 2 desc, 1 limit ${SHOWN}) x) as languages
    from seen`;
}

/** Her newest public posts since then, however many she wrote. */
export async function seenPosts(
  db: Db,
  authorId: string,
  { since, limit }: { since: Date; limit: number },
): Promise<SeenPost[]> {
  const { rows } = await postsQuery(authorId, { since, limit }).execute(db);
  return rows;
}

export function postsQuery(authorId: string, { since, limit }: { since: Date; limit: number }): RawBuilder<SeenPost> {
  return sql<SeenPost>`
    with said as materialized (
      select m.id, m.counts from messages m where m.author_id = ${authorId} and m.direction = 'in' and m.posted_at >= ${since}
        and m.state <> 'deleted' and not m.private order by m.posted_at desc, m.id desc limit ${limit}
    )
    select l.value as area, (coalesce((m.counts ->> 'likes')::bigint, 0) + coalesce((m.counts ->> 'reposts')::bigint, 0)
      + coalesce((m.counts ->> 'replies')::bigint, 0) + coalesce((m.counts ->> 'quotes')::bigint, 0))::float as reactions
    from said m left join lateral (
      select value from known_labels where message_id = m.id and label = 'area' order by version desc, (source = 'person') desc limit 1
    ) l on true`;
}

/** The oldest day in the last six months for which her followers are known, and the number of days since. */
export async function followersBefore(
  db: Db,
  authorId: string,
  at: Date,
): Promise<{ followers: number; days: number } | null> {
  const { rows } = await sql<{ followers: number; days: number }>`
    select followers, (${at}::date - day) as days from author_days where author_id = ${authorId} and day > ${at}::date - 180
    order by day limit 1`.execute(db);
  return rows[0] ?? null;
}
