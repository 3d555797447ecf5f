import { sql, type RawBuilder } from 'kysely';
import type { Dimensions, FactId } from '#core/reports/facts.ts';
import type { Only } from '#core/reports/spec.ts';
import type { Wait } from '#core/hours/ticket-clock.ts';
import { indexedLabels } from '#core/ticket/labels/index.ts';
import { fold } from '#core/routing/words.ts';
import { cleanText } from '../database/rows.ts';
import { sentimentOfMany } from '../tickets/labels.ts';
import { pageOf, type PageQuery } from './page.ts';

export type DimensionId = keyof Dimensions;

export interface FactFilter {
  from: Date;
  until: Date;
  /** In one of these channels, by key; left out, in any. */
  channels?: string[] | undefined;
  /** Those of them that show private ones; left out, all. */
  privateChannels?: string[] | undefined;
  only: Only;
  /** What of its conversation each fact tells. All else of it stays empty: where nothing of it is asked, it is not looked up. */
  told: readonly DimensionId[];
  /** Which waits are wanted. */
  waits: readonly Wait[];
  /** What is looked up beside each conversation, where a figure needs it. */
  beside: { handOvers: boolean; sentiments: boolean; reopened: boolean; lastClose: boolean };
  /** A conversation that is closed counts as reopened within so many days. */
  reopenDays: number;
}

/** The table of conversations as it is called where it is joined to a page, and where it is the page. */
type Alias = RawBuilder<unknown>;
const joined: Alias = sql.raw('t');
const paged: Alias = sql.raw('o');

/** Of that table of conversations: what of it somebody wants and may read; undefined where that is everything. */
function wanted(t: Alias, { channels, privateChannels, only }: FactFilter): RawBuilder<boolean> | undefined {
  const all: RawBuilder<unknown>[] = [];
  const route = sql`${t}.route -> 'channels'`;
  if (channels !== undefined) all.push(sql`${route} ?| ${channels}::text[]`);
  if (privateChannels !== undefined) all.push(sql`(not ${t}.private or ${route} ?| ${privateChannels}::text[])`);
  const { tag, ...rest } = only;
  for (const [column, values] of Object.entries(rest))
    if (values.length > 0) all.push(sql`coalesce(${t}.${sql.id(column)}, '') = any(${[...values]}::text[])`);
  if (tag !== undefined && tag.length > 0)
    all.push(sql`${t}.tags <> '[]' and recado_tags(${t}.tags) && ${tag.map((each) => fold(cleanText(each)))}::text[]`);
  return all.length === 0 ? undefined : sql<boolean>`(${sql.join(all, sql` and `)})`;
}

const dimensionColumns: Readonly<Record<DimensionId, string>> = {
  ticketId: 'id',
  area: 'area',
  centre: 'centre',
  region: 'region',
  network: 'network',
  account: 'account',
  category: 'category',
  sentiment: 'sentiment',
  tags: 'tags',
};
const everything = Object.keys(dimensionColumns) as DimensionId[];

type Columns = Record<string, RawBuilder<unknown>>;

function dimensions(t: Alias, ids: readonly DimensionId[]): Columns {
  return Object.fromEntries(ids.map((id) => [id, sql`${t}.${sql.raw(dimensionColumns[id])}`]));
}
/** Whole milliseconds: what the clock of a process says has no more. */
const ms = (column: string): RawBuilder<unknown> => sql.raw(`(date_part('epoch', ${column}) * 1000)::bigint`);
const column = (name: string): RawBuilder<unknown> => sql.raw(name);

