import { sql, type RawBuilder } from 'kysely';
import type { SaidRow } from '#core/author-history.ts';
import type { Db } from '../database/database.ts';
import { fromJson } from '../database/from-json.ts';
import { sentimentOfMany } from '../tickets/labels.ts';

export interface HistoryFilter {
  /** Channel keys whose tickets are read; left out, all. */
  channels?: string[];
  /** Those of them that show private ones. */
  privateChannels?: string[];
  /** Handles that are watched on her network, in small letters: what she wrote to them is said. */
  watched?: readonly string[];
  limit: number;
}

const columns = sql.raw('m.id, m.native_id, m.network, m.account, m.private, m.direction, m.posted_at, m.ticket_id');

/**
 * Only the newest `limit` of an author are looked at, and the answers in their tickets: so it costs the same whether she wrote ten or a
 * million. Two steps, one by the author's index and one by the tickets', since one condition over both would read the whole table,
 * and what is joined is looked up row by row, since for five hundred the planner would read whole tables too.
 */
export function historyQuery(
  authorId: string,
  { channels, privateChannels, watched = [], limit }: HistoryFilter,
): RawBuilder<SaidRow> {
  const read = channels
    ? sql`(case when m.ticket_id is null then not m.private else t.route -> 'channels' ?| ${channels}::text[] end)`
    : sql`(m.ticket_id is not null or not m.private)`;
  const privately = privateChannels
    ? sql`((not m.private and t.private is not true) or t.route -> 'channels' ?| ${privateChannels}::text[])`
    : sql`true`;
  return sql<SaidRow>`
    with said as materialized (
      select ${columns}, m.kind, m.version, m.readings, ${named(watched)} as watched from messages m where m.author_id = ${authorId} and m.direction = 'in' and m.state <> 'deleted'
      order by m.posted_at desc, m.id desc limit ${limit}
    ), answered as materialized (
      select o.* from (select distinct ticket_id from said where ticket_id is not null) d
      cross join lateral (
        select ${columns}, m.kind, m.version, null::jsonb as readings, '{}'::text[] as watched from messages m where m.ticket_id = d.ticket_id and m.direction = 'out' and m.state <> 'deleted'
        order by m.posted_at desc limit ${limit}
      ) o
    )
    select m.id, m.native_id, m.network, m.account, m.private, m.direction, m.posted_at, t.owner, case when m.direction = 'in' then ${sentimentOfMany} end as sentiment, m.watched,
      case when m.kind = 'post' then array(select h.account || ':' || h.watch from heard h where h.message_id = m.id) else '{}' end as heard
    from (select * from said union all select * from answered) m
    left join lateral (select private, route, owner from tickets where id = m.ticket_id limit 1) t on true
    where ${read} and ${privately}
    order by m.posted_at desc, m.id desc limit ${limit}`;
}

/** Of `messages m`: which of these handles its words name, none of them only as the beginning of another. */
function named(watched: readonly string[]): RawBuilder<string[]> {
  if (watched.length === 0) return sql`'{}'::text[]`;
  const patterns = watched.map(
    (handle) => `(^|[^[:alnum:]_@])@${handle.replace(/[^a-z0-9_@]/g, '\\$&')}($|[^[:alnum:]_])`,
  );
  return sql`case when m.private then '{}'::text[] else array(
    select w.handle from unnest(${[...watched]}::text[], ${patterns}::text[]) w (handle, pattern)
    where strpos(lower(m.text), '@' || w.handle) > 0 and lower(m.text) ~ w.pattern) end`;
}

/** One text for all of it: five hundred rows one by one cost as much on their way out of the database as finding them. */
export async function authorHistory(db: Db, authorId: string, filter: HistoryFilter): Promise<SaidRow[]> {
  const query = sql<{
    said: string | null;
  }>`select json_agg(s)::text as said from (${historyQuery(authorId, filter)}) s`;
  const { rows } = await query.execute(db);
  const said: Record<string, unknown>[] = JSON.parse(rows[0]?.said ?? '[]');
  return said.map((row) => fromJson<SaidRow>(row));
}
