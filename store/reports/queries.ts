import { sql, type RawBuilder } from 'kysely';
import type { FactId } from '#core/reports/facts.ts';
import type { Only } from '#core/reports/spec.ts';
import type { Wait } from '#core/hours/ticket-clock.ts';
import { indexedLabels } from '#core/ticket/labels/index.ts';
import { fold } from '#core/routing/words.ts';
import { cleanText } from '../database/rows.ts';

export interface FactFilter {
  from: Date;
  until: Date;
  /** In one of these channels, by key; left out, in any. */
  channels?: string[] | undefined;
  /** Those of them that show private ones; left out, all. */
  privateChannels?: string[] | undefined;
  only: Only;
  /** Which waits are wanted. */
  waits: readonly Wait[];
  /** What is looked up beside each conversation, where a figure needs it. */
  beside: { handOvers: boolean; sentiments: boolean };
  /** A conversation that is closed counts as reopened within so many days. */
  reopenDays: number;
}

/** Where the next page begins: the values of the key of the last row. */
export type Cursor = readonly string[];

/** Each row as one JSON array: its key, then its conversation or null where that is not wanted or not hers, then the rest. */
export type PageQuery = (after: Cursor | null, limit: number) => RawBuilder<{ row: string }>;

/** Of `tickets t`: what of it somebody wants and may read. */
function wanted({ channels, privateChannels, only }: FactFilter): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (channels !== undefined) all.push(sql`t.route -> 'channels' ?| ${channels}::text[]`);
  if (privateChannels !== undefined)
    all.push(sql`(not t.private or t.route -> 'channels' ?| ${privateChannels}::text[])`);
  const { tag, ...rest } = only;
  for (const [column, values] of Object.entries(rest))
    if (values.length > 0) all.push(sql`coalesce(t.${sql.id(column)}, '') = any(${[...values]}::text[])`);
  if (tag !== undefined && tag.length > 0)
    all.push(sql`t.tags <> '[]' and recado_tags(t.tags) && ${tag.map((each) => fold(cleanText(each)))}::text[]`);
  return sql.join(all, sql` and `);
}

