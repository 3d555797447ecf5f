import { sql, type RawBuilder } from 'kysely';
import type { FactId } from '#core/reports/facts.ts';
import { indexedLabels } from '#core/ticket/labels/index.ts';
import { FIRST_SENTIMENT, isNegative, overAllRounds } from './look-ups.ts';
import { wanted, type DimensionId, type FactFilter, type RowFilter, type Timing } from './filter.ts';
import { pageOf, type PageQuery } from './page.ts';
import { present } from '#core/present.ts';

/** The table of conversations as it is called where it is joined to a page, and where it is the page. */
type Alias = RawBuilder<unknown>;
const joined: Alias = sql.raw('t');
const paged: Alias = sql.raw('o');

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

function dimensions(t: Alias, told: FactFilter['told']): Columns {
  const ids = told.filter((id) => id !== 'person');
  return Object.fromEntries(ids.map((id) => [id, sql`${t}.${sql.raw(dimensionColumns[id])}`]));
}

/** When it was, as closely as it is asked. */
function moment(column: string, at: Timing): Columns {
  if (at === 'none') return {};
  if (at === 'exact') return { at: ms(column) };
  if (at === 'hour') return { hour: sql.raw(`floor(date_part('epoch', ${column}) / ${QUARTER_S})::int`) };
  // Days and weeks begin where the zone says so, which is known outside and nowhere else.
  return { part: sql`width_bucket(${sql.raw(column)}, ${at.map((start) => start.toISOString())}::timestamptz[])` };
}
/** Clocks of every zone stand on a quarter of an hour. */
export const QUARTER_S = 900;

/** Those of them that are asked for. */
function asked<T>({ fields }: FactFilter, all: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => fields.has(name)));
}

/** Each of these differs from fact to fact: looking for those that are alike would cost more than it spares. */
const ITS_OWN = ['calendarMs', 'serviceMs', 'lastCalendarMs', 'lastServiceMs'];
function rowsFor({ fields, at, told }: FactFilter): PageParts['rows'] {
  if (at === 'exact' || told.includes('ticketId')) return 'in-order';
  return ITS_OWN.some((name) => fields.has(name)) ? 'each' : 'alike';
}
/** Whole milliseconds: what the clock of a process says has no more. */
const ms = (column: string): RawBuilder<unknown> => sql.raw(`(date_part('epoch', ${column}) * 1000)::bigint`);
const column = (name: string): RawBuilder<unknown> => sql.raw(name);

