import { sql, type RawBuilder } from 'kysely';
import type { SaidRow } from '#core/author-history.ts';
import type { Db } from '../database/database.ts';

export interface HistoryFilter {
  /** Channel keys whose tickets are read; left out, all. */
  channels?: string[];
  /** Those of them that show private ones. */
  privateChannels?: string[];
  limit: number;
}

/**
 * Only the newest `limit` of an author are looked at, and the answers in their tickets: so it costs the same whether she wrote ten or a
 * million. Two steps, one by the author's index and one by the tickets', since one condition over both would read the whole table.
 */
export function historyQuery(
  authorId: string,
  { channels, privateChannels, limit }: HistoryFilter,
): RawBuilder<SaidRow> {
  const read = channels
    ? sql`(case when m.ticket_id is null then not m.private else t.route -> 'channels' ?| ${channels}::text[] end)`
    : sql`(m.ticket_id is not null or not m.private)`;
  const privately = privateChannels
    ? sql`((not m.private and t.private is not true) or t.route -> 'channels' ?| ${privateChannels}::text[])`
    : sql`true`;
  return sql<SaidRow>`
    with said as materialized (
      select id, ticket_id from messages where author_id = ${authorId} and direction = 'in' and state <> 'deleted'
      order by posted_at desc, id desc limit ${limit}
    ), answered as materialized (
      select o.id from (select distinct ticket_id from said where ticket_id is not null) d
      cross join lateral (
        select id from messages o where o.ticket_id = d.ticket_id and o.direction = 'out' and o.state <> 'deleted'
        order by o.posted_at desc limit ${limit}
      ) o
    )
    select m.id, m.native_id, m.network, m.account, m.private, m.direction, m.posted_at, t.owner, l.value as sentiment
    from (select id from said union all select id from answered) w
    join messages m on m.id = w.id
    left join tickets t on t.id = m.ticket_id
    left join lateral (
      select value from message_labels where message_id = m.id and label = 'sentiment'
      order by version desc, (source = 'person') desc limit 1
    ) l on m.direction = 'in'
    where ${read} and ${privately}
    order by m.posted_at desc, m.id desc limit ${limit}`;
}

export async function authorHistory(db: Db, authorId: string, filter: HistoryFilter): Promise<SaidRow[]> {
  return (await historyQuery(authorId, filter).execute(db)).rows;
}