const dimensions = sql.raw(
  'case when t.id is null then null else jsonb_build_array(t.id, t.area, t.centre, t.region, t.network, t.account, t.category, t.sentiment, t.tags) end',
);
const ms = (column: string): RawBuilder<unknown> => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`);
const time = (at: string | undefined): RawBuilder<unknown> => sql`${at}::timestamptz`;

/** A page of each kind of fact, found by an index alone; what belongs to it is looked up row by row. */
export const queries: Readonly<Record<Exclude<FactId, 'waiting'>, (filter: FactFilter) => PageQuery>> = {
  opened: (filter) => (after, limit) =>
    sql`
    with page as materialized (
      select t.id, t.opened_at from tickets t
      where t.opened_at >= ${filter.from} and t.opened_at < ${filter.until}
      ${after ? sql`and (t.opened_at, t.id) > (${time(after[0])}, ${after[1]})` : sql``}
      order by t.opened_at, t.id limit ${limit})
    select jsonb_build_array(jsonb_build_array(p.opened_at, p.id), ${dimensions}, ${ms('p.opened_at')},
      not (t.state = 'closed' and t.close_reason in ('no-answer-needed', 'spam')),
      t.first_answered_at is not null, t.first_answered_at is not null and t.last_inbound_at > t.first_answered_at,
      ${filter.beside.handOvers ? sql`(select count(*) from activity a where a.ticket_id = t.id and a.what in ('take-over', 'move'))` : sql`0`},
      ${
        filter.beside.sentiments
          ? sql`(select l.value from known_labels l where l.label = 'sentiment' and l.message_id =
              (select m.id from messages m where m.ticket_id = t.id and m.direction = 'in' order by m.posted_at, m.id limit 1) order by l.version desc, (l.source = 'person') desc limit 1)`
          : sql`null`
      })::text as row
    from page p left join tickets t on t.id = p.id and ${wanted(filter)} order by p.opened_at, p.id`,

  reply: (filter) => byKind(filter, ['first', 'next'], sql`null`),
  closing: (filter) =>
    byKind(
      filter,
      ['resolution'],
      sql`jsonb_build_array(
        exists (select 1 from activity a where a.ticket_id = p.ticket_id and a.what = 'reopen' and a.at > p.to_at
          and a.at <= p.to_at + make_interval(days => ${filter.reopenDays}::int)),
        (select case when max(n.round) > p.round then null else jsonb_build_array(sum(n.calendar_ms), sum(n.service_ms)) end
          from reply_times n where n.ticket_id = p.ticket_id and n.kind = 'resolution'))`,
    ),

  wait: (filter) => (after, limit) =>
    sql`
    with page as materialized (select * from (
      ${sql.join(
        filter.waits.map(
          (wait) => sql`(select w.* from waits w
        where w.wait = ${wait} and w.to_at >= ${filter.from} and w.to_at < ${filter.until}
        ${after ? sql`and (w.to_at, w.ticket_id, w.from_at) > (${time(after[0])}, ${after[1]}, ${time(after[2])})` : sql``}
        order by w.to_at, w.ticket_id, w.from_at limit ${limit})`,
        ),
        sql` union all `,
      )}
      ) u order by to_at, ticket_id, from_at limit ${limit})
    select jsonb_build_array(jsonb_build_array(p.to_at, p.ticket_id, p.from_at), ${dimensions}, ${ms('p.to_at')},
      p.wait, p.calendar_ms, p.service_ms)::text as row
    from page p left join tickets t on t.id = p.ticket_id and ${wanted(filter)} order by p.to_at, p.ticket_id, p.from_at`,

  decision: (filter) => (after, limit) =>
    sql`
    with page as materialized (
      select a.id, a.at, a.ticket_id, a.what, a.by_kind, a.detail from activity a
      where a.what in ('draft.approved', 'draft.returned') and a.at >= ${filter.from} and a.at < ${filter.until}
      ${after ? sql`and (a.at, a.id) > (${time(after[0])}, ${after[1]}::bigint)` : sql``}
      order by a.at, a.id limit ${limit})
    select jsonb_build_array(jsonb_build_array(p.at, p.id),
      case when p.by_kind = 'person' and p.detail ->> 'by' is distinct from 'rule:none' then ${dimensions} end, ${ms('p.at')},
      (select d.author from drafts d where d.id = p.detail ->> 'draftId'), p.what = 'draft.approved',
      not exists (select 1 from activity e where e.ticket_id = p.ticket_id and e.id < p.id and e.what = 'draft.returned'
        and e.id > coalesce((select max(s.id) from activity s where s.ticket_id = p.ticket_id and s.id < p.id and s.what = 'draft.approved'), 0))
    )::text as row
    from page p left join tickets t on t.id = p.ticket_id and ${wanted(filter)} order by p.at, p.id`,

  review: (filter) => (after, limit) =>
    sql`
    with page as materialized (
      select v.id, v.reviewed_at, v.ticket_id, v.sender, v.score from answer_reviews v
      where v.reviewed_at >= ${filter.from} and v.reviewed_at < ${filter.until}
      ${after ? sql`and (v.reviewed_at, v.id) > (${time(after[0])}, ${after[1]})` : sql``}
      order by v.reviewed_at, v.id limit ${limit})
    select jsonb_build_array(jsonb_build_array(p.reviewed_at, p.id), ${dimensions}, ${ms('p.reviewed_at')}, p.sender, p.score)::text as row
    from page p left join tickets t on t.id = p.ticket_id and ${wanted(filter)} order by p.reviewed_at, p.id`,

  rating: (filter) => (after, limit) =>
    sql`
    with page as materialized (
      select r.id, r.rated_at, r.ticket_id, r.sender, r.score from ratings r
      where r.rated_at >= ${filter.from} and r.rated_at < ${filter.until}
      ${after ? sql`and (r.rated_at, r.id) > (${time(after[0])}, ${after[1]})` : sql``}
      order by r.rated_at, r.id limit ${limit})
    select jsonb_build_array(jsonb_build_array(p.rated_at, p.id), ${dimensions}, ${ms('p.rated_at')}, p.sender, p.score)::text as row
    from page p left join tickets t on t.id = p.ticket_id and ${wanted(filter)} order by p.rated_at, p.id`,

  'rating-asked': (filter) => (after, limit) =>
    sql`
    with page as materialized (
      select r.id, r.asked_at, r.ticket_id, r.draft_id, r.sender, r.rated_at from ratings r
      where r.asked_at >= ${filter.from} and r.asked_at < ${filter.until}
      ${after ? sql`and (r.asked_at, r.id) > (${time(after[0])}, ${after[1]})` : sql``}
      order by r.asked_at, r.id limit ${limit})
    select jsonb_build_array(jsonb_build_array(p.asked_at, p.id),
      case when p.rated_at is not null or exists (select 1 from deliveries d where d.draft_id = p.draft_id and d.state = 'sent') then ${dimensions} end,
      ${ms('p.asked_at')}, p.sender, p.rated_at is not null)::text as row
    from page p left join tickets t on t.id = p.ticket_id and ${wanted(filter)} order by p.asked_at, p.id`,

  reaction: (filter) => (after, limit) =>
    sql`
    with page as materialized (
      select d.id, d.sent_at, d.ticket_id, d.by, d.native_id from deliveries d
      where d.state = 'sent' and d.sent_at >= ${filter.from} and d.sent_at < ${filter.until}
      ${after ? sql`and (d.sent_at, d.id) > (${time(after[0])}, ${after[1]})` : sql``}
      order by d.sent_at, d.id limit ${limit})
    select jsonb_build_array(jsonb_build_array(p.sent_at, p.id),
      case when m.id is not null and p.by not like 'rule:%' then ${dimensions} end, ${ms('p.sent_at')}, p.by,
      coalesce((m.counts ->> 'likes')::int, 0), coalesce((m.counts ->> 'reposts')::int, 0) + coalesce((m.counts ->> 'quotes')::int, 0))::text as row
    from page p left join tickets t on t.id = p.ticket_id and ${wanted(filter)}
    left join messages m on m.ticket_id = p.ticket_id and m.native_id = p.native_id and m.direction = 'out' and not m.private
      and m.counts ? 'likes'
    order by p.sent_at, p.id`,

  draft: (filter) => (after, limit) =>
    sql`
    with page as materialized (
      select d.id, d.created_at, d.ticket_id, d.author, d.findings from drafts d
      where d.created_at >= ${filter.from} and d.created_at < ${filter.until}
      ${after ? sql`and (d.created_at, d.id) > (${time(after[0])}, ${after[1]})` : sql``}
      order by d.created_at, d.id limit ${limit})
    select jsonb_build_array(jsonb_build_array(p.created_at, p.id), case when p.author not like 'rule:%' then ${dimensions} end,
      ${ms('p.created_at')}, p.author, jsonb_array_length(p.findings))::text as row
    from page p left join tickets t on t.id = p.ticket_id and ${wanted(filter)} order by p.created_at, p.id`,
};

function byKind(filter: FactFilter, kinds: readonly string[], beside: RawBuilder<unknown>): PageQuery {
  return (after, limit) => sql`
    with page as materialized (select * from (
      ${sql.join(
        kinds.map(
          (kind) => sql`(select r.* from reply_times r
        where r.kind = ${kind} and r.to_at >= ${filter.from} and r.to_at < ${filter.until}
        ${after ? sql`and (r.to_at, r.ticket_id, r.round, r.turn) > (${time(after[0])}, ${after[1]}, ${after[2]}::int, ${after[3]}::int)` : sql``}
        order by r.to_at, r.ticket_id, r.round, r.turn limit ${limit})`,
        ),
        sql` union all `,
      )}
      ) u order by to_at, ticket_id, round, turn limit ${limit})
    select jsonb_build_array(jsonb_build_array(p.to_at, p.ticket_id, p.round, p.turn), ${dimensions}, ${ms('p.to_at')},
      p.kind, p.round, p.by, p.calendar_ms, p.service_ms, p.target_ms, p.target_clock, ${beside})::text as row
    from page p left join tickets t on t.id = p.ticket_id and ${wanted(filter)} order by p.to_at, p.ticket_id, p.round, p.turn`;
}

/** A row for each conversation that began, with every stamp; of its words and of who wrote it, nothing. */
export function rowsQuery(filter: FactFilter): PageQuery {
  return (after, limit) => sql`
    with page as materialized (
      select t.id, t.opened_at from tickets t
      where t.opened_at >= ${filter.from} and t.opened_at < ${filter.until}
      ${after ? sql`and (t.opened_at, t.id) > (${time(after[0])}, ${after[1]})` : sql``}
      order by t.opened_at, t.id limit ${limit})
    select jsonb_build_array(jsonb_build_array(p.opened_at, p.id), ${dimensions}, ${ms('p.opened_at')},
      t.number, t.state, t.close_reason, t.owner, t.reopened, ${ms('t.first_answered_at')}, ${ms('t.last_inbound_at')}, ${ms('t.closed_at')},
      f.calendar_ms, f.service_ms, f.by, f.target_ms)::text as row
    from page p left join tickets t on t.id = p.id and ${wanted(filter)}
    left join reply_times f on f.ticket_id = t.id and f.kind = 'first' and f.round = 1 and f.turn = 1
    order by p.opened_at, p.id`;
}

/** What is under way, page by page, with what its promise hangs on. */
export function waitingQuery(filter: FactFilter, after: Cursor | null, limit: number): RawBuilder<{ row: string }> {
  return sql`
    select jsonb_build_array(jsonb_build_array(t.last_inbound_at, t.id), ${dimensions}, ${ms('t.last_inbound_at')},
      t.brand, t.accounts, t.kind, t.labels,
      jsonb_build_object(${sql.join(indexedLabels.map((id) => sql`${id}::text, t.${sql.id(id)}`))}), t.clock, t.first_answered_at is not null and t.first_answered_at >= t.last_inbound_at)::text as row
    from tickets t where t.state = 'open' and ${wanted(filter)}
    ${after ? sql`and (t.last_inbound_at, t.id) > (${time(after[0])}, ${after[1]})` : sql``}
    order by t.last_inbound_at, t.id limit ${limit}`;
}
