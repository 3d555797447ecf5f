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

const columns = sql.raw('m.id, m.native_id, m.network, m.account, m.private, m.direction, m.posted_at, m.ticket_id');

/**
 * Only the newest `limit` of an author are looked at, and the answers in their tickets: so it costs the same whether she wrote ten or a
 * million. Two steps, one by the author's index and one by the tickets', since one condition over both would read the whole table,
 * and what is joined is looked up row by row, since for five hundred the planner would read whole tables too.
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
      select ${columns} from messages m where m.author_id = ${authorId} and m.direction = 'in' and m.state <> 'deleted'
      order by m.posted_at desc, m.id desc limit ${limit}
    ), answered as materialized (
      select o.* from (select distinct ticket_id from said where ticket_id is not null) d
      cross join lateral (
        select ${columns} from messages m where m.ticket_id = d.ticket_id and m.direction = 'out' and m.state <> 'deleted'
        order by m.posted_at desc limit ${limit}
      ) o
    )
    select m.id, m.native_id, m.network, m.account, m.private, m.direction, m.posted_at, t.owner, l.value as sentiment
    from (select * from said union all select * from answered) m
    left join lateral (select private, route, owner from tickets where id = m.ticket_id limit 1) t on true
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