/** Pages of each kind of fact, found by an index alone, one kind after the other; what belongs to it is looked up row by row. */
export const queries: Readonly<Record<Exclude<FactId, 'waiting'>, (filter: FactFilter) => readonly PageQuery[]>> = {
  opened: (filter) => [
    ofTickets(filter, {
      key: { opened_at: 'timestamptz', id: 'text' },
      from: sql`from tickets o where true`,
      rows: rowsFor(filter),
      own: {
        ...moment('o.opened_at', filter.at),
        ...asked(filter, {
          needsAnswer: sql`not (o.state = 'closed' and o.close_reason in ('no-answer-needed', 'spam'))`,
          answered: sql`o.first_answered_at is not null`,
          lastNegative: isNegative('o.sentiment'),
          beforeNegative: sql`o.first_answered_at is not null and o.last_inbound_at > o.first_answered_at`,
        }),
      },
      few: asked(filter, {
        handOvers: {
          ticketId: 'p.id',
          from: sql`activity a where a.what in ('take-over', 'move')`,
          looked: sql`(select count(*) from activity a where a.ticket_id = p.id and a.what in ('take-over', 'move'))`,
          other: sql`0`,
        },
      }),
      beside: asked(filter, {
        firstNegative: isNegative(FIRST_SENTIMENT),
        beforeNegative: sql`case when p.${own('beforeNegative')} then ${isNegative(FIRST_SENTIMENT)} end`,
      }),
    }),
  ],

  reply: (filter) =>
    // What is counted together is read together.
    rowsFor(filter) === 'alike' && filter.isWhole === true
      ? [ofReplyTimes(filter, filter.replies, {})]
      : filter.replies.map((kind) => ofReplyTimes(filter, [kind], {})),
  closing: (filter) => [
    ofReplyTimes(filter, ['resolution'], {
      reopened: {
        ticketId: 'p.ticket_id',
        from: sql`activity a where a.what = 'reopen'`,
        looked: sql`exists (select 1 from activity a where a.ticket_id = p.ticket_id and a.what = 'reopen' and a.at > p.to_at
          and a.at <= p.to_at + make_interval(days => ${filter.reopenDays}::int))`,
        other: sql`false`,
      },
      lastCalendarMs: overAllRounds('calendar_ms'),
      lastServiceMs: overAllRounds('service_ms'),
    }),
  ],

  wait: (filter) =>
    filter.waits.map((wait) =>
      of(filter, {
        key: { to_at: 'timestamptz', ticket_id: 'text', from_at: 'timestamptz' },
        from: sql`from waits o where o.wait = ${sql.lit(wait)}`,
        own: { calendar_ms: column('o.calendar_ms'), service_ms: column('o.service_ms') },
        fixed: { wait },
        columns: { calendarMs: column('p.calendar_ms'), serviceMs: column('p.service_ms') },
      }),
    ),

  decision: (filter) => [
    of(filter, {
      key: { at: 'timestamptz', id: 'bigint' },
      from: sql`from activity o where o.what in ('draft.approved', 'draft.returned')`,
      own: {
        ticket_id: column('o.ticket_id'),
        what: column('o.what'),
        by_kind: column('o.by_kind'),
        detail: column('o.detail'),
      },
      where: sql`p.by_kind = 'person' and p.detail ->> 'by' is distinct from 'rule:none'`,
      person: sql`(select d.author from drafts d where d.id = p.detail ->> 'draftId')`,
      columns: {
        approved: sql`p.what = 'draft.approved'`,
        isFirst: sql`not exists (select 1 from activity e where e.ticket_id = p.ticket_id and e.id < p.id and e.what = 'draft.returned'
          and e.id > coalesce((select max(s.id) from activity s where s.ticket_id = p.ticket_id and s.id < p.id and s.what = 'draft.approved'), 0))`,
      },
    }),
  ],

  review: (filter) => [
    of(filter, {
      key: { reviewed_at: 'timestamptz', id: 'text' },
      from: sql`from answer_reviews o where o.reviewed_at is not null`,
      own: { ticket_id: column('o.ticket_id'), sender: column('o.sender'), score: column('o.score') },
      person: column('p.sender'),
      columns: { score: column('p.score') },
    }),
  ],

  rating: (filter) => [
    of(filter, {
      key: { rated_at: 'timestamptz', id: 'text' },
      from: sql`from ratings o where o.rated_at is not null`,
      own: { ticket_id: column('o.ticket_id'), sender: column('o.sender'), score: column('o.score') },
      person: column('p.sender'),
      columns: { score: column('p.score') },
    }),
  ],

  'rating-asked': (filter) => [
    of(filter, {
      key: { asked_at: 'timestamptz', id: 'text' },
      from: sql`from ratings o where true`,
      own: {
        ticket_id: column('o.ticket_id'),
        draft_id: column('o.draft_id'),
        sender: column('o.sender'),
        rated_at: column('o.rated_at'),
      },
      where: sql`(p.rated_at is not null or exists (select 1 from deliveries d where d.draft_id = p.draft_id and d.state = 'sent'))`,
      person: column('p.sender'),
      columns: { rated: sql`p.rated_at is not null` },
    }),
  ],

  reaction: (filter) => [
    of(filter, {
      key: { sent_at: 'timestamptz', id: 'text' },
      from: sql`from deliveries o where o.state = 'sent'`,
      own: { ticket_id: column('o.ticket_id'), by: column('o.by'), native_id: column('o.native_id') },
      beside: sql`join messages m on m.ticket_id = p.ticket_id and m.native_id = p.native_id and m.direction = 'out' and not m.private
        and m.counts ? 'likes'`,
      where: sql`p.by not like 'rule:%'`,
      person: column('p.by'),
      columns: {
        likes: sql`coalesce((m.counts ->> 'likes')::int, 0)`,
        shares: sql`coalesce((m.counts ->> 'reposts')::int, 0) + coalesce((m.counts ->> 'quotes')::int, 0)`,
      },
    }),
  ],

  draft: (filter) => [
    of(filter, {
      key: { created_at: 'timestamptz', id: 'text' },
      from: sql`from drafts o where true`,
      own: {
        ticket_id: column('o.ticket_id'),
        author: column('o.author'),
        findings: sql`jsonb_array_length(o.findings)`,
      },
      where: sql`p.author not like 'rule:%'`,
      person: column('p.author'),
      columns: { findings: column('p.findings') },
    }),
  ],
};

type PageParts = Parameters<typeof pageOf>[0];