/** A page of each kind of fact, found by an index alone; what belongs to it is looked up row by row. */
export const queries: Readonly<Record<Exclude<FactId, 'waiting'>, (filter: FactFilter) => PageQuery>> = {
  opened: (filter) =>
    ofTickets(filter, {
      key: { opened_at: 'timestamptz', id: 'text' },
      where: sql`o.opened_at >= ${filter.from} and o.opened_at < ${filter.until}`,
      columns: {
        at: ms('o.opened_at'),
        needsAnswer: sql`not (o.state = 'closed' and o.close_reason in ('no-answer-needed', 'spam'))`,
        answered: sql`o.first_answered_at is not null`,
        ...(filter.beside.sentiments && {
          wroteAfter: sql`o.first_answered_at is not null and o.last_inbound_at > o.first_answered_at`,
          last: sql`o.sentiment`,
        }),
      },
      beside: {
        ...(filter.beside.handOvers && {
          handOvers: sql`(select count(*) from activity a where a.ticket_id = p.id and a.what in ('take-over', 'move'))`,
        }),
        ...(filter.beside.sentiments && {
          first: sql`(select ${sentimentOfMany} from (
            select f.id, f.version, f.readings from messages f where f.ticket_id = p.id and f.direction = 'in' order by f.posted_at, f.id limit 1) m)`,
        }),
      },
    }),

  reply: (filter) => ofReplyTimes(filter, ['first', 'next'], {}),
  closing: (filter) =>
    ofReplyTimes(filter, ['resolution'], {
      ...(filter.beside.reopened && {
        reopened: sql`exists (select 1 from activity a where a.ticket_id = p.ticket_id and a.what = 'reopen' and a.at > p.to_at
          and a.at <= p.to_at + make_interval(days => ${filter.reopenDays}::int))`,
      }),
      ...(filter.beside.lastClose && {
        last: sql`(select case when max(n.round) > p.round then null else json_build_array(sum(n.calendar_ms), sum(n.service_ms)) end
          from reply_times n where n.ticket_id = p.ticket_id and n.kind = 'resolution')`,
      }),
    }),

  wait: (filter) =>
    of(filter, {
      key: { to_at: 'timestamptz', ticket_id: 'text', from_at: 'timestamptz' },
      page: filter.waits.map(
        (wait) =>
          sql`select o.to_at, o.ticket_id, o.from_at, o.wait, o.calendar_ms, o.service_ms from waits o
            where o.wait = ${wait} and o.to_at >= ${filter.from} and o.to_at < ${filter.until}`,
      ),
      columns: {
        at: ms('p.to_at'),
        wait: column('p.wait'),
        calendarMs: column('p.calendar_ms'),
        serviceMs: column('p.service_ms'),
      },
    }),

  decision: (filter) =>
    of(filter, {
      key: { at: 'timestamptz', id: 'bigint' },
      page: [
        sql`select o.at, o.id, o.ticket_id, o.what, o.by_kind, o.detail from activity o
          where o.what in ('draft.approved', 'draft.returned') and o.at >= ${filter.from} and o.at < ${filter.until}`,
      ],
      where: sql`p.by_kind = 'person' and p.detail ->> 'by' is distinct from 'rule:none'`,
      columns: {
        at: ms('p.at'),
        person: sql`(select d.author from drafts d where d.id = p.detail ->> 'draftId')`,
        approved: sql`p.what = 'draft.approved'`,
        isFirst: sql`not exists (select 1 from activity e where e.ticket_id = p.ticket_id and e.id < p.id and e.what = 'draft.returned'
          and e.id > coalesce((select max(s.id) from activity s where s.ticket_id = p.ticket_id and s.id < p.id and s.what = 'draft.approved'), 0))`,
      },
    }),

  review: (filter) =>
    of(filter, {
      key: { reviewed_at: 'timestamptz', id: 'text' },
      page: [
        sql`select o.reviewed_at, o.id, o.ticket_id, o.sender, o.score from answer_reviews o
          where o.reviewed_at >= ${filter.from} and o.reviewed_at < ${filter.until}`,
      ],
      columns: { at: ms('p.reviewed_at'), person: column('p.sender'), score: column('p.score') },
    }),

  rating: (filter) =>
    of(filter, {
      key: { rated_at: 'timestamptz', id: 'text' },
      page: [
        sql`select o.rated_at, o.id, o.ticket_id, o.sender, o.score from ratings o
          where o.rated_at >= ${filter.from} and o.rated_at < ${filter.until}`,
      ],
      columns: { at: ms('p.rated_at'), person: column('p.sender'), score: column('p.score') },
    }),

  'rating-asked': (filter) =>
    of(filter, {
      key: { asked_at: 'timestamptz', id: 'text' },
      page: [
        sql`select o.asked_at, o.id, o.ticket_id, o.draft_id, o.sender, o.rated_at from ratings o
          where o.asked_at >= ${filter.from} and o.asked_at < ${filter.until}`,
      ],
      where: sql`(p.rated_at is not null or exists (select 1 from deliveries d where d.draft_id = p.draft_id and d.state = 'sent'))`,
      columns: { at: ms('p.asked_at'), person: column('p.sender'), rated: sql`p.rated_at is not null` },
    }),

  reaction: (filter) =>
    of(filter, {
      key: { sent_at: 'timestamptz', id: 'text' },
      page: [
        sql`select o.sent_at, o.id, o.ticket_id, o.by, o.native_id from deliveries o
          where o.state = 'sent' and o.sent_at >= ${filter.from} and o.sent_at < ${filter.until}`,
      ],
      beside: sql`join messages m on m.ticket_id = p.ticket_id and m.native_id = p.native_id and m.direction = 'out' and not m.private
        and m.counts ? 'likes'`,
      where: sql`p.by not like 'rule:%'`,
      columns: {
        at: ms('p.sent_at'),
        person: column('p.by'),
        likes: sql`coalesce((m.counts ->> 'likes')::int, 0)`,
        shares: sql`coalesce((m.counts ->> 'reposts')::int, 0) + coalesce((m.counts ->> 'quotes')::int, 0)`,
      },
    }),

  draft: (filter) =>
    of(filter, {
      key: { created_at: 'timestamptz', id: 'text' },
      page: [
        sql`select o.created_at, o.id, o.ticket_id, o.author, jsonb_array_length(o.findings) as findings from drafts o
          where o.created_at >= ${filter.from} and o.created_at < ${filter.until}`,
      ],
      where: sql`p.author not like 'rule:%'`,
      columns: { at: ms('p.created_at'), person: column('p.author'), findings: column('p.findings') },
    }),
};

