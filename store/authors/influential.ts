import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../database/database.ts';
import type { HistoryFilter } from '../intake/author-history.ts';

/** Somebody who writes about something, with how much. */
export interface AuthorOnTopic {
  label: 'area' | 'topic';
  value: string;
  authorId: string;
  network: string;
  handle: string;
  name: string;
  followers: number | null;
  /** In general. */
  influence: number;
  /** Of so many public posts seen, so many are about it. */
  about: number;
  posts: number;
  lastAt: Date;
  /** Of the newest about it. */
  url: string;
}

/** So many of those who reach farthest are looked at; about one thing nobody counts for more than in general. */
const CANDIDATES = 500;
/** Of so many of their newest posts each. */
const POSTS = 50;

/** Who wrote several public posts about an area or a topic since then. Whoever wants no profile has no influence and is not among them. */
export async function onTopics(db: Db, least: { since: Date; posts: number }): Promise<AuthorOnTopic[]> {
  return (await topicsQuery(least).execute(db)).rows;
}

export function topicsQuery({ since, posts }: { since: Date; posts: number }): RawBuilder<AuthorOnTopic> {
  return sql<AuthorOnTopic>`
    with top as materialized (
      select id, network, handle, name, followers, influence from authors where influence is not null order by influence desc limit ${CANDIDATES}
    )
    select x.label, x.value, top.id as author_id, top.network, top.handle, top.name, top.followers, top.influence, x.about, x.posts, x.last_at, x.url
    from top cross join lateral (
      with said as materialized (
        select m.id, m.url, m.posted_at from messages m where m.author_id = top.id and m.direction = 'in' and m.posted_at >= ${since}
          and m.state <> 'deleted' and not m.private order by m.posted_at desc, m.id desc limit ${POSTS}
      )
      select l.label, l.value, count(*)::int as about, (select count(*)::int from said) as posts, max(s.posted_at) as last_at,
        (array_agg(s.url order by s.posted_at desc))[1] as url
      from said s cross join lateral (
        select distinct on (label) label, value from known_labels where message_id = s.id and label in ('area', 'topic')
        order by label, version desc, (source = 'person') desc
      ) l where l.value is not null group by l.label, l.value having count(*) >= ${posts}
    ) x`;
}

/** The newest conversation of each that the reader may read. */
export async function newestTickets(
  db: Db,
  authorIds: readonly string[],
  { channels, privateChannels }: Omit<HistoryFilter, 'limit'>,
): Promise<Map<string, string>> {
  const read = channels ? sql`t.route -> 'channels' ?| ${channels}::text[]` : sql`true`;
  const privately = privateChannels
    ? sql`(not t.private or t.route -> 'channels' ?| ${privateChannels}::text[])`
    : sql`true`;
  const { rows } = await sql<{ authorId: string; id: string }>`
    select a.id as author_id, x.id from unnest(${[...authorIds]}::text[]) a (id) cross join lateral (
      select t.id from tickets t where t.author_id = a.id and ${read} and ${privately} order by t.opened_at desc limit 1) x`.execute(
    db,
  );
  return new Map(rows.map(({ authorId, id }) => [authorId, id]));
}