/** Facts of a table of their own: the conversation is looked up only where something of it is told, or some are left out. */
function of(
  filter: FactFilter,
  {
    key,
    from,
    own: read,
    where,
    beside,
    person,
    columns,
    few = {},
    fixed = {},
  }: Pick<PageParts, 'key' | 'from' | 'own' | 'where' | 'beside' | 'columns' | 'few' | 'fixed'> & {
    /** Whose it is. */
    person?: RawBuilder<unknown>;
  },
): PageQuery {
  const hers = wanted(joined, filter);
  const isJoined = hers !== undefined || filter.told.some((id) => id !== 'person');
  const conditions = [where, hers].filter((each) => each !== undefined);
  const [at = ''] = Object.keys(key);
  return pageOf({
    key,
    period: filter,
    from,
    own: read,
    fixed,
    rows: rowsFor(filter),
    columns: {
      ...moment(`p.${at}`, filter.at),
      ...asked(filter, columns),
      ...present({ person: filter.told.includes('person') ? person : undefined }),
      ...dimensions(joined, filter.told),
    },
    few: asked(filter, few),
    tickets: isJoined,
    beside,
    where: conditions.length > 0 ? sql.join(conditions, sql` and `) : undefined,
  });
}

function ofReplyTimes(
  filter: FactFilter,
  kinds: readonly ('first' | 'next' | 'resolution')[],
  few: NonNullable<PageParts['few']>,
): PageQuery {
  const kind = kinds.length === 1 ? kinds[0] : undefined;
  return of(filter, {
    key: { to_at: 'timestamptz', ticket_id: 'text', round: 'int', turn: 'int' },
    from: sql`from reply_times o where o.kind ${kind === undefined ? sql`= any(${[...kinds]}::text[])` : sql`= ${sql.lit(kind)}`}`,
    own: present({
      calendar_ms: column('o.calendar_ms'),
      service_ms: column('o.service_ms'),
      met: filter.fields.has('met')
        ? sql`case o.target_clock when 'calendar' then o.calendar_ms else o.service_ms end <= o.target_ms`
        : undefined,
      by: filter.told.includes('person') ? column('o.by') : undefined,
      kind: kind === undefined ? column('o.kind') : undefined,
    }),
    fixed: present({ kind }),
    person: column('p.by'),
    columns: {
      round: column('p.round'),
      calendarMs: column('p.calendar_ms'),
      serviceMs: column('p.service_ms'),
      met: column('p.met'),
      ...present({ kind: kind === undefined ? column('p.kind') : undefined }),
    },
    few,
  });
}

const own = (name: string): RawBuilder<unknown> => sql.ref(`own_${name}`);

/** Conversations themselves: all of it lies in one row. */
function ofTickets(
  filter: Pick<FactFilter, 'told' | 'only' | 'channels' | 'privateChannels'> & PageParts['period'],
  {
    key,
    from,
    own: read,
    beside = {},
    few,
    join,
    rows,
  }: Pick<PageParts, 'key' | 'from' | 'rows' | 'few'> & {
    own: Columns;
    /** Looked up for those alone that are told; of `page p`. What has the name of something read takes its place. */
    beside?: Columns;
    join?: RawBuilder<unknown>;
  },
): PageQuery {
  const all: Columns = { ...read, ...dimensions(paged, filter.told) };
  const hers = wanted(paged, filter);
  const values = Object.entries(hers ? { ...all, hers } : all).map(([name, value]) => [`own_${name}`, value]);
  return pageOf({
    key,
    period: filter,
    from,
    own: Object.fromEntries(values),
    columns: { ...Object.fromEntries(Object.keys(all).map((name) => [name, sql`p.${own(name)}`])), ...beside },
    few,
    rows,
    beside: join,
    where: hers ? sql`p.${own('hers')}` : undefined,
  });
}

/** A row for each conversation that began, with every stamp; of its words and of who wrote it, nothing. */
export function rowsQuery(filter: RowFilter): PageQuery {
  return ofTickets(
    { ...filter, told: everything },
    {
      key: { opened_at: 'timestamptz', id: 'text' },
      from: sql`from tickets o where true`,
      rows: 'in-order',
      own: {
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
export function waitingQuery(filter: RowFilter): PageQuery {
  return ofTickets(
    { ...filter, told: everything, from: '-infinity', until: 'infinity' },
    {
      key: { last_inbound_at: 'timestamptz', id: 'text' },
      from: sql`from tickets o where o.state = 'open'`,
      rows: 'in-order',
      own: {
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