/** Facts of a table of their own: the conversation is looked up only where something of it is told, or some are left out. */
function of(
  filter: FactFilter,
  {
    key,
    page,
    where,
    beside,
    columns,
  }: Pick<Parameters<typeof pageOf>[0], 'key' | 'page' | 'where' | 'columns'> & {
    beside?: RawBuilder<unknown>;
  },
): PageQuery {
  const hers = wanted(joined, filter);
  const isJoined = hers !== undefined || filter.told.length > 0;
  const conditions = [where, hers].filter((each) => each !== undefined);
  return pageOf({
    key,
    page,
    columns: { ...columns, ...dimensions(joined, filter.told) },
    ...((isJoined || beside) && {
      beside: sql`${isJoined ? sql`join tickets t on t.id = p.ticket_id` : sql``} ${beside ?? sql``}`,
    }),
    ...(conditions.length > 0 && { where: sql.join(conditions, sql` and `) }),
  });
}

function ofReplyTimes(filter: FactFilter, kinds: readonly string[], beside: Columns): PageQuery {
  return of(filter, {
    key: { to_at: 'timestamptz', ticket_id: 'text', round: 'int', turn: 'int' },
    page: kinds.map(
      (
        kind,
      ) => sql`select o.to_at, o.ticket_id, o.round, o.turn, o.kind, o.by, o.calendar_ms, o.service_ms, o.target_ms, o.target_clock
        from reply_times o where o.kind = ${kind} and o.to_at >= ${filter.from} and o.to_at < ${filter.until}`,
    ),
    columns: {
      at: ms('p.to_at'),
      kind: column('p.kind'),
      round: column('p.round'),
      person: column('p.by'),
      calendarMs: column('p.calendar_ms'),
      serviceMs: column('p.service_ms'),
      met: sql`case p.target_clock when 'calendar' then p.calendar_ms else p.service_ms end <= p.target_ms`,
      ...beside,
    },
  });
}

/** Conversations themselves: all of it lies in one row. */
function ofTickets(
  filter: FactFilter,
  {
    key,
    where,
    columns,
    beside,
    join,
  }: {
    key: Parameters<typeof pageOf>[0]['key'];
    where: RawBuilder<unknown>;
    columns: Columns;
    /** Looked up for those alone that are told; of `page p`. */
    beside?: Columns;
    join?: RawBuilder<unknown>;
  },
): PageQuery {
  const own: Columns = { ...columns, ...dimensions(paged, filter.told) };
  const hers = wanted(paged, filter);
  const of = (name: string): RawBuilder<unknown> => sql.ref(`own_${name}`);
  const values = Object.entries({ ...own, ...(hers && { hers }) }).map(([name, value]) => sql`${value} as ${of(name)}`);
  const keys = Object.keys(key).map((name) => sql.raw(`o.${name}`));
  return pageOf({
    key,
    page: [sql`select ${sql.join([...keys, ...values])} from tickets o where ${where}`],
    columns: { ...Object.fromEntries(Object.keys(own).map((name) => [name, sql`p.${of(name)}`])), ...beside },
    ...(join && { beside: join }),
    ...(hers && { where: sql`p.${of('hers')}` }),
  });
}

/** A row for each conversation that began, with every stamp; of its words and of who wrote it, nothing. */
export function rowsQuery(filter: FactFilter): PageQuery {
  return ofTickets(
    { ...filter, told: everything },
    {
      key: { opened_at: 'timestamptz', id: 'text' },
      where: sql`o.opened_at >= ${filter.from} and o.opened_at < ${filter.until}`,
      columns: {
        number: column('o.number'),
        openedAt: ms('o.opened_at'),
        state: column('o.state'),
        closeReason: column('o.close_reason'),
        owner: column('o.owner'),
        reopened: column('o.reopened'),
        firstAnsweredAt: ms('o.first_answered_at'),
        lastInboundAt: ms('o.last_inbound_at'),
        closedAt: ms('o.closed_at'),
      },
      join: sql`left join reply_times f on f.ticket_id = p.id and f.kind = 'first' and f.round = 1 and f.turn = 1`,
      beside: { calendarMs: column('f.calendar_ms'), serviceMs: column('f.service_ms'), answeredBy: column('f.by') },
    },
  );
}

/** What is under way, page by page, with what its promise hangs on. */
export function waitingQuery(filter: FactFilter): PageQuery {
  return ofTickets(
    { ...filter, told: everything },
    {
      key: { last_inbound_at: 'timestamptz', id: 'text' },
      where: sql`o.state = 'open'`,
      columns: {
        at: ms('o.last_inbound_at'),
        brand: column('o.brand'),
        accounts: column('o.accounts'),
        kind: column('o.kind'),
        labels: column('o.labels'),
        columns: sql`jsonb_build_object(${sql.join(indexedLabels.map((id) => sql`${id}::text, o.${sql.id(id)}`))})`,
        clock: column('o.clock'),
        isAnswered: sql`o.first_answered_at is not null and o.first_answered_at >= o.last_inbound_at`,
      },
    },
  );
}
